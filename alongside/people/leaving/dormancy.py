"""Accounts that nobody has used for a long time go: after two warnings, a month and a week before."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from alongside.audit import actions as audit
from alongside.messages.actions import queue
from alongside.people.leaving.actions import delete_everything
from alongside.people.models import Person

MONTH = timedelta(days=30)
WEEK = timedelta(days=7)
MOST_AT_ONCE = 500


def tidy_dormant(now: datetime | None = None) -> dict[str, int]:
    """Warn, warn again, delete; return how many of each. Running it again at once does nothing more.

    Each deadline counts from the warning that was really sent: when the worker stood still for months, nobody is
    deleted without having been warned a month and a week before.
    """
    now = now or timezone.now()
    return {
        "deleted": _each(_due(now, settings.DORMANT_AFTER, second=WEEK), now, _delete),
        "second": _each(_due(now, settings.DORMANT_AFTER - WEEK, first=MONTH - WEEK), now, _second_warning),
        "first": _each(_due(now, settings.DORMANT_AFTER - MONTH), now, _first_warning),
    }


def _due(
    now: datetime, unused: timedelta, first: timedelta | None = None, second: timedelta | None = None
) -> QuerySet[Person]:
    """People not seen for so long, for whom the warning before was sent long enough ago (or none is asked for)."""
    seen = Coalesce("last_login", "joined_at")
    people = Person.objects.alias(seen=seen).filter(seen__lte=now - unused, is_administrator=False)
    fresh = Q(dormant_warned_at=None) | Q(dormant_warned_at__lt=seen)
    last = Q(dormant_last_warned_at=None) | Q(dormant_last_warned_at__lt=seen)
    if second is not None:
        return people.filter(dormant_last_warned_at__gte=seen, dormant_last_warned_at__lte=now - second)
    if first is not None:
        return people.filter(last, dormant_warned_at__gte=seen, dormant_warned_at__lte=now - first)
    return people.filter(fresh)


def _each(people: QuerySet[Person], now: datetime, act: object) -> int:
    """One transaction for each person, who is looked at again under lock: they may just have signed in."""
    done = 0
    for pk in list(people.order_by("pk").values_list("pk", flat=True)[:MOST_AT_ONCE]):
        with transaction.atomic():
            person = people.select_for_update(of=("self",)).filter(pk=pk).first()
            if person is not None:
                act(person, now)  # type: ignore[operator]
                done += 1
    return done


def _first_warning(person: Person, now: datetime) -> None:
    Person.objects.filter(pk=person.pk).update(dormant_warned_at=now)
    _warn(person, MONTH.days)


def _second_warning(person: Person, now: datetime) -> None:
    Person.objects.filter(pk=person.pk).update(dormant_last_warned_at=now)
    _warn(person, WEEK.days)


def _warn(person: Person, days: int) -> None:
    audit.record("person.warned_dormant", by=None, person=person, thing=person, days=days)
    queue(to=person.recipient, kind="people.dormant", days=days)


def _delete(person: Person, now: datetime) -> None:
    delete_everything(by=None, person=person)
