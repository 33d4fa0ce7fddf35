"""What is held about a person for ideas: for their download, and gone when they delete everything."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from alongside.people.models import Person
from alongside.projects.ideas.models import Idea, IdeaAnswer, IdeaReport, Story, Voice
from alongside.projects.models import Project
from alongside.web import stamps


def export(person: Person) -> dict[str, Any]:
    """Everything, in plain values."""
    ideas = Idea.objects.filter(person=person).select_related("organisation", "story").order_by("pk")
    voices = Voice.objects.filter(person=person).select_related("idea").order_by("pk")
    answers = IdeaAnswer.objects.filter(by=person).select_related("idea").order_by("pk")
    return {
        "ideas": [_idea(one) for one in ideas.prefetch_related("story__consents")],
        "voices": [
            {"idea": one.idea.what, "said": one.get_kind_display(), "skill": one.skill, "at": one.at} for one in voices
        ],
        "ideas_asked_about": [
            {"idea": one.idea.what, "words": one.words, "at": one.reported_at} for one in _asked(person)
        ],
        "ideas_answered": [
            {"idea": one.idea.what, "outcome": one.get_outcome_display(), "words": one.words, "at": one.at}
            for one in answers
        ],
    }


def erase(person: Person) -> None:
    """Delete stories, voices, and ideas that concern nobody else. The others stay without the person."""
    spoken = Idea.objects.filter(voices__person=person)
    own = Idea.objects.filter(person=person)
    names = {name for idea in (*spoken, *own) for name in idea.shown_as()}
    Story.objects.filter(idea__person=person).delete()
    _asked(person).delete()
    Voice.objects.filter(person=person).delete()
    _alone(own).delete()
    own.update(person=None, shows_name=False)
    if names:
        stamps.changed(*names)


def _alone(own: Any) -> Any:
    """Return those that nobody else spoke to, answered, joined or works on."""
    return own.exclude(
        Exists(Voice.objects.filter(idea=OuterRef("pk")))
        | Exists(IdeaAnswer.objects.filter(idea=OuterRef("pk")))
        | Exists(Idea.objects.filter(joined_with=OuterRef("pk")))
        | Exists(Project.objects.filter(idea=OuterRef("pk")))
    )


def _asked(person: Person) -> QuerySet[IdeaReport]:
    found = IdeaReport.objects.filter(idea__person=person, is_from_raiser=True)
    return found.select_related("idea").order_by("pk")


def _idea(one: Idea) -> dict[str, Any]:
    story = getattr(one, "story", None)
    return {
        "organisation": one.organisation.name,
        "what_could_be_better": one.what,
        "for_whom": one.for_whom,
        "why": one.why,
        "capacity": one.get_capacity_display(),
        "shows_name": one.shows_name,
        "is_for_another": one.is_for_another,
        "sent_at": one.sent_at,
        "answer": one.answer,
        "hidden_at": one.hidden_at,
        "hidden_words": one.hidden_words,
        "story": story.words if story else "",
        "story_used": [
            {"use": given.get_use_display(), "given_at": given.given_at, "withdrawn_at": given.withdrawn_at}
            for given in (story.consents.all() if story else ())
        ],
    }


WORDS: Mapping[str, Any] = {
    "ideas": _("Ideas you raised"),
    "voices": _("What you said to ideas"),
    "ideas_answered": _("Ideas you answered for an organisation"),
    "organisation": _("Organisation"),
    "what_could_be_better": _("What could be better"),
    "for_whom": _("For whom"),
    "why": _("Why it matters to you"),
    "is_for_another": _("You wrote it down for somebody else"),
    "shows_name": _("The organisation and the team may see your name"),
    "sent_at": _("When you sent it"),
    "answer": _("The organisation’s answer"),
    "hidden_at": _("When it was hidden"),
    "hidden_words": _("Why it was hidden"),
    "ideas_asked_about": _("Hidden ideas that you asked to have looked at again"),
    "story": _("Your story"),
    "story_used": _("Uses of your story that you agreed to"),
    "use": _("For what"),
    "given_at": _("When you agreed"),
    "withdrawn_at": _("When you withdrew that"),
    "idea": _("Idea"),
    "said": _("What you said"),
    "skill": _("With what you can help"),
    "outcome": _("The answer"),
}
