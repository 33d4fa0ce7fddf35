"""What this part holds about a person: for their download."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.opportunities.interests import sharing
from alongside.opportunities.interests.models import Interest
from alongside.opportunities.models import Chooser
from alongside.people.models import Person


def export(person: Person) -> dict[str, Any]:
    """Return every interest with what was written and answered, and what the person chose for others."""
    interests = (
        Interest.objects.filter(person=person)
        .select_related("opportunity__organisation")
        .prefetch_related("replies__question", "answers", "notes", "events")
        .order_by("pk")
    )
    choosing = Chooser.objects.filter(person=person).select_related("opportunity").order_by("pk")
    return {
        "interests": [_interest(interest) for interest in interests],
        "choosing": [
            {"opportunity": chooser.opportunity.title, "promised_at": chooser.accepted_at} for chooser in choosing
        ],
    }


def _interest(interest: Interest) -> dict[str, Any]:
    return {
        "opportunity": interest.opportunity.title,
        "organisation": interest.opportunity.organisation.name,
        "state": interest.get_state_display(),
        "started_at": interest.started_at,
        "sent_at": interest.sent_at,
        "answer_by": interest.answer_by,
        "why": interest.why,
        "questions": [{"question": reply.question.words, "answer": reply.words} for reply in interest.replies.all()],
        "what_you_need": interest.get_access_display(),
        "what_you_need_in_words": interest.access_words,
        "shared": interest.shares,
        "agreed_at": interest.agreed_at,
        "why_it_ended": interest.end_reason,
        "answers": [
            {
                "answer": answer.get_outcome_display(),
                "why": answer.get_reason_display(),
                "words": answer.words,
                "at": answer.at,
            }
            for answer in interest.answers.all()
        ],
        "messages": [
            {
                "from": gettext("the choosers") if note.is_from_chooser else gettext("you"),
                "words": note.words,
                "at": note.at,
            }
            for note in interest.notes.all()
        ],
        "history": [{"what": event.get_what_display(), "at": event.at} for event in interest.events.all()],
    }


WORDS = {
    "interests": _("What you said you are interested in"),
    "opportunity": _("Opportunity"),
    "organisation": _("Organisation"),
    "state": _("How far it is"),
    "started_at": _("When you started to write"),
    "sent_at": _("When you sent it"),
    "answer_by": _("You have an answer by"),
    "why": _("Why you are interested"),
    "questions": _("Their questions"),
    "question": _("Question"),
    "answer": _("Your answer"),
    "what_you_need": _("What you need to take part"),
    "what_you_need_in_words": _("What you need, in your words"),
    "shared": _("What you share of your profile"),
    "agreed_at": _("When you agreed that they may see it"),
    "why_it_ended": _("Why you ended it"),
    "answers": _("Answers you got"),
    "answers.answer": _("The answer"),
    "answers.why": _("The reason"),
    "answers.words": _("Their words to you"),
    "at": _("When"),
    "messages": _("Messages"),
    "from": _("From"),
    "words": _("What it says"),
    "history": _("What happened"),
    "what": _("What"),
    "choosing": _("Opportunities where you help to choose"),
    "promised_at": _("When you promised to keep what you read to yourself"),
}


def codes() -> Mapping[str, Mapping[str, Any]]:
    """The parts of a profile that can be shared, in words."""
    return {"shared": sharing.TITLES}
