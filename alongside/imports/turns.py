"""One import of a kind at a time: two at once could each bring in the same new thing, or wait for each other."""

from django.db import connection


def take_turn(kind: str) -> None:
    """Wait until no other import of this kind runs; ours ends with the transaction. SQLite's take turns anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"alongside import {kind}"])
