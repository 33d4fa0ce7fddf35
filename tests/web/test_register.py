"""The register of personal data is whole and up to date."""

import pytest
from django.core.management import CommandError, call_command

from alongside.web import register
from alongside.web.management.commands import personal_data_register


def test_every_table_that_leads_to_a_person_is_described() -> None:
    assert register.undescribed() == []


def test_the_document_is_up_to_date() -> None:
    call_command("personal_data_register", "--check")


def test_a_document_that_is_out_of_date_is_told_with_what_to_do(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(personal_data_register, "PLACE", tmp_path / "personal-data.md")
    with pytest.raises(CommandError, match="Run bin/alongside personal-data-register"):
        call_command("personal_data_register", "--check")


def test_a_table_that_nobody_described_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    without = [held for held in register.everything() if held.model != "people.Profile"]
    monkeypatch.setattr(register, "_held", without)
    assert register.undescribed() == ["people.Profile"]


def test_a_description_of_a_table_or_field_that_is_not_there_is_refused() -> None:
    about = {"what": "x", "why": "x", "kept": "x", "basis": register.Basis.ASKED}
    for wrong in ({"model": "people.Nobody"}, {"model": "people.Profile", "fields": ("nothing",)}):
        with pytest.raises(register.RegisterError):
            register.describe(wrong["model"], fields=wrong.get("fields", ()), **about)  # type: ignore[arg-type]
