"""Deny by default: every address, tried as everybody, against a table of who may."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from alongside.web.access import access_of
from tests.addresses.table import TABLE
from tests.addresses.world import World, build

pytestmark = pytest.mark.django_db


def patterns(resolver: Any) -> Iterator[URLPattern]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern)
        else:
            yield pattern


NAMES = sorted({str(pattern.name) for pattern in patterns(get_resolver())})


def test_every_address_stands_in_the_table_and_every_row_has_its_address() -> None:
    assert set(NAMES) == set(TABLE)


def test_every_address_has_a_name_and_a_rule() -> None:
    for pattern in patterns(get_resolver()):
        assert pattern.name
        assert access_of(pattern.callback)


def outcome(response: HttpResponse) -> str:
    """What became of the attempt: let in, asked to sign in or to join first, or refused."""
    if response.status_code in (403, 404):
        return "refused"
    if response.status_code == 302 and response.headers["Location"].startswith("/sign-in/?next="):
        return "asked to sign in"
    if response.status_code == 302 and response.headers["Location"].startswith("/join/?next="):
        return "asked to join"
    assert response.status_code < 500
    return "let in"


def wanted(who: frozenset[str], kind: str) -> set[str]:
    if kind in who:
        return {"let in"}
    return {"visitor": {"asked to sign in", "refused"}, "joining": {"asked to join", "refused"}}.get(kind, {"refused"})


def attempt(world: World, address: str, kind: str, method: str) -> str:
    client = Client()
    person = world.people[kind]
    if person is not None:
        client.force_login(person)
    try:
        with transaction.atomic():
            found = outcome(getattr(client, method)(address))
            raise _Undo
    except _Undo:
        return found


class _Undo(Exception):  # noqa: N818  not an error: it takes back what the attempt wrote
    pass


@pytest.mark.parametrize("name", NAMES)
def test_each_address_lets_in_only_those_the_table_names(name: str) -> None:
    world = build()
    row = TABLE[name]
    address = reverse(name, kwargs=row.about(world))
    for kind in world.people:
        for method in ("get", "post"):
            found = attempt(world, address, kind, method)
            assert found in wanted(row.who, kind), f"{method} {address} as {kind}: {found}"
