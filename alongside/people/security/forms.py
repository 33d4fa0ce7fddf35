"""What is typed to protect an account. allauth checks; fields and words are ours."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp.forms import ActivateTOTPForm, DeactivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
)
from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.design.fields import EmailField, TextField
from alongside.design.forms import Form


def code_field(label: Any, hint: Any) -> TextField:
    """A code that is read from somewhere else."""
    field = TextField(
        label=label,
        hint=hint,
        max_length=20,
        autocomplete="one-time-code",
        width="10",
        error_messages={"required": _("Enter the code")},
    )
    field.input_type = "number-as-text"
    return field


def name_field() -> TextField:
    """What somebody calls a passkey."""
    return TextField(
        label=_("What do you want to call it?"),
        hint=_("So that you know it later, like “My phone”."),
        max_length=60,
        width="20",
        error_messages={"required": _("Enter a name for it")},
    )


class CredentialForm(Form):
    """What the browser's passkey dialog gave us."""

    credential = forms.JSONField(
        widget=forms.HiddenInput,
        error_messages={
            "required": _("That did not work. Try again."),
            "invalid": _("That did not work. Try again."),
        },
    )

    def full_clean(self) -> None:
        """A message made by hand, in a shape no browser sends, is refused like any other that does not fit."""
        try:
            super().full_clean()
        except (AttributeError, KeyError, IndexError, TypeError, ValueError):
            self.cleaned_data = {}
            self.add_error(None, get_adapter().error_messages["incorrect_code"])

    def summary(self) -> list[dict[str, str]]:
        """Hidden fields cannot be pointed at."""
        return [{"text": row["text"], "href": "#passkey"} for row in super().summary()]


class AddPasskeyForm(CredentialForm, AddWebAuthnForm):
    """A new passkey: always one that can sign in by itself and asks for a finger, a face or a PIN."""

    name = name_field()
    name.required = False
    field_order = ["name", "credential"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("passwordless", None)

    def clean(self) -> dict[str, Any]:
        """Have allauth check it as one that can sign in by itself."""
        self.cleaned_data["passwordless"] = True
        return dict(super().clean() or {})


class EditPasskeyForm(Form, EditWebAuthnForm):
    """Another name for a passkey."""

    name = name_field()


class SignInByPasskeyForm(CredentialForm, LoginWebAuthnForm):
    """Sign in with a passkey."""


class SecondStepByPasskeyForm(CredentialForm, AuthenticateWebAuthnForm):
    """The passkey after the code."""


class SecondStepForm(Form, AuthenticateForm):
    """The authenticator's code, or a recovery code, after the code by email."""

    code = code_field(_("Code"), _("From your authenticator app, or one of the recovery codes you wrote down."))


class AddAuthenticatorForm(Form, ActivateTOTPForm):
    """The first code of a new authenticator shows that it works."""

    code = code_field(_("Code from the app"), _("6 numbers. A new code comes every 30 seconds."))


class RemoveAuthenticatorForm(Form, DeactivateTOTPForm):
    """Nothing to type."""


class NewRecoveryCodesForm(Form, GenerateRecoveryCodesForm):
    """Nothing to type."""


class NewAddressForm(Form):
    """A new address to sign in with."""

    email = EmailField(
        label=_("Your new email address"),
        hint=_("We send a code there, to be sure that it is yours."),
        width="20",
        error_messages={"required": _("Enter your new email address")},
    )


class NewAddressCodeForm(Form):
    """The code that went to the new address."""

    code = code_field(_("Code"), _("6 numbers, like 123456"))
