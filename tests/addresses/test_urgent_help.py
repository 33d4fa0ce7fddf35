"""Wherever somebody can write freely, the page says where to find help at once."""

import pytest

from tests.addresses.pages import HANDFULS, looked_at, of_handful
from tests.addresses.world import World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("names", HANDFULS, ids=of_handful)
def test_a_page_with_free_text_says_where_to_find_urgent_help(names: list[str], world: World) -> None:
    pages = {name: answer.content.decode() for name, answer in looked_at(names, world, follow=True)}
    writes = {name for name, page in pages.items() if "<textarea" in page}
    assert {name for name in writes if "999" not in pages[name] or "116 123" not in pages[name]} == set()
