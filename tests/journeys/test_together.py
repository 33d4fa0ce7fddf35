"""The founding trio: a patient, a carer and a member of staff start together as equals, each in their own browser."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from alongside.messages.models import Message
from alongside.people.models import Person
from alongside.projects.models import Project
from tests.factories.organisations import OrganisationFactory
from tests.factories.people import PersonFactory
from tests.factories.projects import MemberFactory
from tests.journeys.signing_in import sign_in

Check = Callable[[Page], None]


@dataclass(frozen=True)
class Trio:
    """Three pages, each in a browser of its own."""

    amina: Page
    tom: Page
    grace: Page

    @property
    def all(self) -> list[Page]:
        """Return the three."""
        return [self.amina, self.tom, self.grace]


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def trio(
    request: pytest.FixtureRequest, transactional_db: None, new_context: Callable[..., BrowserContext], base_url: str
) -> Trio:
    """Everybody signed in, on phones of 320 px."""
    pages = []
    for name in ("Amina", "Tom", "Grace"):
        page = new_context(java_script_enabled=request.param, viewport={"width": 320, "height": 640}).new_page()
        sign_in(page, PersonFactory(name=name, email=f"{name.lower()}@example.org"), base_url)
        pages.append(page)
    OrganisationFactory(name="Avonside Community Health")
    return Trio(*pages)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).click()


def link_to(name: str, kind: str) -> str:
    """The first link in the last message of a kind to somebody."""
    text = Message.objects.filter(kind=kind, address=f"{name}@example.org").latest("pk").text
    found = re.search(r"https?://\S+", text)
    assert found, text
    return found.group()


def start_a_project(page: Page) -> None:
    page.goto("/projects/")
    follow(page, "Start a project")
    page.get_by_role("textbox", name="What do you want to make better?").fill("Kinder check-ups")
    page.get_by_role("textbox", name="What is it about?").fill("People come out feeling told off.")
    page.get_by_role("textbox", name="Whose care is it about?").fill("avonside community health")
    page.get_by_role("radio", name="Patient, or somebody who uses care services").check()
    press(page, "Begin")
    expect(page.get_by_text("You have begun.")).to_be_visible()


def invite(page: Page, address: str) -> None:
    follow(page, "Invite somebody")
    page.get_by_role("textbox", name="Their email address").fill(address)
    press(page, "Send the invitation")
    expect(page.get_by_text("The invitation is on its way.")).to_be_visible()


def join(page: Page, name: str, capacity: str, *, employed: bool) -> None:
    page.goto(link_to(name, "projects.invited"))
    page.get_by_role("radio", name=capacity).check()
    if employed:
        page.get_by_role("checkbox", name="I am employed by an organisation that takes part").check()
    press(page, "Join the team")
    expect(page.get_by_text("You are in the team. Welcome!")).to_be_visible()


@pytest.mark.main_journey
def test_the_trio_form_a_team_agree_an_aim_hand_the_lead_on_twice_and_one_pauses(
    trio: Trio, axe: Check, no_sideways_scroll: Check
) -> None:
    start_a_project(trio.amina)
    for address in ("tom@example.org", "grace@example.org"):
        invite(trio.amina, address)
    axe(trio.amina)
    join(trio.tom, "tom", "Carer of a relative or friend", employed=False)
    join(trio.grace, "grace", "Member of staff", employed=True)

    # Amina and Grace agree to start; the project is there for everybody then.
    trio.amina.reload()
    follow(trio.amina, "Agree to start")
    axe(trio.amina)
    press(trio.amina, "I agree: let us start")
    trio.grace.get_by_role("link", name="Agree to start").click()
    expect(trio.grace.get_by_text("Agreed so far: Amina")).to_be_visible()
    press(trio.grace, "I agree: let us start")
    project = Project.objects.get()
    assert project.started_at

    # Tom moves it to scoping, Amina writes the aim that all three agreed, in two tabs at once with Tom.
    team = f"/projects/{project.slug}/team/"
    for page in (trio.amina, trio.tom):
        page.goto(f"{team}stage/")
    trio.tom.get_by_role("radio", name="Scoping").check()
    press(trio.tom, "Move the project")
    trio.amina.get_by_role("radio", name="Design").check()
    press(trio.amina, "Move the project")
    expect(trio.amina.get_by_text("Somebody else moved the project meanwhile.")).to_be_visible()
    axe(trio.amina)
    for page in (trio.amina, trio.tom):
        page.goto(f"{team}aim/")
    trio.amina.get_by_role("textbox", name="What is your aim?").fill("People feel listened to.")
    press(trio.amina, "Save")
    trio.tom.get_by_role("textbox", name="What is your aim?").fill("Carers are asked too.")
    press(trio.tom, "Save")
    expect(trio.tom.get_by_text("People feel listened to.")).to_be_visible()
    axe(trio.tom)
    trio.tom.get_by_role("textbox", name="What is your aim?").fill("People feel listened to, and carers are asked too.")
    press(trio.tom, "Save")
    expect(trio.tom.get_by_text("Saved.")).to_be_visible()

    hand_the_lead_on(trio, axe)
    pause_and_carry_on(trio.amina)
    trio.grace.goto(f"{team}stage/")
    expect(trio.grace.get_by_text("Who with lived experience shaped this?")).to_be_visible()
    for name in ("Amina", "Tom"):
        expect(trio.grace.get_by_role("listitem").filter(has_text=name).first).to_be_visible()
    trio.grace.get_by_role("radio", name="Design").check()
    press(trio.grace, "Move the project")
    trio.grace.goto(f"/projects/{project.slug}/")
    expect(trio.grace.get_by_text("From the outset", exact=True)).to_be_visible()
    for page in trio.all:
        no_sideways_scroll(page)
        axe(page)


def hand_the_lead_on(trio: Trio, axe: Check) -> None:
    """Grace takes the lead and offers it to Amina, who takes it and offers it to Tom."""
    project = Project.objects.get()
    trio.grace.goto(f"/projects/{project.slug}/team/lead/")
    press(trio.grace, "Take the lead")
    press(trio.grace, "Offer the lead to Amina")
    axe(trio.grace)
    trio.amina.goto(link_to("amina", "projects.lead_offered"))
    press(trio.amina, "Take it")
    expect(trio.amina.get_by_text("You hold the lead now.")).to_be_visible()
    press(trio.amina, "Offer the lead to Tom")
    trio.tom.goto(link_to("tom", "projects.lead_offered"))
    press(trio.tom, "Take it")
    axe(trio.tom)
    for name in ("Grace", "Amina", "Tom"):
        expect(trio.tom.locator(".app-moment").filter(has_text=name)).to_be_visible()


def pause_and_carry_on(page: Page) -> None:
    project = Project.objects.get()
    page.goto(f"/projects/{project.slug}/team/mine/")
    press(page, "Pause")
    expect(page.get_by_text("You pause. Nothing waits for you.")).to_be_visible()
    press(page, "Carry on")
    expect(page.get_by_text("Welcome back.")).to_be_visible()


def test_somebody_who_left_is_told_so_and_sees_nothing_more(page: Page, base_url: str, axe: Check) -> None:
    member = MemberFactory(person__name="Amina")
    assert isinstance(member.person, Person)
    sign_in(page, member.person, base_url)
    page.goto(f"/projects/{member.project.slug}/team/leave/")
    page.get_by_role("radio", name="My name, as it is now").check()
    press(page, "Leave the team")
    expect(page.get_by_text("You have left the team. Thank you for what you gave.")).to_be_visible()
    page.goto(f"/projects/{member.project.slug}/team/")
    axe(page)
    expect(page.get_by_role("heading", level=1)).not_to_have_text(member.project.title)
