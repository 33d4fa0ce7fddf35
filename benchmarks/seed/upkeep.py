"""What a database does for itself in the course of days, done at once: first figures are like later ones."""

from pathlib import Path

from django.db import connection

from tooling.steps import step


def tidy() -> None:
    """Let a server gather its statistics, as it does by itself after so many changes; a file is as it will be."""
    if connection.vendor == "postgresql":
        with step("Gathering statistics"), connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def size() -> int:
    """Return how many bytes the database takes."""
    if connection.vendor != "postgresql":
        return Path(str(connection.settings_dict["NAME"])).stat().st_size
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])
