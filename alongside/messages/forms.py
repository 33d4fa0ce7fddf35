"""What people choose."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.design.fields import ChoiceField
from alongside.design.forms import Form
from alongside.messages import kinds
from alongside.messages.digests import KIND as DIGEST
from alongside.messages.kinds import Often, Words


class ChoicesForm(Form):
    """How often to have each kind of message that can be stopped."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in stoppable():
            self.fields[field_name(kind.name)] = ChoiceField(
                label=kind.title,
                choices=[(often.value, label(kind, often)) for often in kind.choices],
                inline=not kind.in_digest,
                error_messages={"required": _("Choose how often you want these emails")},
            )

    def choices(self) -> dict[str, Often]:
        """Return what was chosen, by kind."""
        return {kind.name: Often(self.cleaned_data[field_name(kind.name)]) for kind in stoppable()}


def stoppable() -> list[kinds.Kind]:
    """Return the kinds that can be stopped; digests only where there is something to put into them."""
    found = [kind for kind in kinds.every() if kind.can_stop]
    has_digests = any(kind.in_digest for kind in found)
    return [kind for kind in found if has_digests or kind.name != DIGEST]


def label(kind: kinds.Kind, often: Often) -> Words:
    """Return the words of a choice: where there are only two, yes and no."""
    if kind.in_digest:
        return often.label
    return _("Yes") if often == Often.EACH else _("No")


def field_name(kind: str) -> str:
    """Return the name of a kind's field: a dot would not work in a link to it."""
    return kind.replace(".", "-")


def initial(choices: dict[str, Often]) -> dict[str, str]:
    """Return what the form shows at first."""
    return {field_name(kind): often.value for kind, often in choices.items()}
