"""Reads of this room."""

from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Case, Count, Q, QuerySet, Value, When
from django.utils import timezone

from alongside.organisations.models import Membership, Organisation, WayToGetInvolved
from alongside.organisations.names import name_key
from alongside.people.models import Person

ACTIVE, JOINED, ENDED = "", "joined", "ended"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody looks for in the directory."""

    words: str = ""
    kind: str = ""
    region: str = ""
    state: str = ACTIVE

    def but(self, **other: str) -> "Wanted":
        """The same, with something else."""
        return Wanted(**(self.__dict__ | other))


def organisations() -> QuerySet[Organisation]:
    """All organisations, by name."""
    return Organisation.objects.all()


def directory(wanted: Wanted) -> QuerySet[Organisation]:
    """The organisations that somebody looks for: those that have joined first, then by name."""
    found = organisations().filter(_has(wanted))
    joined = Case(When(confirmed_at=None, then=Value(False)), default=Value(True), output_field=BooleanField())
    return found.annotate(joined=joined).order_by("-joined", "name_key", "pk")


def called(name: str, most: int = 5) -> list[Organisation]:
    """Return the organisations that somebody means by a name: the one that has it, else a few that come near."""
    whole = list(organisations().filter(name_key=name_key(name)).order_by("pk")[:most])
    return whole or list(directory(Wanted(words=name))[:most])


def kinds(wanted: Wanted) -> dict[str, int]:
    """How many there would be of each kind."""
    return _counts("kind", wanted.but(kind=""))


def regions(wanted: Wanted) -> dict[str, int]:
    """How many there would be in each region."""
    return _counts("region", wanted.but(region=""))


def of_person(person: Person) -> QuerySet[Membership]:
    """The organisations that somebody belongs to or asked to join."""
    mine = Membership.objects.filter(person=person).exclude(state=Membership.State.ENDED)
    return mine.select_related("organisation").order_by("organisation__name_key")


def ways(organisation: Organisation) -> QuerySet[WayToGetInvolved]:
    """Its ways to get involved, the first first."""
    return WayToGetInvolved.objects.filter(organisation=organisation).select_related("organisation")


def parent(organisation: Organisation) -> Organisation | None:
    """The organisation above it, if we hold that one and it is still there."""
    if not organisation.parent_code:
        return None
    return organisations().filter(ods_code=organisation.parent_code).first()


def publishable(person: Person) -> QuerySet[Organisation]:
    """The organisations in whose name this person may agree to publish."""
    return _mine(person, memberships__is_lead=True).exclude(confirmed_at=None)


def draftable(person: Person) -> QuerySet[Organisation]:
    """The organisations for which this person may write an opportunity."""
    return _mine(person)


def _mine(person: Person, **more: Any) -> QuerySet[Organisation]:
    """Active organisations of which somebody is a confirmed member."""
    confirmed = {"memberships__person": person, "memberships__state": Membership.State.CONFIRMED}
    return organisations().filter(~_ended(), **confirmed, **more)


def _counts(name: str, wanted: Wanted) -> dict[str, int]:
    counted = organisations().filter(_has(wanted)).order_by(name).values_list(name).annotate(count=Count("pk"))
    return {value: count for value, count in counted if value}


def _has(wanted: Wanted) -> Q:
    """The condition for what somebody looks for: every word of theirs is in the name, or it is the code."""
    found = Q()
    for word in name_key(wanted.words).split():
        found &= Q(name_key__contains=word)
    if wanted.words:
        found |= Q(ods_code=wanted.words.upper())
    if wanted.kind:
        found &= Q(kind=wanted.kind)
    if wanted.region:
        found &= Q(region=wanted.region)
    if wanted.state == JOINED:
        found &= Q(confirmed_at__isnull=False)
    return found & (_ended() if wanted.state == ENDED else ~_ended())


def _ended() -> Q:
    return Q(valid_to__isnull=False, valid_to__lt=timezone.localdate())
