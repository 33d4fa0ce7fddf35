"""How each part of the service is."""

from typing import Any

from django.db import DatabaseError, connection


def parts() -> dict[str, dict[str, Any]]:
    """Return each part with whether it is well."""
    return {"database": database()}


def database() -> dict[str, Any]:
    """Whether the database answers, and which it is."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return {"well": False}
    return {"well": True, "kind": connection.vendor}
