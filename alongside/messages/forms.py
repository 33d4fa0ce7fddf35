"""What people choose."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.design.fields import ChoiceField
from alongside.design.forms import Form
from alongside.messages import kinds
from alongside.messages.kinds import Often


class ChoicesForm(Form):
    """How often to have each kind of message that can be stopped."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in stoppable():
            self.fields[field_name(kind.name)] = ChoiceField(
                label=kind.title,
                choices=[(often.value, often.label) for often in kind.choices],
                error_messages={"required": _("Choose how often you want these emails")},
            )

    def choices(self) -> dict[str, Often]:
        """Return what was chosen, by kind."""
        return {kind.name: Often(self.cleaned_data[field_name(kind.name)]) for kind in stoppable()}


def stoppable() -> list[kinds.Kind]:
    """Return the kinds that can be stopped."""
    return [kind for kind in kinds.every() if kind.can_stop]


def field_name(kind: str) -> str:
    """Return the name of a kind's field: a dot would not work in a link to it."""
    return kind.replace(".", "-")


def initial(choices: dict[str, Often]) -> dict[str, str]:
    """Return what the form shows at first."""
    return {field_name(kind): often.value for kind, often in choices.items()}
