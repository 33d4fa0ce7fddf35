"""Handing one message to a mail server, and what its answer means."""

from dataclasses import dataclass
from email.errors import MessageError
from email.utils import parseaddr
from smtplib import (
    SMTPDataError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPServerDisconnected,
)

from django.conf import settings
from django.core.mail import BadHeaderError, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from alongside.messages import kinds
from alongside.messages.drawing import link
from alongside.messages.models import Message
from alongside.messages.tokens import make


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How it went. `problem` is a code; a mail server's own words may quote the address and are never kept."""

    problem: str = ""
    is_final: bool = False
    is_server_lost: bool = False

    @property
    def is_sent(self) -> bool:
        """Whether the server took it."""
        return not self.problem


def deliver(server: BaseEmailBackend, message: Message) -> Outcome:
    """Send one message."""
    try:
        server.send_messages([build(message)])
    except SMTPRecipientsRefused as refused:
        codes = [code for code, _words in refused.recipients.values()]
        return _refused(min(codes, default=0))
    except SMTPDataError as refused:
        return _refused(refused.smtp_code)
    except SMTPResponseException as refused:
        # Our own name or password is refused, not this message: it waits until that is mended.
        return Outcome(problem=f"server {refused.smtp_code}", is_server_lost=True)
    except (SMTPServerDisconnected, OSError) as error:
        return Outcome(problem=type(error).__name__, is_server_lost=True)
    except SMTPException as error:
        return Outcome(problem=type(error).__name__)
    except (BadHeaderError, MessageError, ValueError) as error:
        return Outcome(problem=f"unwritable {type(error).__name__}", is_final=True)
    return Outcome()


def _refused(code: int) -> Outcome:
    """5xx is for good (RFC 5321, section 4.2.1); anything else may pass."""
    return Outcome(problem=f"refused {code}", is_final=500 <= code < 600)


def build(message: Message) -> EmailMultiAlternatives:
    """Return the email: plain text first, then HTML."""
    email = EmailMultiAlternatives(
        subject=message.subject, body=message.text, to=[message.address], headers=headers(message)
    )
    email.attach_alternative(message.html, "text/html")
    return email


def headers(message: Message) -> dict[str, str]:
    """Return the headers besides the usual ones.

    The same message always has the same id, so that a mail system can drop a second copy. Machines are asked not to
    answer. Kinds that can be stopped carry the one-click link of RFC 8058.
    """
    host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    found = {
        "Message-ID": f"<{message.reference}@{host}>",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    kind = kinds.find(message.kind)
    if kind and kind.can_stop:
        found["List-Unsubscribe"] = f"<{link('stop', make(message.reference))}>"
        found["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return found
