"""No kept page is ever stale: each kind of thing is changed through its action, and each kind of page looked at."""

import datetime
import io
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.opportunities.drafting import actions as drafting
from alongside.opportunities.drafting.choosers import actions as choosers
from alongside.opportunities.drafting.steps import STEPS
from alongside.opportunities.finding import actions as finding
from alongside.opportunities.finding import cards, search
from alongside.opportunities.interests.answering import actions as answering
from alongside.opportunities.models import Chooser, Interest, Opportunity
from alongside.opportunities.publishing import actions as publishing
from alongside.opportunities.reporting import actions as reporting
from alongside.organisations import actions as organisations
from alongside.organisations.imports import actions as register
from alongside.organisations.imports.layouts import Choices
from alongside.organisations.membership import actions as membership
from alongside.organisations.models import Organisation
from alongside.people.leaving import actions as leaving
from alongside.people.profile import actions as profile
from alongside.people.profile.steps import STEPS as PROFILE
from alongside.web import pages, stamps
from alongside.web.models import Stamp
from tests.factories.opportunities import ChooserFactory, DraftFactory, InterestFactory, OpportunityFactory
from tests.factories.organisations import MembershipFactory, OrganisationFactory, WayFactory
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


@dataclass
class World:
    """What the pages show."""

    organisation: Organisation
    opportunity: Opportunity
    lead: object
    chooser: Chooser

    @property
    def addresses(self) -> list[str]:
        return [
            "/",
            "/opportunities/",
            "/opportunities/?q=clinics&where=home",
            f"/opportunities/{self.opportunity.slug}/",
            f"/opportunities/{self.opportunity.slug}/print/",
            f"/organisations/{self.organisation.slug}/",
            "/organisations/",
            "/accessibility/",
        ]


@pytest.fixture
def world() -> World:
    organisation = OrganisationFactory(
        name="Kinder Trust", registered_name="KINDER TRUST", slug="kinder-trust", ods_code="RK1"
    )
    lead = MembershipFactory(organisation=organisation, is_lead=True).person
    opportunity = OpportunityFactory(organisation=organisation, slug="kinder-clinics", title="Kinder clinics")
    member = MembershipFactory(organisation=organisation, person=PersonFactory(name="Rosalind"))
    chooser = ChooserFactory(opportunity=opportunity, person=member.person, email="")
    return World(organisation, opportunity, lead, chooser)


def seen(addresses: list[str]) -> dict[str, tuple[int, bytes]]:
    return {address: (answer.status_code, answer.content) for address in addresses if (answer := Client().get(address))}


def warm(addresses: list[str]) -> dict[str, tuple[int, bytes]]:
    """Visit until everything that can be kept is kept."""
    seen(addresses)
    seen(addresses)
    return seen(addresses)


def change(world: World, step: str, **answer: object) -> None:
    drafting.save(by=world.lead, opportunity=world.opportunity, step=STEPS[step], version=0, answer=answer)


def change_organisation(world: World) -> None:
    held = Organisation.objects.get(pk=world.organisation.pk)
    mark = organisations.seen(held, ["about"])
    organisations.change(
        by=world.lead, organisation=held, fields=["about"], seen_before=mark, values={"about": "We listen."}
    )


def rename_organisation(world: World) -> None:
    file = io.BytesIO(b"ods_code,name,org_type\nRK1,GENTLER TRUST,trust\n")
    assert register.import_organisations(by=None, file=file, choices=Choices()).changed == 1


def answer_three(world: World) -> None:
    for _ in range(3):
        sent = timezone.now() - datetime.timedelta(days=3)
        interest = InterestFactory(opportunity=world.opportunity, sent_at=sent, agreed_at=sent)
        given = answering.Given(key=interest.key, outcome="yes", after=0)
        answering.answer(by=world.chooser.person, opportunity=world.opportunity, given=[given], press=uuid.uuid4())


def publish_another(world: World) -> None:
    draft = DraftFactory(organisation=world.organisation, title="Another opening")
    publishing.publish(by=world.lead, opportunity=draft)


def close(world: World) -> None:
    publishing.close(by=world.lead, opportunity=world.opportunity)


def finish(world: World) -> None:
    close(world)
    publishing.mark_answered(by=world.lead, opportunity=world.opportunity)


def rename_chooser(world: World) -> None:
    person = world.chooser.person
    profile.save_step(by=person, person=person, step=PROFILE["name"], answers={"name": "Zuleika"}, version=0)


def remove_chooser(world: World) -> None:
    ChooserFactory(opportunity=world.opportunity)
    choosers.remove(by=world.lead, opportunity=world.opportunity, chooser_pk=world.chooser.pk)


def end_membership(world: World) -> None:
    held = world.chooser.person.memberships.get()
    membership.end(by=world.lead, membership=held)


def way(world: World) -> None:
    values = {name: getattr(WayFactory.build(organisation=world.organisation), name) for name in organisations.WAY}
    organisations.add_way(by=world.lead, organisation=world.organisation, key=uuid.uuid4(), values=values)


def hide_and_show(world: World) -> None:
    reporting.hide(by=world.lead, opportunity=world.opportunity, reason="Wrong")
    seen(world.addresses)
    seen(world.addresses)
    reporting.show(by=world.lead, opportunity=world.opportunity)
    change(world, "title", title="Shown again")


CHANGES: MappingProxyType[str, tuple[Callable[[World], object], set[str]]] = MappingProxyType(
    {
        "title": (lambda w: change(w, "title", title="Gentler clinics"), {"list", "one", "organisation", "home"}),
        "topics": (lambda w: change(w, "topics", topics=["asthma"]), {"list", "one"}),
        "payment": (lambda w: change(w, "payment", payment_pence=9900), {"list", "one"}),
        "closed": (close, {"list", "one", "organisation"}),
        "answered": (finish, {"one"}),
        "cancelled": (
            lambda w: publishing.cancel(by=w.lead, opportunity=w.opportunity, reason="No money"),
            {"list", "one"},
        ),
        "extended": (
            lambda w: publishing.extend(
                by=w.lead, opportunity=w.opportunity, closes=timezone.localdate() + datetime.timedelta(days=99)
            ),
            {"list", "one"},
        ),
        "hidden": (lambda w: reporting.hide(by=w.lead, opportunity=w.opportunity, reason="Wrong"), {"list", "one"}),
        "hidden and shown": (hide_and_show, {"list", "one"}),
        "published": (publish_another, {"list", "organisation", "home"}),
        "chooser renamed": (rename_chooser, {"one"}),
        "chooser removed": (remove_chooser, {"one"}),
        "chooser left the organisation": (end_membership, {"one"}),
        "chooser deleted": (lambda w: leaving.delete_everything(by=w.chooser.person, person=w.chooser.person), {"one"}),
        "organisation changed": (change_organisation, {"organisation"}),
        "organisation renamed": (rename_organisation, {"list", "one", "organisation", "home"}),
        "way added": (way, {"organisation"}),
        "people answered": (answer_three, {"organisation"}),
        "copy made anew": (lambda w: finding.rebuild(), set()),
    }
)
KINDS = {
    "home": "/",
    "list": "/opportunities/",
    "one": "/opportunities/kinder-clinics/",
    "organisation": "/organisations/kinder-trust/",
}


@pytest.mark.parametrize("what", CHANGES)
def test_no_page_is_stale_after_a_change(world: World, what: str) -> None:
    action, changes = CHANGES[what]
    before = warm(world.addresses)
    action(world)
    now = seen(world.addresses)
    pages.memory.clear()
    cards.kept.forget()
    fresh = seen(world.addresses)
    assert now == fresh
    assert {kind for kind in changes if before[KINDS[kind]] == fresh[KINDS[kind]]} == set()


def test_openings_are_found_by_the_new_name_of_their_organisation(world: World) -> None:
    assert not len(search.look("gentler trust").keys)
    rename_organisation(world)
    assert search.look("gentler trust").keys.tolist() == [world.opportunity.pk]


def test_a_kept_page_costs_one_query_and_is_the_same_bytes(world: World) -> None:
    for address in world.addresses:
        first = Client().get(address)
        Client().get(address)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            kept = Client().get(address)
        assert len(queries) == 1, address
        assert kept.content == first.content
        assert kept.headers["ETag"] == first.headers["ETag"]
        assert kept.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]
        assert kept.headers["Cache-Control"] == first.headers["Cache-Control"]
        assert Client().get(address, headers={"If-None-Match": kept.headers["ETag"]}).status_code == 304


def test_a_kept_page_is_compressed_for_who_takes_that(world: World) -> None:
    warm(["/opportunities/"])
    plain = Client().get("/opportunities/")
    answer = Client().get("/opportunities/", headers={"Accept-Encoding": "gzip, br"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.content) < len(plain.content) / 2
    assert answer.headers["ETag"] == f"W/{plain.headers['ETag']}"
    again = Client().get(
        "/opportunities/", headers={"Accept-Encoding": "gzip", "If-None-Match": answer.headers["ETag"]}
    )
    assert again.status_code == 304
    assert not again.content


def test_somebody_signed_in_gets_their_own_page_and_none_of_it_is_kept(world: World, as_person: Client) -> None:
    anonymous = warm(["/opportunities/"])["/opportunities/"][1]
    for _ in range(3):
        mine = as_person.get("/opportunities/").content
        assert mine != anonymous
    assert Client().get("/opportunities/").content == anonymous


def test_what_changes_while_a_page_is_drawn_makes_it_old(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    address = f"/organisations/{world.organisation.slug}/"
    Client().get(address)
    drawn = pages._page

    def change_meanwhile(*args: object) -> object:
        change_organisation(world)
        return drawn(*args)

    monkeypatch.setattr(pages, "_page", change_meanwhile)
    Client().get(address)
    assert b"We listen." in Client().get(address).content


def test_a_page_ends_with_the_day_in_london(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    warm(["/opportunities/"])
    tomorrow = timezone.localdate() + datetime.timedelta(days=31)
    monkeypatch.setattr(timezone, "localdate", lambda *args: tomorrow)
    assert b"Kinder clinics" not in Client().get("/opportunities/").content


def test_a_change_that_is_rolled_back_changes_nothing(world: World) -> None:
    before = dict(Stamp.objects.values_list("name", "value"))
    with transaction.atomic():
        stamps.changed("openings")
        transaction.set_rollback(True)
    assert dict(Stamp.objects.values_list("name", "value")) == before


def test_memory_is_bounded(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "memory", pages.Memory(most_bytes=100_000, most_known=6))
    for number in range(20):
        warm([f"/opportunities/?q=clinic{number}"])
    assert 0 < len(pages.memory._pages) < 20
    assert sum(page.size for page in pages.memory._pages.values()) <= 100_000
    assert len(pages.memory._names) == 6
    monkeypatch.setattr(pages, "memory", pages.Memory(most_bytes=1))
    warm(["/opportunities/"])
    assert not pages.memory._pages


def test_a_page_that_gives_a_cookie_or_is_no_page_is_not_kept(world: World) -> None:
    warm(["/opportunities/nothing-here/", "/sign-in/"])
    assert not pages.memory._pages
    assert Interest.objects.count() == 0
