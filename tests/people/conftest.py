"""Signing in as people do."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from alongside.messages.models import Message


def newest_code(email: str) -> str:
    """Return the code in the newest message to an address."""
    message = Message.objects.filter(address=email, kind="people.sign_in_code").latest("pk")
    found = re.search(r"\b\d{6}\b", message.text)
    assert found, message.text
    return found.group()


@pytest.fixture
def sign_in() -> Callable[..., Client]:
    """Sign in by code, as a person would."""

    def act(email: str, client: Client | None = None, then: str = "") -> Client:
        client = client or Client()
        client.post("/sign-in/", {"email": email} | ({"next": then} if then else {}))
        response = client.post("/sign-in/code/", {"code": newest_code(email)} | ({"next": then} if then else {}))
        assert response.status_code == 302, response.content
        client.landed = response.headers["Location"]
        return client

    return act
