"""Sending a file of organisations."""

from django.utils.translation import gettext_lazy as _

from alongside.design.fields import FileField, SelectField
from alongside.imports.forms import NAME_WORDS, FileForm
from alongside.organisations.models import Organisation


class UploadForm(FileForm):
    """The file, and what it holds."""

    file = FileField(
        label=_("CSV file"),
        hint=_("At most 5 megabytes. A file of the NHS register without a header, or one with a header."),
        max_length=200,
        error_messages={
            "required": _("Choose a CSV file"),
            "empty": _("The file is empty. Choose a CSV file with one organisation on each line."),
            **NAME_WORDS,
        },
    )
    kind = SelectField(
        label=_("What are the organisations in it?"),
        choices=[("", _("The file says it")), *Organisation.Kind.choices],
        required=False,
    )

    endings = (".csv", ".txt")
    wrong_ending = _("Choose a file whose name ends in .csv")
    too_big = _("The file is bigger than 5 megabytes. Use bin/alongside import-organisations on the server instead.")
