"""A fair draw from the draft to the last place: prepared, asked, impossible, advised, agreed by two, drawn, filled."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from alongside.messages.models import Message
from alongside.opportunities.models import Interest, Opportunity
from alongside.people.models import Person
from alongside.selection.models import Draw, Stated
from alongside.selection.targets import actions
from tests.factories import selection
from tests.factories.opportunities import ChooserFactory, DraftFactory
from tests.factories.organisations import MembershipFactory
from tests.factories.people import PersonFactory
from tests.journeys.signing_in import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

Look = Callable[[str], None]
#: How many came forward, by role and age: 119, and Ann makes 120.
CROWD = {
    ("Carer", "Under 40"): 3,
    ("Carer", "40 or over"): 6,
    ("Patient", "Under 40"): 30,
    ("Patient", "40 or over"): 70,
    ("Patient", ""): 10,
}


@pytest.fixture
def look(
    either_page: Page, axe: Callable[[Page], None], no_sideways_scroll: Callable[[Page], None],
    screenshot: Callable[[Page, str], None],
) -> Look:  # fmt: skip
    """No violation, nothing sideways at 320 px, a picture."""

    def ask(name: str) -> None:
        axe(either_page)
        no_sideways_scroll(either_page)
        screenshot(either_page, f"fair-{name}")

    return ask


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def heading(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def test_a_lead_prepares_a_fair_draw_and_somebody_comes_forward_for_it(
    either_page: Page, base_url: str, look: Look
) -> None:
    page = either_page
    draft = DraftFactory(title="Kinder clinics", organisation__name="Riverside Trust")
    lead = MembershipFactory(organisation=draft.organisation, is_lead=True).person
    sign_in(page, lead, base_url)

    page.goto(f"/opportunities/drafts/{draft.key}/choosing/")
    page.get_by_label("A fair draw").check()
    press(page, "Save and continue")
    heading(page, "Preparing the fair draw")

    page.get_by_role("link", name="Why a mix of people is wanted").click()
    press(page, "Save and continue")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Say what it is for")
    expect(alert).to_contain_text("This role is paid, so take advice first")
    look("grounds-error")
    page.get_by_label("What is it for?").fill("Young carers have never been asked.")
    page.get_by_label("How do you know that people are left out").fill("Nobody under 40 came last year.")
    page.get_by_label("Why is a mix of people the right way").fill("Open adverts brought the same people.")
    page.get_by_label("Who gave you advice on this").fill("Our equality lead: it is fine.")
    press(page, "Save and continue")

    page.get_by_role("link", name="Who checks it from outside").click()
    page.get_by_label("Name").fill("Ada Bright")
    page.get_by_label("Who they are").fill("chair of Healthwatch")
    page.get_by_label("Email address").fill("ada@example.org")
    press(page, "Save and continue")

    press(page, "Add Age")
    expect(page.get_by_text("“Age” is added. You can change it.")).to_be_visible()
    page.get_by_role("link", name="Add a feature of your own").click()
    page.get_by_label("Name of the feature").fill("Role")
    page.get_by_label("The question people are asked").fill("Do you look after somebody?")
    page.get_by_label("The answers to choose from").fill("Carer\ncarer")
    press(page, "Save")
    expect(page.get_by_role("alert")).to_contain_text("“carer” is there twice")
    look("feature-error")
    page.get_by_label("The answers to choose from").fill("Carer: 9\nPatient: 91")
    press(page, "Save")
    look("plan-full")

    page.goto(f"/opportunities/drafts/{draft.key}/check/")
    press(page, "Publish now")
    draft.refresh_from_db()
    assert draft.state == Opportunity.State.OPEN
    page.goto(f"/opportunities/drafts/{draft.key}/draw/why/")
    heading(page, re.compile("You cannot open this|not for you|may not", re.IGNORECASE))

    ann = PersonFactory(name="Ann")
    page.context.clear_cookies()
    sign_in(page, ann, base_url)
    page.goto(f"/opportunities/{draft.slug}/")
    page.get_by_role("link", name="How it is done, and what came of it").click()
    heading(page, "The fair draw")
    page.goto(f"/opportunities/{draft.slug}/interest/why/")
    press(page, "Save and continue")
    page.get_by_label("I do not need anything").check()
    press(page, "Save and continue")
    press(page, "Save and continue")
    heading(page, "For the fair draw")
    press(page, "Save and continue")
    expect(page.get_by_role("alert")).to_contain_text("Say whether your answers may be used for the draw")
    look("asked-error")
    page.get_by_label("Carer", exact=True).check()
    page.get_by_label("Yes, use my answers for the draw").check()
    press(page, "Save and continue")
    heading(page, "Check and send")
    expect(page.get_by_text("The choosers do not see this part.")).to_be_visible()
    look("check")
    page.get_by_label("I agree that they may see").check()
    press(page, "Send")
    page.get_by_role("link", name=re.compile("A fair draw: your chance")).click()
    press(page, "Take my answers out")
    expect(page.get_by_text("Your answers are deleted. You are still in the draw.")).to_be_visible()
    assert Stated.objects.get(interest__person=ann).values == {}


def closed_draw() -> tuple[Draw, Interest]:
    """One that has closed with 120 people, and what Ann said."""
    draw = selection.planned(title="Kinder clinics", number_wanted=8)
    for said, many in CROWD.items():
        selection.come_forward(draw, said, many)
    ann = selection.come_forward(draw, ["Carer", "Under 40"])[0]
    Person.objects.filter(pk=ann.person_id).update(name="Ann")
    return draw, ann


@pytest.mark.main_journey
def test_an_opening_with_a_fair_draw_closes_with_120_answers_and_every_place_is_filled(
    either_page: Page, base_url: str, look: Look
) -> None:
    page = either_page
    draw, _ann = closed_draw()
    first = ChooserFactory(opportunity=draw.opportunity, person__name="Cho").person
    second = selection.lead(draw)
    slug = draw.opportunity.slug

    def be(person: Person) -> None:
        page.context.clear_cookies()
        sign_in(page, person, base_url)

    def fill(words: str, number: int) -> None:
        page.get_by_label(words, exact=True).fill(str(number))

    be(first)
    page.goto(f"/opportunities/{slug}/answers/")
    page.get_by_role("link", name=re.compile("A fair draw")).click()
    expect(page.get_by_text("120 people wait for an answer.")).to_be_visible()
    page.get_by_role("link", name="Set the targets").click()
    heading(page, "Set the targets")
    fill("At least, Role: Carer", 3)
    fill("At most, Role: Carer", 2)
    press(page, "See what comes of it")
    expect(page.get_by_role("alert")).to_contain_text("Role, Carer: “at least” is above “at most”")
    look("targets-error")

    # Impossible: six places for young people, of whom all must be carers, and only four came forward.
    fill("At least, Role: Carer", 8)
    fill("At most, Role: Carer", 8)
    fill("At least, Role: Patient", 0)
    fill("At least, Age: Under 40", 6)
    press(page, "See what comes of it")
    expect(page.get_by_role("alert")).to_contain_text("These targets cannot be met")
    expect(page.get_by_role("alert")).to_contain_text("Lower it to")
    look("impossible")
    page.get_by_role("link", name="Change it like this").click()
    press(page, "See what comes of it")
    expect(page.get_by_text("These targets can be met.")).to_be_visible()
    expect(page.get_by_text("It is proven that no lottery with these targets is fairer.")).to_be_visible()
    expect(page.get_by_text("have no chance with these targets.")).to_be_visible()
    look("possible-none")

    # Kinder targets.
    page.get_by_role("link", name="Choose other targets").click()
    fill("At least, Role: Carer", 1)
    fill("At most, Role: Carer", 3)
    fill("At least, Role: Patient", 4)
    fill("At most, Role: Patient", 8)
    fill("At least, Age: Under 40", 2)
    fill("At most, Age: Under 40", 5)
    press(page, "See what comes of it")
    expect(page.get_by_text("have no chance")).to_have_count(0)
    look("possible")
    press(page, "Propose these targets")
    page.get_by_role("link", name="Look at them", exact=True).click()
    expect(page.get_by_text("Somebody else must agree now.")).to_be_visible()
    expect(page.get_by_role("button", name="I agree: fix it")).to_have_count(0)

    be(second)
    page.goto(f"/opportunities/{slug}/draw/run/")
    page.get_by_role("link", name="Look at them and agree").click()
    press(page, "I agree: fix it")
    expect(page.get_by_text("Everybody in the draw has been told their chance.")).to_be_visible()
    look("sealed")
    assert Message.objects.filter(kind="selection.in_draw").count() == 120

    page.get_by_role("link", name="Draw the number").click()
    page.get_by_label("The number that was drawn").fill("1001")
    press(page, "This is the number")
    expect(page.get_by_role("alert")).to_contain_text("Enter a number from 1 to 1000")
    expect(page.get_by_role("alert")).to_contain_text("Say how it was drawn and who watched")
    look("number-error")
    page.get_by_label("The number that was drawn").fill("123")
    page.get_by_label("How was it drawn, and who watched?").fill("Dice, at the public meeting")
    press(page, "This is the number")
    expect(page.get_by_text("Number 123 of 1000 was drawn")).to_be_visible()

    be(first)
    page.goto(f"/opportunities/{slug}/draw/run/")
    press(page, "Tell everybody")
    expect(page.get_by_text("Everybody was told on")).to_be_visible()
    assert Interest.objects.filter(opportunity=draw.opportunity, state="sent").count() == 0
    assert Interest.objects.filter(opportunity=draw.opportunity, state="yes").count() == 8

    chosen = draw.entries.select_related("interest__person").filter(is_chosen=True, values__Role="Patient")
    gone = next(entry for entry in chosen if entry.values["Age"] == "40 or over").interest
    assert gone.person
    be(gone.person)
    page.goto(f"/me/interests/{gone.key}/draw/")
    expect(page.get_by_text("You were drawn: there is a place for you.")).to_be_visible()
    page.goto(f"/me/interests/{gone.key}/withdraw/")
    press(page, "Give up my place")
    expect(page.get_by_text("You gave up your place.")).to_be_visible()

    be(first)
    page.goto(f"/opportunities/{slug}/draw/run/")
    expect(page.get_by_text("1 place is empty.")).to_be_visible()
    look("empty-place")
    press(page, "Fill the place")
    expect(page.get_by_text("The place is filled.")).to_be_visible()
    look("filled")
    assert Interest.objects.filter(opportunity=draw.opportunity, state="yes").count() == 8
    newcomer = draw.entries.select_related("interest__person").get(came_with__isnull=False).interest
    assert newcomer.person
    be(newcomer.person)
    page.goto(f"/me/interests/{newcomer.key}/draw/")
    expect(page.get_by_text("A place became free")).to_be_visible()

    page.context.clear_cookies()
    page.goto(f"/opportunities/{slug}/draw/")
    expect(page.get_by_text("120 people came forward for 8 places. Number 123 was drawn")).to_be_visible()
    look("public-drawn")


def test_the_scrutineer_checks_and_their_finding_is_public(either_page: Page, base_url: str, look: Look) -> None:
    page = either_page
    draw, ann = closed_draw()
    first, second = selection.chooser(draw), selection.lead(draw)
    ada = selection.scrutineer()
    slug = draw.opportunity.slug
    rows = selection.rows(draw, (1, 3), (4, 8), (2, 5), (0, 8))
    version = actions.try_targets(by=first, opportunity=draw.opportunity, size=8, rows=rows)
    actions.propose(by=first, opportunity=draw.opportunity, number=version.number)
    actions.confirm(by=second, opportunity=draw.opportunity, number=version.number)

    sign_in(page, ada, base_url)
    page.goto(f"/opportunities/{slug}/draw/scrutiny/")
    press(page, "I promise to keep it to myself")
    expect(page.get_by_text("It found nothing wrong:")).to_be_visible()
    page.get_by_label("Something is not right").check()
    press(page, "Publish what I found")
    expect(page.get_by_role("alert")).to_contain_text("Say what is not right")
    look("scrutiny-error")
    page.get_by_label("Everything is right").check()
    press(page, "Publish what I found")
    expect(page.get_by_text("Everything is right.")).to_be_visible()
    look("public-checked")

    page.context.clear_cookies()
    assert ann.person
    sign_in(page, ann.person, base_url)
    page.goto(f"/me/interests/{ann.key}/draw/")
    expect(page.get_by_text(re.compile("Your chance is"))).to_be_visible()
    expect(page.get_by_text("10 people said “Carer”, as you did.")).to_be_visible()
    look("mine-sealed")
