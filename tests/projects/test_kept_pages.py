"""No kept page of a project is ever stale: each kind of change, and each page that everybody reads."""

import uuid
from collections.abc import Callable
from types import MappingProxyType

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.opportunities.publishing import actions as publishing
from alongside.people.leaving import actions as leaving
from alongside.projects.contributions import actions as contributions
from alongside.projects.models import Capacity, Contribution, Member, Opening, Project, Stage
from alongside.projects.openings import actions as openings
from alongside.projects.stages import actions as stages
from alongside.projects.teams import actions, joining
from alongside.web import pages
from tests.factories.opportunities import DraftFactory
from tests.factories.organisations import MembershipFactory, OrganisationFactory
from tests.factories.people import PersonFactory
from tests.factories.projects import MemberFactory, ProjectFactory, TeamInvitationFactory

pytestmark = pytest.mark.django_db
ADDRESSES = {"list": "/projects/", "one": "/projects/letters/", "organisation": "/organisations/exmouth/projects/"}


@pytest.fixture
def ann() -> Member:
    project = ProjectFactory(organisation=OrganisationFactory(slug="exmouth"), slug="letters")
    return MemberFactory(project=project)


def seen() -> dict[str, bytes]:
    return {name: Client().get(address).content for name, address in ADDRESSES.items()}


def join(ann: Member) -> None:
    person = PersonFactory()
    invitation = TeamInvitationFactory(project=ann.project, email=person.email)
    joining.accept(by=person, invitation=invitation, capacity=Capacity.CARER, works_here=False)


def contribute(ann: Member) -> None:
    stages.agree_aim(by=ann.person, project=ann.project, aim="Better", seen="1")


def take_back(ann: Member) -> None:
    contributions.take_back(by=ann.person, contribution=Contribution.objects.get())


def start_another(ann: Member) -> None:
    other = MemberFactory(project=ProjectFactory(organisation=ann.project.organisation, started_at=None, stage="idea"))
    actions.start_without(by=other.person, project=other.project, reason="We could not wait")


def describe(ann: Member) -> None:
    stages.describe(by=ann.person, project=ann.project, values={"title": "Kinder letters"}, seen="1")


def move(ann: Member) -> None:
    stages.move(by=ann.person, project=ann.project, to=Stage.DESIGN, words="", seen=Stage.SCOPING)


def agree_to_name(ann: Member) -> None:
    lead = MembershipFactory(organisation=ann.project.organisation, is_lead=True)
    stages.agree_to_name(by=lead.person, project=ann.project)


def publish_an_opening(ann: Member) -> None:
    """Visited while it is a draft, so that the page is kept in between."""
    lead = MembershipFactory(organisation=ann.project.organisation, is_lead=True)
    draft = DraftFactory(organisation=ann.project.organisation, title="Read letters with us")
    started = openings.start(by=ann.person, project=ann.project, title="Read our letters", key=uuid.uuid4())
    Opening.objects.filter(opportunity=started).update(opportunity=draft)
    for _ in range(3):
        seen()
    publishing.publish(by=lead.person, opportunity=draft)


def change_capacity(ann: Member) -> None:
    joining.change_capacity(by=ann.person, project=ann.project, capacity=Capacity.STAFF, works_here=True)


CHANGES: MappingProxyType[str, tuple[Callable[[Member], object], set[str]]] = MappingProxyType(
    {
        "joined": (join, {"list", "one", "organisation"}),
        "left": (lambda ann: joining.leave(by=ann.person, project=ann.project, left_as=""), {"list", "one"}),
        "deleted": (lambda ann: leaving.delete_everything(by=ann.person, person=ann.person), {"list", "one"}),
        "capacity": (change_capacity, {"list", "one", "organisation"}),
        "contributed": (contribute, {"one"}),
        "started another": (start_another, {"list", "organisation"}),
        "opening published": (publish_an_opening, {"one"}),
        "described": (describe, {"list", "one", "organisation"}),
        "moved": (move, {"list", "one", "organisation"}),
        "name agreed": (agree_to_name, {"one"}),
    }
)


@pytest.mark.parametrize("what", CHANGES)
def test_no_page_is_stale_after_a_change(ann: Member, what: str) -> None:
    action, changes = CHANGES[what]
    for _ in range(3):
        before = seen()
    action(ann)
    now = seen()
    pages.memory.clear()
    assert now == seen()
    assert {name for name in changes if before[name] == now[name]} == set()


def test_a_contribution_taken_back_changes_how_the_project_is_judged(ann: Member) -> None:
    contribute(ann)
    move(ann)
    for _ in range(3):
        before = seen()
    assert b"From the outset" in before["one"]
    contributions.take_back(by=ann.person, contribution=Contribution.objects.get(kind="aim"))
    after = seen()
    assert b"From the outset" not in after["one"]
    assert before["organisation"] != after["organisation"]


def test_a_kept_page_costs_one_query_and_a_fresh_one_at_most_ten(ann: Member) -> None:
    for address in ADDRESSES.values():
        with CaptureQueriesContext(connection) as fresh:
            Client().get(address)
        assert len(fresh) <= 10, address
        Client().get(address)
        with CaptureQueriesContext(connection) as kept:
            Client().get(address)
        assert len(kept) == 1, address


def test_a_fresh_page_takes_as_many_queries_however_many_there_are(ann: Member) -> None:
    def count() -> dict[str, int]:
        pages.memory.clear()
        taken = {}
        for name, address in ADDRESSES.items():
            with CaptureQueriesContext(connection) as queries:
                Client().get(address)
            taken[name] = len(queries)
        return taken

    before = count()
    for _ in range(5):
        MemberFactory(project=ann.project)
        MemberFactory(project=ProjectFactory(organisation=ann.project.organisation, slug=uuid.uuid4().hex))
    assert Project.objects.count() == 6
    assert count() == before
