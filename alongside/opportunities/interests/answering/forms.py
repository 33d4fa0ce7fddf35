"""What a chooser types: an answer for each person on the page, and what is said to all."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.design import fields
from alongside.design.forms import OnceForm
from alongside.opportunities.interests.answering.actions import Given
from alongside.opportunities.interests.answering.queries import Applicant
from alongside.opportunities.interests.models import Answer, Outcome
from alongside.opportunities.models import Opportunity

OUTCOME_HINTS = {
    Outcome.YES: _("They have a place. They also see that they can still say no."),
    Outcome.WAITING_LIST: _("They may get a place later. You can move them to yes at any time."),
    Outcome.NOT_THIS_TIME: _("They get a kind and honest reason."),
}


class AnswerForm(OnceForm):
    """The answer for one or several people: one outcome and reason for all, a personal line for each."""

    outcome = fields.ChoiceField(label=_("What is your answer?"), error_messages={"required": _("Choose an answer")})
    reason = fields.ChoiceField(
        label=_("Why is it not this time?"),
        hint=_("Only for “not this time”. They read this."),
        choices=Answer.Reason.choices,
        required=False,
    )
    suggestions = fields.ManyField(
        label=_("What else might suit them? (optional)"),
        hint=_("Other openings about the same things. They get a link to each."),
        required=False,
    )

    def __init__(self, data: Any, *, applicants: list[Applicant], similar: list[Opportunity]) -> None:
        self.applicants = applicants
        super().__init__(data)
        possible = set.intersection(*(one.outcomes for one in applicants)) if applicants else set()
        offered = [(value, label) for value, label in Outcome.choices if value in possible]
        self.offer("outcome", offered, {str(value): words for value, words in OUTCOME_HINTS.items()})
        self.offer("suggestions", [(str(found.pk), f"{found.title} ({found.organisation.name})") for found in similar])
        if not similar:
            del self.fields["suggestions"]
        for one in applicants:
            self._add_person(one)

    def _add_person(self, one: Applicant) -> None:
        """A line for one person, and the mark of what the chooser has seen of them."""
        self.fields[f"words_{one.interest.key}"] = fields.LongTextField(
            label=_("Your words to %(name)s (optional)") % {"name": one.name},
            hint=_("Say something that is only true for them."),
            max_length=2000,
            rows=3,
            required=False,
        )
        self.fields[f"after_{one.interest.key}"] = forms.IntegerField(
            required=False, initial=one.after, widget=forms.HiddenInput
        )

    def clean(self) -> dict[str, Any]:
        """A no needs its reason; a reason in own words needs the words; taking back needs an explanation."""
        typed = super().clean() or self.cleaned_data
        if typed.get("outcome") == Outcome.NOT_THIS_TIME and "reason" not in self.errors and not typed.get("reason"):
            self.add_error("reason", _("Choose a reason. Everyone deserves to know why."))
        corrects = typed.get("outcome") and any(one.is_correction(typed["outcome"]) for one in self.applicants)
        if corrects or (typed.get("outcome") == Outcome.NOT_THIS_TIME and typed.get("reason") == Answer.Reason.OTHER):
            self._need_words(typed)
        return typed

    def _need_words(self, typed: dict[str, Any]) -> None:
        for one in self.applicants:
            name = f"words_{one.interest.key}"
            if name not in self.errors and not typed.get(name):
                self.add_error(name, _("Explain it to %(name)s in your own words") % {"name": one.name})

    def given(self) -> list[Given]:
        """Return what each person is told."""
        typed = self.cleaned_data
        return [
            Given(
                key=one.interest.key,
                outcome=typed["outcome"],
                reason=typed["reason"],
                words=typed[f"words_{one.interest.key}"],
                suggestions=[int(value) for value in typed.get("suggestions", [])],
                after=typed[f"after_{one.interest.key}"] or 0,
            )
            for one in self.applicants
        ]


def keys_in(typed: list[str]) -> list[uuid.UUID]:
    """Return the people chosen on the list; what is no key is passed over."""
    found = []
    for text in typed[:200]:
        try:
            found.append(uuid.UUID(text))
        except ValueError:
            continue
    return found
