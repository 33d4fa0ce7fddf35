"""What a team writes about how it works together."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from alongside.design.fields import DateField, LongTextField
from alongside.design.forms import SeenForm
from alongside.projects.ways.actions import LONGEST, PROMPTS, mark_of
from alongside.projects.ways.models import Ways

FURTHEST = datetime.timedelta(days=2 * 366)
USUAL = datetime.timedelta(days=91)


def _prompt(label: Any, hint: Any) -> LongTextField:
    return LongTextField(label=label, hint=hint, max_length=LONGEST, rows=3, required=False)


class WaysForm(SeenForm):
    """All prompts on one page. None has to be answered."""

    communicate = _prompt(
        _("How do we keep in touch?"), _("For example: here, and by phone for whoever likes that better")
    )
    times = _prompt(_("When do we meet and answer?"), _("For example: not at weekends; nobody has to answer at once"))
    disagree = _prompt(_("How do we disagree?"), _("For example: we say what worries us early, and never shout"))
    credit = _prompt(_("How do we give credit?"), _("For example: whoever took part is named, if they like"))
    confidentiality = _prompt(_("What stays among us?"), _("For example: what somebody tells of their own life"))
    pace = _prompt(_("At what pace do we work?"), _("For example: slower when somebody is ill, without explaining"))
    needs = _prompt(
        _("What does each of us need, and what do we do for it?"),
        _("Write what the team does, without names: “We take breaks.”"),
    )
    look_again_on = DateField(label=_("When do we look at this again? (optional)"), required=False)

    def __init__(self, data: Any, ways: Ways | None) -> None:
        today = timezone.localdate()
        texts = {name: getattr(ways, name) for name in PROMPTS} if ways else {}
        again = ways.look_again_on if ways and ways.look_again_on and ways.look_again_on > today else today + USUAL
        super().__init__(data, initial=texts | {"look_again_on": again, "seen": mark_of(ways)})

    def clean_look_again_on(self) -> datetime.date | None:
        """A day to come."""
        day: datetime.date | None = self.cleaned_data["look_again_on"]
        today = timezone.localdate()
        if day is not None and not today <= day <= today + FURTHEST:
            raise ValidationError(say("Choose a day from today on, within two years"))
        return day

    def clean(self) -> dict[str, Any]:
        """Something must be written."""
        typed = super().clean() or self.cleaned_data
        if not self.errors and not any(typed.get(name) for name in PROMPTS):
            self.add_error("communicate", say("Answer at least one of the questions"))
        return typed


def questions(ways: Ways) -> list[tuple[Any, str]]:
    """Return each question with what the team wrote, where it wrote something."""
    fields = WaysForm.base_fields
    return [(fields[name].label, getattr(ways, name)) for name in PROMPTS if getattr(ways, name)]
