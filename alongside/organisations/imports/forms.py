"""Sending a file to import."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from alongside.design.fields import FileField, SelectField
from alongside.design.forms import Form
from alongside.organisations.imports.uploads import MOST_BYTES
from alongside.organisations.models import Organisation


class UploadForm(Form):
    """The file, and what it holds."""

    file = FileField(
        label=_("CSV file"),
        hint=_("At most 5 megabytes. A file of the NHS register without a header, or one with a header."),
        max_length=200,
        error_messages={
            "required": _("Choose a CSV file"),
            "empty": _("The file is empty. Choose a CSV file with one organisation on each line."),
            "max_length": _("The name of the file is too long. Shorten it to 200 characters."),
            "invalid": _("The file did not arrive. Choose it again."),
        },
    )
    kind = SelectField(
        label=_("What are the organisations in it?"),
        choices=[("", _("The file says it")), *Organisation.Kind.choices],
        required=False,
    )

    def clean_file(self) -> UploadedFile[Any]:
        """Only CSV, only so big."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if not (file.name or "").lower().endswith((".csv", ".txt")):
            raise ValidationError(_("Choose a file whose name ends in .csv"))
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(
                _("The file is bigger than 5 megabytes. Use bin/alongside import-organisations on the server instead.")
            )
        return file
