"""Two people find a time, meet, and write down what was said; a calendar reads along."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from playwright.sync_api import BrowserContext, Page, expect

from alongside.people.models import Profile
from alongside.projects.models import Capacity, Contribution, Meeting
from tests.factories.projects import MemberFactory, ProjectFactory
from tests.journeys.signing_in import sign_in

pytestmark = pytest.mark.django_db
Question = Callable[[Page], None]


def press(page: Page, words: str, *, exact: bool = False) -> None:
    """Press a button, and wait for the page that it leads to."""
    with page.expect_navigation():
        page.get_by_role("button", name=words, exact=exact).first.click()


def fill_time(page: Page, number: int, day: datetime.date, clock: str) -> None:
    for part in ("day", "month", "year"):
        page.locator(f"[name=day_{number}_{part}]").fill(str(getattr(day, part)))
    page.locator(f"[name=time_{number}]").fill(clock)


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_from_finding_a_time_to_the_notes(
    scripts: bool, new_context: Callable[..., BrowserContext], base_url: str, axe: Question,
    no_sideways_scroll: Question, screenshot: Callable[[Page, str], None],
) -> None:  # fmt: skip
    long_ago = timezone.now() - datetime.timedelta(days=9)
    project = ProjectFactory(title="Letters people understand")
    amina = MemberFactory(project=project, person__name="Amina", joined_at=long_ago)
    sam = MemberFactory(project=project, person__name="Sam", capacity=Capacity.STAFF, joined_at=long_ago)
    Profile.objects.create(person=sam.person, times=["weekday mornings"], needs=["captions", "breaks"])
    hers, his = (new_context(java_script_enabled=scripts).new_page() for _ in range(2))
    sign_in(hers, amina.person, base_url)
    sign_in(his, sam.person, base_url)

    hers.goto(f"/projects/{project.slug}/team/")
    hers.get_by_role("link", name="Meetings").click()
    hers.get_by_role("link", name="Plan a meeting").click()
    hers.get_by_label("What is the meeting about?").fill("Second look at the letters")
    hers.get_by_label("Where is it?").fill("https://meet.example/letters")
    hers.get_by_label("How can people join by phone?").fill("0117 496 0000, code 12 34")
    press(hers, "Go on to times")
    monday = timezone.localdate() + datetime.timedelta(days=7 - timezone.localdate().weekday())
    fill_time(hers, 1, monday, "10:30")
    fill_time(hers, 2, monday, "7 o’clock")
    press(hers, "Offer these times")
    expect(hers.locator("body")).to_contain_text("Enter a time, like 10:30 or 2:30pm")
    screenshot(hers, "journey-offer")
    fill_time(hers, 2, monday, "7pm")
    press(hers, "Offer these times")

    his.goto(f"/projects/{project.slug}/team/meetings/")
    his.get_by_role("link", name="Say which times fit you").click()
    his.get_by_role("group").first.get_by_label("Yes").check()
    his.get_by_role("group").nth(1).get_by_label("No").check()
    press(his, "Save my answers")
    his.goto(f"/projects/{project.slug}/team/meetings/needs/")
    press(his, "I agree")

    hers.reload()
    expect(hers.locator("body")).to_contain_text(
        "1 of you said in the profile that this time of the week does not fit."
    )
    screenshot(hers, "journey-times")
    press(hers, "Set this time")
    hers.get_by_role("link", name="Add to the agenda").click()
    for words, minutes in (("How everybody is", "10"), ("What readers said", "60")):
        hers.get_by_label("What do you want to talk about?").fill(words)
        hers.get_by_label("For how many minutes?").fill(minutes)
        press(hers, "Add", exact=True)
    expect(hers.locator("body")).to_contain_text("10 minutes longer than the meeting")
    screenshot(hers, "journey-agenda")
    hers.get_by_role("link", name="Back to the meeting").click()
    for there in ("10:30am", "10:40am", "Switch live captions on", "A suggestion, so that it goes round"):
        expect(hers.locator("body")).to_contain_text(there)
    press(hers, "I am coming")
    press(hers, "I will do it")
    screenshot(hers, "journey-meeting")
    for question in (axe, no_sideways_scroll):
        question(hers)

    his.goto("/me/calendar/")
    press(his, "Make my private address")
    screenshot(his, "journey-calendar")
    for question in (axe, no_sideways_scroll):
        question(his)
    address = his.locator("code").inner_text().removeprefix(base_url)
    event = Calendar.from_ical(Client().get(address).content).events[0]
    assert event.start.astimezone(timezone.get_current_timezone()).replace(tzinfo=None) == datetime.datetime.combine(
        monday, datetime.time(10, 30)
    )

    Meeting.objects.update(starts_at=timezone.now() - datetime.timedelta(hours=1))
    his.goto(f"/projects/{project.slug}/team/meetings/")
    his.get_by_role("link", name="Second look at the letters").click()
    his.get_by_role("link", name="It was held").click()
    his.get_by_label("Amina").check()
    his.get_by_label("Sam").check()
    screenshot(his, "journey-held")
    press(his, "Save")
    his.get_by_role("link", name="Write notes").click()
    his.get_by_label("Notes").fill("Readers want **short** letters.\n\n- Sam asks the clinic")
    press(his, "Save")
    screenshot(his, "journey-after")
    for question in (axe, no_sideways_scroll):
        question(his)
    assert Contribution.objects.filter(kind="meeting").count() == 2
