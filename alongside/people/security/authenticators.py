"""Pages of passkeys, authenticators and recovery codes: allauth's machinery, our words and addresses."""

import json
from typing import Any
from urllib.parse import urlencode

from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.views import AddWebAuthnView, EditWebAuthnView, LoginWebAuthnView, RemoveWebAuthnView
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse, reverse_lazy

from alongside.people import rules
from alongside.people.current import person_of
from alongside.people.security import actions
from alongside.people.signing_in.back import back

HOME = reverse_lazy("mfa_index")


class Change:
    """A change of how an account is protected: written with its entry in the record and the message about it."""

    what = ""

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        """Write it all, or nothing."""
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        actions.protection_changed(by=person_of(self.request), what=self.what)  # type: ignore[attr-defined]
        return response


class AddPasskey(Change, AddWebAuthnView):
    """Add a passkey that can sign in by itself."""

    what = "added_passkey"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Offer the browser what to make."""
        options = auth.begin_registration(person_of(self.request), passwordless=True)
        form = kwargs.get("form") or self.get_form()
        return {"form": form, "options": as_json(options)}

    def get_success_url(self) -> str:
        """Show recovery codes to those who would be locked out without them."""
        codes = self.did_generate_recovery_codes and rules.asks_second_step(person_of(self.request))
        return reverse("mfa_view_recovery_codes" if codes else "mfa_index")


class RenamePasskey(EditWebAuthnView):
    """Give a passkey another name."""

    success_url = HOME


class RemovePasskey(Change, RemoveWebAuthnView):
    """Remove a passkey."""

    what = "removed_passkey"
    success_url = HOME


class SignInByPasskey(LoginWebAuthnView):
    """Sign in with a passkey: no address, no code."""

    def form_invalid(self, form: Any) -> HttpResponse:
        """Say that it did not work, where somebody can sign in another way."""
        going = back(self.request, "")
        query = {"because": "passkey"} | ({"next": going} if going else {})
        return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode(query)}")


class SecondStepView(AuthenticateView):
    """After the code: the passkey or the authenticator."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Offer what the person has."""
        context = super().get_context_data(**kwargs)
        kinds = {held.type for held in self.stage.login.user.authenticator_set.all()}
        context |= {"has_passkey": "webauthn" in kinds, "has_codes": kinds & {"totp", "recovery_codes"}}
        return context | {"options": as_json(context["js_data"]["request_options"])}


class AddAuthenticator(Change, ActivateTOTPView):
    """Add an authenticator app."""

    what = "added_authenticator"


class RemoveAuthenticator(Change, DeactivateTOTPView):
    """Remove the authenticator app."""

    what = "removed_authenticator"
    success_url = HOME


class RecoveryCodes(ViewRecoveryCodesView):
    """The codes to write down."""


class NewRecoveryCodes(Change, GenerateRecoveryCodesView):
    """New codes; the old ones stop working."""

    what = "made_recovery_codes"


def as_json(options: Any) -> str:
    """Return what the browser's passkey dialog needs, for a data attribute."""
    return json.dumps(options, cls=DjangoJSONEncoder)
