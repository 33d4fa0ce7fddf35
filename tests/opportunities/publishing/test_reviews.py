"""A second reader before something is published."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from alongside.messages.models import Message
from alongside.opportunities.drafting import actions as drafting
from alongside.opportunities.drafting.steps import STEPS
from alongside.opportunities.errors import NotPossibleError
from alongside.opportunities.models import Opportunity, Review
from alongside.opportunities.publishing import actions as life
from alongside.opportunities.publishing.reviews import actions
from alongside.people.models import Person
from tests.factories.opportunities import DraftFactory
from tests.factories.organisations import MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> Opportunity:
    return DraftFactory()


@pytest.fixture
def writer(draft: Opportunity) -> Person:
    return MembershipFactory(organisation=draft.organisation).person


@pytest.fixture
def lead(draft: Opportunity) -> Person:
    return MembershipFactory(organisation=draft.organisation, is_lead=True).person


def test_a_member_asks_and_a_lead_publishes(draft: Opportunity, writer: Person, lead: Person) -> None:
    actions.ask(by=writer, opportunity=draft)
    actions.ask(by=writer, opportunity=draft)
    assert Message.objects.filter(kind="opportunities.review_asked", person_id=lead.pk).count() == 1
    assert actions.agree(by=lead, opportunity=draft).state == "open"
    assert Message.objects.filter(kind="opportunities.published", person_id=writer.pk).count() == 1
    assert Review.objects.get().outcome == "published"


def test_what_is_being_read_stays_as_it_is(draft: Opportunity, writer: Person, lead: Person) -> None:
    actions.ask(by=writer, opportunity=draft)
    for person in (writer, lead):
        with pytest.raises(PermissionDenied):
            drafting.save(by=person, opportunity=draft, step=STEPS["title"], version=0, answer={"title": "Sneaked in"})


def test_it_can_be_sent_back_with_words_and_asked_again(draft: Opportunity, writer: Person, lead: Person) -> None:
    actions.ask(by=writer, opportunity=draft)
    actions.send_back(by=lead, opportunity=draft, words="Say what you pay.")
    client = Client()
    client.force_login(writer)
    assert b"Say what you pay." in client.get(f"/opportunities/drafts/{draft.key}/").content
    actions.ask(by=writer, opportunity=draft)
    actions.take_back(by=writer, opportunity=draft)
    assert list(Review.objects.order_by("pk").values_list("outcome", flat=True)) == ["sent back", "taken back"]


def test_where_a_second_reader_is_needed_it_is_somebody_else(draft: Opportunity, lead: Person) -> None:
    draft.organisation.needs_second_reader = True
    draft.organisation.save()
    with pytest.raises(PermissionDenied):
        life.publish(by=lead, opportunity=draft)
    actions.ask(by=lead, opportunity=draft)
    with pytest.raises(PermissionDenied):
        actions.agree(by=lead, opportunity=draft)
    second = MembershipFactory(organisation=draft.organisation, is_lead=True).person
    assert actions.agree(by=second, opportunity=draft).state == "open"


def test_the_second_reader_is_not_who_wrote_it_even_when_a_colleague_asked(
    draft: Opportunity, writer: Person, lead: Person
) -> None:
    draft.organisation.needs_second_reader = True
    draft.organisation.save()
    Opportunity.objects.filter(pk=draft.pk).update(created_by=lead)
    actions.ask(by=writer, opportunity=draft)
    with pytest.raises(PermissionDenied):
        actions.agree(by=lead, opportunity=draft)


def test_deciding_what_nobody_asked_for_is_refused(draft: Opportunity, lead: Person) -> None:
    with pytest.raises(NotPossibleError):
        actions.agree(by=lead, opportunity=draft)


def test_two_open_readings_of_one_draft_cannot_be(draft: Opportunity) -> None:
    Review.objects.create(opportunity=draft, asked_at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.create(opportunity=draft, asked_at=timezone.now())


def test_through_the_pages(draft: Opportunity, writer: Person, lead: Person) -> None:
    browser, reader = Client(), Client()
    browser.force_login(writer)
    reader.force_login(lead)
    base = f"/opportunities/drafts/{draft.key}"
    assert b"Ask for it to be read" in browser.get(f"{base}/check/").content
    browser.post(f"{base}/review/")
    assert b"Publish now" not in browser.get(f"{base}/check/").content
    assert b"Say what should change" in reader.post(f"{base}/send-back/", {"comments": ""}).content
    response = reader.post(f"{base}/agree/")
    draft.refresh_from_db()
    assert response.headers["Location"] == f"/opportunities/{draft.slug}/manage/"
    assert reader.post(f"{base}/agree/").status_code == 302
    assert browser.post(f"{base}/take-back/").status_code == 403
    for page in (f"/opportunities/{draft.slug}/manage/", "/opportunities/manage/"):
        assert reader.get(page).status_code == 200


def test_an_unfinished_draft_is_refused_in_words(writer: Person, draft: Opportunity) -> None:
    Opportunity.objects.filter(pk=draft.pk).update(level="")
    client = Client()
    client.force_login(writer)
    response = client.post(f"/opportunities/drafts/{draft.key}/review/")
    assert response.status_code == 409
    assert b"Some questions still need an answer" in response.content


@pytest.fixture
def second(draft: Opportunity) -> Person:
    return MembershipFactory(organisation=draft.organisation, is_lead=True).person


@pytest.fixture
def _read_twice(draft: Opportunity) -> None:
    draft.organisation.needs_second_reader = True
    draft.organisation.save()


def write(by: Person, draft: Opportunity, title: str, version: int) -> None:
    drafting.save(by=by, opportunity=draft, step=STEPS["title"], version=version, answer={"title": title})


@pytest.mark.usefixtures("_read_twice")
def test_the_second_reader_is_not_who_wrote_a_part_even_when_somebody_changed_it_since(
    draft: Opportunity, writer: Person, lead: Person, second: Person
) -> None:
    write(lead, draft, "As the lead put it", 0)
    write(writer, draft, "As the writer put it", 1)
    actions.ask(by=writer, opportunity=draft)
    for act in (actions.agree, actions.send_back):
        words = {"words": "No"} if act is actions.send_back else {}
        with pytest.raises(PermissionDenied):
            act(by=lead, opportunity=draft, **words)
    assert actions.agree(by=second, opportunity=draft).state == "open"


@pytest.mark.usefixtures("_read_twice")
def test_who_opened_a_question_and_changed_nothing_may_read(draft: Opportunity, writer: Person, lead: Person) -> None:
    write(lead, draft, draft.title, 0)
    actions.ask(by=writer, opportunity=draft)
    assert actions.agree(by=lead, opportunity=draft).state == "open"


@pytest.mark.usefixtures("_read_twice")
def test_when_every_lead_had_a_hand_in_it_the_page_says_what_to_do_and_a_new_lead_can_read(
    draft: Opportunity, writer: Person, lead: Person
) -> None:
    check = f"/opportunities/drafts/{draft.key}/check/"
    browser, leading = Client(), Client()
    browser.force_login(writer)
    leading.force_login(lead)
    assert "Nobody can read it yet" not in browser.get(check).text
    write(lead, draft, "As the lead put it", 0)
    assert "Ask an involvement lead to make another member a lead" in browser.get(check).text
    actions.ask(by=writer, opportunity=draft)
    page = leading.get(check).text
    assert "Make another member an involvement lead, or invite one" in page
    assert f"/organisations/{draft.organisation.slug}/manage/members/" in page
    assert "They have been told" not in page
    MembershipFactory(organisation=draft.organisation, is_lead=True)
    assert "Nobody can read it yet" not in leading.get(check).text


def test_where_no_second_reader_is_needed_a_lead_who_wrote_may_publish(
    draft: Opportunity, writer: Person, lead: Person
) -> None:
    write(lead, draft, "As the lead put it", 0)
    actions.ask(by=writer, opportunity=draft)
    assert actions.agree(by=lead, opportunity=draft).state == "open"
