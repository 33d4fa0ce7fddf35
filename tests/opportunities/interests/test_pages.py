"""Pages of interests through the test client: what is typed, kept, refused and shown."""

import datetime
import uuid
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from alongside.messages.models import Block
from alongside.opportunities.models import Answer, Interest, Opportunity
from alongside.people.models import Person, Profile
from tests.factories.opportunities import ChooserFactory, InterestFactory, QuestionFactory
from tests.factories.organisations import MembershipFactory
from tests.factories.people import PersonFactory
from tests.opportunities.interests.conftest import send, write_all

pytestmark = pytest.mark.django_db

HOSTILE = (
    "<script>alert(1)</script>\x00\x07\u202e evil \U0001f9d1\u200d\U0001f91d\u200d\U0001f9d1 "
    "\u0645\u0631\u062d\u0628\u0627 **bold** [x](javascript:alert(1))"
)


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def mine(partner: Person) -> Client:
    return browser(partner)


@pytest.fixture
def theirs(chooser: Person) -> Client:
    return browser(chooser)


def address(opportunity: Opportunity, *parts: str) -> str:
    return "/".join(["/opportunities", opportunity.slug or "", *parts, ""])


def test_a_visitor_is_led_through_signing_in_and_brought_back(client: Client, opportunity: Opportunity) -> None:
    page = address(opportunity, "interest")
    assert client.get(page).headers["Location"] == f"/sign-in/?next={page}"


def test_what_was_typed_when_the_session_had_ended_is_there_after_signing_in(
    client: Client, opportunity: Opportunity, partner: Person
) -> None:
    page = address(opportunity, "interest", "why")
    assert client.post(page, {"why": "A long story of mine"}).status_code == 302
    client.force_login(partner)
    assert "A long story of mine" in client.get(page).text
    assert not Interest.objects.exists(), "it is shown, never acted on"


def test_changing_the_profile_leads_back_to_where_one_was(mine: Client, opportunity: Opportunity) -> None:
    here = address(opportunity, "interest", "sharing")
    assert f"/me/profile/?next={here}" in mine.get(here).text
    tasks = mine.get("/me/profile/", {"next": here})
    assert f'href="{here}"' in tasks.text
    saved = mine.post("/me/profile/skills/", {"skills": ["listening"], "next": f"/me/profile/?next={here}"})
    assert saved.headers["Location"] == f"/me/profile/?next={here}"
    assert "evil.example" not in mine.get("/me/profile/", {"next": "//evil.example/"}).text


def test_opening_the_pages_writes_nothing(mine: Client, opportunity: Opportunity) -> None:
    for part in ("", "why", "access", "sharing"):
        assert mine.get(address(opportunity, "interest", *([part] if part else []))).status_code == 200
    assert not Interest.objects.exists()


def test_each_step_leads_to_the_next_and_the_last_to_the_check(mine: Client, opportunity: Opportunity) -> None:
    QuestionFactory(opportunity=opportunity)
    for step, typed, after in [
        ("why", {"why": "Because"}, "questions"),
        ("questions", {}, "access"),
        ("access", {"access": "none"}, "sharing"),
        ("sharing", {}, "check"),
    ]:
        answer = mine.post(address(opportunity, "interest", step), typed)
        assert answer.headers["Location"] == address(opportunity, "interest", after)
    page = mine.post(address(opportunity, "interest", "check"), {"agree": "on", "version": "1"}, follow=True)
    assert "You hear by" in page.text
    assert Interest.objects.get().state == "sent"


def test_the_check_page_shows_what_will_be_shared_before_any_consent_is_given(
    mine: Client, partner: Person, opportunity: Opportunity
) -> None:
    Profile.objects.create(person=partner, lived_words="Ten years", needs_words="Slow talk", skills_words="Baking")
    question = QuestionFactory(opportunity=opportunity)
    for step, typed in [
        ("why", {}),
        ("questions", {f"question_{question.pk}": "Chairs with arms"}),
        ("access", {"access": "profile"}),
        ("sharing", {"shares": ["lived"]}),
    ]:
        mine.post(address(opportunity, "interest", step), typed)
    page = mine.get(address(opportunity, "interest", "check")).text
    for words in ("Chairs with arms", "Ten years", "Slow talk", "Not shared:"):
        assert words in page
    assert "Baking" not in page


def test_the_check_page_leads_back_to_what_is_not_finished(mine: Client, opportunity: Opportunity) -> None:
    assert mine.get(address(opportunity, "interest", "check")).headers["Location"].endswith("/interest/why/")


def test_without_agreeing_nothing_is_sent(mine: Client, partner: Person, opportunity: Opportunity) -> None:
    write_all(partner, opportunity)
    page = mine.post(address(opportunity, "interest", "check"), {"version": "1"})
    assert "<title>Error: " in page.text
    assert Interest.objects.get().state == "draft"


def test_text_that_is_too_long_is_kept_and_said(mine: Client, opportunity: Opportunity) -> None:
    page = mine.post(address(opportunity, "interest", "why"), {"why": "x" * 2001})
    assert "2000" in page.text
    assert "x" * 2001 in page.text
    assert Interest.objects.get().steps_done == []
    assert len(Interest.objects.get().why) == 2001


def test_a_book_is_not_kept_but_stays_on_the_page(mine: Client, opportunity: Opportunity) -> None:
    page = mine.post(address(opportunity, "interest", "why"), {"why": "x" * 50_000})
    assert page.status_code == 200
    assert "x" * 50_000 in page.text
    assert not Interest.objects.exists()


def test_needing_something_and_not_saying_what_is_an_error(mine: Client, opportunity: Opportunity) -> None:
    page = mine.post(address(opportunity, "interest", "access"), {"access": "more"})
    assert "Write what you need" in page.text


@pytest.mark.parametrize("typed", [{}, {"access": "aliens"}, {"access": ["none", "later"]}, {"access": "profile"}])
def test_an_answer_that_is_not_on_the_list_finishes_no_step(
    mine: Client, opportunity: Opportunity, typed: dict[str, Any]
) -> None:
    mine.post(address(opportunity, "interest", "access"), typed)
    interest = Interest.objects.first()
    assert interest is None or interest.access in ("", "later") or "access" not in interest.steps_done


def test_hostile_text_is_shown_as_text_to_everybody(
    mine: Client, theirs: Client, partner: Person, opportunity: Opportunity
) -> None:
    mine.post(address(opportunity, "interest", "why"), {"why": HOSTILE, "mark": "\x00" * 400, "writer": "no"})
    mine.post(address(opportunity, "interest", "access"), {"access": "more", "access_words": HOSTILE})
    mine.post(address(opportunity, "interest", "sharing"), {"shares": ["lived", "nothing", HOSTILE]})
    mine.post(address(opportunity, "interest", "check"), {"agree": "on", "version": "1"})
    interest = Interest.objects.get()
    assert interest.state == "sent"
    pages = [
        mine.get(f"/me/interests/{interest.key}/"),
        theirs.get(address(opportunity, "answers")),
        theirs.get(address(opportunity, "answers", str(interest.key))),
    ]
    for page in pages:
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "javascript:" not in page.text.replace("[x](javascript:alert(1))", "")
        assert "\u202e" not in page.text
        assert "\u0645\u0631\u062d\u0628\u0627" in page.text


def test_typing_is_saved_quietly_at_the_same_address(mine: Client, opportunity: Opportunity) -> None:
    page = address(opportunity, "interest", "why")
    quietly = {"X-Saving": "quietly"}
    writer = str(uuid.uuid4())
    first = mine.post(page, {"why": "Half", "writer": writer}, headers=quietly)
    assert first.json()["saved"] is True
    assert Interest.objects.get().steps_done == []
    other = mine.post(page, {"why": "Other window", "writer": str(uuid.uuid4())}, headers=quietly)
    assert (other.status_code, other.json()["saved"]) == (409, False)
    assert Interest.objects.get().why == "Half"


def test_two_windows_both_texts_are_on_the_page_and_the_next_press_keeps_this_one(
    mine: Client, opportunity: Opportunity
) -> None:
    page = address(opportunity, "interest", "why")
    mine.post(page, {"why": "First window", "writer": str(uuid.uuid4())})
    both = mine.post(page, {"why": "Second window", "writer": str(uuid.uuid4())})
    assert "First window" in both.text
    assert "Second window" in both.text
    mark = both.text.split('name="mark" value="')[1].split('"')[0]
    mine.post(page, {"why": "Second window", "mark": mark, "writer": str(uuid.uuid4())})
    assert Interest.objects.get().why == "Second window"


def closed_yesterday(opportunity: Opportunity) -> None:
    Opportunity.objects.update(state="closed", closed_at=timezone.now() - datetime.timedelta(days=1))


def test_when_it_closed_meanwhile_the_text_is_shown_kindly(
    mine: Client, partner: Person, opportunity: Opportunity
) -> None:
    write_all(partner, opportunity, "My long story")
    closed_yesterday(opportunity)
    for part in ("why", "check"):
        page = mine.get(address(opportunity, "interest", part))
        assert "We are sorry" in page.text
        assert "My long story" in page.text
    assert "ask@example.org" in page.text


def test_when_it_closed_while_typing_for_the_first_time_the_text_comes_back(
    mine: Client, opportunity: Opportunity
) -> None:
    closed_yesterday(opportunity)
    page = mine.post(address(opportunity, "interest", "why"), {"why": "Typed just now"})
    assert page.status_code == 409
    assert "Typed just now" in page.text


def test_what_was_sent_elsewhere_does_not_swallow_what_is_typed_here(
    mine: Client, partner: Person, opportunity: Opportunity
) -> None:
    send(partner, opportunity)
    page = mine.post(address(opportunity, "interest", "why"), {"why": "Typed in the other window"})
    assert page.status_code == 409
    assert "Typed in the other window" in page.text


def test_a_change_since_the_start_is_shown_before_sending(
    mine: Client, partner: Person, opportunity: Opportunity
) -> None:
    write_all(partner, opportunity)
    opportunity.revisions.create(at=timezone.now(), before={"place": "Leeds"}, after={"place": "York"})
    Opportunity.objects.update(version=2)
    page = address(opportunity, "interest", "check")
    again = mine.post(page, {"agree": "on", "version": "1"}, follow=True)
    assert "Leeds" in again.text
    assert "York" in again.text
    assert Interest.objects.get().state == "draft"
    mine.post(page, {"agree": "on", "version": "2"})
    assert Interest.objects.get().state == "sent"


def test_the_status_page_names_the_day_and_says_when_it_is_late(
    mine: Client, partner: Person, opportunity: Opportunity
) -> None:
    interest = InterestFactory(opportunity=opportunity, person=partner, answer_by=datetime.date(2027, 3, 5))
    assert "5 March 2027" in mine.get(f"/me/interests/{interest.key}/").text
    Interest.objects.update(answer_by=datetime.date(2020, 3, 5))
    assert "The answer is late" in mine.get(f"/me/interests/{interest.key}/").text
    assert "It is late" in mine.get("/me/interests/").text


@pytest.mark.parametrize("state", ["sent", "yes", "waiting list", "not this time", "declined", "withdrawn"])
def test_every_state_has_a_page(mine: Client, partner: Person, opportunity: Opportunity, state: str) -> None:
    now = timezone.now()
    interest = InterestFactory(opportunity=opportunity, person=partner, state=state, answered_at=now, ended_at=now)
    assert mine.get(f"/me/interests/{interest.key}/").status_code == 200
    assert mine.get("/me/interests/").status_code == 200


def test_withdrawing_a_yes_that_came_meanwhile_shows_the_answer_instead(
    mine: Client, partner: Person, opportunity: Opportunity
) -> None:
    interest = InterestFactory(opportunity=opportunity, person=partner, state="yes", answered_at=timezone.now())
    page = mine.post(f"/me/interests/{interest.key}/withdraw/", {"gives_up": "no"}, follow=True)
    assert "You were answered" in page.text
    interest.refresh_from_db()
    assert interest.state == "yes"


def test_somebody_elses_interest_is_not_found(opportunity: Opportunity) -> None:
    interest = InterestFactory(opportunity=opportunity)
    stranger = browser(PersonFactory())
    for part in ("", "withdraw/"):
        assert stranger.get(f"/me/interests/{interest.key}/{part}").status_code == 404
    assert stranger.post(f"/me/interests/{interest.key}/again/").status_code == 404


def test_an_involvement_lead_who_does_not_choose_sees_counts_and_no_name(
    opportunity: Opportunity, partner: Person
) -> None:
    interest = InterestFactory(opportunity=opportunity, person=partner)
    lead = browser(MembershipFactory(organisation=opportunity.organisation, is_lead=True).person)
    page = lead.get(address(opportunity, "answers"))
    assert page.status_code == 200
    assert partner.name not in page.text
    assert lead.get(address(opportunity, "answers", str(interest.key))).status_code == 403
    assert lead.get(address(opportunity, "answers", "answer") + f"?person={interest.key}").status_code == 403


def test_a_chooser_promises_before_seeing_anything(opportunity: Opportunity) -> None:
    InterestFactory(opportunity=opportunity)
    asked = ChooserFactory(opportunity=opportunity, accepted_at=None)
    page = browser(asked.person).get(address(opportunity, "answers"))
    assert page.headers["Location"] == f"/opportunities/choosers/{asked.key}/"


def answer_form(client: Client, opportunity: Opportunity, *interests: Interest) -> str:
    people = "&".join(f"person={interest.key}" for interest in interests)
    return address(opportunity, "answers", "answer") + "?" + people


def test_several_are_answered_with_a_line_each(theirs: Client, opportunity: Opportunity) -> None:
    first, second = InterestFactory.create_batch(2, opportunity=opportunity)
    typed = {
        "key": str(uuid.uuid4()),
        "outcome": "not this time",
        "reason": "places",
        f"words_{first.key}": "To the first",
        f"words_{second.key}": "To the second",
    }
    page = answer_form(theirs, opportunity, first, second)
    assert theirs.get(page).status_code == 200
    assert "2 people are told" in theirs.post(page, typed, follow=True).text
    theirs.post(page, typed)
    assert Answer.objects.count() == 2
    assert {answer.interest_id: answer.words for answer in Answer.objects.all()} == {
        first.pk: "To the first",
        second.pk: "To the second",
    }


def test_a_no_without_a_reason_is_not_sent(theirs: Client, opportunity: Opportunity) -> None:
    interest = InterestFactory(opportunity=opportunity)
    page = theirs.post(answer_form(theirs, opportunity, interest), {"outcome": "not this time"})
    assert "Everyone deserves to know why" in page.text
    other = theirs.post(answer_form(theirs, opportunity, interest), {"outcome": "not this time", "reason": "other"})
    assert "in your own words" in other.text
    assert not Answer.objects.exists()


def test_the_slower_chooser_is_told_and_keeps_what_they_typed(
    theirs: Client, other_chooser: Person, opportunity: Opportunity
) -> None:
    interest = InterestFactory(opportunity=opportunity)
    page = answer_form(theirs, opportunity, interest)
    browser(other_chooser).post(page, {"outcome": "yes", f"after_{interest.key}": "0"})
    late = theirs.post(
        page, {"outcome": "not this time", "reason": "places", f"words_{interest.key}": "My words",
               f"after_{interest.key}": "0"},
    )  # fmt: skip
    assert "Another chooser has answered" in late.text
    assert "My words" in late.text
    interest.refresh_from_db()
    assert interest.state == "yes"


def test_ticking_nobody_leads_back_to_the_list(theirs: Client, opportunity: Opportunity) -> None:
    for query in ("", "?person=nobody", f"?person={uuid.uuid4()}"):
        answer = theirs.get(address(opportunity, "answers", "answer") + query)
        assert answer.headers["Location"] == address(opportunity, "answers")


@pytest.mark.parametrize("shown", ["", "waiting", "answered", "yes", "list", "nonsense"])
def test_the_list_shows_who_is_asked_for(theirs: Client, opportunity: Opportunity, shown: str) -> None:
    now = timezone.now()
    InterestFactory(opportunity=opportunity, person__name="Waiting Wendy")
    InterestFactory(opportunity=opportunity, person__name="Yes Yara", state="yes", answered_at=now)
    page = theirs.get(address(opportunity, "answers") + f"?show={shown}&page=99")
    assert ("Waiting Wendy" in page.text) == (shown in ("", "waiting", "nonsense"))
    assert ("Yes Yara" in page.text) == (shown in ("", "answered", "yes", "nonsense"))


def test_how_to_reach_somebody_is_shown_with_a_yes_and_not_before(
    theirs: Client, opportunity: Opportunity, partner: Person
) -> None:
    Profile.objects.create(person=partner, phone="01632 960000")
    interest = InterestFactory(opportunity=opportunity, person=partner)
    page = address(opportunity, "answers", str(interest.key))
    assert partner.email not in theirs.get(page).text
    Interest.objects.update(state="yes", answered_at=timezone.now())
    assert partner.email in theirs.get(page).text
    assert "01632 960000" in theirs.get(page).text


def test_a_message_is_sent_and_an_empty_one_is_not(theirs: Client, opportunity: Opportunity) -> None:
    interest = InterestFactory(opportunity=opportunity)
    page = address(opportunity, "answers", str(interest.key))
    assert "Write your message" in theirs.post(page, {"words": " \n "}).text
    theirs.post(page, {"words": "When can you come?", "key": str(uuid.uuid4())})
    assert interest.notes.get().words == "When can you come?"


@pytest.mark.parametrize("key", ["", "nonsense", "\x00", "9" * 500])
def test_a_message_whose_key_was_spoilt_on_the_way_is_sent_all_the_same(
    theirs: Client, opportunity: Opportunity, key: str
) -> None:
    interest = InterestFactory(opportunity=opportunity)
    theirs.post(address(opportunity, "answers", str(interest.key)), {"words": "Hello", "key": key})
    assert interest.notes.count() == 1


@pytest.mark.parametrize("part", ["why", "access"])
def test_urgent_help_is_named_wherever_something_is_typed(mine: Client, opportunity: Opportunity, part: str) -> None:
    assert "999" in mine.get(address(opportunity, "interest", part)).text


def test_the_safeguarding_contact_of_the_organisation_is_named(mine: Client, opportunity: Opportunity) -> None:
    organisation = opportunity.organisation
    organisation.safeguarding_name, organisation.safeguarding_phone = "Sam Safe", "01632 960001"
    organisation.save()
    page = mine.get(address(opportunity, "interest", "why")).text
    assert "Sam Safe" in page
    assert "01632 960001" in page


def test_a_person_stops_messages_from_one_chooser_who_is_then_told(
    mine: Client, theirs: Client, partner: Person, chooser: Person, opportunity: Opportunity
) -> None:
    interest = InterestFactory(opportunity=opportunity, person=partner)
    page = address(opportunity, "answers", str(interest.key))
    theirs.post(page, {"words": "First", "key": str(uuid.uuid4())})
    status = f"/me/interests/{interest.key}/"
    assert "Stop messages from Cho" in mine.get(status).text
    mine.post(f"{status}block/", {"chooser": str(chooser.pk)})
    assert "Stop messages from Cho" not in mine.get(status).text
    refused = theirs.post(page, {"words": "Second", "key": str(uuid.uuid4())})
    assert "takes no messages from you" in refused.text or "does not take messages from you" in refused.text
    assert "Second" in refused.text
    assert interest.notes.count() == 1


def test_only_a_chooser_who_wrote_can_be_stopped(mine: Client, partner: Person, opportunity: Opportunity) -> None:
    interest = InterestFactory(opportunity=opportunity, person=partner)
    for chooser in ("", "nonsense", str(PersonFactory().pk)):
        mine.post(f"/me/interests/{interest.key}/block/", {"chooser": chooser})
    assert not Block.objects.exists()


@pytest.mark.parametrize("access", ["", "none", "later", "more"])
def test_what_somebody_needs_is_kept_whatever_was_chosen_above_it(
    mine: Client, opportunity: Opportunity, access: str
) -> None:
    mine.post(address(opportunity, "interest", "access"), {"access": access, "access_words": "Breaks every hour"})
    assert "Breaks every hour" in mine.get(address(opportunity, "interest", "access")).text
