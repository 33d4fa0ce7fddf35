"""Entries of the record, the random references that stand for people in them, and the chain's head."""

import uuid
from typing import Any, NoReturn

from django.db import models


class AppendOnlyError(Exception):
    """Somebody tried to change or delete an entry of the record."""

    def __init__(self) -> None:
        super().__init__("Entries of the record are added, never changed or deleted.")


class Reference(models.Model):
    """Who stands behind a reference. Erasing somebody deletes this row: entries stay, nobody can be read from them."""

    person_id = models.BigIntegerField(unique=True)
    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    def __str__(self) -> str:
        return str(self.reference)


class Entries(models.QuerySet["Entry"]):
    """Entries that can be read and added to."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError

    def delete(self) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError


class Entry(models.Model):
    """One thing that happened. Written in the transaction of what it records; sealed in order afterwards.

    Changing and deleting are refused here, and by triggers in the database for those who go round this class.
    """

    at = models.DateTimeField()
    what = models.CharField(max_length=60)
    by = models.UUIDField(null=True)
    concerning = models.UUIDField(null=True)
    kind = models.CharField(max_length=60, blank=True)
    thing = models.CharField(max_length=40, blank=True)
    facts = models.JSONField(default=dict)
    place = models.BigIntegerField(null=True, unique=True)
    seal = models.CharField(max_length=64, blank=True)

    objects = Entries.as_manager()

    class Meta:
        verbose_name_plural = "entries"
        indexes = [
            models.Index(fields=["kind", "thing"], name="audit_entry_thing"),
            models.Index(fields=["id"], name="audit_entry_unsealed", condition=models.Q(place=None)),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.kind} {self.thing}".strip()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add an entry; refuse to change one."""
        if not self._state.adding:
            raise AppendOnlyError
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError


class Chain(models.Model):
    """How far the record is sealed: one row, which whoever seals holds locked."""

    place = models.BigIntegerField(default=0)
    seal = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="audit_chain_only_one")]

    def __str__(self) -> str:
        return f"{self.place} {self.seal}"
