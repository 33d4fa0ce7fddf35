"""What this room holds about a person: for their download, and gone when they delete everything."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alongside.people.hooks import PersonalData
from alongside.people.models import Person
from alongside.selection.asking import step
from alongside.selection.models import Entry, Scrutiny, Stated


def export(person: Person) -> dict[str, Any]:
    """Everything, in plain values."""
    stated = Stated.objects.filter(interest__person=person).select_related("interest__opportunity").order_by("pk")
    entries = Entry.objects.filter(interest__person=person).select_related("draw__opportunity").order_by("pk")
    checks = Scrutiny.objects.filter(email__iexact=person.email).select_related("draw__opportunity").order_by("pk")
    return {
        "said_for_draws": [
            {
                "opportunity": one.interest.opportunity.title,
                "answers": [{"question": question, "answer": said} for question, said in step.rows(one.interest)],
                "may_be_used": one.get_may_use_display() if one.may_use else "",
                "agreed_at": one.agreed_at,
            }
            for one in stated
        ],
        "draws": [
            {
                "opportunity": entry.draw.opportunity.title,
                "reference": entry.reference,
                "chance": entry.chance,
                "drawn": entry.is_chosen,
                "place_on_the_list": entry.ready,
            }
            for entry in entries
        ],
        "draws_i_check": [
            {"opportunity": one.draw.opportunity.title, "name": one.name, "role": one.role, "words": one.words}
            for one in checks
        ],
    }


@transaction.atomic
def erase(person: Person) -> None:
    """Delete what was said and who checked; that somebody did, as what, and what they found stays."""
    Stated.objects.filter(interest__person=person).delete()
    Scrutiny.objects.filter(email__iexact=person.email).update(name="", email="", person=None)


WORDS = {
    "said_for_draws": _("What you said for fair draws"),
    "opportunity": _("Opportunity"),
    "answers": _("Your answers"),
    "question": _("Question"),
    "answer": _("Your answer"),
    "may_be_used": _("Whether it may be used"),
    "agreed_at": _("When you agreed that it may be used"),
    "draws": _("Fair draws you were in"),
    "reference": _("Your reference in the draw"),
    "chance": _("Your chance, from 0 to 1"),
    "drawn": _("Whether you were drawn"),
    "place_on_the_list": _("Your place on the waiting list"),
    "draws_i_check": _("Fair draws you were asked to check"),
    "name": _("Name"),
    "role": _("Who you are, as it is shown"),
    "words": _("What you wrote"),
}

HELD = PersonalData(
    room="selection",
    title=_("Fair draws"),
    words=lambda: WORDS,
    export=export,
    erase=erase,
)
