"""Form fields that know how to draw themselves: `{{ form.title.as_field_group() }}`.

Every field takes `hint` (plain words under the label) beside Django's own options. Error messages name the fix; a form
gives its own through `error_messages`.
"""

import datetime
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation, Overflow
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from alongside.design import clean

# Longer addresses cannot be delivered (RFC 5321 as corrected by its erratum 1690), and our tables hold no longer ones.
LONGEST_ADDRESS = 254


class DrawnMixin:
    """What all our fields share: a hint, a width, whether the label is the page's heading, an autocomplete token."""

    drawn_by = ""

    def __init__(
        self,
        *args: Any,
        hint: Any = "",
        page_heading: bool = False,
        autocomplete: str = "",
        width: str = "",
        **kwargs: Any,
    ) -> None:
        self.hint = hint
        self.page_heading = page_heading
        self.autocomplete = autocomplete
        self.width = width
        super().__init__(*args, **{"template_name": self.drawn_by, **kwargs})


class _LengthMessages:
    """Words for text that is too long, shared by the text fields."""

    def say_length(self, most: int | None) -> None:
        """Replace Django's validator message by ours."""
        for validator in self.validators:  # type: ignore[attr-defined]
            if getattr(validator, "code", "") == "max_length":
                validator.message = ngettext_lazy(
                    "Shorten this to %(limit_value)d character or fewer. It has %(show_value)d now.",
                    "Shorten this to %(limit_value)d characters or fewer. It has %(show_value)d now.",
                    "limit_value",
                )


class TextField(_LengthMessages, DrawnMixin, forms.CharField):
    """One line of text."""

    drawn_by = "design/fields/text.jinja"
    input_type = "text"

    def __init__(self, *, max_length: int = 200, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, strip=False, **kwargs)
        self.say_length(max_length)
        # The browser must not cut what is pasted: we say what is too long instead.
        self.widget.attrs.pop("maxlength", None)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Leave `maxlength` out."""
        return {}

    def to_python(self, value: Any) -> str:
        """Clean what was typed into one line."""
        return clean.line(str(value)) if value not in self.empty_values else ""


class LongTextField(_LengthMessages, DrawnMixin, forms.CharField):
    """Several lines of text, with a count of characters left."""

    drawn_by = "design/fields/long_text.jinja"

    def __init__(self, *, max_length: int = 2000, rows: int = 5, **kwargs: Any) -> None:
        self.rows = rows
        super().__init__(max_length=max_length, strip=False, widget=forms.Textarea, **kwargs)
        self.say_length(max_length)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Leave `maxlength` out."""
        return {}

    def to_python(self, value: Any) -> str:
        """Clean what was typed, keeping its lines."""
        return clean.lines(str(value)) if value not in self.empty_values else ""


class EmailField(_LengthMessages, DrawnMixin, forms.EmailField):
    """An email address."""

    drawn_by = "design/fields/text.jinja"
    input_type = "email"
    default_validators = [EmailValidator(_("Enter an email address in the correct format, like name@example.com"))]

    def __init__(self, *, max_length: int = LONGEST_ADDRESS, **kwargs: Any) -> None:
        kwargs.setdefault("autocomplete", "email")
        super().__init__(max_length=max_length, **kwargs)
        self.say_length(self.max_length)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Leave `maxlength` out."""
        return {}

    def to_python(self, value: Any) -> str:
        """Clean and lower the address."""
        return clean.line(str(value)).lower() if value not in self.empty_values else ""


class NumberField(DrawnMixin, forms.IntegerField):
    """A whole number, typed as text (a number spinner loses what people type)."""

    drawn_by = "design/fields/text.jinja"
    input_type = "number-as-text"
    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("width", "4")
        super().__init__(**kwargs)
        self.error_messages["invalid"] = _("Enter a whole number, like 12")


class MoneyField(DrawnMixin, forms.Field):
    """An amount in pounds as people type it; pence as a whole number inside."""

    drawn_by = "design/fields/text.jinja"
    input_type = "money"
    widget = forms.TextInput

    def __init__(self, *, most: int = 1_000_000_00, **kwargs: Any) -> None:
        self.most = most
        kwargs.setdefault("width", "5")
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> int | None:
        """Return pence; commas, spaces and a pound sign are passed over."""
        typed = clean.line(str(value)) if value not in self.empty_values else ""
        typed = re.sub(r"[£,\s]", "", typed)
        if not typed:
            return None
        try:
            pence = Decimal(typed) * 100
        except (InvalidOperation, Overflow) as error:
            raise ValidationError(_("Enter an amount in pounds, like 75 or 12.50"), code="invalid") from error
        if not pence.is_finite() or not 0 <= pence <= self.most or pence != pence.to_integral_value():
            raise ValidationError(_("Enter an amount in pounds, like 75 or 12.50"), code="invalid")
        return int(pence)

    def prepare_value(self, value: Any) -> Any:
        """Show pence as pounds."""
        if isinstance(value, int):
            pounds, pence = divmod(value, 100)
            return f"{pounds}.{pence:02d}" if pence else str(pounds)
        return value


class ChoiceField(DrawnMixin, forms.ChoiceField):
    """One of a few, as radio buttons. A choice may be `(value, label)` or `(value, label, hint)`."""

    drawn_by = "design/fields/radios.jinja"
    widget = forms.RadioSelect

    def __init__(self, *, choices: Any = (), inline: bool = False, **kwargs: Any) -> None:
        self.hints: Any = {}
        self.inline = inline
        if callable(choices):
            # Asked each time: rooms above may add to it after this form was read.
            self.hints = SimpleLazyObject(lambda: split_hints(choices())[0])
            super().__init__(choices=lambda: split_hints(choices())[1], **kwargs)
        else:
            self.hints, pairs = split_hints(choices)
            super().__init__(choices=pairs, **kwargs)
        self.error_messages["invalid_choice"] = _("Choose one of the answers on the list")
        self.error_messages.setdefault("required", _("Choose one of the answers"))


class SelectField(DrawnMixin, forms.ChoiceField):
    """One of many, as a drop-down list."""

    drawn_by = "design/fields/select.jinja"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.error_messages["invalid_choice"] = _("Choose one of the answers on the list")


class ManyField(DrawnMixin, forms.MultipleChoiceField):
    """Any number of several, as checkboxes. A choice may be `(value, label)` or `(value, label, hint)`."""

    drawn_by = "design/fields/checkboxes.jinja"
    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, choices: Any = (), **kwargs: Any) -> None:
        # A list that is worked out is asked for when a form is made, not when the program starts.
        self.hints, pairs = ({}, choices) if callable(choices) else split_hints(choices)
        super().__init__(choices=pairs, **kwargs)
        self.error_messages["invalid_choice"] = _("Choose only from the answers on the list")


class SwitchField(DrawnMixin, forms.BooleanField):
    """One checkbox: yes when ticked."""

    drawn_by = "design/fields/switch.jinja"


class FileField(DrawnMixin, forms.FileField):
    """A file to send."""

    drawn_by = "design/fields/file.jinja"


class DateWidget(forms.MultiWidget):
    """Day, month and year as three short text inputs, as the NHS design system asks."""

    def __init__(self, attrs: Any = None) -> None:
        super().__init__({"day": forms.TextInput(), "month": forms.TextInput(), "year": forms.TextInput()}, attrs)

    def decompress(self, value: Any) -> list[Any]:
        """Return day, month and year of a date."""
        if isinstance(value, str) and value:
            value = datetime.date.fromisoformat(value)
        return [value.day, value.month, value.year] if value else [None, None, None]


_MONTHS = {
    name: number
    for number, names in enumerate(
        ["jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"], start=1)
    for name in names.split()
}  # fmt: skip


class DateField(DrawnMixin, forms.Field):
    """A date, typed as day, month (number or name) and year."""

    drawn_by = "design/fields/date.jinja"
    widget = DateWidget

    def to_python(self, value: Sequence[Any] | None) -> datetime.date | None:
        """Return the date, or say which part is missing or wrong."""
        parts = [clean.line(str(part or "")).lower() for part in (value or ["", "", ""])]
        if not any(parts):
            return None
        names = [_("day"), _("month"), _("year")]
        missing = [str(name) for name, part in zip(names, parts, strict=True) if not part]
        if missing:
            raise ValidationError(
                _("The date must include a %(parts)s") % {"parts": ", ".join(missing)}, code="invalid"
            )
        day, month, year = parts
        try:
            return datetime.date(int(year), _MONTHS.get(month) or int(month), int(day))
        except (ValueError, OverflowError) as error:
            raise ValidationError(_("Enter a real date, like 27 3 2027"), code="invalid") from error

    def validate(self, value: Any) -> None:
        """Say that a date is needed when nothing was typed."""
        if value is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")


def split_hints(choices: Iterable[Any]) -> tuple[dict[str, Any], list[tuple[Any, Any]]]:
    """Return hints by value, and the choices as Django wants them."""
    items = [tuple(choice) for choice in choices]
    hints = {str(item[0]): item[2] for item in items if len(item) > 2}
    return hints, [(item[0], item[1]) for item in items]
