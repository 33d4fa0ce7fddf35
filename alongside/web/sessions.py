"""Sessions in the database, asked for only by keys that could be ours.

A cookie can hold any character, written as an escape; PostgreSQL takes no NUL, and the answer would be a fault of ours.
"""

from django.contrib.sessions.backends import db

LEAST = 8  # characters, as Django asks


class SessionStore(db.SessionStore):
    """Django's own, but for what it takes for a key."""

    def _validate_session_key(self, key: str | None) -> bool:
        return key is not None and len(key) >= LEAST and key.isascii() and key.isalnum()
