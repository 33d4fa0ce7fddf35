"""What a team says of its project: what it is about, its aim, its stage."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.design.fields import ChoiceField, LongTextField, ManyField, NumberField, TextField
from alongside.design.forms import SeenForm
from alongside.projects import core20plus5
from alongside.projects.choices import STAGE_MEANS, Quality, Stage
from alongside.projects.models import Project


class AboutForm(SeenForm):
    """What the project is about."""

    title = TextField(
        label=_("What do you want to make better?"),
        max_length=120,
        error_messages={"required": _("Say in a few words what you want to make better")},
    )
    about = LongTextField(
        label=_("What is it about?"),
        max_length=1000,
        rows=5,
        error_messages={"required": _("Say what it is about")},
    )
    improves = ManyField(
        label=_("What does it make better? (optional)"),
        hint=_("Choose all that fit."),
        choices=Quality.choices,
        required=False,
    )
    experience_measure = TextField(
        label=_("How will you know what it is like for people? (optional)"),
        hint=_("At least one measure of experience, before you test. For example: how many say that letters are clear"),
        max_length=300,
        required=False,
    )
    groups = ManyField(
        label=_("Who is it for? (optional)"),
        hint=_("Groups of people who often get worse care (from NHS England’s Core20PLUS5). Choose all that fit."),
        choices=core20plus5.Group.choices,
        required=False,
    )
    areas = ManyField(
        label=_("Is it about one of these areas of care? (optional)"),
        hint=_("The clinical areas of Core20PLUS5. Choose all that fit."),
        choices=core20plus5.Area.choices,
        required=False,
    )
    silence_days = NumberField(
        label=_("After how many quiet days of the lead should a hand-over be offered?"),
        hint=_("From 7 to 365. It is no failure: people are ill, or busy."),
        min_value=7,
        max_value=365,
        error_messages={
            "required": _("Enter a number of days from 7 to 365"),
            "min_value": _("Enter a number of days from 7 to 365"),
            "max_value": _("Enter a number of days from 7 to 365"),
        },
    )

    def values(self) -> dict[str, Any]:
        """What was typed, under the names of the project."""
        typed = super().values()
        return typed | {"summary": typed.pop("about")}


class AimForm(SeenForm):
    """The aim that the team has agreed."""

    aim = LongTextField(
        label=_("What is your aim?"),
        hint=_("What will be better, for whom, by how much, by when? Write it once all of you agree."),
        max_length=600,
        rows=4,
        error_messages={"required": _("Write down your aim")},
    )


class StageForm(SeenForm):
    """To which stage the project moves."""

    to = ChoiceField(label=_("Where is the project now?"), error_messages={"required": _("Choose a stage")})
    words = LongTextField(
        label=_("Anything to say about it? (optional)"),
        hint=_("Anybody in the team reads it beside the date."),
        max_length=500,
        rows=3,
        required=False,
    )

    def __init__(self, data: Any, *, project: Project) -> None:
        super().__init__(data, initial={"seen": project.stage})
        others = [stage for stage in Stage if stage != project.stage]
        self.offer(
            "to",
            [(stage.value, stage.label) for stage in others],
            {stage.value: STAGE_MEANS[stage] for stage in others},
        )
