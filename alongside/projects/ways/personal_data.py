"""What is held about a person in the ways of working, for their download."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.people.models import Person
from alongside.projects.ways.models import WaysAgreed


def export(person: Person) -> dict[str, Any]:
    """To what they agreed, and when."""
    said = WaysAgreed.objects.filter(member__person=person).select_related("member__project").order_by("pk")
    return {"agreed_to_ways_of_working": [{"project": one.member.project.title, "at": one.at} for one in said]}


WORDS: Mapping[str, Any] = {"agreed_to_ways_of_working": _("Teams to whose ways of working you agreed")}
