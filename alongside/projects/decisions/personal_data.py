"""What is held about a person for decisions, for their download. What a team decided stays when they delete it all."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.people.models import Person
from alongside.projects.models import Appeal, Clarification, Decision, Stance


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
        "decisions_about_you": [
            {"text": one.text, "reply": one.reply, "at": one.at, "state": one.get_state_display()}
            for one in Decision.objects.filter(about__person=person).order_by("pk")
        ],
        "appeals": [
            {"words": one.words, "at": one.at, "answer": one.get_answer_display(), "answer_words": one.answer_words}
            for one in Appeal.objects.filter(decision__about__person=person).order_by("pk")
        ],
        "decisions_clarified": [{"title": one.decision.title, "words": one.words, "at": one.at} for one in asked],
    }


WORDS: Mapping[str, Any] = {
    "decisions_proposed": _("What you proposed"),
    "decisions_answered": _("What you said to proposals"),
    "decisions_clarified": _("What you asked or answered about proposals"),
    "decisions_about_you": _("Whether you stay in a team"),
    "appeals": _("Your appeals"),
    "reply": _("Your reply"),
    "answer": _("What was answered"),
    "answer_words": _("The answer in words"),
    "title": _("What it is about"),
    "text": _("Text"),
    "state": _("What became of it"),
    "said": _("What you said"),
}
