"""The one table of this room: when what pages show last changed."""

from django.db import models


class Stamp(models.Model):
    """Something that pages show, and a random value that is another one after every change of it."""

    name = models.CharField(max_length=80, primary_key=True)
    value = models.UUIDField()

    def __str__(self) -> str:
        return self.name
