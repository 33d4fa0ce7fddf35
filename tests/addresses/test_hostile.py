"""Whatever is sent to whatever address: an answer in words, never a fault of ours. On both databases."""

from itertools import product
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from alongside.opportunities.drafting.steps import STEPS as DRAFTING
from alongside.people.profile.steps import STEPS as PROFILE
from tests.addresses import hostile
from tests.addresses.table import TABLE
from tests.addresses.world import World, build

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"
# Who tries: whoever has most to write there.
ORDER = ("staff", "lead", "partner", "administrator", "other lead", "joining", "visitor")


class _Undo(Exception):  # noqa: N818  not an error: it takes back what the attempt wrote
    pass


@pytest.fixture(autouse=True)
def _nobody_signed_in_yet() -> None:
    _signed_in.clear()


# Who signed in once in this test, with their cookies.
_signed_in: dict[str, str] = {}


def browser(world: World, kind: str) -> Client:
    """Return a browser in which somebody is signed in: once in a test, for signing in costs more than the attempt."""
    client = Client()
    if person := world.people[kind]:
        if kind not in _signed_in:
            client.force_login(person)
            _signed_in[kind] = client.cookies[settings.SESSION_COOKIE_NAME].value
        client.cookies[settings.SESSION_COOKIE_NAME] = _signed_in[kind]
    return client


def attempt(world: World, kind: str, method: str, address: str, **sent: Any) -> str:
    """Send it, take back what it did, and return the page."""
    client = browser(world, kind)
    try:
        with transaction.atomic():
            response = getattr(client, method)(address, **sent)
            raise _Undo
    except _Undo:
        # Being unwell is what the health check is there to say.
        assert response.status_code < 500 or address == "/health/"
        return response.content.decode(errors="replace")


# Addresses that ask one question of many: each question is tried by itself.
QUESTIONS = {
    "draft_step": [{"slug": slug} for slug in DRAFTING],
    "interest_step": [{"step": step} for step in ("why", "questions", "access", "sharing")],
    "profile_step": [{"key": key} for key in PROFILE],
    "profile_take_back": [{"key": key} for key in PROFILE],
}
FORMS = [(name, which) for name in sorted(TABLE) for which in QUESTIONS.get(name, [{}])]


def tried_by(name: str) -> list[str]:
    """Return who tries: whoever has most to write there, and a visitor too where visitors may come."""
    who = TABLE[name].who or {"visitor"}
    first = next(kind for kind in ORDER if kind in who)
    return [first, "visitor"] if "visitor" in who and first != "visitor" else [first]


@pytest.mark.parametrize("name", sorted(TABLE))
def test_no_query_is_a_fault_of_ours(name: str) -> None:
    world = build()
    address = reverse(name, kwargs=TABLE[name].about(world))
    for kind, value in product(tried_by(name), hostile.values()):
        query = hostile.body([(asked, value) for asked in hostile.ASKED for _twice in range(2)])
        attempt(world, kind, "get", address, QUERY_STRING=query)


@pytest.mark.parametrize(("name", "which"), FORMS, ids=["-".join([name, *which.values()]) for name, which in FORMS])
def test_no_form_is_a_fault_of_ours(name: str, which: dict[str, str]) -> None:
    world = build()
    address = reverse(name, kwargs=TABLE[name].about(world) | which)
    kind = tried_by(name)[0]
    known = hostile.fields(attempt(world, kind, "get", address))
    for value in hostile.values():
        for filling in hostile.fillings(known, value):
            attempt(world, kind, "post", address, data=hostile.body(filling), content_type=FORM)


@pytest.mark.parametrize("number", [0, 2**31, 2**63, 10**40])
def test_no_number_in_an_address_is_a_fault_of_ours(number: int) -> None:
    world, tried = build(), 0
    for name in sorted(TABLE):
        about = TABLE[name].about(world)
        numbers = [part for part, value in about.items() if isinstance(value, int)]
        address = reverse(name, kwargs=about | dict.fromkeys(numbers, number))
        for kind, method in product(tried_by(name), ("get", "post") if numbers else ()):
            attempt(world, kind, method, address)
            tried += 1
    assert tried > 20


@pytest.mark.parametrize("path", ["/%00/", "/opportunities/%00/", "/organisations/invitations/%00/", "/stop/%00/",
    "/stop/%ff%fe/", "/organisations/invitations/%ed%a0%80/", "/opportunities/" + "a" * 5_000 + "/",
    "/organisations/" + "a" * 5_000 + "/", "/stop/" + "a" * 5_000 + "/", "//example.org/", "/\\example.org/",
    "/opportunities/a%0d%0aSet-Cookie:b/"])  # fmt: skip
def test_no_path_is_a_fault_of_ours(path: str) -> None:
    for method in ("get", "post", "put", "delete", "options", "head"):
        assert getattr(Client(), method)(path).status_code < 500
