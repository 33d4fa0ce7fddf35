"""Making the demonstration's openings: drafted, then published in the same way as any other."""

import datetime
from typing import Any

from django.db.models import F
from django.utils import timezone

from alongside.opportunities.finding import actions as finding
from alongside.opportunities.models import Chooser, Opportunity, OpportunityTopic, Question
from alongside.opportunities.publishing import actions as publishing
from alongside.opportunities.publishing.reviews import actions as reviews
from alongside.organisations.models import Organisation
from alongside.people.models import Person
from alongside.site.demonstration import texts


def make_openings(organisations: dict[str, Organisation]) -> list[Opportunity]:
    """Publish every opening of the text, the first ones most recently."""
    return [
        publish(draft(text, organisations[text["organisation"]]), days_ago=place)
        for place, text in enumerate(texts.openings())
    ]


def leave_drafts(writer: Person) -> None:
    """Leave what a member of staff is writing: one unfinished, one that waits for the lead to agree."""
    organisation = writer.memberships.get().organisation
    for text in texts.drafts():
        opportunity = draft(text, organisation)
        Opportunity.objects.filter(pk=opportunity.pk).update(created_by=writer)
        if text.get("in_review"):
            reviews.ask(by=writer, opportunity=opportunity)


def lead_of(organisation: Organisation) -> Person:
    """Return the involvement lead."""
    return organisation.memberships.get(is_lead=True).person


def draft(text: dict[str, Any], organisation: Organisation) -> Opportunity:
    """Write one draft, with its topics, questions and the lead as chooser."""
    lead, now = lead_of(organisation), timezone.now()
    opportunity = Opportunity.objects.create(
        organisation=organisation, created_by=lead, created_at=now, **columns(text, timezone.localdate(), lead)
    )
    OpportunityTopic.objects.bulk_create(
        OpportunityTopic(opportunity=opportunity, topic=topic) for topic in text["topics"]
    )
    Question.objects.bulk_create(
        Question(opportunity=opportunity, place=place, words=words)
        for place, words in enumerate(text.get("questions", []), start=1)
    )
    Chooser.objects.create(
        opportunity=opportunity, person=lead, name=lead.name, role="staff",
        invited_by=lead, invited_at=now, accepted_at=now,
    )  # fmt: skip
    return opportunity


def publish(opportunity: Opportunity, *, days_ago: int) -> Opportunity:
    """Publish, then set the day back so that not everything is new."""
    lead = lead_of(opportunity.organisation)
    opportunity = publishing.publish(by=lead, opportunity=opportunity)
    Opportunity.objects.filter(pk=opportunity.pk).update(
        published_at=F("published_at") - datetime.timedelta(days=days_ago)
    )
    opportunity.refresh_from_db()
    finding.refresh(opportunity)
    return opportunity


def columns(text: dict[str, Any], today: datetime.date, lead: Person) -> dict[str, Any]:
    """Return the opening's own columns; days in the text count from today."""

    def day(name: str) -> datetime.date | None:
        return today + datetime.timedelta(days=text[name]) if name in text else None

    return {
        "title": text["title"],
        "summary": text["summary"],
        "background": text.get("background", ""),
        "what_you_will_do": text["do"],
        "lived_experience": text["lived"],
        "useful_skills": text.get("skills", ""),
        "stage": text["stage"],
        "level": text["level"],
        "mode": text["mode"],
        "place": text.get("place", ""),
        "region": text.get("region", ""),
        "starts": day("starts"),
        "closes": day("closes"),
        "is_open_ended": text.get("open_ended", False),
        "times": text.get("times", ""),
        "time_commitment": text["time"],
        "duration": text["duration"],
        "is_paid": not text.get("unpaid", False),
        "payment_pence": text.get("pence"),
        "payment_per": text.get("per", ""),
        "covers_expenses": True,
        "expenses": "Travel, and care for the person you look after. We can pay before you travel.",
        "access_support": "Tell us what you need. We pay for interpreters, captions and taxis where you need them.",
        "number_wanted": text["wanted"],
        "how_chosen": "We look for a mix of people. Everyone gets an answer within two weeks of the closing date.",
        "contact_name": lead.name,
        "contact_email": lead.email,
    }
