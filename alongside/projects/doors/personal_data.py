"""What is held about a person in doors, for their download."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.people.models import Person
from alongside.projects.doors.models import Door


def export(person: Person) -> dict[str, Any]:
    """The doors they open, or opened."""
    found = Door.objects.filter(opener__person=person).order_by("pk")
    return {
        "doors": [
            {"who": one.who, "why": one.why, "state": one.get_state_display(), "how_it_went": one.how_it_went}
            for one in found
        ]
    }


WORDS: Mapping[str, Any] = {
    "doors": _("Doors that you open, or opened"),
    "who": _("Whom the project needs"),
    "why": _("What for"),
    "state": _("How far it is"),
    "how_it_went": _("How it went"),
}
