"""Entries of the record, and the random references that stand for people in them."""

import uuid

from django.db import models


class Reference(models.Model):
    """Who stands behind a reference. Erasing somebody deletes this row: entries stay, nobody can be read from them."""

    person_id = models.BigIntegerField(unique=True)
    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    def __str__(self) -> str:
        return str(self.reference)


class Entry(models.Model):
    """One thing that happened. Written in the transaction of what it records; sealed in order afterwards."""

    at = models.DateTimeField()
    what = models.CharField(max_length=60)
    by = models.UUIDField(null=True)
    concerning = models.UUIDField(null=True)
    kind = models.CharField(max_length=60, blank=True)
    thing = models.CharField(max_length=40, blank=True)
    facts = models.JSONField(default=dict)
    place = models.BigIntegerField(null=True, unique=True)
    seal = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name_plural = "entries"
        indexes = [
            models.Index(fields=["kind", "thing"], name="audit_entry_thing"),
            models.Index(fields=["id"], name="audit_entry_unsealed", condition=models.Q(place=None)),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.kind} {self.thing}".strip()
