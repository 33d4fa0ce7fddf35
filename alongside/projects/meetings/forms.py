"""What people type about meetings: what for, when, what to talk about, what was said."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from alongside.design.fields import ChoiceField, DateField, LongTextField, ManyField, NumberField, TextField
from alongside.design.forms import Form, OnceForm, SeenForm
from alongside.projects.meetings import clock
from alongside.projects.meetings.fields import TimeField
from alongside.projects.meetings.models import Meeting, TimeAnswer
from alongside.projects.meetings.queries import Offered
from alongside.projects.models import Member

#: How many times are offered in one go, and how far ahead.
AT_ONCE = 3
FURTHEST = datetime.timedelta(days=2 * 366)


def _minutes(label: Any, hint: Any, least: int, most: int, wrong: Any) -> NumberField:
    return NumberField(
        label=label,
        hint=hint,
        min_value=least,
        max_value=most,
        error_messages={"required": wrong, "min_value": wrong, "max_value": wrong},
    )


def _title() -> TextField:
    return TextField(
        label=_("What is the meeting about?"),
        hint=_("It shows in calendars, so leave out what is private. For example: Second look at the letters"),
        max_length=120,
        error_messages={"required": _("Say in a few words what the meeting is about")},
    )


def _length() -> NumberField:
    return _minutes(
        _("How many minutes will it take?"),
        _("Shorter is kinder. You can plan breaks."),
        5,
        600,
        _("Enter a number of minutes from 5 to 600"),
    )


def _where() -> TextField:
    return TextField(
        label=_("Where is it? (optional)"),
        hint=_("The link of the online meeting, or the address of the place"),
        max_length=500,
        required=False,
    )


def _dial_in() -> TextField:
    return TextField(
        label=_("How can people join by phone? (optional)"),
        hint=_("The number to ring, and the code if there is one"),
        max_length=300,
        required=False,
    )


class PlanForm(OnceForm):
    """A new meeting, whose time is found together."""

    title = _title()
    minutes = _length()
    where = _where()
    dial_in = _dial_in()

    def __init__(self, data: Any) -> None:
        super().__init__(data, initial={"minutes": 60})


class _WhenMixin:
    """Puts a day and a time together, and says in words what is wrong with them."""

    def moment(self, day_name: str, clock_name: str) -> datetime.datetime | None:
        """Return the moment, or nothing where nothing was typed or something is wrong, which is then said."""
        typed: dict[str, Any] = self.cleaned_data  # type: ignore[attr-defined]
        errors: Any = self.errors  # type: ignore[attr-defined]
        day, time = typed.get(day_name), typed.get(clock_name)
        if day_name in errors or clock_name in errors or (day is None and time is None):
            return None
        if day is None or time is None:
            wrong = day_name if day is None else clock_name
            self._wrong(wrong, say("Enter the day too") if day is None else say("Enter the time too"))
            return None
        return self._moment(day, time, day_name, clock_name)

    def _moment(
        self, day: datetime.date, time: datetime.time, day_name: str, clock_name: str
    ) -> datetime.datetime | None:
        today = timezone.localdate()
        if not today <= day <= today + FURTHEST:
            self._wrong(day_name, say("Choose a day from today on, within two years"))
            return None
        try:
            found = clock.moment(day, time)
        except clock.MissingHourError:
            self._wrong(
                clock_name,
                say(
                    "Clocks go forward that night, so this time does not exist. Choose a time an hour later or earlier"
                ),
            )
            return None
        if found <= timezone.now():
            self._wrong(clock_name, say("This time has passed. Choose a later one"))
            return None
        return found

    def _wrong(self, name: str, words: str) -> None:
        self.add_error(name, ValidationError(words))  # type: ignore[attr-defined]


class OfferForm(_WhenMixin, Form):
    """A few times at which the meeting could be."""

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        for number in range(1, AT_ONCE + 1):
            day, time = self._labels(number)
            self.fields[f"day_{number}"] = DateField(label=day, required=False)
            self.fields[f"time_{number}"] = TimeField(
                label=time, hint=_("For example, 10:30 or 2:30pm"), required=False
            )

    @staticmethod
    def _labels(number: int) -> tuple[str, str]:
        facts = {"number": number}
        return say("Time %(number)d: which day?") % facts, say("Time %(number)d: what time?") % facts

    def clean(self) -> dict[str, Any]:
        """Put days and times together; at least one is needed."""
        pairs = [(f"day_{number}", f"time_{number}") for number in range(1, AT_ONCE + 1)]
        found = [at for day, time in pairs if (at := self.moment(day, time)) is not None]
        if not found and not self.errors:
            self._wrong("day_1", say("Enter at least one day and time"))
        return {"times": found}


class AnswerForm(Form):
    """Which of the offered times fit. Nothing has to be answered."""

    def __init__(self, data: Any, offers: list[Offered]) -> None:
        super().__init__(data)
        for one in offers:
            if not one.has_passed:
                self.fields[f"fits-{one.offer.pk}"] = ChoiceField(
                    label=one.when, choices=TimeAnswer.Fits.choices, inline=True, required=False, initial=one.mine
                )

    def answers(self) -> dict[int, str]:
        """Return the answers by the number of the time."""
        return {int(name.removeprefix("fits-")): fits for name, fits in self.cleaned_data.items() if fits}


class DetailsForm(_WhenMixin, SeenForm):
    """What a meeting is called, when and where it is."""

    title = _title()
    day = DateField(label=_("Which day?"), required=False)
    time = TimeField(label=_("At what time?"), hint=_("UK time. For example, 10:30 or 2:30pm"), required=False)
    minutes = _length()
    where = _where()
    dial_in = _dial_in()

    def __init__(self, data: Any, meeting: Meeting) -> None:
        self.at = meeting.starts_at
        named = {name: getattr(meeting, name) for name in ("title", "minutes", "where", "dial_in")}
        when = {"day": clock.day_of(self.at), "time": clock.clock_of(self.at)} if self.at else {}
        super().__init__(data, initial=named | when | {"seen": str(meeting.version)})
        if meeting.is_finding:
            self.fields["day"].label = _("Which day? (optional: leave it empty while you look for a time)")
            self.fields["time"].label = _("At what time? (optional)")

    def clean(self) -> dict[str, Any]:
        """Put day and time together. What was not changed stays, even if it has passed."""
        typed = super().clean() or self.cleaned_data
        if self.at and (typed.get("day"), typed.get("time")) == (clock.day_of(self.at), clock.clock_of(self.at)):
            found: datetime.datetime | None = self.at
        else:
            found = self.moment("day", "time")
            if found is None and self.at and not self.errors:
                self._wrong("day", say("Enter a day and a time. You can cancel the meeting instead"))
        return typed | {"starts_at": found}

    def values(self) -> dict[str, Any]:
        """What was typed, under the names of the meeting."""
        return {name: value for name, value in super().values().items() if name not in ("day", "time")}


class AgendaForm(OnceForm):
    """Something to talk about."""

    words = TextField(
        label=_("What do you want to talk about?"),
        max_length=200,
        error_messages={"required": _("Say what you want to talk about")},
    )
    minutes = _minutes(_("For how many minutes?"), "", 1, 600, _("Enter a number of minutes from 1 to 600"))


class NotesForm(SeenForm):
    """What was said."""

    notes = LongTextField(
        label=_("Notes"),
        hint=_("What you agreed, and who does what. Leave out what is private to somebody."),
        max_length=20_000,
        rows=16,
        required=False,
    )


class HeldForm(Form):
    """Who was there."""

    there = ManyField(label=_("Who was there?"), hint=_("Tick everybody who took part."), required=False)

    def __init__(self, data: Any, members: list[Member], there: list[int]) -> None:
        super().__init__(data, initial={"there": [str(pk) for pk in there]})
        self.offer("there", [(str(one.pk), one.name) for one in members])

    def numbers(self) -> set[int]:
        """Return who was ticked, by their number."""
        return {int(pk) for pk in self.cleaned_data["there"]}
