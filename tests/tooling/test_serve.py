"""The database is brought up to date only when something could have changed, and always when in doubt."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tooling import serve

TOLD = {"ALONGSIDE_DEMO": "1", "HOME": "/root"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database in which one migration was done."""
    made = tmp_path / serve.DATABASE
    write(made, "CREATE TABLE django_migrations (id INTEGER PRIMARY KEY, app TEXT, name TEXT)")
    write(made, "CREATE TABLE people_person (id INTEGER PRIMARY KEY)")
    write(made, "INSERT INTO django_migrations (app, name) VALUES ('people', '0001_initial')")
    return made


def write(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(statement)


def test_the_same_database_and_settings_are_the_same(file: Path) -> None:
    before = serve.state_of(file, TOLD)
    assert serve.state_of(file, {**TOLD, "HOME": "/elsewhere"}) == before
    write(file, "CREATE TABLE something_else (id INTEGER)")
    assert serve.state_of(file, TOLD) == before


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM django_migrations",
        "INSERT INTO django_migrations (app, name) VALUES ('people', '0002_more')",
        "INSERT INTO people_person (id) VALUES (1)",
        "DROP TABLE django_migrations",
    ],
)
def test_another_state_of_the_database_is_seen(file: Path, statement: str) -> None:
    before = serve.state_of(file, TOLD)
    write(file, statement)
    assert serve.state_of(file, TOLD) != before


def test_other_settings_and_other_files_are_seen(file: Path, tmp_path: Path) -> None:
    before = serve.state_of(file, TOLD)
    assert serve.state_of(file, {**TOLD, "ALONGSIDE_DEMO": "0"}) != before
    assert serve.state_of(tmp_path / "none.sqlite3", TOLD) != before
    file.write_bytes(b"no database at all")
    assert serve.state_of(file, TOLD) != before


def test_a_database_elsewhere_is_asked_each_time(file: Path) -> None:
    told = {**TOLD, "DATABASE_URL": "postgres:///alongside"}
    assert serve.state_of(file, told) != serve.state_of(file, told)
