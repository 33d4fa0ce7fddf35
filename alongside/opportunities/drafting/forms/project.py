"""The project: its stage, how much say people have, where and when."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.design.fields import ChoiceField, DateField, SelectField, TextField
from alongside.opportunities.choices import LEVEL_MEANS, STAGE_MEANS, Level, Mode, Region, Stage
from alongside.opportunities.drafting.forms.base import StepForm


class StageForm(StepForm):
    """Where the project is."""

    stage = ChoiceField(
        label=_("What stage is the project at?"),
        hint=_("The earlier people join, the more they can shape."),
        choices=[(stage.value, stage.label, STAGE_MEANS[stage]) for stage in Stage],
        page_heading=True,
        error_messages={"required": _("Choose the stage of the project")},
    )


class LevelForm(StepForm):
    """How much say people have."""

    level = ChoiceField(
        label=_("How much say will people have?"),
        hint=_("Be honest: people see these words. Choose what will really happen, not what sounds best."),
        choices=[(level.value, level.label, LEVEL_MEANS[level]) for level in Level],
        page_heading=True,
        error_messages={"required": _("Choose how much say people will have")},
    )


class WhereForm(StepForm):
    """Where it happens."""

    mode = ChoiceField(
        label=_("Where does it happen?"),
        choices=Mode.choices,
        error_messages={"required": _("Choose where it happens")},
    )
    place = TextField(
        label=_("Town or district"),
        hint=_("If people can come in person. For example: Middlesbrough, or Southwark in south London."),
        max_length=120,
        required=False,
    )
    region = SelectField(
        label=_("Region"),
        choices=[("", _("Choose a region")), *Region.choices],
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """In person needs a place."""
        data = super().clean() or self.cleaned_data
        if not self.unfinished and data.get("mode") in (Mode.IN_PERSON, Mode.BOTH):
            if not data.get("place") and "place" not in self.errors:
                self.add_error("place", _("Enter the town or district"))
            if not data.get("region") and "region" not in self.errors:
                self.add_error("region", _("Choose a region"))
        return data


class WhenForm(StepForm):
    """Dates, time, for how long."""

    time_commitment = TextField(
        label=_("How much time does it take?"),
        hint=_("For example: about 3 hours a month, with 1 hour of reading"),
        max_length=300,
        error_messages={"required": _("Say how much time it takes")},
    )
    times = TextField(
        label=_("On which days and at what times? (optional)"),
        hint=_("For example: Tuesday evenings, 6pm to 7:30pm. Say if you will choose times together."),
        max_length=200,
        required=False,
    )
    duration = TextField(
        label=_("For how long? (optional)"), hint=_("For example: 6 months"), max_length=200, required=False
    )
    starts = DateField(label=_("When does it start? (optional)"), hint=_("For example, 27 3 2027"), required=False)
    ends = DateField(label=_("When does it end? (optional)"), hint=_("For example, 27 9 2027"), required=False)

    def clean(self) -> dict[str, Any]:
        """It cannot end before it starts."""
        data = super().clean() or self.cleaned_data
        if data.get("starts") and data.get("ends") and data["ends"] < data["starts"]:
            self.add_error("ends", _("The end must be on or after the start"))
        return data
