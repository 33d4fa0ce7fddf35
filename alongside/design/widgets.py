"""Helpers that the field templates call to hand a bound field to an NHS component."""

from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext as _


def field_error(field: BoundField) -> dict[str, str] | None:
    """Return the field's first error for a component, or None."""
    return {"text": str(field.errors[0])} if field.errors else None


def field_items(field: BoundField) -> list[dict[str, Any]]:
    """Return radio or checkbox items with what is chosen now; the first carries the field's own id."""
    hints = getattr(field.field, "hints", {})
    chosen = field.value()
    values = {str(value) for value in (chosen if isinstance(chosen, list | tuple | set) else [chosen])}
    items = []
    for place, (value, label) in enumerate(field.field.choices):  # type: ignore[attr-defined]
        item: dict[str, Any] = {
            "value": str(value),
            "text": str(label),
            "checked": str(value) in values,
            "id": field.auto_id if place == 0 else f"{field.auto_id}-{place + 1}",
        }
        if str(value) in hints:
            item["hint"] = {"text": str(hints[str(value)])}
        items.append(item)
    return items


def date_items(field: BoundField) -> list[dict[str, Any]]:
    """Return day, month and year with what was typed."""
    parts = field.field.widget.decompress(field.value()) if not isinstance(field.value(), list) else field.value()
    names = [("day", _("Day"), "2"), ("month", _("Month"), "2"), ("year", _("Year"), "4")]
    error = " nhsuk-input--error" if field.errors else ""
    return [
        {
            "id": f"{field.auto_id}_{name}",
            "name": f"{field.html_name}_{name}",
            "label": label,
            "value": "" if value is None else str(value),
            "classes": f"nhsuk-input--width-{width}{error}",
        }
        for (name, label, width), value in zip(names, parts, strict=True)
    ]


GLOBALS: dict[str, Any] = {"field_error": field_error, "field_items": field_items, "date_items": date_items}
