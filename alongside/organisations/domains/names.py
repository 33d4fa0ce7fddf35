"""What is a domain that could be an organisation's own, and what is wrong with one that is not."""

import ipaddress
import re

from django.utils.translation import gettext as _

from alongside.organisations.domains.queries import is_shared

_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
# Names that are never on the public internet (RFC 6761, RFC 6762, RFC 8375, RFC 9476 and common habits).
_NOT_PUBLIC = {
    "localhost", "local", "internal", "intranet", "lan", "home", "corp", "private", "test", "example", "invalid",
    "onion", "alt", "arpa",
}  # fmt: skip


class DomainError(ValueError):
    """The domain cannot be one's own; the message says why."""


def own_domain(typed: str) -> str:
    """Return a domain as we keep it: lower case, ASCII.

    Raises DomainError for what is no domain, is never public, or is shared by many organisations.
    """
    words = typed.strip().lower().rpartition("@")[2].rstrip(".")
    try:
        domain = words.encode("idna").decode("ascii") if words else ""
    except UnicodeError:
        domain = ""
    labels = domain.split(".")
    if not _is_name(domain, labels):
        raise DomainError(_("Enter the part of your email addresses after the @, like ourtrust.nhs.uk"))
    if labels[-1] in _NOT_PUBLIC:
        raise DomainError(_("Enter a domain that is on the public internet, like ourtrust.nhs.uk"))
    if is_shared(domain):
        raise DomainError(
            _("People of many organisations have addresses at %(domain)s, so it cannot show who works with you. "
              "Use a domain of your own, or agree to each person yourself.") % {"domain": domain}
        )  # fmt: skip
    return domain


def _is_name(domain: str, labels: list[str]) -> bool:
    """At least two proper labels, the last with a letter, and no address in disguise."""
    try:
        ipaddress.ip_address(domain)
    except ValueError:
        return (
            len(labels) > 1
            and len(domain) <= 253
            and all(_LABEL.fullmatch(label) for label in labels)
            and not labels[-1].isdigit()
        )
    return False
