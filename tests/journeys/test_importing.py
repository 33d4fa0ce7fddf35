"""A lead imports openings, mends the rows that are not understood, and claims one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.factories.organisations import MembershipFactory
from tests.journeys.signing_in import sign_in
from tests.opportunities.imports.files import as_csv, row

Ask = Callable[[Page], None]


def send(page: Page, file: Path, *rows: dict[str, object]) -> None:
    """Send a file with these rows."""
    file.write_bytes(as_csv(*rows))
    page.goto("/opportunities/manage/import/")
    page.get_by_label("CSV or JSON file").set_input_files(file)
    page.get_by_role("button", name="Check the file").click()


@pytest.mark.main_journey
def test_a_lead_imports_openings_and_claims_one(
    either_page: Page, base_url: str, tmp_path: Path, axe: Ask, no_sideways_scroll: Ask
) -> None:
    page, file = either_page, tmp_path / "openings.csv"
    lead = MembershipFactory(organisation__name="Invented Eye Hospital", is_lead=True)
    sign_in(page, lead.person, base_url)
    page.goto("/opportunities/manage/")
    page.get_by_role("link", name="Import openings from a file").click()
    axe(page)
    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose a CSV or JSON file")
    axe(page)

    send(page, file, row(), row(id="op2", mode="by air", closes="2020-01-01"))
    expect(page.get_by_text("Nothing was imported: 1 problem.")).to_be_visible()
    expect(page.get_by_text("“by air” is none of those we know.")).to_be_visible()
    expect(page.get_by_role("button", name="Import", exact=True)).to_have_count(0)
    axe(page)
    no_sideways_scroll(page)

    send(page, file, row(country="UK"), row(id="op2", title="Help with letters"))
    page.get_by_text("New openings").click()
    expect(page.get_by_text("Help with letters")).to_be_visible()
    expect(page.get_by_text("country (2)")).to_be_visible()
    axe(page)
    no_sideways_scroll(page)
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page.get_by_text("Imported: 2 new openings")).to_be_visible()

    send(page, file, row(summary="Said anew."), row(id="op2", title="Help with letters"))
    page.get_by_text("Changed openings").click()
    expect(page.get_by_text("Said anew.")).to_be_visible()
    axe(page)
    no_sideways_scroll(page)
    page.get_by_role("button", name="Import", exact=True).click()

    page.get_by_role("link", name="2 openings of yours were found elsewhere").click()
    axe(page)
    no_sideways_scroll(page)
    page.get_by_role("button", name="Claim Help with letters").click()
    expect(page.get_by_role("heading", name="People come forward elsewhere")).to_be_visible()
    axe(page)
    no_sideways_scroll(page)
    page.get_by_role("link", name="Answer the questions").click()
    expect(page.get_by_role("heading", name="Help with letters")).to_be_visible()
    axe(page)

    send(page, file, row(summary="Said anew."), row(id="op2", title="Not ours"))
    page.locator("summary").get_by_text("Left alone").click()
    expect(page.get_by_text("Claimed, left alone")).to_be_visible()
    axe(page)

    page.goto("/opportunities/help-us-make-eye-clinics-kinder/")
    expect(page.get_by_role("link", name="Go to where it is published")).to_have_attribute(
        "href", "https://example.org/eyes"
    )
    axe(page)
    no_sideways_scroll(page)
