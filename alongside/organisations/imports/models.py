"""A file of organisations that an administrator sent and has not confirmed yet."""

from django.db import models

from alongside.imports import models as imports


class Upload(imports.Upload):
    """With what the administrator said of it."""

    kind = models.CharField(max_length=12, blank=True)
