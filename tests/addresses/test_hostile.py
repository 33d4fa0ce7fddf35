"""Whatever is sent to whatever address: an answer in words, never a fault of ours. On both databases."""

from itertools import product
from typing import Any

import pytest
from django.core.handlers import wsgi
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from alongside.opportunities.drafting.steps import STEPS as DRAFTING
from alongside.people.profile.steps import STEPS as PROFILE
from tests.addresses import hostile
from tests.addresses.table import TABLE
from tests.addresses.trying import attempt
from tests.addresses.world import World

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"
# Who tries: whoever has most to write there.
ORDER = ("staff", "lead", "partner", "administrator", "other lead", "joining", "visitor")


def answer(world: World, kind: str, method: str, address: str, **sent: Any) -> HttpResponse:
    """Return what it answers, which is no fault of ours."""
    response = attempt(world, kind, method, address, **sent)
    # Being unwell is what the health check is there to say.
    assert response.status_code < 500 or address == "/health/"
    return response


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
def test_no_query_is_a_fault_of_ours(name: str, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wsgi, "QueryDict", hostile.Overheard)
    address = reverse(name, kwargs=TABLE[name].about(world))
    for kind in tried_by(name):
        monkeypatch.setattr(hostile.Overheard, "asked", set())
        answer(world, kind, "get", address)
        for value in hostile.values() if hostile.Overheard.asked else []:
            query = hostile.body([(asked, value) for asked in hostile.Overheard.asked for _twice in range(2)])
            answer(world, kind, "get", address, QUERY_STRING=query)


def test_what_is_asked_of_a_query_is_overheard(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wsgi, "QueryDict", hostile.Overheard)
    monkeypatch.setattr(hostile.Overheard, "asked", set())
    answer(world, "visitor", "get", reverse("opportunities"))
    assert {"q", "place", "topic", "page"} <= hostile.Overheard.asked


@pytest.mark.parametrize(("name", "which"), FORMS, ids=["-".join([name, *which.values()]) for name, which in FORMS])
def test_no_form_is_a_fault_of_ours(name: str, which: dict[str, str], world: World) -> None:
    address = reverse(name, kwargs=TABLE[name].about(world) | which)
    kind = tried_by(name)[0]
    known = hostile.fields(answer(world, kind, "get", address).content.decode(errors="replace"))
    takes_forms = answer(world, kind, "post", address).status_code != 405
    for number, value in enumerate(hostile.values() if takes_forms else []):
        for filling in hostile.fillings(known, value, place=-(number % 2)):  # the first and the last choice in turn
            answer(world, kind, "post", address, data=hostile.body(filling), content_type=FORM)


@pytest.mark.parametrize("number", [0, 2**31, 2**63, 10**40])
def test_no_number_in_an_address_is_a_fault_of_ours(number: int, world: World) -> None:
    tried = 0
    for name in sorted(TABLE):
        about = TABLE[name].about(world)
        numbers = [part for part, value in about.items() if isinstance(value, int)]
        address = reverse(name, kwargs=about | dict.fromkeys(numbers, number))
        for kind, method in product(tried_by(name), ("get", "post") if numbers else ()):
            answer(world, kind, method, address)
            tried += 1
    assert tried > 20


@pytest.mark.parametrize("path", ["/%00/", "/opportunities/%00/", "/organisations/invitations/%00/", "/stop/%00/",
    "/stop/%ff%fe/", "/organisations/invitations/%ed%a0%80/", "/opportunities/" + "a" * 5_000 + "/",
    "/organisations/" + "a" * 5_000 + "/", "/stop/" + "a" * 5_000 + "/", "//example.org/", "/\\example.org/",
    "/opportunities/a%0d%0aSet-Cookie:b/"])  # fmt: skip
def test_no_path_is_a_fault_of_ours(path: str) -> None:
    for method in ("get", "post", "put", "delete", "options", "head"):
        assert getattr(Client(), method)(path).status_code < 500
