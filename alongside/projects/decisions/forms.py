"""What people write when they decide together."""

import datetime
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.design.fields import ChoiceField, DateField, LongTextField, NumberField, TextField
from alongside.design.forms import Form, KeyField, OnceForm, SeenForm
from alongside.projects.models import Appeal, Member, Stance

_QUORUM = _("Enter a number from 1 to 100")


class ProposalForm(Form):
    """The text of a proposal, and when it can be decided."""

    text = LongTextField(
        label=_("What do you propose?"),
        hint=_("One thing, in plain words. What would we do, from when, for how long?"),
        max_length=3000,
        rows=8,
        error_messages={"required": _("Write down what you propose")},
    )
    quorum = NumberField(
        label=_("How many of you should say something before it is decided?"),
        min_value=1,
        max_value=100,
        error_messages={"required": _QUORUM, "min_value": _QUORUM, "max_value": _QUORUM},
    )
    closes_on = DateField(
        label=_("Until when can people say something? (optional)"),
        hint=_("Without a date it waits until all of you have said something. For example 27 3 2027"),
        required=False,
    )

    def clean_closes_on(self) -> datetime.date | None:
        """A day that has passed leaves nobody time."""
        day: datetime.date | None = self.cleaned_data["closes_on"]
        if day is not None and day < timezone.localdate():
            raise ValidationError(_("Choose today or a later day"))
        return day


class ProposeForm(ProposalForm, OnceForm):
    """A new proposal."""

    field_order = ("title",)
    # The meeting whose notes it comes out of.
    meeting = KeyField(required=False, widget=forms.HiddenInput)
    title = TextField(
        label=_("What is it about?"),
        hint=_("A few words. For example: Ask people on paper"),
        max_length=120,
        error_messages={"required": _("Say in a few words what it is about")},
    )


class ChangeForm(ProposalForm, SeenForm):
    """Another text, or more time."""


class StanceForm(SeenForm):
    """What somebody says to it."""

    said = ChoiceField(
        label=_("What do you say?"),
        choices=[
            (Stance.Said.AGREE, Stance.Said.AGREE.label, _("It is good.")),
            (Stance.Said.LIVE_WITH, Stance.Said.LIVE_WITH.label, _("It is good enough for now, and safe to try.")),
            (Stance.Said.CONCERN, Stance.Said.CONCERN.label, _("It would do harm, or leave somebody out. It waits.")),
        ],
        error_messages={"required": _("Choose what you say")},
    )
    words = LongTextField(
        label=_("Your words"),
        hint=_("Needed for a concern: what worries you, and what would help? Otherwise optional."),
        max_length=1000,
        rows=3,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """A concern needs words: the team has to know what to meet."""
        is_empty = not self.cleaned_data.get("words") and not self.has_error("words")
        if self.cleaned_data.get("said") == Stance.Said.CONCERN and is_empty:
            self.add_error("words", _("Say what your concern is"))
        return self.cleaned_data


class AskForm(OnceForm):
    """A question, or an answer."""

    question = LongTextField(
        label=_("Ask something, or answer"),
        max_length=1000,
        rows=3,
        error_messages={"required": _("Write your question or answer")},
    )


class AnswerForm(SeenForm):
    """How a concern is met."""

    answer = LongTextField(
        label=_("How is it met?"),
        hint=_("For example: we added that nobody has to answer. Whoever raised it says whether it is met."),
        max_length=1000,
        rows=4,
        error_messages={"required": _("Say how the concern is met")},
    )


class EndForm(Form):
    """The last word."""

    outcome = LongTextField(
        label=_("Anything to remember about it? (optional)"), max_length=1000, rows=3, required=False
    )


class RemovalForm(OnceForm):
    """Asking the team whether somebody stays."""

    about = ChoiceField(label=_("About whom?"), error_messages={"required": _("Choose whom it is about")})
    text = LongTextField(
        label=_("What happened, and what did you try first?"),
        hint=_("They read this, and so does the team. They can reply before anything is decided."),
        max_length=3000,
        rows=6,
        error_messages={"required": _("Say what happened")},
    )

    def __init__(self, data: Any, *, others: Iterable[Member]) -> None:
        super().__init__(data)
        self._others = {str(one.key): one for one in others}
        self.offer("about", [(key, one.name) for key, one in self._others.items()])

    def chosen(self) -> Member:
        """Return whom it is about."""
        return self._others[self.cleaned_data["about"]]


class ReplyForm(Form):
    """The reply of somebody whom a decision is about."""

    reply = LongTextField(
        label=_("Your reply"),
        hint=_("The team reads it first. You can change it until it is decided."),
        max_length=3000,
        rows=6,
        error_messages={"required": _("Write your reply")},
    )


class AppealForm(Form):
    """Asking a lead of the organisation to look at it."""

    words = LongTextField(
        label=_("Why do you think that it is wrong?"),
        hint=_("The involvement leads of the organisation read it, and what the team wrote."),
        max_length=3000,
        rows=6,
        error_messages={"required": _("Say why you think that it is wrong")},
    )


class AppealAnswerForm(Form):
    """What the lead decides."""

    answer = ChoiceField(
        label=_("What do you decide?"),
        choices=Appeal.Answer.choices,
        error_messages={"required": _("Choose what you decide")},
    )
    words = LongTextField(
        label=_("Why?"),
        hint=_("Whoever appealed and the team read this."),
        max_length=2000,
        rows=5,
        error_messages={"required": _("Say why")},
    )
