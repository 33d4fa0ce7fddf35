"""Telling people what happened to an opportunity: queued in the transaction of what happened."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from alongside.messages import actions as messages
from alongside.opportunities.models import Chooser, Interest, Opportunity
from alongside.organisations import rules as organisations
from alongside.people.models import Person

INTERESTED = [Interest.State.SENT, Interest.State.YES, Interest.State.WAITING_LIST]


def interested(kind: str, opportunity: Opportunity, *, key: str, **context: Any) -> int:
    """Tell everyone who has said they are interested and was not turned down; return how many."""
    waiting = Interest.objects.filter(opportunity=opportunity, state__in=INTERESTED).select_related("person")
    people = [interest.person for interest in waiting if interest.person]
    return _tell(people, kind, opportunity, key=key, **context)


def leads(kind: str, opportunity: Opportunity, *, key: str, besides: Person | None = None, **context: Any) -> int:
    """Tell those who lead the organisation's involvement work, except who did it; return how many."""
    found = organisations.leads(opportunity.organisation).select_related("person")
    people = [membership.person for membership in found if membership.person != besides]
    context["address"] = address_behind(opportunity)
    return _tell(people, kind, opportunity, key=key, **context)


def one(person: Person | None, kind: str, opportunity: Opportunity, *, key: str, **context: Any) -> int:
    """Tell one person, if they are still here."""
    return _tell([person] if person else [], kind, opportunity, key=key, **context)


def _tell(people: list[Person], kind: str, opportunity: Opportunity, *, key: str, **context: Any) -> int:
    context = {"address": address_of(opportunity)} | context | {"opportunity": opportunity}
    for person in people:
        messages.queue(to=person.recipient, kind=f"opportunities.{kind}", key=f"{kind}-{key}-{person.pk}", **context)
    return len(people)


def address_of(opportunity: Opportunity) -> str:
    """Return the whole address of the public page, or of the draft before there is one."""
    if opportunity.slug:
        return settings.SITE_ADDRESS + reverse("opportunity", args=[opportunity.slug])
    return settings.SITE_ADDRESS + reverse("draft", args=[opportunity.key])


def address_behind(opportunity: Opportunity) -> str:
    """Return the whole address of the page from which it is looked after, or decided on."""
    if opportunity.slug:
        return settings.SITE_ADDRESS + reverse("opportunity_manage", args=[opportunity.slug])
    return settings.SITE_ADDRESS + reverse("draft_check", args=[opportunity.key])


def address_of_chooser(chooser: Chooser) -> str:
    """Return the whole address of the page where somebody accepts, or declines, to choose."""
    return settings.SITE_ADDRESS + reverse("chooser_invitation", args=[chooser.key])
