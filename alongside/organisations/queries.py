"""Reads of this room."""

from django.db.models import QuerySet

from alongside.organisations.models import Organisation


def directory() -> QuerySet[Organisation]:
    """All organisations, by name."""
    return Organisation.objects.all()
