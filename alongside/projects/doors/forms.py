"""What people write about doors."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.design.fields import ChoiceField, LongTextField, SelectField, TextField
from alongside.design.forms import OnceForm, SeenForm
from alongside.projects.doors.models import Door
from alongside.projects.models import Member


class _DoorFields(SeenForm):
    """What adding and changing share."""

    who = TextField(
        label=_("Whom does the project need?"),
        hint=_("For example: the outpatients’ office, or the carers’ charity in town"),
        max_length=200,
        error_messages={"required": _("Say whom the project needs")},
    )
    why = LongTextField(label=_("What for?"), max_length=500, rows=3, error_messages={"required": _("Say what for")})
    opener = SelectField(label=_("Who will open this door? (optional)"), required=False)
    state = ChoiceField(label=_("How far is it?"), choices=Door.State.choices, initial=Door.State.TO_OPEN)
    how_it_went = LongTextField(
        label=_("How did it go? (optional)"),
        hint=_("What helped, and whom to ask for next time. Leave out what somebody would not want written down."),
        max_length=1000,
        rows=4,
        required=False,
    )

    def __init__(self, data: Any, *, members: list[Member], initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.members = {str(member.pk): member for member in members}
        names = [(pk, member.name) for pk, member in self.members.items()]
        self.offer("opener", [("", _("Nobody yet")), *names])

    def values(self) -> dict[str, Any]:
        """What was typed, with the member who opens it."""
        typed = super().values()
        typed.pop("key", None)
        return typed | {"opener": self.members.get(typed["opener"])}


class AddForm(OnceForm, _DoorFields):
    """A new door."""

    field_order = ["who", "why", "opener", "state", "how_it_went"]


class ChangeForm(_DoorFields):
    """A door that is known already."""

    def __init__(self, data: Any, *, door: Door, members: list[Member]) -> None:
        facts = {name: getattr(door, name) for name in ("who", "why", "state", "how_it_went")}
        opener = str(door.opener_id) if door.opener_id else ""
        super().__init__(data, members=members, initial=facts | {"opener": opener, "seen": str(door.version)})
