"""Files that cannot be imported: each gets a clear message, and nothing is imported."""

import io
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from alongside.organisations.models import Organisation
from tests.organisations.imports.test_import import BAD, GOOD

pytestmark = pytest.mark.django_db

REFUSED = [
    (b"", "The file is empty"),
    (b"\n\n\n", "The file is empty"),
    (GOOD.encode("utf-16"), "The file is UTF-16"),
    (GOOD.encode("utf-16-le"), "The file is UTF-16"),
    ("ods_code,name\nRZZ,Hôpital\n".encode("latin-1"), "Line 2 is not UTF-8 text"),
    (b"ods_code,name\nRZZ,Tr\x00ust\n", "Line 2 holds a NUL byte"),
    (b"name,region\nTrust,London\n", "these are missing: ods_code"),
    (b"ods_code,name,name\nRZZ,Trust,Trust\n", "names these columns twice: name"),
    (b"RZZ,Trust without a header\n", "these are missing: ods_code, name"),
    (b'ods_code,name\nRZZ,"Trust" and more\n', "Line 2 is not proper CSV"),
    (b'ods_code,name\nRZZ,"Trust\n', "Line 2 is not proper CSV"),
    (b'ods_code,name\nRZZ,"' + b"Trust\n" * 40_000, "is not proper CSV"),
    (b"ods_code,name\nRZZ," + b"x" * 200_000, "Line 2 is longer than 100,000 characters"),
    (b"PK\x03\x04rest of a spreadsheet", "This is a spreadsheet or a zip file, not a CSV file"),
    (b"%PDF-1.7", "This is a PDF"),
    (b"<!doctype html>", "This is a web page or XML"),
]


@pytest.mark.parametrize(("content", "words"), REFUSED, ids=[words for _, words in REFUSED])
def test_a_file_that_is_not_right_is_refused_in_plain_words(content: bytes, words: str, tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_bytes(content)
    with pytest.raises(CommandError, match="Nothing was imported") as refused:
        call_command("import_organisations", file)
    assert words in str(refused.value)
    assert not Organisation.objects.exists()


def test_a_folder_and_a_missing_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="is a folder"):
        call_command("import_organisations", tmp_path)
    with pytest.raises(CommandError, match=r"There is no file .*missing\.csv"):
        call_command("import_organisations", tmp_path / "missing.csv")


def test_a_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    out = io.StringIO()
    call_command("import_organisations", file, stdout=out)
    assert out.getvalue() == "Imported: 3 new, 0 changed, 0 same.\n"


def test_the_command_says_that_nothing_is_new(tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_text(GOOD)
    out = io.StringIO()
    call_command("import_organisations", file, "--dry-run", stdout=out)
    assert "This would be: 3 new" in out.getvalue()
    call_command("import_organisations", file)
    call_command("import_organisations", file, stdout=out)
    assert "Imported: 0 new, 0 changed, 3 same.\nEverything in the file is here already.\n" in out.getvalue()


def test_the_command_lists_every_problem_and_fails(tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_text(BAD)
    errors = io.StringIO()
    with pytest.raises(CommandError, match="11 problem"):
        call_command("import_organisations", file, stderr=errors)
    assert len(errors.getvalue().splitlines()) == 11


def test_a_named_layout_is_believed(tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_text(GOOD)
    with pytest.raises(CommandError, match="4 problem"):
        call_command("import_organisations", file, "--layout", "ods", stderr=io.StringIO())
