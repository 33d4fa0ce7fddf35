"""How well everyday words find: real adverts and queries, and invented ones of all kinds; on both databases."""

import io
import json

import pytest
from django.core.management import call_command

from alongside.opportunities.imports.actions import import_openings
from benchmarks.ranking import HERE, Ranking, rank

pytestmark = pytest.mark.django_db


def ranked(name: str) -> Ranking:
    report = import_openings(by=None, file=io.BytesIO((HERE / f"{name}_adverts.json").read_bytes()))
    assert report.is_good
    return rank(json.loads((HERE / f"{name}_queries.json").read_text()))


def test_real_adverts_are_found_by_everyday_words() -> None:
    figures = ranked("real").figures()
    assert figures["recall_at_5"] >= 0.95
    assert figures["mean_reciprocal_rank"] >= 0.9


def test_invented_adverts_are_found_and_hardly_anything_where_nothing_answers() -> None:
    ranking = ranked("invented")
    figures = ranking.figures()
    assert figures["recall_at_5"] >= 0.85
    assert figures["mean_reciprocal_rank"] >= 0.8
    assert len(ranking.wrongly_answered) <= 5, ranking.wrongly_answered


def test_adverts_and_words_of_somebody_who_had_not_seen_the_vocabulary_are_found() -> None:
    ranking = ranked("unseen")
    figures = ranking.figures()
    assert figures["recall_at_5"] >= 0.84
    assert figures["mean_reciprocal_rank"] >= 0.8
    assert len(ranking.wrongly_answered) <= 8, ranking.wrongly_answered


@pytest.mark.parametrize("name", ["blind_a", "blind_b"])
def test_words_that_nobody_looked_at_find_what_they_should(name: str) -> None:
    ranking = ranked(name)
    figures = ranking.figures()
    assert figures["recall_at_5"] >= 0.85
    assert figures["mean_reciprocal_rank"] >= 0.8
    assert len(ranking.wrongly_answered) <= 6, ranking.wrongly_answered


@pytest.mark.parametrize("name", ["hard_a", "hard_b", "late"])
def test_words_that_were_learned_from_find_what_they_should(name: str) -> None:
    ranking = ranked(name)
    figures = ranking.figures()
    assert figures["recall_at_5"] >= 0.85
    assert figures["mean_reciprocal_rank"] >= 0.8
    assert len(ranking.wrongly_answered) <= 6, ranking.wrongly_answered


def test_the_command_finds_what_was_imported_under_its_own_id(capsys: pytest.CaptureFixture[str]) -> None:
    import_openings(by=None, file=io.BytesIO((HERE / "real_adverts.json").read_bytes()))
    call_command("search", "my eyesight is going and i want to help", "--limit", "5", "--json")
    assert {row["id"] for row in json.loads(capsys.readouterr().out)} >= {"op37", "op38"}
