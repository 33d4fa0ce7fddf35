"""A time of day, typed as people write it."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alongside.design import clean
from alongside.design.fields import DrawnMixin
from alongside.projects.meetings import clock


class TimeField(DrawnMixin, forms.Field):
    """What clocks show: 10:30, 2:30pm, 2pm."""

    drawn_by = "design/fields/text.jinja"
    input_type = "time-as-text"
    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("width", "5")
        kwargs.setdefault("autocomplete", "off")
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> datetime.time | None:
        """Return the time, or say how to write it."""
        typed = clean.line(str(value)) if value not in self.empty_values else ""
        if not typed:
            return None
        try:
            return clock.read(typed)
        except clock.HalfOfDayError as error:
            raise ValidationError(
                _("Say whether this is in the morning or the afternoon, like 2:30pm"), code="half"
            ) from error
        except clock.ClockError as error:
            raise ValidationError(_("Enter a time, like 10:30 or 2:30pm"), code="invalid") from error

    def prepare_value(self, value: Any) -> Any:
        """Show a time as it can be typed."""
        return f"{value:%H:%M}" if isinstance(value, datetime.time) else value
