"""Deny by default: every address, tried as everybody, against a table of who may."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from alongside.web.access import access_of
from tests.addresses.table import TABLE
from tests.addresses.trying import attempt
from tests.addresses.world import World

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


@pytest.mark.parametrize("name", NAMES)
def test_each_address_lets_in_only_those_the_table_names(name: str, world: World) -> None:
    row = TABLE[name]
    address = reverse(name, kwargs=row.about(world))
    for kind in world.people:
        for method in ("get", "post"):
            found = outcome(attempt(world, kind, method, address))
            assert found in wanted(row.who, kind), f"{method} {address} as {kind}: {found}"
