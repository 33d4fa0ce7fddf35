"""What is typed to sign in and to join."""

from collections.abc import Callable
from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm
from django.utils.translation import gettext_lazy as _

from alongside.design.fields import ChoiceField, EmailField, TextField
from alongside.design.forms import Form
from alongside.people import actions
from alongside.people.models import Person


class AddressForm(Form):
    """The address to send a code to. Known or not, the answer is the same."""

    email = EmailField(
        label=_("Email address"),
        hint=_("We will email you a code. You do not need a password."),
        width="20",
        error_messages={"required": _("Enter your email address")},
    )
    _user: Person | None = None

    def __init__(self, *args: Any, spend: Callable[[str], None], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._spend = spend

    def clean_email(self) -> str:
        """Count the code against the address and find or make its account: allauth reads it from `_user`."""
        email: str = self.cleaned_data["email"]
        self._spend(email)
        self._user = actions.account_for(email=email)
        return email


class CodeForm(Form, ConfirmLoginCodeForm):
    """The code that we sent."""

    code = TextField(
        label=_("Code"),
        hint=_("6 numbers, like 123456"),
        autocomplete="one-time-code",
        width="10",
        error_messages={"required": _("Enter the code from our email")},
    )
    code.input_type = "number-as-text"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.clear()


class JoinForm(Form):
    """The two things we must know."""

    name = TextField(
        label=_("What should we call you?"),
        hint=_("A first name is enough. It does not have to be your legal name."),
        max_length=100,
        autocomplete="nickname",
        width="20",
        error_messages={"required": _("Enter the name you want us to call you")},
    )
    age = ChoiceField(
        label=_("Are you 16 or over?"),
        choices=[("yes", _("Yes, I am 16 or over")), ("no", _("No, I am under 16"))],
        error_messages={"required": _("Choose yes if you are 16 or over")},
    )

    @property
    def is_old_enough(self) -> bool:
        """Whether they said that they are 16 or over."""
        return bool(self.cleaned_data["age"] == "yes")
