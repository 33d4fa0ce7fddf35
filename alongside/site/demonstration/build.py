"""Making the whole demonstration, in one transaction; the same every time but for the days, which count from today."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from alongside.audit import actions as audit
from alongside.organisations import directory
from alongside.people.models import Person
from alongside.site.demonstration.drawn import make_draw
from alongside.site.demonstration.openings import leave_drafts, make_openings
from alongside.site.demonstration.people import make_organisations, make_people
from alongside.site.demonstration.personas import PERSONAS
from alongside.site.demonstration.story import tell
from alongside.site.demonstration.together import work_together


@dataclass(frozen=True)
class Made:
    """How much was made."""

    people: int
    organisations: int
    openings: int


def is_there() -> bool:
    """Whether the demonstration was made before."""
    return Person.objects.filter(email=PERSONAS[0].email).exists()


@transaction.atomic
def make() -> Made:
    """Make it; either all of it is there afterwards, or nothing."""
    now = timezone.now()
    organisations = make_organisations(now)
    people = make_people(now, organisations)
    openings = make_openings(organisations)
    tell(people, openings)
    make_draw(people, openings[0].organisation, now)
    leave_drafts(people["dev@demonstration.example"])
    work_together(people, openings[0].organisation)
    directory.load()
    audit.record("demonstration.made", by=None, people=len(people), openings=len(openings))
    return Made(len(people), len(organisations), len(openings))
