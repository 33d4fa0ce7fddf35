"""What is recorded, in which transaction, and that nobody changes it."""

import hashlib

import pytest
from django.db import DatabaseError, connection, transaction

from alongside.audit import actions, sealing
from alongside.audit.models import AppendOnlyError, Entry, Reference
from alongside.people.models import Person
from tests.audit import guards
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def guarded(db: None) -> None:
    """The database's own guards."""
    guards.put_on()


@pytest.mark.django_db(transaction=True)
def test_recording_outside_a_transaction_is_refused(person: Person) -> None:
    with pytest.raises(RuntimeError, match="inside the transaction"):
        actions.record("thing.done", by=person)


def test_an_entry_goes_with_the_transaction_that_fails(person: Person) -> None:
    def work() -> None:
        actions.record("thing.done", by=person)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        work()
    assert not Entry.objects.exists()


def test_people_are_random_references_that_stay_the_same(person: Person) -> None:
    other = PersonFactory()
    first = actions.record("thing.done", by=person, person=other)
    second = actions.record("thing.done", by=person)
    assert first.by == second.by
    assert first.by != first.concerning


def test_forgetting_somebody_leaves_entries_that_lead_to_nobody(person: Person) -> None:
    entry = actions.record("thing.done", by=person)
    actions.forget(person)
    assert Entry.objects.get().by == entry.by
    assert not Reference.objects.exists()
    assert actions.record("thing.done", by=person).by != entry.by


def test_an_import_is_one_entry_with_the_digest_of_the_file() -> None:
    entry = actions.record_import("organisations.imported", by=None, content=b"a,b\n1,2\n", rows=1)
    assert entry.facts == {"rows": 1, "bytes": 8, "sha256": hashlib.sha256(b"a,b\n1,2\n").hexdigest()}


def test_an_entry_cannot_be_changed_or_deleted_through_its_class(person: Person) -> None:
    entry = actions.record("thing.done", by=person)
    entry.what = "thing.undone"
    for attempt in (
        entry.save,
        entry.delete,
        Entry.objects.all().delete,
        lambda: Entry.objects.update(what="thing.undone"),
        lambda: Entry.objects.bulk_update([entry], ["what"]),
    ):
        with pytest.raises(AppendOnlyError), transaction.atomic():
            attempt()
    assert Entry.objects.get().what == "thing.done"


CHANGES = [
    "UPDATE audit_entry SET what = 'thing.undone'",
    "UPDATE audit_entry SET facts = '{\"n\": 2}'",
    "UPDATE audit_entry SET place = 5, seal = 'x', kind = 'other'",
    "UPDATE audit_entry SET thing = '9'",
    "DELETE FROM audit_entry",
]


@pytest.mark.usefixtures("guarded")
@pytest.mark.parametrize("sealed", [True, False], ids=["sealed", "not yet sealed"])
@pytest.mark.parametrize("statement", CHANGES)
def test_an_entry_cannot_be_changed_or_deleted_in_the_database(statement: str, sealed: bool) -> None:
    actions.record("thing.done", by=None, n=1)
    if sealed:
        sealing.seal_waiting()
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        cursor.execute(statement)


@pytest.mark.usefixtures("guarded")
def test_a_sealed_entry_cannot_be_sealed_anew() -> None:
    actions.record("thing.done", by=None)
    assert sealing.seal_waiting() == 1
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        cursor.execute("UPDATE audit_entry SET seal = 'forged'")


@pytest.mark.usefixtures("guarded")
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="only PostgreSQL can empty a table in one go")
def test_the_record_cannot_be_emptied_in_one_go() -> None:
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        cursor.execute("TRUNCATE audit_entry")
