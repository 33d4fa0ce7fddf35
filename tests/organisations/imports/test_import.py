"""Importing organisations: all of a file or nothing, and twice changes nothing."""

import datetime
import io

import pytest

from alongside.audit.models import Entry
from alongside.imports.rows import Problem
from alongside.organisations.imports.actions import Report, import_organisations
from alongside.organisations.imports.layouts import Choices
from alongside.organisations.models import Organisation
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db

HEADER = "ods_code,name,org_type,status,valid_from,valid_to,parent_code,region,confidence,source\n"
GOOD = (
    HEADER
    + "QZZ,NHS Invented Integrated Care Board,ICB,active,2022-07-01,,,South West,high,A list of ours\n"
    + 'RZZ,"INVENTED HOSPITALS, NORTH AND SOUTH, NHS TRUST",NHS trust,closed,19910401,20200331,QZZ,Y58,,\n'
    + ",Invented Research Group,NIHR ARC,active 2026-2031,2026-04-01,2031-03-31,,,,\n"
)


def ods_line(code: str = "RZZ", name: str = "INVENTED NHS TRUST", opened: str = "19910401", closed: str = "") -> str:
    """A line of the register's layout."""
    values = [code, name, "Y58", "QZZ", "1 HIGH STREET", "", "", "BRISTOL", "", "BS1 1AA", opened, closed]
    return ",".join(f'"{value}"' if value else "" for value in values + [""] * 15) + "\n"


def run(text: str, **options: object) -> tuple[Report, list[Problem]]:
    problems: list[Problem] = []
    dry_run = bool(options.pop("dry_run", False))
    report = import_organisations(
        by=None,
        file=io.BytesIO(text.encode()),
        choices=Choices(**options),
        dry_run=dry_run,
        tell=problems.append,
    )
    return report, problems


def test_a_file_with_a_header_brings_in_names_dates_kind_parent_and_source() -> None:
    report, _ = run(GOOD)
    assert (report.new, report.changed, report.same) == (3, 0, 0)
    trust = Organisation.objects.get(ods_code="RZZ")
    assert trust.name == "Invented Hospitals, North and South, NHS Trust"
    assert trust.slug == "invented-hospitals-north-and-south-nhs-trust"
    assert (trust.kind, trust.region, trust.parent_code) == ("trust", "South West", "QZZ")
    assert (trust.valid_from, trust.valid_to) == (datetime.date(1991, 4, 1), datetime.date(2020, 3, 31))
    assert trust.has_ended
    assert not trust.has_joined
    board = Organisation.objects.get(ods_code="QZZ")
    assert (board.kind, board.source, board.has_ended) == ("board", "A list of ours (confidence: high)", False)
    assert Organisation.objects.get(ods_code=None).kind == "university"


def test_the_layout_of_the_register_is_recognised_and_its_file_name_tells_the_kind() -> None:
    report, _ = run(ods_line() + ods_line("A81001"[:5], "THE SURGERY", closed="20200101"), file_name="etr.csv")
    assert report.new == 2
    trust = Organisation.objects.get(ods_code="RZZ")
    assert trust.name == "Invented NHS Trust"
    assert (trust.kind, trust.region, trust.parent_code) == ("trust", "South West", "QZZ")
    assert trust.valid_from == datetime.date(1991, 4, 1)
    assert trust.source == "NHS Organisation Data Service"


@pytest.mark.parametrize("text", [GOOD, ods_line() + ods_line("R1A2B")])
def test_importing_twice_changes_nothing(text: str) -> None:
    run(text)
    before, entries = list(Organisation.objects.values()), Entry.objects.count()
    report, _ = run(text)
    assert (report.new, report.changed) == (0, 0)
    assert report.same == len(before)
    assert list(Organisation.objects.values()) == before
    assert Entry.objects.count() == entries


def test_one_import_is_one_entry_in_the_record_with_the_digest_of_the_file() -> None:
    report, _ = run(GOOD)
    entry = Entry.objects.get()
    assert entry.what == "organisations.imported"
    assert entry.facts == {"digest": report.digest, "new": 3, "changed": 0, "same": 0}
    assert len(report.digest) == 64


def test_a_dry_run_says_the_same_and_writes_nothing() -> None:
    report, _ = run(GOOD, dry_run=True)
    assert (report.new, report.changed, report.same) == (3, 0, 0)
    assert report.new_names[0] == "NHS Invented Integrated Care Board"
    assert not Organisation.objects.exists()
    assert not Entry.objects.exists()


def test_a_register_that_changed_its_mind_changes_the_facts_and_keeps_address_and_words() -> None:
    run(ods_line())
    Organisation.objects.update(about="We listen.", website="https://example.org/")
    report, _ = run(ods_line(name="RENAMED NHS TRUST", closed="20270331"))
    assert report.changed == 1
    trust = Organisation.objects.get()
    assert (trust.name, trust.slug) == ("Renamed NHS Trust", "invented-nhs-trust")
    assert trust.valid_to == datetime.date(2027, 3, 31)
    assert (trust.about, trust.website) == ("We listen.", "https://example.org/")


def test_a_name_that_somebody_chose_here_is_kept() -> None:
    run(ods_line())
    Organisation.objects.update(name="Our Hospital")
    run(ods_line(name="RENAMED NHS TRUST"))
    trust = Organisation.objects.get()
    assert (trust.name, trust.registered_name) == ("Our Hospital", "RENAMED NHS TRUST")


def test_an_organisation_without_a_code_takes_the_code_of_the_row_with_its_name() -> None:
    ours = OrganisationFactory(name="Sirona care & health", slug="sirona")
    for _ in range(2):
        run(HEADER + "NZZ,Sirona Care & Health CIC,,,,,,,,\n")
    ours.refresh_from_db()
    assert (ours.ods_code, ours.name, ours.slug) == ("NZZ", "Sirona care & health", "sirona")
    assert Organisation.objects.count() == 1


def test_two_organisations_of_one_name_get_two_addresses() -> None:
    run(ods_line("RZ1") + ods_line("RZ2") + ods_line("RZ3"))
    assert sorted(Organisation.objects.values_list("slug", flat=True)) == [
        "invented-nhs-trust",
        "invented-nhs-trust-rz2",
        "invented-nhs-trust-rz3",
    ]


def test_columns_that_a_file_does_not_have_leave_what_we_hold() -> None:
    run(GOOD)
    run("name,ods_code\nNHS Invented Integrated Care Board,qzz\n")
    board = Organisation.objects.get(ods_code="QZZ")
    assert (board.kind, board.region, board.valid_from) == ("board", "South West", datetime.date(2022, 7, 1))


BAD = HEADER + (
    "QZ,Too Short,,,,,,,,\n"
    "RZZ,,,,,,,,,\n"
    "RZY,Wrong Dates,,,2020-13-01,soon,,,,\n"
    "RZX,Ends Before It Starts,,,2020-02-01,2020-01-01,,,,\n"
    "RZW,Closed Without A Day,,closed,,,,,,\n"
    "RZV,Wrong Parent,,,,,Q-1,,,\n"
    "RZU,Too Few Values,,\n"
    "RZT,Good,,,,,,,,\n"
    "RZT,Again,,,,,,,,\n"
    ",Good,,,,,,,,\n"
    f"RZS,{'x' * 201},,,,,,,,\n"
)


def test_every_bad_row_is_listed_and_nothing_is_imported() -> None:
    report, problems = run(BAD)
    assert [(problem.line, problem.field) for problem in problems] == [
        (2, "ods_code"),
        (3, "name"),
        (4, "valid_from"),
        (4, "valid_to"),
        (5, "valid_to"),
        (6, "status"),
        (7, "parent_code"),
        (8, "the whole line"),
        (10, "code"),
        (12, "name"),
        (11, "name"),
    ]
    assert report.problems == len(problems)
    assert str(problems[0]) == "Line 2, ods_code: “QZ” is not a code. Codes are 3 to 5 letters and digits, like RJ1."
    assert "is on line 9 already" in str(problems[8])
    assert not Organisation.objects.exists()
    assert not Entry.objects.exists()


def test_a_line_of_the_register_with_a_column_missing_is_a_problem() -> None:
    _, problems = run(ods_line() + ods_line("RZY")[:-2] + "\n")
    assert [problem.wrong for problem in problems] == ["it has 26 values instead of 27."]


def test_marks_that_turn_text_round_do_not_come_in() -> None:
    run(f"ods_code,name\nRZZ,Good{chr(0x202E)} Trust\n")
    assert Organisation.objects.get().name == "Good Trust"
