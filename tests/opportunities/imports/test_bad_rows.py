"""Rows and files that cannot be imported: each has its problem named, and nothing is imported."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from alongside.audit.models import Entry
from alongside.imports.reading import FileError
from alongside.opportunities.models import Opportunity
from tests.opportunities.imports.files import ROW, as_csv, row, run

pytestmark = pytest.mark.django_db

BAD: list[tuple[dict[str, Any], str, str]] = [
    ({"id": None}, "id", "it is not there"),
    ({"id": ["op1"]}, "id", "it is no text"),
    ({"id": "x" * 101}, "id", "101 characters"),
    ({"title": " unknown "}, "title", "it is not there"),
    ({"title": "x" * 121}, "title", "121 characters"),
    ({"title": "\u202e\x07"}, "title", "it is not there"),
    ({"organisation": ""}, "organisation", "it is not there"),
    ({"summary": "x" * 401}, "summary", "401 characters"),
    ({"what_you_will_do": {"a": 1}}, "what_you_will_do", "it is no text"),
    ({"who_we_want": "x" * 2001}, "who_we_want", "2001 characters"),
    ({"topics": 3}, "topics", "no list of words"),
    ({"topics": [["a"]]}, "topics", "no list of words"),
    ({"stage": "later"}, "stage", "“later” is none of those we know"),
    ({"participation_level": "nearly"}, "participation_level", "“nearly” is none"),
    ({"mode": True}, "mode", "it is no text"),
    ({"starts": "next week"}, "starts", "“next week” is not a date"),
    ({"closes": "2027-02-30"}, "closes", "“2027-02-30” is not a date"),
    ({"closes": "31/03/2027"}, "closes", "“31/03/2027” is not a date"),
    ({"closes": "٢٠٢٧-٠٣-٣١"}, "closes", "is not a date"),
    ({"closes": "2020-01-01"}, "closes", "2020-01-01 is over"),
    ({"payment": 25}, "payment", "neither text nor an object"),
    ({"payment": {"amount": "lots"}}, "payment", "its amount is no number"),
    ({"payment": {"amount": -1}}, "payment", "its amount is no number"),
    ({"payment": {"amount": 1e300}}, "payment", "its amount is no number"),
    ({"payment": {"amount": "1e999999999"}}, "payment", "its amount is no number"),
    ({"expenses": ["train"]}, "expenses", "neither text nor yes or no"),
    ({"number_wanted": 0}, "number_wanted", "“0” is no number of people"),
    ({"number_wanted": "ten"}, "number_wanted", "“ten” is no number of people"),
    ({"number_wanted": 10**30}, "number_wanted", "is no number of people"),
    ({"source_url": None}, "source_url", "it is not there"),
    ({"source_url": "javascript:alert(1)"}, "source_url", "is not the address of a page"),
    ({"source_url": "ftp://example.org/"}, "source_url", "is not the address of a page"),
    ({"source_url": "https://user:word@example.org/"}, "source_url", "is not the address of a page"),
    ({"source_url": "https://localhost/"}, "source_url", "is not the address of a page"),
    ({"source_url": "https://example.org/" + "a" * 500}, "source_url", "520 characters"),
]


@pytest.mark.parametrize(("changes", "field", "words"), BAD, ids=[f"{field}-{words}" for _, field, words in BAD])
def test_a_bad_value_is_named_with_row_field_and_fix(changes: dict[str, Any], field: str, words: str) -> None:
    report, problems, _changes = run([row(id="good"), row(**changes)])
    assert [(problem.line, problem.field) for problem in problems] == [(2, field)]
    assert words in problems[0].wrong
    assert problems[0].fix
    assert report.problems == 1
    assert not Opportunity.objects.exists()
    assert not Entry.objects.exists()


def test_every_problem_of_every_row_is_listed_and_nothing_is_imported() -> None:
    rows = [row(), row(stage="later", mode="air"), row(id="op2", closes="2020-01-01"), "text", row()]
    _report, problems, _changes = run(rows)
    found = sorted((problem.line, problem.field, problem.name) for problem in problems)
    assert found == [
        (2, "mode", "op1"), (2, "stage", "op1"), (3, "closes", "op2"), (4, "the whole row", ""), (5, "id", "op1"),
    ]  # fmt: skip
    assert not Opportunity.objects.exists()


def test_text_that_could_deceive_comes_in_harmless() -> None:
    run([row(title="<b>Good</b>\u202e title\u0000\x1b", summary="a\ud800b\ufeff")])
    opening = Opportunity.objects.get()
    assert (opening.title, opening.summary) == ("<b>Good</b> title", "ab")


GOOD = json.dumps([ROW])
REFUSED = [
    (b"", "The file is empty"),
    (b" \n\n", "The file is empty"),
    (GOOD.encode("utf-16"), "The file is UTF-16"),
    (as_csv(row(title="Café")).decode().encode("cp1252"), "is not UTF-8 text"),
    (json.dumps([row(title="Café")], ensure_ascii=False).encode("cp1252"), "Line 1 is not UTF-8 text"),
    (as_csv(ROW).replace(b"kinder", b"ki\x00nder"), "holds a NUL byte"),
    (GOOD.encode().replace(b"kinder", b"ki\x00nder"), "holds a NUL byte"),
    (b"id,title\n1,Two\n", "these are missing: organisation, source_url"),
    (b"id,title,organisation,source_url,id\n", "names these columns twice: id"),
    (b'id,title,organisation,source_url\n1,"Two\n', "is not proper CSV"),
    (GOOD.encode()[:-3], "Entry 1 is not proper JSON"),
    (GOOD.encode()[:-1] + b" 3]", "Entry 2 is not proper JSON"),
    (GOOD.encode() + b"]", "Entry 2 is not proper JSON"),
    (b"[" * 100_000, "Entry 1 is not proper JSON"),
    (b'[{"id": ' + b"1" * 5_000 + b"}]", "Entry 1 is not proper JSON"),
    (b'[{"id": NaN}]', "Entry 1 is not proper JSON"),
    (b'{"id": 1}\n{"id"', "Entry 2 is not proper JSON"),
    (b"PK\x03\x04rest", "a spreadsheet or a zip file"),
    (b"<!doctype html>", "a web page or XML"),
]


@pytest.mark.parametrize(("content", "words"), REFUSED, ids=range(len(REFUSED)))
def test_a_file_that_is_not_right_is_refused_in_plain_words(content: bytes, words: str) -> None:
    with pytest.raises(FileError) as refused:
        run(content)
    assert words in str(refused.value)
    assert not Opportunity.objects.exists()


def test_an_empty_list_is_a_file_with_nothing_to_do() -> None:
    report, problems, _changes = run(b"[]")
    assert (report.rows, problems) == (0, [])


def test_a_list_longer_than_one_piece_is_read_whole() -> None:
    report, problems, _changes = run([row(id=f"op{number}") for number in range(300)], dry_run=True)
    assert (report.counts, problems) == ({"new": 300}, [])


def test_the_command_imports_and_says_what_it_did(tmp_path: Path) -> None:
    file = tmp_path / "openings.json"
    file.write_text(json.dumps([row(country="UK")]))
    out, errors = io.StringIO(), io.StringIO()
    call_command("import_opportunities", file, "--dry-run", stdout=out, stderr=errors)
    assert out.getvalue().splitlines() == [
        "new\top1\tHelp us make eye clinics kinder", "This would be: 1 new, 0 changed, 0 same, 0 left alone.",
    ]  # fmt: skip
    assert "country (1)" in errors.getvalue()
    assert "Invented Eye Hospital" in errors.getvalue()
    assert not Opportunity.objects.exists()
    call_command("import_opportunities", file, stdout=out, stderr=errors)
    assert out.getvalue().endswith("Imported: 1 new, 0 changed, 0 same, 0 left alone.\n")
    file.write_text(json.dumps([row(summary="Other words")]))
    out = io.StringIO()
    call_command("import_opportunities", file, "--dry-run", stdout=out, stderr=errors)
    assert "\tIn one or two sentences, what is it about?: Tell us what a visit is like. → Other words" in out.getvalue()


def test_the_command_lists_every_problem_and_fails(tmp_path: Path) -> None:
    file = tmp_path / "openings.csv"
    file.write_bytes(as_csv(row(stage="later"), row(id="op2", mode="air")))
    out, errors = io.StringIO(), io.StringIO()
    with pytest.raises(CommandError, match=r"Nothing was imported: 2 problem\(s\)") as refused:
        call_command("import_opportunities", file, stdout=out, stderr=errors)
    assert refused.value.returncode == 1
    assert "(op2), mode: “air” is none of those we know." in errors.getvalue()
    assert out.getvalue() == ""
    with pytest.raises(CommandError, match="There is no file"):
        call_command("import_opportunities", tmp_path / "missing.csv")
