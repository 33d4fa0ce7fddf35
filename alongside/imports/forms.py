"""Sending a file to import."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from alongside.design.forms import Form
from alongside.imports.uploads import MOST_BYTES

NAME_WORDS = {
    "max_length": _("The name of the file is too long. Shorten it to 200 characters."),
    "invalid": _("The file did not arrive. Choose it again."),
}


class FileForm(Form):
    """A form with a `file`: which endings it may have, and what to do with a file that is too big."""

    endings: tuple[str, ...] = ()
    wrong_ending: Any = ""
    too_big: Any = ""

    def clean_file(self) -> UploadedFile[Any]:
        """Only what we can read, only so big."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if not (file.name or "").lower().endswith(self.endings):
            raise ValidationError(self.wrong_ending)
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(self.too_big)
        return file
