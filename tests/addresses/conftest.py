"""One world for all tests of a file that take back what they do: making it takes longer than most of them."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.addresses.world import World, build


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Build it in a transaction that those of the tests stand in, and take it back after the last of them."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = build()
        _ = made.fair, made.sessions  # now, for what a test makes is taken back after it
        yield made
        transaction.set_rollback(True)
