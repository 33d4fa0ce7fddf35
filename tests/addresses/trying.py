"""Trying an address as somebody, and taking back what that did."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from tests.addresses.world import World


def attempt(world: World, kind: str, method: str, address: str, **sent: Any) -> HttpResponse:
    """Send it as somebody of this kind, take back what it did, and return the answer."""
    client = Client()
    if kind in world.sessions:
        client.cookies[settings.SESSION_COOKIE_NAME] = world.sessions[kind]
    with transaction.atomic():
        response: HttpResponse = getattr(client, method)(address, **sent)
        transaction.set_rollback(True)
    return response
