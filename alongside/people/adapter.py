"""How allauth works for us: its mail goes through our outbox, and it only ever leads to our own addresses."""

from dataclasses import replace
from io import BytesIO
from ipaddress import ip_address
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.messages.actions import queue
from alongside.people import queries
from alongside.people.models import Person
from alongside.people.security import sealed
from alongside.people.signing_in.back import is_ours
from alongside.web.requests import client_address

ERRORS = {
    "incorrect_code": _("That code is not right. Check the newest email from us and type the code again."),
    "too_many_login_attempts": _("You have tried too often. Wait a few minutes and try again."),
    "rate_limited": _("You have tried too often. Wait a few minutes and try again."),
}


SECOND_STEP_ERRORS = {"incorrect_code": _("That did not work. Check it and try again.")}


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in by emailed code."""

    error_messages = DefaultAccountAdapter.error_messages | ERRORS

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the code. Nothing else that allauth would send is ours, and its own words never go out."""
        if template_prefix == "account/email/login_code":
            # Without a name: the same words for an address that we know and one that we do not.
            to = replace(queries.recipient_at(email), name="")
            queue(to=to, kind="people.sign_in_code", code=context["code"])

    def get_login_stages(self) -> list[str]:
        """Ask for a second step only of those who need one."""
        ours = {"allauth.mfa.stages.AuthenticateStage": "alongside.people.security.stages.SecondStep"}
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    def respond_user_inactive(self, request: HttpRequest, user: Person) -> HttpResponse:
        """An account that may not sign in gets no page of its own."""
        return redirect("account_login")

    def is_safe_url(self, url: str | None) -> bool:
        """Whether somebody may be led there after signing in: only to a page of ours."""
        return is_ours(url)

    def get_client_ip(self, request: HttpRequest) -> str:
        """Keep a network at most, in a form that a database takes for an address."""
        network = client_address(request)
        try:
            return str(ip_address(network if network.count(":") != 3 else f"{network}::"))
        except ValueError:
            return "0.0.0.0"  # noqa: S104  stands for "not known"; nothing listens there


class MFAAdapter(DefaultMFAAdapter):
    """Passkeys and authenticators."""

    error_messages = DefaultMFAAdapter.error_messages | ERRORS | SECOND_STEP_ERRORS

    def encrypt(self, text: str) -> str:
        """Seal a secret before it is written."""
        return sealed.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Open a sealed secret."""
        return sealed.unseal(encrypted_text)

    def _get_site_name(self) -> str:
        return str(settings.SERVICE_NAME)

    def generate_authenticator_name(self, user: Person, type: Authenticator.Type) -> str:
        """What a passkey is called until somebody finds a better name."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("My passkey") if number == 1 else gettext("My passkey %(number)d") % {"number": number}

    def build_totp_svg(self, url: str) -> str:
        """Draw the square that an authenticator app reads."""
        drawn = BytesIO()
        segno.make(url, error="m").save(drawn, kind="svg", scale=5, border=4, light="#fff", xmldecl=False)
        return drawn.getvalue().decode()
