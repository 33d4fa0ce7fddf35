"""The register of personal data: what is held about people, why, on what basis and for how long.

Each room describes its own tables in its `register.py`. `docs/personal-data.md` is generated from these descriptions; a
test fails when a table that leads to a person has none, or when the document is out of date.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

Words = Any  # text, or text that is translated when it is shown


class Basis(Enum):
    """Why the law lets us hold it (UK GDPR, Articles 6 and 9)."""

    ASKED = _("you asked for it (contract)")
    TASK = _("the public task of involving people in care")
    INTEREST = _("keeping the service and its people safe (legitimate interests)")
    CONSENT = _("your explicit consent, which you can take back (health data)")
    LAW = _("a duty in law to be able to show it (legal obligation)")


@dataclass(frozen=True, kw_only=True)
class Held:
    """Something held about people in one table. `fields` names some of them; none means the whole table.

    A table that came with a library and stays empty is not `used`: the document names it, the privacy notice does not.
    """

    model: str
    what: Words
    why: Words
    basis: Basis
    kept: Words
    fields: tuple[str, ...] = ()
    used: bool = True

    @property
    def room(self) -> str:
        """The room that holds it."""
        return self.model.partition(".")[0]


_held: list[Held] = []


class RegisterError(Exception):
    """A description names a table or a field that is not there."""


def describe(model: str, *, fields: tuple[str, ...] = (), **about: Any) -> None:
    """Describe a table, or some fields of it, by its label such as `people.Profile`; `about` is the rest of `Held`.

    Raises RegisterError for a table or a field that is not there.
    """
    try:
        table = apps.get_model(model)
        for name in fields:
            table._meta.get_field(name)
    except (LookupError, FieldDoesNotExist) as error:
        raise RegisterError(f"{model}: {error}") from error
    _held.append(Held(model=model, fields=fields, **about))


def everything() -> list[Held]:
    """Return every description, room by room in the order of the house."""
    if not _held:
        autodiscover_modules("register")
    rooms = [config.label for config in apps.get_app_configs()]
    return sorted(_held, key=lambda held: rooms.index(held.room))


def used() -> list[Held]:
    """Return what is really held, for people to read."""
    return [held for held in everything() if held.used]


def undescribed() -> list[str]:
    """Return the tables that lead to a person and that nobody described."""
    described = {held.model.lower() for held in everything()}
    return [model._meta.label for model in _about_people() if model._meta.label_lower not in described]


def _about_people() -> Iterator[type[models.Model]]:
    """Tables with a link to an account, or with what finds somebody without one."""
    for model in apps.get_models():
        if any(_finds_somebody(field) for field in model._meta.get_fields() if not field.auto_created):
            yield model


def _finds_somebody(field: Any) -> bool:
    if field.is_relation:
        return field.related_model is not None and field.related_model._meta.label == "people.Person"
    is_address = isinstance(field, models.EmailField | models.GenericIPAddressField)
    return is_address or field.name in {"person_id", "sender_id", "by", "concerning", "session_data"}
