"""What people write to each other."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from alongside.design import clean
from alongside.design.fields import FileField, LongTextField, TextField
from alongside.design.forms import Form, OnceForm, SeenForm
from alongside.projects.discussion import attaching
from alongside.projects.speaking import SpeakingForm

NAME_WORDS = {
    "max_length": _("The name of the file is too long. Shorten it to 200 characters."),
    "invalid": _("The file did not arrive. Choose it again."),
    "empty": _("There is nothing in this file. Choose another one."),
}


def _text() -> LongTextField:
    return LongTextField(
        label=_("What do you want to say?"),
        hint=_("Write @ and somebody’s name, and they get an email. *Stars* around a word make it stand out."),
        max_length=5000,
        rows=6,
        error_messages={"required": _("Write what you want to say")},
    )


class PostForm(SpeakingForm):
    """Something to say, perhaps with a file; for oneself, or for somebody one writes for."""

    text = _text()
    file = FileField(
        label=_("A file (optional)"),
        hint=_("Up to 5 MB: PDF, picture (PNG or JPEG), text, CSV, Word (docx), Excel (xlsx) or OpenDocument (odt)"),
        max_length=200,
        required=False,
        error_messages=NAME_WORDS,
    )
    field_order: tuple[str, ...] = ("text", "file", "says")

    def clean_file(self) -> attaching.File | None:
        """Only kinds that we know, and only so big."""
        sent: UploadedFile[Any] | None = self.cleaned_data["file"]
        if sent is None:
            return None
        if (sent.size or 0) > attaching.MOST_BYTES:
            raise ValidationError(_("This file is bigger than 5 MB. Make it smaller, or send a part of it."))
        try:
            return attaching.checked(clean.line(sent.name or ""), sent.read())
        except (attaching.UnknownKindError, attaching.EmptyFileError) as error:
            raise ValidationError(
                _("We cannot take this file. Send a PDF, PNG, JPEG, text, CSV, docx, xlsx or odt file, "
                  "with the ending that says what it is.")
            ) from error  # fmt: skip

    def values(self) -> dict[str, Any]:
        """What was typed, under the names of the action."""
        return {name: value for name, value in self.cleaned_data.items() if name != "says"} | {"whom": self.whom()}


class TopicForm(PostForm):
    """What to talk about, and a first post."""

    title = TextField(
        label=_("What is it about?"),
        hint=_("In a few words. For example: The letter before the appointment"),
        max_length=120,
        error_messages={"required": _("Say in a few words what it is about")},
    )
    field_order = ("title", "text", "file", "says")


class EditForm(SeenForm):
    """What was written, put right."""

    text = _text()


class HideForm(Form):
    """Why a post is hidden."""

    reason = TextField(
        label=_("Why do you hide it?"),
        hint=_("The team reads this. For example: it names a patient"),
        max_length=300,
        error_messages={"required": _("Say why you hide it")},
    )


class ReportForm(OnceForm):
    """What is wrong with a post."""

    words = LongTextField(
        label=_("What is wrong?"),
        hint=_("This is kept for who looks into it. It is not sent by email."),
        max_length=1000,
        rows=4,
        error_messages={"required": _("Say what is wrong")},
    )
