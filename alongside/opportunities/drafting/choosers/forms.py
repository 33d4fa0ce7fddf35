"""Naming choosers."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.design.fields import ChoiceField, EmailField, ManyField, TextField
from alongside.design.forms import Form
from alongside.opportunities.choices import ChooserRole


class MembersForm(Form):
    """Members of the organisation who could choose."""

    members = ManyField(
        label=_("Members of your organisation"),
        error_messages={"required": _("Tick at least one person")},
    )

    def __init__(self, *args: Any, members: list[tuple[str, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(
            "members",
            [(value, name) for value, name, _role in members],
            {value: role for value, _name, role in members},
        )


class InviteForm(Form):
    """Somebody else, by email."""

    name = TextField(label=_("Name"), max_length=100, error_messages={"required": _("Enter their name")})
    email = EmailField(
        label=_("Email address"),
        autocomplete="off",
        error_messages={"required": _("Enter their email address")},
    )
    role = ChoiceField(
        label=_("Are they a partner or a member of staff?"),
        hint=_("People who apply are told this, with the name."),
        choices=ChooserRole.choices,
        error_messages={"required": _("Choose partner or member of staff")},
    )
