"""What a lead types to prepare a draw."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from alongside.core.lottery import NOT_STATED
from alongside.design import fields
from alongside.design.forms import Form
from alongside.selection.models import MOST_VALUES, Feature
from alongside.selection.planning.actions import Asked

MOST_LETTERS = 60


class GroundsForm(Form):
    """Why groups are looked at."""

    purpose = fields.LongTextField(
        label=_("What is it for?"),
        hint=_("For example: “Young carers use this clinic and have never been asked. We want them at the table.”"),
        max_length=2000,
        rows=4,
        error_messages={"required": _("Say what it is for")},
    )
    evidence = fields.LongTextField(
        label=_("How do you know that people are left out or worse off?"),
        hint=_("Figures, complaints, what people told you, or who was there last time."),
        max_length=2000,
        rows=4,
        error_messages={"required": _("Say how you know that people are left out or worse off")},
    )
    proportionate = fields.LongTextField(
        label=_("Why is a mix of people the right way, and no more than is needed?"),
        hint=_("What did you try before? What else would not be enough?"),
        max_length=2000,
        rows=4,
        error_messages={"required": _("Say why it is the right way, and no more than is needed")},
    )
    advice_taken = fields.LongTextField(
        label=_("Who gave you advice on this, and what did they say? (optional)"),
        hint=_("For example your equality lead, or your human resources team."),
        max_length=2000,
        rows=3,
        required=False,
    )

    def __init__(self, *args: Any, is_paid: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_paid:
            field = self.fields["advice_taken"]
            field.label = _("Who gave you advice on this, and what did they say?")
            field.required = True
            field.error_messages["required"] = _(
                "This role is paid, so take advice first. Say who gave it and what they said"
            )


class FeatureForm(Form):
    """One feature: its name, its question, and the answers to choose from."""

    name = fields.TextField(
        label=_("Name of the feature"),
        hint=_("A short name, for example: Age"),
        max_length=60,
        error_messages={"required": _("Enter a name for the feature")},
    )
    question = fields.TextField(
        label=_("The question people are asked"),
        hint=_("For example: How old are you?"),
        max_length=300,
        error_messages={"required": _("Enter the question")},
    )
    help = fields.TextField(label=_("Help with the question (optional)"), max_length=500, required=False)
    values = fields.LongTextField(
        label=_("The answers to choose from"),
        hint=_(
            "Write one on each line. If you know how many people in a hundred have it, write the number after a colon, "
            "for example: 16 to 24: 13. “I would rather not say” is always there, so leave it out."
        ),
        max_length=4000,
        rows=8,
        error_messages={"required": _("Enter at least two answers")},
    )
    source = fields.TextField(
        label=_("Where are the numbers from? (optional)"),
        hint=_("For example: Census 2021, Leeds"),
        max_length=300,
        required=False,
    )

    def __init__(self, *args: Any, feature: Feature | None = None, **kwargs: Any) -> None:
        if feature is not None:
            kwargs["initial"] = {
                "name": feature.name,
                "question": feature.question,
                "help": feature.help,
                "values": "\n".join(_line(value, feature.shares) for value in feature.values),
                "source": feature.source,
            }
        super().__init__(*args, **kwargs)

    def clean_values(self) -> dict[str, float | None]:
        """Read the lines; say of the first that is wrong what is wrong with it."""
        found: dict[str, float | None] = {}
        for line in filter(None, (line.strip() for line in self.cleaned_data["values"].splitlines())):
            value, share = _read(line)
            if value.casefold() in {one.casefold() for one in found}:
                raise ValidationError(_now("“%(value)s” is there twice. Take one of them out") % {"value": value})
            found[value] = share
        if len(found) < 2:
            raise ValidationError(_now("Enter at least two answers, each on its own line"))
        if len(found) > MOST_VALUES:
            raise ValidationError(_now("Enter %(most)d answers at most") % {"most": MOST_VALUES})
        known = [share for share in found.values() if share is not None]
        if known and len(known) < len(found):
            raise ValidationError(_now("Give a number for each answer, or for none"))
        if known and not sum(known):
            raise ValidationError(_now("Give at least one answer a number above 0"))
        return found

    def asked(self) -> Asked:
        """Return what was typed."""
        typed = self.cleaned_data
        shares = {value: share for value, share in typed["values"].items() if share is not None}
        return Asked(
            name=typed["name"],
            question=typed["question"],
            help=typed["help"],
            values=list(typed["values"]),
            shares=shares,
            source=typed["source"],
        )


def _line(value: str, shares: dict[str, float]) -> str:
    return f"{value}: {shares[value]:g}" if value in shares else value


def _read(line: str) -> tuple[str, float | None]:
    """Return an answer and its number, where the line ends in one."""
    value, colon, number = (part.strip() for part in line.rpartition(":"))
    share: float | None = None
    if colon:
        try:
            share = float(number.replace("%", "").replace(",", "."))
        except ValueError:
            value = line
    else:
        value = line
    if not value or len(value) > MOST_LETTERS:
        raise ValidationError(_now("Shorten “%(value)s” to 60 letters or fewer") % {"value": value[:80]})
    if value.casefold() == NOT_STATED:
        raise ValidationError(_now("Leave out “not stated”: it is always there"))
    if share is not None and not 0 <= share <= 1_000_000_000:
        raise ValidationError(_now("The number after “%(value)s” must be 0 or more") % {"value": value})
    return value, share


class ScrutineerForm(Form):
    """Who checks the draw."""

    name = fields.TextField(label=_("Name"), max_length=100, error_messages={"required": _("Enter their name")})
    role = fields.TextField(
        label=_("Who they are"),
        hint=_("Shown on the page, for example: chair of the local Healthwatch"),
        max_length=200,
        error_messages={"required": _("Say who they are")},
    )
    email = fields.EmailField(
        label=_("Email address"),
        hint=_("They sign in with it. It is not shown to anybody else."),
        autocomplete="off",
        error_messages={"required": _("Enter their email address")},
    )
