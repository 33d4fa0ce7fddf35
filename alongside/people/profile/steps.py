"""The steps of the profile, in the order of the task list."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.people.consents.models import Purpose
from alongside.people.profile import forms


@dataclass(frozen=True, kw_only=True)
class Step:
    """One page of the profile. `purpose` names the consent it needs; `fields` are columns of the profile."""

    key: str
    title: Any
    form: type[forms.StepForm]
    fields: tuple[str, ...] = ()
    purpose: str = ""


STEPS: dict[str, Step] = {
    step.key: step
    for step in (
        Step(key="name", title=_("What to call you"), form=forms.NameForm),
        Step(key="reach", title=_("How to reach you"), form=forms.ReachForm, fields=("contact", "phone")),
        Step(
            key="format",
            title=_("Formats and language"),
            form=forms.FormatForm,
            fields=("formats", "language"),
            purpose=Purpose.ACCESS_NEEDS,
        ),
        Step(key="roles", title=_("Who you are here"), form=forms.RolesForm, fields=("roles",)),
        Step(
            key="lived",
            title=_("What you have lived through"),
            form=forms.LivedForm,
            fields=("lived_words",),
            purpose=Purpose.LIVED_EXPERIENCE,
        ),
        Step(key="skills", title=_("Your skills"), form=forms.SkillsForm, fields=("skills", "skills_words")),
        Step(key="time", title=_("Your time"), form=forms.TimeForm, fields=("times", "hours", "times_words")),
        Step(key="place", title=_("Where you can take part"), form=forms.PlaceForm,
             fields=("where", "distance", "area")),
        Step(
            key="needs",
            title=_("What helps you take part"),
            form=forms.NeedsForm,
            fields=("needs", "needs_words"),
            purpose=Purpose.ACCESS_NEEDS,
        ),
    )
}  # fmt: skip
