"""What is held about a person for decisions, for their download. What a team decided stays when they delete it all."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.people.models import Person
from alongside.projects.models import Clarification, Decision, Stance


def export(person: Person) -> dict[str, Any]:
    """Everything, in plain values."""
    proposed = Decision.objects.filter(proposed_by__person=person).order_by("pk")
    said = Stance.objects.filter(member__person=person).select_related("decision").order_by("pk")
    asked = Clarification.objects.filter(member__person=person).select_related("decision").order_by("pk")
    return {
        "decisions_proposed": [
            {"title": one.title, "text": one.text, "at": one.at, "state": one.get_state_display()} for one in proposed
        ],
        "decisions_answered": [
            {"title": one.decision.title, "said": one.get_said_display(), "words": one.words, "at": one.at}
            for one in said
        ],
        "decisions_clarified": [{"title": one.decision.title, "words": one.words, "at": one.at} for one in asked],
    }


WORDS: Mapping[str, Any] = {
    "decisions_proposed": _("What you proposed"),
    "decisions_answered": _("What you said to proposals"),
    "decisions_clarified": _("What you asked or answered about proposals"),
    "title": _("What it is about"),
    "text": _("Text"),
    "state": _("What became of it"),
    "said": _("What you said"),
}
