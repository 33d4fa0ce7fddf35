"""What people write when they raise an idea, say something to it, or answer it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from alongside.design.fields import ChoiceField, LongTextField, SelectField, SwitchField, TextField
from alongside.design.forms import Form, OnceForm, SeenForm
from alongside.opportunities.reporting import forms as reporting
from alongside.projects.choices import Capacity
from alongside.projects.ideas.models import Idea
from alongside.projects.teams.forms import OrganisationField


class WhatForm(OnceForm):
    """The first step: what could be better, and whose care it is about."""

    what = LongTextField(
        label=_("What could be better?"),
        hint=_("A few words are enough. For example: Letters from the clinic are hard to understand."),
        max_length=600,
        rows=4,
        error_messages={"required": _("Say what could be better")},
    )
    organisation = OrganisationField()

    def values(self) -> dict[str, Any]:
        """What was typed."""
        return {name: self.cleaned_data[name] for name in ("what", "organisation")}


class WhomForm(Form):
    """The second step."""

    for_whom = LongTextField(
        label=_("For whom would it be better?"),
        hint=_("For example: people who are new to the clinic, and those who look after them."),
        max_length=300,
        rows=3,
        error_messages={"required": _("Say for whom it would be better")},
    )


class WhyForm(Form):
    """The third step."""

    why = LongTextField(
        label=_("Why does it matter to you?"),
        hint=_("Everybody can read this, without your name. Write only what you want everybody to know. "
               "Afterwards you can tell your story, for fewer people."),
        max_length=600,
        rows=5,
        error_messages={"required": _("Say why it matters to you")},
    )  # fmt: skip


class SendForm(Form):
    """In what capacity somebody raises it, and who may see their name."""

    capacity = ChoiceField(
        label=_("Who are you in this?"),
        hint=_("Everybody sees this, without your name."),
        choices=Capacity.choices,
        error_messages={"required": _("Choose what fits best")},
    )
    shows_name = SwitchField(
        label=_("The organisation and my team may see my name"),
        hint=_("Nobody else sees it. You can change this at any time."),
        required=False,
    )
    is_for_another = SwitchField(
        label=_("I write this down for somebody else, who asked me to"),
        hint=_("Then the question above is about them. The idea says that somebody wrote it down for them."),
        required=False,
    )


class SkillForm(Form):
    """With what somebody can help."""

    skill = TextField(
        label=_("With what can you help?"),
        hint=_("For example: I can design leaflets."),
        max_length=200,
        error_messages={"required": _("Say with what you can help")},
    )


class StoryForm(Form):
    """A story."""

    words = LongTextField(
        label=_("Your story"),
        hint=_("What happened, and what was it like? Leave out the names of others."),
        max_length=5000,
        rows=10,
        error_messages={"required": _("Write your story")},
    )


class ReportForm(reporting.ReportForm):
    """What is wrong with an idea, asked as of a listing."""

    reason = reporting.what_is_wrong(Idea.Wrong.choices)


class HideForm(Form):
    """What is hidden, and why."""

    part = ChoiceField(
        label=_("What do you hide?"), choices=Idea.Part.choices, error_messages={"required": _("Choose what you hide")}
    )
    reason = reporting.what_is_wrong(Idea.Wrong.choices, hint=_("Everybody can read this in its place."))
    words = LongTextField(
        label=_("Your words to whoever raised it"),
        hint=_(
            "Say what they could change, for example to raise it again without a name. "
            "They read this, and those who look after it."
        ),
        max_length=1000,
        rows=4,
        error_messages={"required": _("Say why you hide it")},
    )

    def __init__(self, data: Any, *, has_story: bool) -> None:
        super().__init__(data)
        if not has_story:
            del self.fields["part"]

    def hiding(self) -> dict[str, str]:
        """Return what to hide and why, for the action."""
        return {"part": Idea.Part.ALL} | self.cleaned_data


class LookAgainForm(OnceForm):
    """Why it should be shown again."""

    words = LongTextField(
        label=_("Why should it be shown again?"),
        max_length=2000,
        rows=5,
        error_messages={"required": _("Say why it should be shown again")},
    )


class AnswerForm(SeenForm):
    """What the organisation answers."""

    outcome = ChoiceField(
        label=_("What is your answer?"),
        choices=Idea.Outcome.choices,
        error_messages={"required": _("Choose an answer")},
    )
    other = SelectField(label=_("With which idea do you join it?"), required=False)
    words = LongTextField(
        label=_("Your words"),
        hint=_("Everybody can read this. If it is “not now”, say why."),
        max_length=1000,
        rows=5,
        required=False,
    )

    def __init__(self, data: Any, *, idea: Idea, others: list[Idea]) -> None:
        joined = str(idea.joined_with.key) if idea.joined_with else ""
        facts = {"outcome": idea.outcome, "words": idea.answer, "other": joined, "seen": idea.mark}
        super().__init__(data, initial=facts)
        self._others = {str(one.key): one for one in others}
        named = [(key, one.what[:80]) for key, one in self._others.items()]
        self.offer("other", [("", _("Choose one")), *named])

    def clean(self) -> dict[str, Any]:
        """A reason for "not now", an idea for "join"."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if typed.get("outcome") == Idea.Outcome.NOT_NOW and not typed.get("words"):
            self.add_error("words", ValidationError(_now("Say why not now. People deserve a reason.")))
        if typed.get("outcome") == Idea.Outcome.JOIN and not typed.get("other"):
            self.add_error("other", ValidationError(_now("Choose the idea that you join it with")))
        return typed

    def answer(self) -> dict[str, Any]:
        """Return what was chosen, for the action."""
        typed = self.cleaned_data
        other = self._others.get(typed["other"])
        return {"outcome": typed["outcome"], "words": typed["words"], "joined_with": other, "seen": typed["seen"]}
