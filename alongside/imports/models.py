"""A file that somebody sent and has not confirmed yet."""

import uuid

from django.conf import settings
from django.db import models


class Upload(models.Model):
    """The file between "what would change" and "do it". Deleted when done, or after a day.

    Each room that imports has a table of its own.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    sent_at = models.DateTimeField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"upload {self.key}"
