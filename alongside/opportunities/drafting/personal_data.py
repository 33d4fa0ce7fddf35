"""What writing and publishing hold about a person: for their download, and taken away when they leave."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.opportunities.drafting.answers import label_of
from alongside.opportunities.drafting.steps import STEPS
from alongside.opportunities.models import Chooser, OpeningsUpload, Opportunity, Review, Revision, Writer
from alongside.people.hooks import PersonalData
from alongside.people.models import Person
from alongside.web import stamps

CONTACT = ("contact_name", "contact_email")


def export(person: Person) -> dict[str, Any]:
    """Return what the person started, is named in, changed and said as a reader."""
    started = Opportunity.objects.filter(created_by=person).order_by("pk")
    wrote = Writer.objects.filter(person=person).select_related("opportunity").order_by("pk")
    named = Opportunity.objects.filter(contact_email=person.email).order_by("pk")
    revisions = Revision.objects.filter(by=person).select_related("opportunity").order_by("pk")
    reviews = Review.objects.filter(decided_by=person).select_related("opportunity").order_by("pk")
    return {
        "written": [{"title": item.title, "at": item.created_at} for item in started],
        "wrote_a_part_of": [{"title": item.opportunity.title, "since": item.since} for item in wrote],
        "answers_questions_about": [item.title for item in named],
        "changed": [
            {"title": item.opportunity.title, "at": item.at, "what": sorted(item.after)} for item in revisions
        ],
        "read": [
            {"title": item.opportunity.title, "at": item.decided_at, "words": item.words} for item in reviews
        ],
    }  # fmt: skip


def erase(person: Person) -> None:
    """Take the name away wherever it stands as words; what the organisation published stays.

    Links to the account (who wrote, who changed) go with the account itself.
    """
    answered_by = Opportunity.objects.filter(contact_email=person.email)
    stamps.changed(*(name for opportunity in answered_by for name in opportunity.shown_as()))
    answered_by.update(contact_name="", contact_email="")
    OpeningsUpload.objects.filter(by=person).delete()
    Chooser.objects.filter(Q(person=person) | Q(email=person.email)).delete()
    for revision in Revision.objects.filter(Q(before__has_key="contact_email") | Q(after__has_key="contact_email")):
        _forget(revision, person.email)


def _forget(revision: Revision, email: str) -> None:
    """Blank the contact on each side of a change that named this person."""
    for side in (revision.before, revision.after):
        if side.get("contact_email") == email:
            side.update({name: "" for name in CONTACT if name in side})
    revision.save(update_fields=["before", "after"])


WORDS = {
    "written": _("Opportunities you started"),
    "wrote_a_part_of": _("Opportunities you wrote a part of"),
    "since": _("Since when"),
    "answers_questions_about": _("Opportunities that name you as the person who answers questions"),
    "changed": _("Opportunities you changed after they were published"),
    "read": _("Opportunities you read before they were published"),
    "title": _("Opportunity"),
    "at": _("When"),
    "what": _("What you changed"),
    "words": _("What you wrote to the people who wrote it"),
}


def codes() -> Mapping[str, Mapping[str, str]]:
    """What was changed, in the words of the questions."""
    forms = [step.form for step in STEPS.values() if step.form]
    return {"what": {name: label_of(name) for form in forms for name in form.names() if name in form.base_fields}}


HELD = PersonalData(
    room="opportunities", title=_("Opportunities you work on"), words=lambda: WORDS, codes=codes, export=export,
    erase=erase,
)  # fmt: skip
