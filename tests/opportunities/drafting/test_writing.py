"""Writing a draft: each answer saved, shared with colleagues, never overwritten unseen."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from alongside.audit.models import Entry
from alongside.opportunities.completeness import unanswered
from alongside.opportunities.drafting import actions, queries
from alongside.opportunities.drafting.actions import SavedByAnotherError
from alongside.opportunities.drafting.steps import STEPS
from alongside.opportunities.errors import NotPossibleError
from alongside.opportunities.models import Opportunity, Question
from alongside.people.models import Person
from tests.factories.opportunities import DraftFactory, OpportunityFactory
from tests.factories.organisations import MembershipFactory

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script> \x00\u202eevil\u202c 👩🏽‍🦽 ‏مرحبا"


@pytest.fixture
def draft() -> Opportunity:
    return DraftFactory()


@pytest.fixture
def writer(draft: Opportunity) -> Person:
    return MembershipFactory(organisation=draft.organisation).person


@pytest.fixture
def browser(writer: Person) -> Client:
    client = Client()
    client.force_login(writer)
    return client


def address(draft: Opportunity, step: str) -> str:
    return f"/opportunities/drafts/{draft.key}/{step}/"


def test_pressing_new_twice_starts_one_draft(browser: Client, writer: Person) -> None:
    typed = {"title": "Help us", "key": str(uuid.uuid4())}
    first = browser.post("/opportunities/new/", typed)
    second = browser.post("/opportunities/new/", typed)
    assert first.headers["Location"] == second.headers["Location"]
    assert Opportunity.objects.filter(title="Help us", created_by=writer).count() == 1


def test_nobody_starts_a_draft_for_an_organisation_they_do_not_belong_to(draft: Opportunity, person: Person) -> None:
    with pytest.raises(PermissionDenied):
        actions.start(by=person, organisation=draft.organisation, title="Ours", key=uuid.uuid4())


def test_somebody_without_an_organisation_is_told_what_to_do(as_person: Client) -> None:
    assert b"You need an organisation first" in as_person.get("/opportunities/new/").content


def test_an_answer_is_saved_and_leads_to_the_next_question(browser: Client, draft: Opportunity) -> None:
    response = browser.post(address(draft, "title"), {"title": "A new title", "version": 0})
    assert response.headers["Location"] == address(draft, "about")
    draft.refresh_from_db()
    assert draft.title == "A new title"
    assert Entry.objects.filter(what="opportunity.saved").get().facts == {"step": "title", "fields": ["title"]}


def test_what_is_unfinished_can_be_saved_for_later(browser: Client, draft: Opportunity) -> None:
    response = browser.post(address(draft, "about"), {"summary": "", "background": "Half a thought", "press": "later"})
    assert response.headers["Location"] == f"/opportunities/drafts/{draft.key}/"
    draft.refresh_from_db()
    assert draft.background == "Half a thought"
    assert "about" in unanswered(draft)


@pytest.mark.parametrize("step", [slug for slug, step in STEPS.items() if step.form and slug != "questions"])
def test_every_question_asked_for_its_answer_says_what_is_missing(
    browser: Client, draft: Opportunity, step: str
) -> None:
    response = browser.post(address(draft, step), {"version": 0})
    assert response.status_code == 200
    assert b"There is a problem" in response.content
    assert b"<title>Error:" in response.content


@pytest.mark.parametrize("step", [slug for slug, step in STEPS.items() if step.form])
@pytest.mark.parametrize("value", [HOSTILE, "x" * 5000, "-1", "", "2027-13-45"])
def test_no_question_breaks_on_any_text(browser: Client, draft: Opportunity, step: str, value: str) -> None:
    form = STEPS[step].form
    assert form
    names = [*form.base_fields, "closes_day", "closes_month", "starts_day", "words_1", "help_1"]
    response = browser.post(address(draft, step), dict.fromkeys(names, value))
    assert response.status_code in (200, 302, 409)
    assert b"<script>alert(1)" not in response.content
    assert browser.get(f"/opportunities/drafts/{draft.key}/check/").status_code == 200


def test_hostile_words_are_kept_but_draw_nothing(browser: Client, draft: Opportunity) -> None:
    browser.post(address(draft, "title"), {"title": HOSTILE, "version": 0})
    draft.refresh_from_db()
    assert draft.title == "<script>alert(1)</script> evil 👩🏽‍🦽 ‏مرحبا"
    assert b"<script>alert(1)" not in browser.get(address(draft, "title")).content


def test_two_who_write_at_once_both_see_both(draft: Opportunity, writer: Person, browser: Client) -> None:
    colleague = MembershipFactory(organisation=draft.organisation, person__name="Sam Colleague").person
    actions.save(by=colleague, opportunity=draft, step=STEPS["title"], version=0, answer={"title": "Theirs"})
    response = browser.post(address(draft, "title"), {"title": "Mine", "version": 0})
    assert response.status_code == 409
    page = response.content.decode()
    assert "Sam Colleague" in page
    assert "Theirs" in page
    assert "Mine" in page
    draft.refresh_from_db()
    assert draft.title == "Theirs"
    again = browser.post(address(draft, "title"), {"title": "Mine", "version": 1})
    assert again.status_code == 302
    draft.refresh_from_db()
    assert draft.title == "Mine"


def test_saving_the_same_twice_is_no_conflict(draft: Opportunity, writer: Person) -> None:
    save = {"by": writer, "opportunity": draft, "step": STEPS["title"], "answer": {"title": "Once"}}
    assert actions.save(version=0, **save) == 1
    assert actions.save(version=0, **save) == 1
    with pytest.raises(SavedByAnotherError):
        actions.save(version=0, **(save | {"answer": {"title": "Other"}}))


def test_saving_one_question_leaves_the_version_of_another(draft: Opportunity, writer: Person) -> None:
    actions.save(by=writer, opportunity=draft, step=STEPS["title"], version=0, answer={"title": "A"})
    assert actions.save(by=writer, opportunity=draft, step=STEPS["number"], version=0, answer={"number_wanted": 3}) == 1


def test_autosave_answers_with_the_version_and_says_when_a_colleague_was_faster(
    draft: Opportunity, browser: Client
) -> None:
    saved = browser.post(address(draft, "title"), {"title": "Typing", "version": 0, "press": "autosave"})
    assert saved.json() == {"state": "saved", "version": 1}
    late = browser.post(address(draft, "title"), {"title": "Late", "version": 0, "press": "autosave"})
    assert (late.status_code, late.json()) == (409, {"state": "conflict"})


def test_what_was_typed_when_the_session_ended_is_there_after_signing_in(draft: Opportunity, writer: Person) -> None:
    client = Client()
    response = client.post(address(draft, "title"), {"title": "Do not lose me", "version": 0})
    assert response.headers["Location"].startswith("/sign-in/")
    session = client.session["kept"]
    client.force_login(writer)
    kept = client.session
    kept["kept"] = session
    kept.save()
    assert b"Do not lose me" in client.get(address(draft, "title")).content


def test_no_stranger_reads_or_writes_a_draft(draft: Opportunity, as_person: Client) -> None:
    for step in ("title", "topics", "questions"):
        assert as_person.get(address(draft, step)).status_code == 403
        assert as_person.post(address(draft, step), {"title": "x"}).status_code == 403


def test_topics_are_found_in_everyday_words_without_losing_what_was_ticked(browser: Client, draft: Opportunity) -> None:
    response = browser.post(address(draft, "topics"), {"topics": ["diabetes"], "find": "my mum", "press": "find"})
    page = response.content.decode()
    assert response.status_code == 200
    assert 'value="diabetes" checked' in page
    assert "Found for" in page
    browser.post(address(draft, "topics"), {"topics": ["dementia", "diabetes"], "version": 0})
    assert Opportunity.objects.get(pk=draft.pk).topic_slugs() == ["dementia", "diabetes"]


def test_questions_close_up_and_keep_their_order(browser: Client, draft: Opportunity) -> None:
    typed = {"words_1": "First?", "words_3": "Second?", "help_3": "Help", "version": 0}
    browser.post(address(draft, "questions"), typed)
    assert list(Question.objects.values_list("place", "words", "help")) == [(1, "First?", ""), (2, "Second?", "Help")]


def test_help_without_a_question_is_pointed_out(browser: Client, draft: Opportunity) -> None:
    response = browser.post(address(draft, "questions"), {"help_2": "Help", "version": 0})
    assert b"Enter the question that this help belongs to" in response.content


def test_questions_are_fixed_once_published(draft: Opportunity) -> None:
    published = OpportunityFactory(organisation=draft.organisation)
    lead = MembershipFactory(organisation=draft.organisation, is_lead=True).person
    with pytest.raises(NotPossibleError):
        actions.save(by=lead, opportunity=published, step=STEPS["questions"], version=0, answer={"questions": []})


def test_a_place_is_needed_to_meet_in_person(browser: Client, draft: Opportunity) -> None:
    response = browser.post(address(draft, "where"), {"mode": "in person", "version": 0})
    assert b"Enter the town or district" in response.content
    assert b"Choose a region" in response.content


def test_the_task_list_says_how_far_each_question_is(draft: Opportunity, writer: Person) -> None:
    Opportunity.objects.filter(pk=draft.pk).update(level="", number_wanted=None)
    actions.save(by=writer, opportunity=draft, step=STEPS["level"], version=0, answer={"level": "involved"})
    actions.save(by=writer, opportunity=draft, step=STEPS["level"], version=1, answer={"level": ""})
    found = queries.draft(draft.key)
    assert found
    states = {task.step.slug: task.state for _name, tasks in queries.task_list(found) for task in tasks}
    assert (states["title"], states["level"], states["number"], states["questions"]) == (
        "done", "started", "todo", "optional",
    )  # fmt: skip


def test_a_draft_can_be_deleted_twice_and_a_published_one_never(draft: Opportunity, writer: Person) -> None:
    actions.delete(by=writer, opportunity=draft)
    actions.delete(by=writer, opportunity=draft)
    assert not Opportunity.objects.filter(pk=draft.pk).exists()
    lead = MembershipFactory(is_lead=True)
    with pytest.raises(PermissionDenied):
        actions.delete(by=lead.person, opportunity=OpportunityFactory(organisation=lead.organisation))


def test_the_task_list_takes_few_queries(
    browser: Client, draft: Opportunity, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(16):  # type: ignore[operator]
        browser.get(f"/opportunities/drafts/{draft.key}/")
