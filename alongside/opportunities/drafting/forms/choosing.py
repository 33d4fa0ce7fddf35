"""How people will be chosen, what they are asked, until when, and who answers questions."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.design.fields import ChoiceField, DateField, EmailField, LongTextField, TextField
from alongside.opportunities import hooks
from alongside.opportunities.closing_day import check_closing_day
from alongside.opportunities.drafting.forms.base import StepForm, YesNoField
from alongside.opportunities.models import MOST_QUESTIONS, Opportunity, Question


def _ways() -> list[tuple[str, Any, Any]]:
    return [(way.code, way.name, way.description) for way in hooks.ways_of_choosing]


class ChoosingForm(StepForm):
    """How people will be chosen."""

    way_of_choosing = ChoiceField(
        label=_("How will people be chosen?"),
        choices=_ways,
        error_messages={"required": _("Choose how people will be chosen")},
    )
    how_chosen = LongTextField(
        label=_("Tell people what you will look for"),
        hint=_("For example: “We want a mix of ages and of places people live. You need no experience of meetings.”"),
        max_length=1000,
        rows=5,
        error_messages={"required": _("Tell people what you will look for")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(hooks.ways_of_choosing) < 2:
            del self.fields["way_of_choosing"]

    def fit(self, opportunity: Opportunity) -> None:
        """Once people have come forward, they are chosen as they were told."""
        if opportunity.has_fixed_questions:
            self.fields.pop("way_of_choosing", None)


class QuestionsForm(StepForm):
    """Up to five questions of the opportunity's own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in range(1, MOST_QUESTIONS + 1):
            self.fields[f"words_{place}"] = TextField(label=_("Question"), max_length=300, required=False)
            self.fields[f"help_{place}"] = TextField(label=_("Help with it (optional)"), max_length=300, required=False)

    @classmethod
    def names(cls) -> list[str]:
        """The fields together are one answer."""
        return ["questions"]

    @classmethod
    def stored(cls, opportunity: Opportunity) -> dict[str, Any]:
        """Return the questions as they are saved now."""
        return {"questions": [[question.words, question.help] for question in opportunity.questions.all()]}

    def answer(self) -> dict[str, Any]:
        """Return the questions that were typed, without gaps."""
        pairs = [
            [self.cleaned_data.get(f"words_{place}", ""), self.cleaned_data.get(f"help_{place}", "")]
            for place in range(1, MOST_QUESTIONS + 1)
        ]
        return {"questions": [pair for pair in pairs if any(pair)]}

    def clean(self) -> dict[str, Any]:
        """Help without a question cannot be asked."""
        data = super().clean() or self.cleaned_data
        for place in range(1, MOST_QUESTIONS + 1):
            if data.get(f"help_{place}") and not data.get(f"words_{place}") and not self.errors.get(f"words_{place}"):
                self.add_error(f"words_{place}", _("Enter the question that this help belongs to"))
        return data

    @classmethod
    def store(cls, opportunity: Opportunity, answer: dict[str, Any]) -> None:
        """Replace the questions. Only before it is published: nobody can have answered them yet."""
        opportunity.questions.all().delete()
        Question.objects.bulk_create(
            Question(opportunity=opportunity, place=place, words=words, help=hint)
            for place, (words, hint) in enumerate(answer["questions"], start=1)
        )

    @classmethod
    def as_typed(cls, answer: dict[str, Any]) -> dict[str, Any]:
        """Spread the questions over the fields."""
        typed: dict[str, Any] = {}
        for place, (words, hint) in enumerate(answer["questions"], start=1):
            typed |= {f"words_{place}": words, f"help_{place}": hint}
        return typed

    def pairs(self) -> list[tuple[int, Any, Any]]:
        """Return number, question and help of each, for the page."""
        return [
            (place, self[f"words_{place}"], self[f"help_{place}"]) for place in range(1, MOST_QUESTIONS + 1)
        ]  # fmt: skip


class ClosingForm(StepForm):
    """Until when people can say that they are interested."""

    is_open_ended = ChoiceField(
        label=_("Is there a closing date?"),
        choices=[("no", _("Yes, it closes on a date")), ("yes", _("No, people can join at any time"))],
        error_messages={"required": _("Choose whether there is a closing date")},
    )
    closes = DateField(
        label=_("Closing date"),
        hint=_("People can say they are interested until the end of this day. For example, 27 3 2027"),
        required=False,
    )
    answers_by = DateField(
        label=_("By when will everyone have an answer? (optional)"),
        hint=_("People are told this date. If you leave it out, we tell them 10 working days."),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """A date when there is one, not in the past, and answers after it."""
        data = super().clean() or self.cleaned_data
        data["is_open_ended"] = YesNoField.to_bool(data.get("is_open_ended", ""))
        if not self.unfinished and "closes" not in self.errors:
            check_closing_day(self, is_open_ended=data["is_open_ended"])
        self._check_order(data)
        return data

    def _check_order(self, data: dict[str, Any]) -> None:
        closes, answers_by = data.get("closes"), data.get("answers_by")
        if closes and closes < timezone.localdate() and "closes" in self.changed_data:
            self.add_error("closes", _("The closing date must be today or later"))
        if answers_by and closes and answers_by < closes:
            self.add_error("answers_by", _("This must be on or after the closing date"))

    @classmethod
    def as_typed(cls, answer: dict[str, Any]) -> dict[str, Any]:
        """Show what is kept as yes and no."""
        return answer | {"is_open_ended": YesNoField.from_bool(answer["is_open_ended"])}


class ContactForm(StepForm):
    """Who answers questions."""

    contact_name = TextField(
        label=_("Who answers questions?"),
        hint=_("The name of a person. It is shown on the page."),
        max_length=100,
        error_messages={"required": _("Enter the name of the person who answers questions")},
    )
    contact_email = EmailField(
        label=_("Their email address"),
        hint=_("It is shown on the page. You can use the address of a team."),
        autocomplete="off",
        error_messages={"required": _("Enter an email address")},
    )
