"""Forming a team and starting a project: with partners and staff, or without, for a reason that stays."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from alongside.audit.models import Entry
from alongside.messages.models import Message
from alongside.projects.errors import NotPossibleError
from alongside.projects.models import Capacity, Member, Project, Sitting, Stage, StageMove
from alongside.projects.teams import actions, joining
from tests.factories.organisations import MembershipFactory, OrganisationFactory
from tests.factories.people import PersonFactory
from tests.factories.projects import MemberFactory, ProjectFactory

pytestmark = pytest.mark.django_db


def propose(by: object = None, **given: object) -> Project:
    facts = {
        "organisation": OrganisationFactory(),
        "title": "Letters people understand",
        "summary": "They are hard to read.",
        "capacity": Capacity.PATIENT,
        "works_here": False,
        "key": uuid.uuid4(),
    }
    return actions.propose(by=by or PersonFactory(), **(facts | given))


def recorded() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("what", flat=True))


def test_whoever_proposes_is_the_first_member_and_the_beginning_is_on_record() -> None:
    person = PersonFactory()
    project = propose(person)
    assert Member.objects.get(project=project).person == person
    assert Sitting.objects.get(member__project=project).capacity == Capacity.PATIENT
    assert StageMove.objects.get(project=project).to_stage == Stage.IDEA
    assert project.started_at is None
    assert recorded() == ["projects.proposed"]


def test_proposing_twice_with_one_key_proposes_once_but_a_key_of_another_person_opens_nothing_of_theirs() -> None:
    person, key = PersonFactory(), uuid.uuid4()
    assert propose(person, key=key) == propose(person, key=key)
    assert Project.objects.count() == 1
    with pytest.raises(PermissionDenied):
        propose(PersonFactory(), key=key)


@pytest.mark.parametrize("title", ["New", "Ideas", "！！！", "Γράμματα", "Letters", "x" * 120])
def test_every_project_has_an_address_of_its_own_that_no_page_of_ours_has(title: str) -> None:
    slugs = {propose(title=title).slug for _ in range(3)}
    assert len(slugs) == 3
    assert not slugs & {"new", "ideas", ""}


def test_a_project_starts_when_a_partner_and_a_member_of_staff_have_agreed() -> None:
    project = ProjectFactory(started_at=None, stage=Stage.IDEA)
    patient = MemberFactory(project=project)
    staff = MemberFactory(project=project, capacity=Capacity.STAFF)
    actions.agree_to_start(by=staff.person, project=project)
    project.refresh_from_db()
    assert project.started_at is None
    for _ in range(2):
        actions.agree_to_start(by=patient.person, project=project)
    project.refresh_from_db()
    assert project.started_at
    assert not project.started_without
    assert recorded().count("projects.started") == 1
    assert Message.objects.filter(kind="projects.started").count() == 2


def test_two_who_work_there_cannot_start_it_between_them_even_if_one_is_a_patient_too() -> None:
    project = ProjectFactory(started_at=None, stage=Stage.IDEA)
    for capacity in (Capacity.PATIENT, Capacity.STAFF):
        member = MemberFactory(project=project, capacity=capacity, works_here=True)
        actions.agree_to_start(by=member.person, project=project)
    project.refresh_from_db()
    assert project.started_at is None


def test_whoever_is_confirmed_as_staff_of_the_organisation_works_there_whatever_they_say() -> None:
    employed = MembershipFactory()
    project = propose(employed.person, organisation=employed.organisation, works_here=False)
    assert Member.objects.get(project=project).works_here
    joining.change_capacity(by=employed.person, project=project, capacity=Capacity.CARER, works_here=False)
    assert not Member.objects.get(project=project).is_partner


@pytest.mark.parametrize(
    ("capacity", "without"), [(Capacity.STAFF, Project.Without.PARTNER), (Capacity.CARER, Project.Without.STAFF)]
)
def test_starting_without_needs_a_reason_that_everybody_reads_for_good(capacity: str, without: str) -> None:
    member = MemberFactory(project=ProjectFactory(started_at=None, stage=Stage.IDEA), capacity=capacity)
    actions.start_without(by=member.person, project=member.project, reason="Nobody could come yet.")
    MemberFactory(project=member.project, capacity=Capacity.STAFF)
    MemberFactory(project=member.project)
    project = Project.objects.get()
    assert project.started_without == without
    assert "Nobody could come yet." in Client().get(f"/projects/{project.slug}/").content.decode()


def test_who_has_both_partners_and_staff_cannot_start_without_their_agreement() -> None:
    member = MemberFactory(project=ProjectFactory(started_at=None, stage=Stage.IDEA))
    MemberFactory(project=member.project, capacity=Capacity.STAFF)
    with pytest.raises(NotPossibleError):
        actions.start_without(by=member.person, project=member.project, reason="In a hurry")
    member.project.refresh_from_db()
    assert member.project.started_at is None


def test_a_team_that_forms_is_seen_by_the_team_alone() -> None:
    member = MemberFactory(project=ProjectFactory(started_at=None, stage=Stage.IDEA))
    address = f"/projects/{member.project.slug}/"
    client = Client()
    assert client.get(address).status_code == 404
    client.force_login(PersonFactory())
    assert client.get(address).status_code == 404
    client.force_login(member.person)
    assert client.get(address).status_code == 200
    assert member.project.title not in Client().get("/projects/").content.decode()


def test_nobody_outside_agrees_to_start() -> None:
    project = ProjectFactory(started_at=None, stage=Stage.IDEA)
    with pytest.raises(PermissionDenied):
        actions.agree_to_start(by=PersonFactory(), project=project)


def test_an_organisation_is_found_by_its_name_or_the_page_says_which_come_near(as_person: Client) -> None:
    OrganisationFactory(name="Exmouth Health Trust")
    OrganisationFactory(name="Exmouth Health Charity")
    typed = {"title": "Letters", "about": "Hard to read", "capacity": "patient"}
    page = as_person.post("/projects/new/", typed | {"organisation": "Exmouth Health"}).content.decode()
    assert (
        "Exmouth Health Trust; Exmouth Health Charity" in page or "Exmouth Health Charity; Exmouth Health Trust" in page
    )
    assert "Hard to read" in page
    page = as_person.post("/projects/new/", typed | {"organisation": "Nowhere at all"}).content.decode()
    assert "We do not know an organisation with this name" in page
    answer = as_person.post("/projects/new/", typed | {"organisation": "exmouth health  trust"})
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/projects/letters/team/"
