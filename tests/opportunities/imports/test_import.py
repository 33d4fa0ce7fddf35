"""Importing openings: all of a file or nothing, again updates, twice changes nothing."""

import datetime
import hashlib
import json
from typing import Any

import pytest
from django.utils import timezone

from alongside.audit.models import Entry
from alongside.opportunities import hooks
from alongside.opportunities.claiming import actions as claiming
from alongside.opportunities.finding import counting
from alongside.opportunities.finding.filters import Asked
from alongside.opportunities.imports import scope
from alongside.opportunities.models import Listing, ListingTopic, Opportunity
from alongside.opportunities.publishing import actions as life
from alongside.organisations.models import Organisation
from tests.factories.opportunities import FoundElsewhereFactory, OpportunityFactory
from tests.factories.organisations import MembershipFactory, OrganisationFactory
from tests.opportunities.imports.files import ROW, as_csv, row, run

pytestmark = pytest.mark.django_db


def only() -> Opportunity:
    return Opportunity.objects.get()


@pytest.mark.parametrize("content", [json.dumps([ROW]).encode(), as_csv(ROW), json.dumps(ROW).encode() + b"\n"])
def test_a_list_a_csv_file_and_json_lines_bring_in_the_same_open_opening(content: bytes) -> None:
    report, problems, _changes = run(content)
    assert not problems
    assert report.counts == {"new": 1}
    opening = only()
    assert (opening.state, opening.slug) == ("open", "help-us-make-eye-clinics-kinder")
    assert opening.what_you_will_do == "Come to three meetings.\n\nRead papers."
    assert (opening.lived_experience, opening.stage, opening.level) == (
        "People with sight loss.", "scoping", "co-producing",
    )  # fmt: skip
    assert (opening.mode, opening.place, opening.region) == ("both", "City Road, London", "london")
    assert (opening.starts, opening.closes) == (datetime.date(2099, 1, 1), datetime.date(2099, 2, 1))
    assert (opening.is_paid, opening.payment_pence, opening.payment_per) == (True, 2500, "hour")
    assert (opening.covers_expenses, opening.number_wanted) == (True, 4)
    assert (opening.source_key, opening.source_url) == ("op1", "https://example.org/eyes")
    assert opening.topic_slugs() == ["sight-loss"]
    assert not opening.takes_interest


def test_an_organisation_not_yet_known_is_created_as_unconfirmed() -> None:
    report, _problems, _changes = run([row(), row(id="op2", title="Another")])
    organisation = Organisation.objects.get()
    assert organisation.name == "Invented Eye Hospital"
    assert organisation.is_only_named
    assert not organisation.has_joined
    assert report.organisations == ["Invented Eye Hospital"]


def test_an_organisation_that_is_known_by_its_name_takes_it_one_that_joined_first() -> None:
    OrganisationFactory(name="Invented Eye Hospital", confirmed_at=None)
    joined = OrganisationFactory(name="INVENTED EYE HOSPITAL")
    run([row(organisation="invented eye-hospital")])
    assert only().organisation == joined


@pytest.mark.parametrize("nothing", [None, "", "unknown", "Unknown", " null "])
def test_what_is_not_known_is_left_open_and_without_an_end(nothing: str | None) -> None:
    needed = {name: ROW[name] for name in ("id", "title", "organisation", "source_url")}
    _report, problems, _changes = run([dict.fromkeys(ROW, nothing) | needed])
    assert not problems
    opening = only()
    assert opening.is_open_ended
    assert (opening.is_paid, opening.covers_expenses, opening.stage, opening.mode) == (None, None, "", "")
    # "eye" in the title is all that the text says.
    assert opening.topic_slugs() == ["eye-conditions"] or opening.topic_slugs()


@pytest.mark.parametrize(
    ("said", "stage"),
    [("Evaluating", "testing"), ("priority setting", "scoping"), ("Scale-up", "spreading"), ("pilot", "testing")],
)
def test_other_words_for_a_stage_are_understood(said: str, stage: str) -> None:
    _report, problems, _changes = run([row(stage=said)])
    assert not problems
    assert only().stage == stage


def test_what_is_not_said_of_payment_is_found_neither_as_paid_nor_as_unpaid() -> None:
    run([row(payment=None)])
    counts = counting.counts(Asked())
    assert counts.total == 1
    assert counts.paid == {}
    assert counting.counts(Asked(paid=("no",))).total == 0


@pytest.mark.parametrize("content", [json.dumps([ROW, row(id="op2")]).encode(), as_csv(ROW, row(id="op2"))])
def test_importing_twice_changes_nothing_and_leaves_no_second_entry(content: bytes) -> None:
    run(content)
    before, listed, entries = list(Opportunity.objects.values()), list(Listing.objects.values()), Entry.objects.count()
    report, _problems, _changes = run(content)
    assert report.counts == {"same": 2}
    assert list(Opportunity.objects.values()) == before
    assert list(Listing.objects.values()) == listed
    assert Entry.objects.count() == entries


def test_one_import_is_one_entry_with_the_digest_of_the_file_itself() -> None:
    content = b"\xef\xbb\xbf" + as_csv(ROW)
    run(content)
    entry = Entry.objects.get()
    assert entry.what == "opportunities.imported"
    assert entry.facts == {
        "digest": hashlib.sha256(content).hexdigest(), "new": 1, "changed": 0, "same": 0, "left_alone": 0,
        "organisations": 1,
    }  # fmt: skip


def test_importing_again_updates_what_differs_and_what_people_find_keeping_the_address() -> None:
    run([row()])
    report, _problems, changes = run([row(title="Kinder eyes", topics=["diabetes"], closes=None)])
    assert report.counts == {"changed": 1}
    assert sorted(changes[0].after) == ["closes", "is_open_ended", "title", "topics"]
    opening = only()
    assert (opening.title, opening.slug, opening.closes) == ("Kinder eyes", "help-us-make-eye-clinics-kinder", None)
    assert opening.topic_slugs() == ["diabetes"]
    assert "diabetes" in ListingTopic.objects.values_list("topic", flat=True)
    assert "sight-loss" not in ListingTopic.objects.values_list("topic", flat=True)
    assert "t:kinder" in Listing.objects.get().marks.split()


def test_fields_that_a_file_does_not_have_leave_what_we_hold() -> None:
    run([row()])
    less = {name: value for name, value in row(summary="New words").items() if name not in ("closes", "payment")}
    run([less])
    assert (only().summary, only().payment_pence, only().closes) == ("New words", 2500, datetime.date(2099, 2, 1))


def test_a_row_that_disappears_is_left_alone() -> None:
    run([row(), row(id="op2")])
    run([row()])
    assert Opportunity.objects.filter(state="open").count() == 2


def test_topics_come_from_the_words_of_the_file_else_from_the_text() -> None:
    run([row(topics=["something nobody knows"], who_we_want="People who look after a mum with dementia.")])
    assert "dementia" in only().topic_slugs()


def test_other_fields_are_named_once_with_their_number_of_rows() -> None:
    report, _problems, _changes = run([row(country="UK", Contact_Role="x"), row(id="op2", country=None)])
    assert report.passed_over == {"country": 2, "contact_role": 1}


def test_what_claimed_organisations_wrote_is_left_alone() -> None:
    lead = MembershipFactory(organisation__name="Invented Eye Hospital", is_lead=True).person
    run([row()])
    claiming.claim(by=lead, opportunity=only())
    Opportunity.objects.update(title="Our own words")
    report, _problems, _changes = run([row(title="Theirs")])
    assert report.counts == {"claimed": 1}
    assert only().title == "Our own words"


def test_what_is_hidden_stays_as_it_was_seen_when_it_was_hidden() -> None:
    run([row()])
    Opportunity.objects.update(hidden_at=timezone.now())
    report, _problems, _changes = run([row(title="Other words")])
    assert (report.counts, only().title) == ({"hidden": 1}, ROW["title"])


def test_what_closed_opens_again_with_a_later_date() -> None:
    run([row()])
    Opportunity.objects.update(closes=timezone.localdate() - datetime.timedelta(days=1))
    assert life.close_due() == 1
    assert not Listing.objects.exists()
    run([row(closes="2099-03-01")])
    assert (only().state, only().closed_at) == ("open", None)
    assert Listing.objects.exists()


def test_what_has_closed_is_no_problem_when_it_comes_again_unchanged() -> None:
    day = timezone.localdate() - datetime.timedelta(days=1)
    run([row()])
    Opportunity.objects.update(closes=day)
    life.close_due()
    report, problems, _changes = run([row(closes=day.isoformat())])
    assert not problems
    assert (report.counts, only().state) == ({"same": 1}, "closed")


def test_an_administrators_file_may_correct_the_organisation_of_an_opening_it_knows() -> None:
    run([row()])
    report, _problems, _changes = run([row(organisation="Invented Trust")])
    assert report.counts == {"changed": 1}
    assert only().organisation.name == "Invented Trust"


def test_openings_of_other_organisations_with_the_same_id_stay_apart() -> None:
    run([row()])
    run([row(organisation="Invented Trust", source_url="https://example.org/other")])
    assert Opportunity.objects.count() == 2


def test_a_lead_imports_for_their_own_organisations_and_reaches_no_others() -> None:
    lead = MembershipFactory(organisation__name="Own Trust", is_lead=True).person
    theirs = FoundElsewhereFactory(organisation__name="Their Trust", source_key="op1", source_url=ROW["source_url"])
    own = scope.of(lead)
    _report, problems, _changes = run([row(organisation="Their Trust")], scope=own)
    assert (problems[0].field, "you do not look after “Their Trust”" in problems[0].wrong) == ("organisation", True)
    assert "Own Trust" in problems[0].fix
    run([row(organisation="own trust")], by=lead, scope=own)
    theirs.refresh_from_db()
    assert theirs.title != ROW["title"]
    assert Opportunity.objects.filter(organisation__name="Own Trust", source_key="op1").exists()
    assert Opportunity.objects.count() == 2


def test_titles_that_others_have_get_addresses_of_their_own() -> None:
    OpportunityFactory(slug="help-us-make-eye-clinics-kinder")
    run([row(id=f"op{number}") for number in range(9)] + [row(id="new", title="New"), row(id="x", title="مرحبا")])
    slugs = list(Opportunity.objects.values_list("slug", flat=True))
    assert len(set(slugs)) == 12
    assert "new" not in slugs


def test_rooms_above_hear_of_each_new_opening_once(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[Opportunity] = []
    monkeypatch.setattr(hooks, "published", [heard.append])
    run([row(), row(id="op2")])
    run([row(title="Other"), row(id="op2")])
    assert len(heard) == 2


def test_a_dry_run_says_the_same_and_writes_nothing() -> None:
    report, _problems, changes = run([row(), row(id="op2")], dry_run=True)
    assert report.counts == {"new": 2}
    assert len(changes) == 2
    assert not any(table.objects.exists() for table in (Opportunity, Organisation, Entry))


def test_nothing_is_written_when_it_would_be_something_else_than_was_seen() -> None:
    run([row()])
    seen, _problems, _changes = run([row(title="Next")], dry_run=True)
    Opportunity.objects.update(summary="Somebody imported another file")
    done, _problems, _changes = run([row(title="Next")], seen=seen.mark)
    assert done.is_stale
    assert only().title == ROW["title"]
    again, _problems, _changes = run([row(title="Next")], dry_run=True)
    done, _problems, _changes = run([row(title="Next")], seen=again.mark)
    assert only().title == "Next"


MONEY: list[tuple[Any, tuple[Any, ...]]] = [
    ({"text": "Voluntary", "amount": 0, "unit": "none", "currency": "GBP"}, (False, None, "", "Voluntary")),
    ({"text": "Vouchers", "amount": None, "unit": "meeting"}, (None, None, "", "Vouchers")),
    ({"text": "Paid; rate not given", "amount": None}, (True, None, "", "Paid; rate not given")),
    ({"text": None, "amount": "37.50", "unit": "half-day"}, (True, 3750, "half day", "")),
    ({"text": "Thanks", "amount": 20, "unit": "sheep"}, (True, None, "", "Thanks; 20.00 sheep")),
    ({"text": "Thanks", "amount": 20, "unit": "hour", "currency": "EUR"}, (True, None, "", "Thanks; EUR 20.00 hour")),
    ("Unpaid", (False, None, "", "Unpaid")),
    ("£25 an hour", (True, None, "", "£25 an hour")),
    ("Ask us", (None, None, "", "Ask us")),
    (True, (True, None, "", "")),
    ("no", (False, None, "", "")),
]


@pytest.mark.parametrize(("said", "kept"), MONEY, ids=[json.dumps(said) for said, _kept in MONEY])
def test_payment_is_kept_as_it_is_said(said: Any, kept: tuple[Any, ...]) -> None:
    for content in (json.dumps([row(payment=said)]).encode(), as_csv(row(payment=said))):
        _report, problems, _changes = run(content)
        assert not problems
        opening = only()
        assert (opening.is_paid, opening.payment_pence, opening.payment_per, opening.payment) == kept
