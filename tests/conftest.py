"""What all tests share: templates that refuse typos, people to act as."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests.factories.people import PersonFactory


@pytest.fixture(autouse=True)
def _fresh_cache(db: None) -> None:
    """No limit counted in one test is felt in another."""
    cache.clear()


@pytest.fixture
def person(db: None) -> object:
    """Somebody who has joined."""
    return PersonFactory()


@pytest.fixture
def as_person(person: object) -> Client:
    """A browser in which that somebody is signed in."""
    client = Client()
    client.force_login(person)
    return client
