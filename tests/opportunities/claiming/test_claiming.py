"""An organisation takes over what was found elsewhere, completes it, and opens it here."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from alongside.audit.models import Entry
from alongside.messages.models import Message
from alongside.opportunities import rules
from alongside.opportunities.claiming import actions
from alongside.opportunities.errors import NotPossibleError, UnfinishedError
from alongside.opportunities.interests import rules as interests
from alongside.opportunities.interests.models import Interest
from alongside.opportunities.models import Opportunity
from alongside.opportunities.publishing import actions as life
from alongside.organisations.models import Membership
from alongside.people.models import Person
from tests.factories.opportunities import ChooserFactory, FoundElsewhereFactory, OpportunityFactory
from tests.factories.organisations import MembershipFactory, OrganisationFactory
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

COMPLETE = {"how_chosen": "We want a mix.", "contact_name": "Rosa", "contact_email": "rosa@example.org"}


@pytest.fixture
def lead() -> Membership:
    return MembershipFactory(is_lead=True)


@pytest.fixture
def found(lead: Membership) -> Opportunity:
    return FoundElsewhereFactory(organisation=lead.organisation, slug="eyes", title="Kinder eyes")


def complete(opportunity: Opportunity) -> None:
    Opportunity.objects.filter(pk=opportunity.pk).update(**COMPLETE)
    ChooserFactory(opportunity=opportunity)


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_the_page_says_where_it_comes_from_leads_there_and_takes_no_interest(found: Opportunity) -> None:
    page = Client().get("/opportunities/eyes/").content.decode()
    assert 'href="https://example.org/get-involved" rel="nofollow noopener external"' in page
    assert "has not checked what is written here" in page
    assert "I am interested" not in page
    assert "Everyone gets an answer" not in page
    assert "On another website" in Client().get("/opportunities/").content.decode()


def test_nobody_can_say_here_that_they_are_interested_and_is_told_where(found: Opportunity) -> None:
    assert not found.takes_interest
    assert not interests.is_open(found, timezone.now())
    client = browser(PersonFactory())
    for address in ("/opportunities/eyes/interest/", "/opportunities/eyes/interest/check/"):
        page = client.get(address).content.decode()
        assert "This is on another website" in page
        assert "https://example.org/get-involved" in page
    client.post("/opportunities/eyes/interest/why/", {"why": "Because"})
    assert not Interest.objects.exists()


def test_it_closes_at_its_date_and_is_never_answered(lead: Membership, found: Opportunity) -> None:
    Opportunity.objects.update(closes=timezone.localdate() - datetime.timedelta(days=1))
    assert life.close_due() == 1
    page = Client().get("/opportunities/eyes/").content.decode()
    assert "This opening was on another website, and has closed." in page
    actions.claim(by=lead.person, opportunity=found)
    with pytest.raises(NotPossibleError, match="Nobody came forward here"):
        life.mark_answered(by=lead.person, opportunity=found)
    assert not Message.objects.exists()


def test_until_it_is_claimed_nobody_changes_it_and_any_lead_may_hide_it(lead: Membership, found: Opportunity) -> None:
    assert not rules.may_look_after(lead.person, found)
    assert not rules.may_write(lead.person, found)
    assert rules.may_hide(lead.person, found)
    with pytest.raises(PermissionDenied):
        life.cancel(by=lead.person, opportunity=found, reason="No")


def test_claiming_is_one_press_once_with_one_entry(lead: Membership, found: Opportunity) -> None:
    first = actions.claim(by=lead.person, opportunity=found)
    again = actions.claim(by=lead.person, opportunity=found)
    assert first.claimed_at == again.claimed_at
    assert Entry.objects.filter(what="opportunity.claimed").count() == 1
    assert rules.may_look_after(lead.person, again)
    assert again.is_elsewhere
    assert not again.takes_interest


def test_only_a_lead_of_its_own_confirmed_organisation_claims_it(found: Opportunity) -> None:
    member = MembershipFactory(organisation=found.organisation)
    other = MembershipFactory(is_lead=True)
    unconfirmed = FoundElsewhereFactory(organisation=OrganisationFactory(confirmed_at=None))
    theirs = MembershipFactory(organisation=unconfirmed.organisation, is_lead=True)
    for person, opportunity in [(member.person, found), (other.person, found), (theirs.person, unconfirmed)]:
        with pytest.raises(PermissionDenied):
            actions.claim(by=person, opportunity=opportunity)


def test_what_was_written_here_cannot_be_claimed(lead: Membership) -> None:
    with pytest.raises(NotPossibleError):
        actions.claim(by=lead.person, opportunity=OpportunityFactory(organisation=lead.organisation))


def test_it_opens_here_only_once_it_is_claimed_and_complete(lead: Membership, found: Opportunity) -> None:
    with pytest.raises(NotPossibleError, match="Claim it first"):
        actions.open_here(by=lead.person, opportunity=found)
    actions.claim(by=lead.person, opportunity=found)
    with pytest.raises(UnfinishedError):
        actions.open_here(by=lead.person, opportunity=found)
    complete(found)
    for _press in range(2):
        here = actions.open_here(by=lead.person, opportunity=found)
    assert here.takes_interest
    assert interests.is_open(here, timezone.now())
    assert Entry.objects.filter(what="opportunity.opened_here").count() == 1
    page = Client().get("/opportunities/eyes/").content.decode()
    assert "I am interested" in page
    assert "https://example.org/get-involved" not in page


def test_where_a_second_reader_is_needed_another_lead_opens_it_here(lead: Membership, found: Opportunity) -> None:
    type(lead.organisation).objects.update(needs_second_reader=True)
    actions.claim(by=lead.person, opportunity=found)
    complete(found)
    with pytest.raises(NotPossibleError, match="Somebody else must read it first"):
        actions.open_here(by=lead.person, opportunity=found)
    other = MembershipFactory(organisation=lead.organisation, is_lead=True)
    assert actions.open_here(by=other.person, opportunity=found).takes_interest


def test_questions_can_still_be_asked_until_it_opens_here(lead: Membership, found: Opportunity) -> None:
    client = browser(lead.person)
    client.post("/opportunities/eyes/manage/claim/")
    address = f"/opportunities/drafts/{found.key}/questions/"
    client.post(address, {"words_1": "What would be kinder?", "version": "0"})
    assert found.questions.count() == 1
    complete(found)
    client.post("/opportunities/eyes/manage/open-here/")
    client.post(address, {"words_1": "Something else?", "version": "1"})
    assert found.questions.get().words == "What would be kinder?"


def test_leads_find_what_they_can_claim_and_their_own_list_is_not_crowded_out(lead: Membership) -> None:
    FoundElsewhereFactory.create_batch(3, organisation=lead.organisation)
    FoundElsewhereFactory(title="Of somebody else")
    client = browser(lead.person)
    page = client.get("/opportunities/manage/").content.decode()
    assert "3 openings of yours were found elsewhere" in page
    assert "There is nothing here yet." in page
    listed = client.get("/opportunities/manage/found-elsewhere/").content.decode()
    assert listed.count("/manage/claim/") == 3
    assert "Of somebody else" not in listed


def test_the_list_of_what_can_be_claimed_takes_as_many_queries_however_long(
    lead: Membership, django_assert_max_num_queries: object
) -> None:
    FoundElsewhereFactory.create_batch(30, organisation=lead.organisation)
    client = browser(lead.person)
    client.get("/opportunities/manage/found-elsewhere/")
    with django_assert_max_num_queries(10):  # type: ignore[operator]
        page = client.get("/opportunities/manage/found-elsewhere/?page=2").content.decode()
    assert page.count("/manage/claim/") == 5


def test_the_page_of_an_organisation_that_only_openings_name_says_so() -> None:
    organisation = OrganisationFactory(slug="named", confirmed_at=None, is_only_named=True)
    FoundElsewhereFactory(organisation=organisation, title="Kinder eyes")
    page = Client().get("/organisations/named/").content.decode()
    assert "Nobody has confirmed this organisation." in page
    assert "Kinder eyes" in page
    assert "How long people wait" not in page
