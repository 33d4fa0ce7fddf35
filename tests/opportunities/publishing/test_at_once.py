"""Many who press at the same moment, on whichever database the tests run."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from alongside.audit.models import Entry
from alongside.messages.models import Message
from alongside.opportunities.drafting import actions as drafting
from alongside.opportunities.drafting.actions import SavedByAnotherError
from alongside.opportunities.drafting.steps import STEPS
from alongside.opportunities.models import Opportunity
from alongside.opportunities.publishing import actions
from tests.factories.opportunities import DraftFactory, InterestFactory, OpportunityFactory
from tests.factories.organisations import MembershipFactory

pytestmark = pytest.mark.django_db(transaction=True)

PRESSES = 6


def all_at_once(press: Callable[[int], object]) -> list[object]:
    """Run the press in threads that start together; return results and errors."""
    start = threading.Barrier(PRESSES)

    def run(number: int) -> object:
        start.wait()
        try:
            return press(number)
        except SavedByAnotherError as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(PRESSES) as pool:
        return list(pool.map(run, range(PRESSES)))


def test_six_drafts_of_one_title_get_six_addresses() -> None:
    drafts = [DraftFactory(title="Same title") for _ in range(PRESSES)]
    leads = [MembershipFactory(organisation=draft.organisation, is_lead=True).person for draft in drafts]
    all_at_once(lambda number: actions.publish(by=leads[number], opportunity=drafts[number]))
    slugs = set(Opportunity.objects.values_list("slug", flat=True))
    assert len(slugs) == PRESSES
    assert "same-title" in slugs


def test_pressing_cancel_six_times_at_once_tells_everyone_once() -> None:
    opportunity = OpportunityFactory()
    InterestFactory(opportunity=opportunity)
    lead = MembershipFactory(organisation=opportunity.organisation, is_lead=True).person
    all_at_once(lambda _number: actions.cancel(by=lead, opportunity=opportunity, reason="No money"))
    assert Message.objects.filter(kind="opportunities.cancelled").count() == 1
    assert Entry.objects.filter(what="opportunity.cancelled").count() == 1


def test_of_six_different_answers_at_once_one_is_saved_and_five_are_shown() -> None:
    draft = DraftFactory()
    writer = MembershipFactory(organisation=draft.organisation).person

    def save(number: int) -> object:
        answer = {"title": f"Title {number}"}
        return drafting.save(by=writer, opportunity=draft, step=STEPS["title"], version=0, answer=answer)

    results = all_at_once(save)
    assert sum(isinstance(result, SavedByAnotherError) for result in results) == PRESSES - 1
    assert results.count(1) == 1
