"""Sending a file of openings."""

from django.utils.translation import gettext_lazy as _

from alongside.design.fields import FileField
from alongside.imports.forms import NAME_WORDS, FileForm


class OpeningsForm(FileForm):
    """The file."""

    file = FileField(
        label=_("CSV or JSON file"),
        hint=_("At most 5 megabytes and 5,000 openings."),
        max_length=200,
        error_messages={
            "required": _("Choose a CSV or JSON file"),
            "empty": _("The file is empty. Choose a CSV or JSON file with one opening in each row."),
            **NAME_WORDS,
        },
    )

    endings = (".csv", ".txt", ".json", ".jsonl", ".ndjson")
    wrong_ending = _("Choose a file whose name ends in .csv or .json")
    too_big = _("The file is bigger than 5 megabytes. Send it in parts.")
