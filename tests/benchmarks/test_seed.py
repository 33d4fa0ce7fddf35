"""A small database made as a large one is: it holds all constraints, is the same every time, and can be looked at."""

import datetime
import hashlib

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.utils import timezone

from alongside.audit.models import Entry
from alongside.opportunities.finding import queries
from alongside.opportunities.finding.filters import Asked
from alongside.opportunities.models import Interest, Listing, ListingMark, ListingStamp, ListingTopic, Opportunity
from alongside.organisations.models import Membership, Organisation
from alongside.people.models import Consent, LivedTopic, Person
from benchmarks.__main__ import main
from benchmarks.seed import checks, making
from benchmarks.seed.spec import Spec, checked
from tooling.steps import StepError

pytestmark = pytest.mark.django_db


def spec(seed: int = 1, *, open_now: int = 40) -> Spec:
    return checked(
        people=200, opportunities=100, organisations=6, open_now=open_now, seed=seed, today=timezone.localdate()
    )


@pytest.fixture
def made() -> making.Counts:
    return making.make(spec())


def contents(wanted: Spec) -> str:
    """A digest of every row but those of finding, whose numbers are the database's own; nothing stays."""
    total = hashlib.sha256()
    with transaction.atomic():
        making.make(wanted)
        for room in checks.ROOMS:
            for model in apps.get_app_config(room).get_models():
                if model not in {ListingStamp, ListingTopic, ListingMark}:
                    for row in model._default_manager.order_by("pk").values_list():
                        total.update(repr(row).encode())
        transaction.set_rollback(True)
    return total.hexdigest()


def test_every_constraint_holds_and_samples_are_valid(made: making.Counts) -> None:
    assert checks.check(spec()) > 150
    assert made["person"] == Person.objects.count() == 200
    assert made["opportunity"] == 100
    assert made["interest"] == Interest.objects.count() > 100


def test_the_same_seed_makes_the_same_and_another_seed_something_else() -> None:
    first = contents(spec())
    assert contents(spec()) == first
    assert contents(spec(seed=2)) != first


def test_it_is_one_entry_in_the_record_by_which_it_is_known_again(made: making.Counts) -> None:
    (entry,) = Entry.objects.all()
    assert entry.what == "benchmark.seeded"
    assert making.is_made(spec())
    assert not making.is_made(spec(seed=2))
    assert not making.is_empty()


def test_what_is_open_is_on_the_public_list_and_nothing_else(made: making.Counts) -> None:
    is_open = Opportunity.objects.filter(state="open")
    assert is_open.count() == Listing.objects.count() == queries.find(Asked()).counts.total == 40
    assert not Opportunity.objects.exclude(state__in=["open", "closed", "answered"]).exists()


def test_pages_of_every_kind_can_be_opened(made: making.Counts, client: Client) -> None:
    detail = Opportunity.objects.filter(state="open").earliest("pk")
    body = Organisation.objects.earliest("pk")
    assert b"40 are open" in client.get("/opportunities/").content
    assert client.get(f"/opportunities/{detail.slug}/").status_code == 200
    assert body.name in client.get(f"/organisations/{body.slug}/").content.decode()


def test_texts_are_largely_distinct_and_addresses_are_nobodys(made: making.Counts) -> None:
    assert len(set(Opportunity.objects.values_list("title", flat=True))) > 95
    assert len(set(Opportunity.objects.values_list("background", flat=True))) > 95
    assert not Person.objects.exclude(email__endswith="@example.org").exists()


def test_every_organisation_has_a_lead_and_members(made: making.Counts) -> None:
    assert Membership.objects.filter(is_lead=True).count() == 6
    assert Membership.objects.filter(state="confirmed").count() == 30


def test_what_is_about_health_is_kept_and_shared_only_by_consent(made: making.Counts) -> None:
    agreed = Consent.objects.filter(purpose="lived experience", organisation_key="").values("person")
    assert LivedTopic.objects.exists()
    assert not LivedTopic.objects.exclude(person__in=agreed).exists()
    for interest in Interest.objects.filter(person__isnull=False).select_related("opportunity"):
        if "lived" in interest.shares:
            key = str(interest.opportunity.organisation_id)
            assert interest.person.consents.filter(purpose="lived experience", organisation_key=key).exists()


def test_nobody_waits_where_everybody_was_answered_and_old_answers_are_emptied(made: making.Counts) -> None:
    assert not Interest.objects.filter(opportunity__state="answered", state__in=["sent", "draft"]).exists()
    kept = Interest.objects.filter(state="not this time", emptied_at=None)
    assert all(interest.answered_at > timezone.now() - datetime.timedelta(days=200) for interest in kept)


def test_more_cannot_be_open_than_there_are() -> None:
    assert spec(open_now=5000).open == 100


def test_too_few_people_are_refused_with_a_reason() -> None:
    with pytest.raises(StepError, match="too few"):
        checked(people=9, opportunities=1, organisations=2, open_now=1, seed=1, today=datetime.date(2027, 1, 1))


@pytest.mark.parametrize("options", [["seed", "--people", "none"], ["seed", "--today", "soon"], ["swim"]])
def test_what_cannot_be_asked_for_is_wrong_usage(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(options)
    assert capsys.readouterr().out == ""


def test_what_cannot_be_done_says_why_and_ends_with_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["seed", "--people", "4"]) == 1
    assert "too few" in capsys.readouterr().err


def test_help_names_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["seed", "--help"])
    said = capsys.readouterr().out
    assert all(f"--{name}" in said for name in ("people", "opportunities", "organisations", "open", "seed", "database"))
