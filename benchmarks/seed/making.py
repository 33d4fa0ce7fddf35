"""Making everything, in one transaction with one entry in the record, as an import does."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from alongside.audit import actions as audit
from alongside.audit.models import Entry
from alongside.jobs.progress import progress
from alongside.opportunities.finding import actions as finding
from alongside.people.models import Person
from benchmarks.seed.interests import Interests
from benchmarks.seed.openings import Openings
from benchmarks.seed.organisations import Body, Organisations, bodies
from benchmarks.seed.people import People
from benchmarks.seed.spec import Spec
from benchmarks.seed.tables import Table, reset_sequences
from tooling.steps import step

WHAT = "benchmark.seeded"
Counts = dict[str, int]


def is_made(spec: Spec) -> bool:
    """Whether this database holds exactly this spec, made by this code."""
    made = Entry.objects.filter(what=WHAT).order_by("-pk").first()
    return made is not None and made.facts == spec.facts


def is_empty() -> bool:
    """Whether nobody is here yet."""
    return not Person.objects.exists()


@transaction.atomic
def make(spec: Spec) -> Counts:
    """Fill an empty database; return how many rows each table got."""
    with _checked_at_once():
        tables = _write(spec)
    with step(f"Listing {spec.open:,} openings for finding"):
        finding.rebuild()
    audit.record(WHAT, by=None, **spec.facts)
    reset_sequences(tables)
    return {table.model._meta.model_name or "": table.written for table in tables}


def _write(spec: Spec) -> list[Table]:
    there = bodies(spec)
    organisations, people = Organisations(spec), People(spec)
    openings, interests = Openings(spec, there), Interests(spec, people)
    _organisations(there, organisations)
    _people(spec, people)
    for body in there:
        organisations.join(body)
    organisations.membership.flush()
    _openings(spec, openings, interests)
    parts = (organisations.tables, people.tables, openings.tables, interests.tables)
    every = dict.fromkeys(table for part in parts for table in part.tables)
    return [*every, organisations.membership]


def _organisations(there: list[Body], organisations: Organisations) -> None:
    with step(f"{len(there):,} organisations"):
        for body in there:
            organisations.add(body)
        organisations.tables.flush()


def _people(spec: Spec, people: People) -> None:
    with step(f"{spec.people:,} people"):
        for number in progress(range(1, spec.people + 1), total=spec.people, words="People"):
            people.add(number)
            people.tables.flush_when_full()
        people.tables.flush()


def _openings(spec: Spec, openings: Openings, interests: Interests) -> None:
    count = spec.opportunities
    with step(f"{count:,} openings, and who came forward"):
        for number in progress(range(1, count + 1), total=count, words="Openings"):
            interests.add(openings.add(number))
            if number % 500 == 0:
                openings.tables.flush()
                interests.tables.flush()
        openings.tables.flush()
        interests.tables.flush()


@contextmanager
def _checked_at_once() -> Iterator[None]:
    """Check what rows point to as they are written: a server would otherwise keep millions of checks for the end."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        yield
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
