"""How allauth works for us: its mail goes through our outbox, and it only ever leads to our own addresses."""

from dataclasses import replace
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from alongside.messages.actions import queue
from alongside.people import queries
from alongside.people.signing_in.back import is_ours
from alongside.web.requests import client_address

ERRORS = {
    "incorrect_code": _("That code is not right. Check the newest email from us and type the code again."),
    "too_many_login_attempts": _("You have tried too often. Wait a few minutes and try again."),
    "rate_limited": _("You have tried too often. Wait a few minutes and try again."),
}


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in by emailed code."""

    error_messages = DefaultAccountAdapter.error_messages | ERRORS

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the code. Nothing else that allauth would send is ours, and its own words never go out."""
        if template_prefix == "account/email/login_code":
            # Without a name: the same words for an address that we know and one that we do not.
            to = replace(queries.recipient_at(email), name="")
            queue(to=to, kind="people.sign_in_code", code=context["code"])

    def is_safe_url(self, url: str | None) -> bool:
        """Whether somebody may be led there after signing in: only to a page of ours."""
        return is_ours(url)

    def get_client_ip(self, request: HttpRequest) -> str:
        """Count limits by the same address as the rest of the service."""
        return client_address(request)


class MFAAdapter(DefaultMFAAdapter):
    """Passkeys and authenticators."""

    error_messages = DefaultMFAAdapter.error_messages | ERRORS

    def _get_site_name(self) -> str:
        return str(settings.SERVICE_NAME)
