"""Nothing typed is lost when a session ends; and nobody sees what somebody else typed."""

import re
from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from alongside.people.models import Person
from tests.factories.people import PersonFactory
from tests.people.conftest import newest_code

pytestmark = pytest.mark.django_db
PAGE = "/me/profile/reach/"


@pytest.fixture
def ann() -> Person:
    return PersonFactory(email="ann@example.org", name="Ann")


def hidden(client: Client) -> dict[str, str]:
    """The hidden inputs of the profile's form, as a browser would send them."""
    page = client.get(PAGE).content.decode()
    main = page[page.index("<main") :]
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', main))


def type_after_the_session_ended(client: Client) -> None:
    """Open the form, lose the session, send the form."""
    inputs = hidden(client)
    Session.objects.all().delete()
    response = client.post(PAGE, inputs | {"contact": "phone", "phone": "0117 496 0000"})
    assert response.headers["Location"] == f"/sign-in/?next={PAGE}"


def test_what_was_typed_comes_back_after_signing_in(ann: Person, sign_in: Callable[..., Client]) -> None:
    client = sign_in(ann.email)
    type_after_the_session_ended(client)
    assert sign_in(ann.email, client, then=PAGE).landed == PAGE
    assert "0117 496 0000" in client.get(PAGE).content.decode()
    assert "0117 496 0000" not in client.get(PAGE).content.decode()


def test_somebody_else_on_the_same_browser_never_sees_it(ann: Person, sign_in: Callable[..., Client]) -> None:
    ben = PersonFactory(email="ben@example.org")
    client = sign_in(ann.email)
    type_after_the_session_ended(client)
    sign_in(ben.email, client, then=PAGE)
    assert "0117 496 0000" not in client.get(PAGE).content.decode()


def test_a_page_left_open_by_the_one_before_is_not_shown_to_the_next(
    ann: Person, sign_in: Callable[..., Client]
) -> None:
    ben = PersonFactory(email="ben@example.org")
    client = Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})
    for person in (ann, ben):
        token = token_of(client, "/sign-in/")
        client.post("/sign-in/", {"email": person.email, "csrfmiddlewaretoken": token})
        client.post("/sign-in/code/", {"code": newest_code(person.email), "csrfmiddlewaretoken": token})
        if person is ann:
            left_open = hidden(client)
            client.post("/sign-out/", {"csrfmiddlewaretoken": left_open["csrfmiddlewaretoken"]})
    response = client.post(PAGE, left_open | {"contact": "phone", "phone": "0117 496 0000"})
    assert response.status_code == 302
    assert "0117 496 0000" not in client.get(PAGE).content.decode()


def token_of(client: Client, address: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', client.get(address).content.decode())
    assert found
    return found.group(1)
