"""What every form of ours shares."""

import uuid
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from alongside.design.fields import LongTextField


class Form(forms.Form):
    """A form drawn with the NHS components: `{{ form }}` draws all fields, `form.summary()` what is wrong."""

    required_css_class = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    @property
    def has_free_text(self) -> bool:
        """Whether somebody can write what they like: then the page says where to find urgent help."""
        return any(isinstance(field, LongTextField) for field in self.fields.values())

    def offer(
        self, name: str, choices: Iterable[tuple[Any, Any]], hints: Mapping[str, Any] = MappingProxyType({})
    ) -> None:
        """Let a field offer these choices, with hints by value, where they depend on who is asked."""
        field: Any = self.fields[name]
        field.choices = list(choices)
        if hints:
            field.hints = dict(hints)

    def summary(self) -> list[dict[str, str]]:
        """Return each error with a link to its field, in the order of the page."""
        rows = [{"text": str(error), "href": "#form-errors"} for error in self.non_field_errors()]
        for field in self:
            rows += [{"text": str(error), "href": f"#{first_id(field)}"} for error in field.errors]
        return rows


class KeyField(forms.UUIDField):
    """The key of a form. One that was spoilt on the way counts as lost."""

    def clean(self, value: Any) -> uuid.UUID | None:
        """Return the key, or None."""
        try:
            key: uuid.UUID | None = super().clean(value)
        except ValidationError:
            return None
        return key


class OnceForm(Form):
    """A form whose sending makes something new: its key lets the action see that a second press is the same press."""

    key = KeyField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid.uuid4

    def clean_key(self) -> uuid.UUID:
        """A key that was lost or spoilt is replaced: the person has done nothing wrong."""
        return self.cleaned_data.get("key") or uuid.uuid4()


class SeenForm(Form):
    """A form that remembers how things were when its page was opened, so that nobody overwrites unseen."""

    seen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def values(self) -> dict[str, Any]:
        """What was typed, without the mark."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}

    def show_clash(self, mark: str) -> None:
        """Say that somebody changed it meanwhile; pressing again overwrites knowingly."""
        typed = QueryDict(mutable=True)
        typed.update(self.data)
        typed["seen"] = mark
        self.data = typed
        self.add_error(
            None,
            _("Somebody else changed this while you were writing. Look at what it says now, below. "
              "Put together what should stay, then save again."),
        )  # fmt: skip


def first_id(field: forms.BoundField) -> str:
    """Return the id of the first input of a field, where a link from the error summary lands."""
    if isinstance(field.field.widget, forms.MultiWidget):
        return f"{field.auto_id}_day"
    return str(field.auto_id)
