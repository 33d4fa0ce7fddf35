"""Showing answers in words: on the check page, beside a colleague's, in the history."""

import datetime
from typing import Any

from django.utils.translation import gettext as _

from alongside.core import topics as vocabulary
from alongside.design import filters
from alongside.opportunities.drafting.forms.base import StepForm
from alongside.opportunities.drafting.steps import STEPS

Row = tuple[str, str]


def rows(form: type[StepForm], answer: dict[str, Any]) -> list[Row]:
    """Return label and words of each part of an answer."""
    if "questions" in answer:
        return [
            (_("Question %(number)d") % {"number": number}, "\n".join(part for part in pair if part))
            for number, pair in enumerate(answer["questions"], start=1)
        ] or [(_("Questions"), _("None"))]
    typed = form.as_typed(answer)
    return [(_label(form, name), in_words(form, name, typed[name])) for name in answer]


def in_words(form: type[StepForm], name: str, value: Any) -> str:
    """Return one value as people read it; empty when there is no answer."""
    if value in (None, "", []):
        return ""
    if name == "topics":
        every = vocabulary.all_topics()
        return "\n".join(_(every[slug].name) if slug in every else slug for slug in value)
    if name == "payment_pence":
        return filters.money(value)
    if isinstance(value, datetime.date):
        return filters.day(value)
    return _choice(form, name, value)


def _choice(form: type[StepForm], name: str, value: Any) -> str:
    """Return the words of a choice, or the text itself."""
    choices = dict(getattr(form.base_fields[name], "choices", []))
    return str(choices.get(value, value))


def _label(form: type[StepForm], name: str) -> str:
    return str(form.base_fields[name].label).replace(" " + _("(optional)"), "")


def changed_rows(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return label, words before and words after of what a revision changed."""
    return [(label_of(name), _words_of(name, before.get(name)), _words_of(name, after[name])) for name in after]


def label_of(name: str) -> str:
    """Return the question behind a column, without “(optional)”."""
    if name == "questions":
        return _("Questions")
    form = _form_of(name)
    return _label(form, name) if form else name


def _words_of(name: str, value: Any) -> str:
    if name == "questions":
        return "\n".join(part for pair in value or [] for part in pair if part)
    form = _form_of(name)
    return in_words(form, name, _read(name, value)) if form else ""


def _form_of(name: str) -> type[StepForm] | None:
    forms = [step.form for step in STEPS.values() if step.form]
    return next((form for form in forms if name in form.names()), None)


def _read(name: str, value: Any) -> Any:
    """Read back what JSON keeps: dates as text, yes and no as true and false."""
    if name in ("starts", "ends", "closes", "answers_by") and value:
        return datetime.date.fromisoformat(value)
    return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value
