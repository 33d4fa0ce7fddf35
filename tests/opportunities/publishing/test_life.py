"""The life of an opportunity: who may do what when, once however often it is pressed."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from alongside.audit.models import Entry
from alongside.messages.models import Message
from alongside.opportunities import hooks
from alongside.opportunities.drafting import actions as drafting
from alongside.opportunities.drafting.steps import STEPS
from alongside.opportunities.errors import NotPossibleError, StillWaitingError, UnfinishedError
from alongside.opportunities.models import Interest, Listing, Opportunity, Revision
from alongside.opportunities.publishing import actions
from alongside.people.models import Person
from tests.factories.opportunities import DraftFactory, InterestFactory, OpportunityFactory
from tests.factories.organisations import MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

State = Opportunity.State


def lead_of(opportunity: Opportunity) -> Person:
    return MembershipFactory(organisation=opportunity.organisation, is_lead=True).person


def test_a_lead_publishes_once_and_it_can_be_found() -> None:
    draft = DraftFactory(title="Help us")
    lead = lead_of(draft)
    seen: list[Opportunity] = []
    hooks.published.append(seen.append)
    try:
        actions.publish(by=lead, opportunity=draft)
        published = actions.publish(by=lead, opportunity=draft)
    finally:
        hooks.published.remove(seen.append)
    assert (published.state, published.slug) == (State.OPEN, "help-us")
    assert seen == [draft]
    assert Listing.objects.filter(pk=draft.pk).exists()
    assert Entry.objects.filter(what="opportunity.published").count() == 1


def test_a_member_or_a_stranger_cannot_publish() -> None:
    draft = DraftFactory()
    member = MembershipFactory(organisation=draft.organisation).person
    other = MembershipFactory(is_lead=True).person
    for person in (member, other):
        with pytest.raises(PermissionDenied):
            actions.publish(by=person, opportunity=draft)


def test_an_organisation_nobody_confirmed_cannot_publish() -> None:
    draft = DraftFactory(organisation=OrganisationFactory(confirmed_at=None))
    with pytest.raises(PermissionDenied):
        actions.publish(by=lead_of(draft), opportunity=draft)


def test_what_is_unfinished_cannot_be_published_and_says_what_is_missing() -> None:
    draft = DraftFactory(level="", is_paid=None, payment_pence=None)
    with pytest.raises(UnfinishedError) as refused:
        actions.publish(by=lead_of(draft), opportunity=draft)
    assert refused.value.steps == ["level", "payment"]


def test_a_draft_whose_closing_date_has_passed_cannot_be_published() -> None:
    draft = DraftFactory(closes=timezone.localdate() - datetime.timedelta(days=1))
    with pytest.raises(NotPossibleError):
        actions.publish(by=lead_of(draft), opportunity=draft)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Ŵyn & Café: let’s talk", "wyn-cafe-lets-talk"),
        ("a" * 120, "a" * 80),
        ("word " * 24, "word-" * 15 + "word"),
    ],
)
def test_the_address_comes_from_the_title(title: str, slug: str) -> None:
    draft = DraftFactory(title=title)
    assert actions.publish(by=lead_of(draft), opportunity=draft).slug == slug


@pytest.mark.parametrize("title", ["مرحبا بكم", "帮助我们", "👩🏽‍🦽", "New", "Manage", "Reports"])
def test_a_title_in_another_script_or_a_reserved_word_still_gets_an_address(title: str) -> None:
    draft = DraftFactory(title=title)
    slug = actions.publish(by=lead_of(draft), opportunity=draft).slug
    assert slug
    assert slug.endswith(draft.key.hex[:8])


def test_two_of_one_title_get_two_addresses_and_keep_them() -> None:
    drafts = [DraftFactory(title="Same") for _ in range(7)]
    slugs = [actions.publish(by=lead_of(draft), opportunity=draft).slug for draft in drafts]
    assert slugs[:3] == ["same", "same-2", "same-3"]
    assert len(set(slugs)) == 7
    first = drafts[0]
    drafting.save(
        by=lead_of(first), opportunity=first, step=STEPS["title"], version=0, answer={"title": "Another"}
    )  # fmt: skip
    first.refresh_from_db()
    assert (first.title, first.slug) == ("Another", "same")


def test_closing_takes_it_off_the_list_and_pressing_twice_is_once() -> None:
    opportunity = OpportunityFactory()
    lead = lead_of(opportunity)
    actions.close(by=lead, opportunity=opportunity)
    closed = actions.close(by=lead, opportunity=opportunity)
    assert closed.state == State.CLOSED
    assert not Listing.objects.exists()
    assert Entry.objects.filter(what="opportunity.closed").count() == 1


def test_it_closes_by_itself_at_the_end_of_the_day_in_london(monkeypatch: pytest.MonkeyPatch) -> None:
    day = datetime.date(2027, 6, 30)
    opportunity = OpportunityFactory(closes=day)
    # In summer London is an hour ahead: 23:30 UTC is half past midnight there.
    before, after = (datetime.datetime(2027, 6, 30, hour, 30, tzinfo=datetime.UTC) for hour in (22, 23))
    monkeypatch.setattr(timezone, "now", lambda: before)
    assert actions.close_due() == 0
    assert opportunity.takes_interest
    monkeypatch.setattr(timezone, "now", lambda: after)
    assert not opportunity.takes_interest
    assert actions.close_due() == 1
    assert actions.close_due() == 0
    opportunity.refresh_from_db()
    assert opportunity.state == State.CLOSED


def test_an_open_ended_one_never_closes_by_itself() -> None:
    OpportunityFactory(closes=datetime.date(2020, 1, 1), is_open_ended=True)
    assert actions.close_due() == 0


def test_extending_opens_it_again_and_tells_those_interested() -> None:
    opportunity = OpportunityFactory(state="closed", closed_at=timezone.now())
    interest = InterestFactory(opportunity=opportunity)
    closes = timezone.localdate() + datetime.timedelta(days=60)
    extended = actions.extend(by=lead_of(opportunity), opportunity=opportunity, closes=closes)
    assert (extended.state, extended.closes) == (State.OPEN, closes)
    assert Message.objects.filter(kind="opportunities.changed", person_id=interest.person.pk).count() == 1


def test_extending_to_a_day_that_is_over_is_refused() -> None:
    opportunity = OpportunityFactory()
    with pytest.raises(NotPossibleError):
        actions.extend(by=lead_of(opportunity), opportunity=opportunity, closes=datetime.date(2020, 1, 1))


def test_cancelling_says_why_to_everyone_interested_once() -> None:
    opportunity = OpportunityFactory()
    waiting = InterestFactory(opportunity=opportunity)
    InterestFactory(opportunity=opportunity, state=Interest.State.DRAFT, sent_at=None)
    lead = lead_of(opportunity)
    for _ in range(2):
        actions.cancel(by=lead, opportunity=opportunity, reason="The money is <gone> & we are sorry")
    message = Message.objects.get(kind="opportunities.cancelled")
    assert message.person_id == waiting.person.pk
    assert "The money is <gone> & we are sorry" in message.text
    assert "&lt;gone&gt;" in message.html
    assert opportunity.title not in message.subject


def test_it_is_not_answered_while_anybody_waits() -> None:
    opportunity = OpportunityFactory(state="closed", closed_at=timezone.now())
    interest = InterestFactory(opportunity=opportunity)
    lead = lead_of(opportunity)
    with pytest.raises(StillWaitingError):
        actions.mark_answered(by=lead, opportunity=opportunity)
    Interest.objects.filter(pk=interest.pk).update(state="yes", answered_at=timezone.now())
    assert actions.mark_answered(by=lead, opportunity=opportunity).state == State.ANSWERED


@pytest.mark.parametrize("state", ["draft", "answered", "cancelled"])
def test_from_a_wrong_state_nothing_is_done_and_the_words_say_so(state: str) -> None:
    facts = {"cancelled_at": timezone.now(), "cancel_reason": "Why"} if state == "cancelled" else {}
    opportunity = OpportunityFactory(state=state, **facts)
    with pytest.raises(NotPossibleError) as refused:
        actions.close(by=lead_of(opportunity), opportunity=opportunity)
    assert state in refused.value.message


def change(opportunity: Opportunity, step: str, **answer: object) -> None:
    drafting.save(by=lead_of(opportunity), opportunity=opportunity, step=STEPS[step], version=0, answer=answer)


def test_a_change_of_payment_is_kept_and_told_and_makes_a_new_version() -> None:
    opportunity = OpportunityFactory()
    interest = InterestFactory(opportunity=opportunity)
    change(opportunity, "payment", payment_pence=1000)
    revision = Revision.objects.get()
    assert (revision.before, revision.after) == ({"payment_pence": 2500}, {"payment_pence": 1000})
    assert revision.is_material
    message = Message.objects.get(kind="opportunities.changed", person_id=interest.person.pk)
    assert "£10" in message.text
    assert "£25" in message.text
    opportunity.refresh_from_db()
    assert opportunity.version == 2


def test_a_change_of_words_is_kept_and_told_to_nobody() -> None:
    opportunity = OpportunityFactory()
    InterestFactory(opportunity=opportunity)
    change(opportunity, "title", title="Better words")
    assert not Revision.objects.get().is_material
    assert not Message.objects.filter(kind="opportunities.changed").exists()
    assert "t:better" in Listing.objects.get().marks.split() or "t:word" in Listing.objects.get().marks.split()


def test_a_date_is_kept_in_the_history_as_people_read_it(client: object) -> None:
    opportunity = OpportunityFactory()
    change(opportunity, "when", starts=datetime.date(2027, 3, 1), time_commitment="3 hours")
    client.force_login(lead_of(opportunity))  # type: ignore[attr-defined]
    page = client.get(f"/opportunities/{opportunity.slug}/manage/history/").content  # type: ignore[attr-defined]
    assert b"1 March 2027" in page
    assert b"2 hours a month" in page


def test_the_state_and_its_facts_cannot_disagree_in_the_database() -> None:
    from django.db import IntegrityError, transaction

    opportunity = OpportunityFactory()
    for wrong in ({"state": "cancelled"}, {"slug": None}, {"is_paid": False}, {"closes": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Opportunity.objects.filter(pk=opportunity.pk).update(**wrong)
