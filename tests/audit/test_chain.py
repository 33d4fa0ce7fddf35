"""Whatever is done to a sealed record, proving it names the first place that is wrong."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as some

from alongside.audit import actions, sealing, tasks
from alongside.audit.models import Chain, Entry
from alongside.audit.verification import BrokenError, Fault, UnreadableError, verify

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path: Path) -> Path:
    """Where heads are exported to."""
    settings.DATA = tmp_path
    return tmp_path / "audit-heads"


@pytest.fixture
def record(person) -> list[Entry]:
    """Ten sealed entries."""
    for number in range(10):
        actions.record("thing.done", by=person, person=person, thing=person, number=number, words=["a", "é"])
    sealing.seal_waiting()
    return list(Entry.objects.order_by("place"))


def run(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def fault() -> tuple[Fault, int]:
    with pytest.raises(BrokenError) as broken:
        verify()
    return broken.value.fault, broken.value.place


def reseal() -> None:
    """What somebody does who knows how sealing works and can write everything."""
    Chain.objects.all().delete()
    run("UPDATE audit_entry SET place = NULL, seal = ''")
    sealing.seal_waiting()


def test_a_whole_record_is_proved(record: list[Entry]) -> None:
    proof = verify()
    assert (proof.sealed, proof.waiting, proof.seal) == (10, 0, record[-1].seal)


def test_an_empty_record_is_whole() -> None:
    assert verify().sealed == 0


def test_places_follow_each_other_and_the_order_of_writing(record: list[Entry]) -> None:
    actions.record("thing.later", by=None)
    sealing.seal_waiting()
    assert list(Entry.objects.order_by("id").values_list("place", flat=True)) == list(range(1, 12))


def test_an_entry_that_is_committed_late_is_sealed_in_a_later_batch(person) -> None:
    entries = [actions.record("thing.done", by=person) for _number in range(3)]
    late = {field: getattr(entries[1], field) for field in sealing.FIELDS}
    run("DELETE FROM audit_entry WHERE id = %s", entries[1].pk)
    sealing.seal_waiting()
    Entry.objects.create(**late)
    sealing.seal_waiting()
    assert list(Entry.objects.order_by("place").values_list("id", flat=True)) == [
        entries[0].pk, entries[2].pk, entries[1].pk,
    ]  # fmt: skip
    assert verify().sealed == 3


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("what", "thing.undone"),
        ("at", "2020-01-01 00:00:00+00:00"),
        ("by", "00000000-0000-0000-0000-000000000000"),
        ("by", None),
        ("concerning", "00000000-0000-0000-0000-000000000000"),
        ("kind", "people.other"),
        ("thing", "999"),
        ("facts", '{"number": 99, "words": ["a", "\\u00e9"]}'),
        ("facts", '{"number": 4, "words": ["\\u00e9", "a"]}'),
        ("seal", "0" * 64),
    ],
)
def test_a_changed_field_is_found(record: list[Entry], column: str, value: str | None) -> None:
    if column in ("by", "concerning") and value and connection.vendor == "sqlite":
        value = value.replace("-", "")
    run(f'UPDATE audit_entry SET "{column}" = %s WHERE place = 5', value)
    assert fault() == (Fault.CHANGED, 5)


def test_a_changed_number_is_found(record: list[Entry]) -> None:
    run("UPDATE audit_entry SET id = 1000000 WHERE place = 5")
    assert fault() == (Fault.CHANGED, 5)


def test_an_entry_taken_out_of_the_middle_is_found(record: list[Entry]) -> None:
    run("DELETE FROM audit_entry WHERE place = 5")
    assert fault() == (Fault.MISSING, 5)


def test_an_entry_taken_out_and_the_rest_moved_up_is_found(record: list[Entry]) -> None:
    run("DELETE FROM audit_entry WHERE place = 5")
    for place in range(6, 11):
        run("UPDATE audit_entry SET place = %s WHERE place = %s", place - 1, place)
    assert fault() == (Fault.CHANGED, 5)


def test_a_first_entry_taken_out_is_found(record: list[Entry]) -> None:
    run("DELETE FROM audit_entry WHERE place = 1")
    assert fault() == (Fault.MISSING, 1)


def test_a_missing_end_is_found(record: list[Entry]) -> None:
    run("DELETE FROM audit_entry WHERE place > 7")
    assert fault() == (Fault.CUT, 8)


def test_a_missing_end_is_found_by_the_exported_head_even_when_the_chain_was_wound_back(
    record: list[Entry],
) -> None:
    tasks.export_head()
    run("DELETE FROM audit_entry WHERE place > 7")
    Chain.objects.update(place=7, seal=record[6].seal)
    assert fault() == (Fault.CUT, 8)


def test_a_record_sealed_anew_after_a_change_is_found_by_the_exported_head(record: list[Entry]) -> None:
    tasks.export_head()
    run("UPDATE audit_entry SET what = 'thing.undone' WHERE place = 5")
    reseal()
    assert fault() == (Fault.REWRITTEN, 10)


def test_an_emptied_record_is_found(record: list[Entry]) -> None:
    tasks.export_head()
    run("DELETE FROM audit_entry")
    Chain.objects.all().delete()
    assert fault() == (Fault.CUT, 1)


def test_two_entries_that_changed_places_are_found(record: list[Entry]) -> None:
    for place, new in ((4, 99), (5, 4), (99, 5)):
        run("UPDATE audit_entry SET place = %s WHERE place = %s", new, place)
    assert fault() == (Fault.CHANGED, 4)


def test_a_copy_of_an_entry_is_found_wherever_it_is_put(record: list[Entry]) -> None:
    copy = record[4]
    copy.pk, copy.place, copy._state.adding = None, 11, True
    copy.save(force_insert=True)
    assert fault() == (Fault.ADDED, 11)
    Chain.objects.update(place=11, seal=copy.seal)
    assert fault() == (Fault.CHANGED, 11)


def test_an_entry_put_before_the_first_is_found(record: list[Entry]) -> None:
    copy = record[4]
    copy.pk, copy.place, copy._state.adding = None, -3, True
    copy.save(force_insert=True)
    assert fault() == (Fault.ADDED, -3)


def test_sealing_while_it_is_proved_is_no_fault(record: list[Entry], monkeypatch: pytest.MonkeyPatch) -> None:
    real: Callable[..., str] = sealing.seal_of
    seals = []

    def slowly(*arguments):
        if not seals:
            actions.record("thing.later", by=None)
            seals.append(sealing.seal_waiting())
        return real(*arguments)

    monkeypatch.setattr("alongside.audit.verification.seal_of", slowly)
    assert verify().sealed == 10
    assert verify().sealed == 11


def test_forgetting_somebody_leaves_the_record_whole(record: list[Entry], person) -> None:
    actions.forget(person)
    assert verify().sealed == 10


def test_the_head_is_exported_line_by_line(record: list[Entry], folder: Path) -> None:
    tasks.export_head()
    actions.record("thing.later", by=None)
    tasks.export_head()
    [file] = folder.glob("*.jsonl")
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    assert [line["place"] for line in lines] == [10, 11]
    assert lines[0]["seal"] == record[-1].seal
    assert verify().heads == 2


def test_nothing_is_exported_of_an_empty_record(folder: Path) -> None:
    tasks.export_head()
    assert not folder.exists()


def test_heads_that_cannot_be_read_are_named(record: list[Entry], folder: Path) -> None:
    folder.mkdir()
    (folder / "2027.jsonl").write_text("half a li")
    with pytest.raises(UnreadableError, match=r"Line 1 of .*2027\.jsonl"):
        verify()


def command(what: str) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("audit", what, stdout=out, stderr=out)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue()
    return 0, out.getvalue()


def test_the_command_ends_with_0_1_or_2_and_says_why(record: list[Entry], folder: Path) -> None:
    code, words = command("verify")
    assert code == 0
    assert "whole: 10 entries" in words
    run("UPDATE audit_entry SET what = 'x' WHERE place = 5")
    code, words = command("verify")
    assert code == 1
    assert f"place 5 (number {record[4].pk}) was changed" in words
    folder.mkdir()
    (folder / "2027.jsonl").write_text("[]")
    code, words = command("verify")
    assert code == 2
    assert "could not be checked" in words


def test_the_command_shows_the_head(record: list[Entry]) -> None:
    assert json.loads(command("head")[1])["seal"] == record[-1].seal


@hypothesis(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    some.dictionaries(some.from_regex("[a-z]{1,8}", fullmatch=True), some.integers(-(2**40), 2**40) | some.booleans())
)
def test_any_facts_are_read_back_as_they_were_sealed(facts: dict[str, int | bool]) -> None:
    Entry.objects.create(at=sealing.timezone.now(), what="thing.done", facts=facts)
    sealing.seal_waiting()
    verify()
