"""Ideas like one's own are offered while one types, before anything is sent."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.factories.people import PersonFactory
from tests.factories.projects import IdeaFactory
from tests.journeys.signing_in import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_idea_like_it_appears_while_somebody_types(page: Page, base_url: str, axe: Callable[[Page], None]) -> None:
    IdeaFactory(what="Letters from the clinic are hard", words=["letter", "clinic", "hard"])
    sign_in(page, PersonFactory(), base_url)
    page.goto(f"{base_url}/projects/ideas/new/")
    page.get_by_label("What could be better?").press_sequentially("Our clinic letters")
    expect(page.get_by_role("heading", name="Is it one of these?")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Letters from the clinic are hard").click()
    expect(page.get_by_role("button", name="This matters to me too", exact=True)).to_be_visible()
