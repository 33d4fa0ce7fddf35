"""Wherever somebody can write freely, the page says where to find help at once."""

import pytest
from django.test import Client

from tests.addresses.pages import PAGES
from tests.addresses.world import build

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", PAGES)
def test_a_page_with_free_text_says_where_to_find_urgent_help(name: str) -> None:
    world = build()
    client = Client()
    if person := PAGES[name].person(world):
        client.force_login(person)
    page = client.get(PAGES[name].address(world), follow=True).content.decode()
    assert "<textarea" not in page or ("999" in page and "116 123" in page)
