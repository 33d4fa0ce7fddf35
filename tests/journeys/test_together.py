"""The founding trio: a patient, a carer and a member of staff start together as equals, each in their own browser."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from alongside.messages.models import Message
from alongside.people.models import Person
from alongside.projects.models import Meeting, Project
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
    """Press a button, and wait for the page that it leads to."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).click()


def link_to(name: str, kind: str) -> str:
    """The first link in the last message of a kind to somebody."""
    text = Message.objects.filter(kind=kind, address=f"{name}@example.org").latest("pk").text
    found = re.search(r"https?://\S+", text)
    assert found, text
    return found.group()


def raise_an_idea(page: Page, axe: Check) -> None:
    page.goto("/projects/")
    follow(page, "Raise an idea")
    page.get_by_label("What could be better?").fill("Check-ups in which people feel listened to")
    page.get_by_label("Whose care is it about?").fill("avonside community health")
    press(page, "Save and continue")
    axe(page)
    page.get_by_label("For whom would it be better?").fill("Everybody who lives with diabetes")
    press(page, "Save and continue")
    page.get_by_label("Why does it matter to you?").fill("I cried after three of them.")
    press(page, "Save and continue")
    page.get_by_role("radio", name="Patient, or somebody who uses care services").check()
    axe(page)
    press(page, "Send")


def start_a_project(page: Page) -> None:
    """From the idea: what was written there is not typed again."""
    follow(page, "Form a team for this idea")
    page.get_by_role("textbox", name="What do you want to make better?").fill("Kinder check-ups")
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
def test_the_trio_raise_an_idea_form_a_team_hand_the_lead_on_twice_decide_meet_and_carry_on(
    trio: Trio, axe: Check, no_sideways_scroll: Check
) -> None:
    raise_an_idea(trio.amina, axe)
    trio.tom.goto("/projects/ideas/")
    trio.tom.get_by_role("link", name="Check-ups in which people feel listened to").click()
    press(trio.tom, "I have lived this")
    axe(trio.tom)
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

    agree_how_to_work(trio, axe)
    hand_the_lead_on(trio, axe)
    pause_and_carry_on(trio.amina)
    decide_with_a_concern_met(trio, axe)
    hold_a_meeting(trio, axe)
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


def agree_how_to_work(trio: Trio, axe: Check) -> None:
    """Grace writes from the prompts, and each of them agrees."""
    project = Project.objects.get()
    trio.grace.goto(f"/projects/{project.slug}/team/ways/write/")
    trio.grace.locator("textarea").first.fill("Here in the discussions; by phone when it is urgent.")
    axe(trio.grace)
    press(trio.grace, "Save")
    for page in trio.all:
        page.goto(f"/projects/{project.slug}/team/ways/")
        press(page, "I agree")
    trio.tom.goto(f"/projects/{project.slug}/team/")
    expect(trio.tom.get_by_text("3 of 3 agree")).to_be_visible()


def decide_with_a_concern_met(trio: Trio, axe: Check) -> None:
    """Amina proposes, Tom has a concern, Grace says how it is met, and Tom that it is; then it is decided."""
    project = Project.objects.get()
    trio.amina.goto(f"/projects/{project.slug}/team/decisions/")
    follow(trio.amina, "Propose something")
    trio.amina.get_by_label("What is it about?").fill("Ask on paper")
    trio.amina.get_by_label("What do you propose?").fill("We ask people on paper on the way out.")
    press(trio.amina, "Put it to the team")
    page = trio.amina.url
    for member, said in ((trio.amina, "I agree"), (trio.grace, "I can live with it"), (trio.tom, "I have a concern")):
        member.goto(page)
        member.get_by_role("radio", name=said).check()
        if member is trio.tom:
            press(member, "Say it")
            axe(member)
            member.get_by_label("Your words").fill("My mother cannot write.")
        press(member, "Say it")
    trio.grace.goto(page)
    trio.grace.get_by_role("link", name="Meet this concern of Tom").click()
    axe(trio.grace)
    trio.grace.get_by_label("How is it met?").fill("Somebody asks in person, too.")
    press(trio.grace, "Save how it is met")
    trio.tom.goto(page)
    trio.tom.get_by_role("link", name="Meet this concern of Tom").click()
    press(trio.tom, "This concern is met")
    axe(trio.tom)
    follow(trio.tom, "Record the decision")
    press(trio.tom, "It is decided")
    for words in ("My mother cannot write.", "Somebody asks in person, too."):
        expect(trio.tom.get_by_text(words)).to_be_visible()
    axe(trio.tom)


def hold_a_meeting(trio: Trio, axe: Check) -> None:
    """Tom plans it and sets the time, it is held, and Grace says who was there."""
    project = Project.objects.get()
    trio.tom.goto(f"/projects/{project.slug}/team/meetings/new/")
    trio.tom.get_by_label("What is the meeting about?").fill("First look")
    press(trio.tom, "Go on to times")
    trio.tom.goto(f"/projects/{project.slug}/team/meetings/")
    trio.tom.get_by_role("link", name="First look").first.click()
    axe(trio.tom)
    Meeting.objects.update(state=Meeting.State.SET, starts_at=timezone.now() - datetime.timedelta(hours=1))
    trio.grace.goto(f"/projects/{project.slug}/team/meetings/")
    trio.grace.get_by_role("link", name="First look").first.click()
    follow(trio.grace, "It was held: say who was there")
    for name in ("Amina", "Tom", "Grace"):
        trio.grace.get_by_label(name).check()
    axe(trio.grace)
    press(trio.grace, "Save")
    expect(trio.grace.get_by_role("heading", name="Who was there")).to_be_visible()


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
