"""An idea that harms somebody: reported without an account, hidden in the open, looked at again by an administrator."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from alongside.people.models import Person
from tests.factories.organisations import MembershipFactory
from tests.factories.people import PersonFactory
from tests.factories.projects import IdeaFactory
from tests.journeys.signing_in import sign_in


def test_an_idea_is_reported_hidden_and_looked_at_again(
    either_page: Page,
    base_url: str,
    axe: Callable[[Page], None],
    no_sideways_scroll: Callable[[Page], None],
    screenshot: Callable[[Page, str], None],
) -> None:
    page = either_page
    idea = IdeaFactory(what="Nurse Jones should smile more")
    lead = MembershipFactory(organisation=idea.organisation, is_lead=True).person
    administrator = PersonFactory(is_administrator=True)
    address = f"/projects/ideas/{idea.key}/"

    def look(name: str) -> None:
        axe(page)
        no_sideways_scroll(page)
        screenshot(page, name)

    def be(person: Person) -> None:
        page.context.clear_cookies()
        sign_in(page, person, base_url)

    page.goto(address)
    page.get_by_role("link", name="Something is wrong with this idea").click()
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose what is wrong")
    look("idea-report-error")
    page.get_by_label("It shows somebody’s private details").check()
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you for telling us")

    be(lead)
    page.goto("/projects/ideas/reports/")
    page.get_by_role("link", name="Nurse Jones should smile more").click()
    page.get_by_label("It shows somebody’s private details").check()
    page.get_by_label("Your words to whoever raised it").fill("Please raise it without the name.")
    page.get_by_role("button", name="Hide it").click()
    expect(page.get_by_text("It is hidden. Whoever raised it is told why.")).to_be_visible()
    look("idea-hidden-lead")

    page.context.clear_cookies()
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text("This idea is hidden")
    expect(page.get_by_text("Nurse Jones")).to_have_count(0)
    look("idea-hidden-public")

    assert idea.person
    be(idea.person)
    page.goto(address)
    expect(page.get_by_text("Please raise it without the name.")).to_be_visible()
    look("idea-hidden-raiser")
    page.get_by_role("link", name="Ask an administrator to look again").click()
    page.get_by_label("Why should it be shown again?").fill("It is not about her alone.")
    page.get_by_role("button", name="Send").click()

    be(administrator)
    page.goto("/projects/ideas/reports/")
    expect(page.get_by_text("It is not about her alone.")).to_be_visible()
    page.get_by_role("link", name="Nurse Jones should smile more").click()
    page.get_by_role("button", name="Show it again").click()
    page.context.clear_cookies()
    page.goto(address)
    expect(page.get_by_text("Nurse Jones should smile more")).to_be_visible()
