"""What all tests share: templates that refuse typos, people to act as."""

import socket

import pytest
from django.core.cache import cache
from django.middleware import csrf
from django.template import engines
from django.test import Client
from pytest_django import DjangoDbBlocker

from alongside.opportunities.finding import cards, shelf
from alongside.web import pages
from tests.audit import guards
from tests.factories.people import PersonFactory
from tests.sockets import only_here
from tests.templates import Refuse


def pytest_addoption(parser: pytest.Parser) -> None:
    """What has no database is the same on each: `--database-only` leaves it out on the second."""
    parser.addoption("--database-only", action="store_true", help="leave out tests that need no database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what was not asked for, and let pytest say how many."""
    if config.getoption("--database-only"):
        others = [item for item in items if not _needs_database(item)]
        items[:] = [item for item in items if _needs_database(item)]
        config.hook.pytest_deselected(items=others)


def _needs_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(item.get_closest_marker("django_db") or {"db", "transactional_db", "live_server"} & fixtures)


@pytest.fixture(autouse=True, scope="session")
def _no_typos_in_templates() -> None:
    """A name that was never given is a mistake."""
    engines["jinja2"].env.undefined = Refuse


@pytest.fixture(autouse=True, scope="session")
def _no_names_in_tokens() -> None:
    """A token is drawn by chance: out of all letters it now and then spells "Ann", who is then not absent."""
    csrf.CSRF_ALLOWED_CHARS = "qxz"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The test database, without the triggers that keep tables of the record from being emptied between tests."""
    with django_db_blocker.unblock():
        guards.take_off()


@pytest.fixture(autouse=True)
def _nothing_but_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test connects to another machine."""
    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, only_here(getattr(socket.socket, name)))


@pytest.fixture(autouse=True)
def _fresh_memory(request: pytest.FixtureRequest) -> None:
    """No limit counted in one test is felt in another, and no page of one is sent in another."""
    if _needs_database(request.node):
        request.getfixturevalue("db")
        cache.clear()
    pages.memory.clear()
    shelf.forget()
    cards.kept.forget()


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
