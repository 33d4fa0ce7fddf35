"""A browser in which somebody is signed in already, for journeys about something else."""

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from alongside.people.models import Person


def sign_in(page: Page, person: Person, base_url: str) -> None:
    """Give the page's browser a session of this person."""
    client = Client()
    client.force_login(person)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": base_url}])
