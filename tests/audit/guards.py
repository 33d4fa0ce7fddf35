"""The triggers that guard the record: off in most tests, which empty their tables, and on where they are tested."""

from importlib import import_module

from django.db import connection

_MIGRATION = import_module("alongside.audit.migrations.0003_guards")


def put_on() -> None:
    """Put the triggers on; a test's transaction takes them off again."""
    _run(_MIGRATION.SQLITE, _MIGRATION.POSTGRESQL)


def take_off() -> None:
    """Take the triggers off. Fails when the migrations have not left them there."""
    _run(_MIGRATION.SQLITE_OFF, _MIGRATION.POSTGRESQL_OFF)


def _run(sqlite: tuple[str, ...], postgresql: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in {"sqlite": sqlite, "postgresql": postgresql}[connection.vendor]:
            cursor.execute(statement)
