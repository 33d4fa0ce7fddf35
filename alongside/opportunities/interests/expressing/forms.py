"""What somebody types when they say that they are interested."""

import uuid
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from alongside.design import clean, fields
from alongside.design.forms import Form
from alongside.opportunities.interests import sharing
from alongside.opportunities.interests.expressing import steps
from alongside.opportunities.interests.expressing.queries import Place
from alongside.opportunities.interests.expressing.steps import Step
from alongside.opportunities.interests.models import Interest

# More than this is not kept while it is being typed: no answer here is a book.
MOST_KEPT = 20_000


class StepForm(Form):
    """A page of the form. It knows what was saved when it was drawn, and which open page it is."""

    # Whatever comes back in these two, the person has done nothing wrong: nothing is checked, all is cleaned.
    mark = forms.Field(required=False, widget=forms.HiddenInput)
    writer = forms.Field(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, place: Place, step: Step) -> None:
        kept = steps.kept(place.interest, step)
        super().__init__(data, initial=kept | {"mark": steps.digest(kept), "writer": uuid.uuid4()})
        self.place = place
        self.prepare()

    def prepare(self) -> None:
        """Add what depends on the person and the opportunity."""

    @property
    def typed_mark(self) -> str:
        """What the page says was saved when it was drawn; nothing, when that was lost."""
        return clean.line(str(self.data.get("mark", "")))[:16] or steps.digest({})

    @property
    def typed_writer(self) -> uuid.UUID:
        """Which open page this is; a new one when that was lost."""
        try:
            return uuid.UUID(str(self.data.get("writer", "")))
        except ValueError:
            return uuid.uuid4()

    def words(self) -> dict[str, Any]:
        """Return what was typed, finished or not, cleaned but never cut."""
        self.is_valid()
        return {name: self._word(name) for name in self.fields if name not in ("mark", "writer")}

    def _word(self, name: str) -> Any:
        if name in self.cleaned_data:
            return self.cleaned_data[name]
        raw = self[name].data
        if isinstance(raw, list):
            return [value for value in raw if value in dict(self.fields[name].choices)]  # type: ignore[attr-defined]
        return clean.lines(str(raw or ""))

    def is_keepable(self) -> bool:
        """Whether what was typed can be kept as it is, finished or not."""
        return all(len(word) <= MOST_KEPT for word in self.words().values())

    def shown(self, words: dict[str, Any]) -> list[tuple[str, str]]:
        """Return label and text of what was written, to be read and copied."""
        rows = []
        for name, word in words.items():
            if word and name in self.fields:
                choices = dict(getattr(self.fields[name], "choices", []))
                texts = [str(choices.get(value, value)) for value in (word if isinstance(word, list) else [word])]
                rows.append((str(self.fields[name].label), "\n".join(texts)))
        return rows

    def turn_to(self, mark: str) -> None:
        """Let the next press of the button overwrite what another window saved: the person has seen it."""
        typed = cast(QueryDict, self.data).copy()
        typed["mark"] = mark
        self.data = typed


class WhyForm(StepForm):
    """A few words on why."""

    why = fields.LongTextField(
        label=_("Why are you interested? (optional)"),
        hint=_(
            "A sentence or two is enough. You could say what you have been through, or what you would like to change. "
            "Spelling does not matter."
        ),
        max_length=2000,
        rows=8,
        required=False,
    )


class QuestionsForm(StepForm):
    """The opportunity's own questions."""

    def prepare(self) -> None:
        """Add one field a question; each may be left empty."""
        for question in self.place.questions:
            self.fields[f"question_{question.pk}"] = fields.LongTextField(
                label=_("%(question)s (optional)") % {"question": question.words},
                hint=question.help,
                max_length=2000,
                required=False,
            )


class AccessForm(StepForm):
    """What somebody needs to take part in this opening."""

    access = fields.ChoiceField(
        label=_("What do you need to take part in this?"),
        choices=Interest.Access.choices,
        error_messages={"required": _("Say what you need, or choose to talk about it later")},
    )
    access_words = fields.LongTextField(
        label=_("What you need for this (optional)"),
        hint=_("For example: breaks, a British Sign Language interpreter, a ground-floor room, meetings after 10am."),
        max_length=1000,
        rows=4,
        required=False,
    )

    def prepare(self) -> None:
        """Offer the profile's answer only to those whose profile has one."""
        if not any(part.code == sharing.ACCESS for part in self.place.parts):
            choices = [choice for choice in Interest.Access.choices if choice[0] != Interest.Access.PROFILE]
            self.offer("access", choices)

    def clean(self) -> dict[str, Any]:
        """Say what is missing when more is needed and nothing was written."""
        typed = super().clean() or self.cleaned_data
        if typed.get("access") == Interest.Access.MORE and not typed.get("access_words", "x"):
            self.add_error("access_words", _("Write what you need"))
        return typed


class SharingForm(StepForm):
    """Which parts of the profile the choosers may see."""

    shares = fields.ManyField(
        label=_("Which parts of your profile may they see?"),
        hint=_("Your name is always shared. Tick what you also want to share. You can tick nothing."),
        required=False,
    )

    def prepare(self) -> None:
        """Offer the parts that say something; what is about health is never ticked beforehand."""
        parts = [part for part in self.place.parts if part.code not in ("name", sharing.ACCESS)]
        self.offer("shares", [(part.code, part.title) for part in parts], {part.code: part.short for part in parts})
        if self.place.interest is None or "sharing" not in self.place.interest.writers:
            self.initial["shares"] = [part.code for part in parts if not part.is_health]
        if not parts:
            del self.fields["shares"]


class SendForm(Form):
    """Agreeing, and sending."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    agree = fields.SwitchField(
        label=_("I agree that they may see what is on this page, for this opportunity"),
        error_messages={"required": _("Tick the box to agree, so that we may send it")},
    )


FORMS: dict[str, type[StepForm]] = {
    "why": WhyForm,
    "questions": QuestionsForm,
    "access": AccessForm,
    "sharing": SharingForm,
}
