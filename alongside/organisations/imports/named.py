"""Organisations that we know only because something else names them."""

from collections.abc import Iterable

from alongside.organisations.imports.changes import name_addresses
from alongside.organisations.models import Organisation
from alongside.organisations.names import name_key
from alongside.web import stamps


def only_named(name: str) -> Organisation:
    """Return an organisation of which we know the name alone; it is not saved yet."""
    return Organisation(name=name, name_key=name_key(name), is_only_named=True)


def by_name(names: Iterable[str]) -> dict[str, Organisation]:
    """Return what we hold under some names, by the key of the name: of several, one that joined, else the oldest."""
    keys = {name_key(name) for name in names}
    found = sorted(Organisation.objects.filter(name_key__in=keys), key=_fitness, reverse=True)
    return {organisation.name_key: organisation for organisation in found}


def _fitness(organisation: Organisation) -> tuple[bool, bool, int]:
    """Sorts the one that fits best first."""
    return (not organisation.has_joined, organisation.has_ended, organisation.pk)


def add(organisations: list[Organisation]) -> None:
    """Save them; part of an import, which records it."""
    name_addresses(organisations)
    Organisation.objects.bulk_create(organisations)
    stamps.changed("organisations")
