"""The aim, what a project says of itself, and its way through the stages."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from alongside.projects.errors import ChangedMeanwhileError, NotPossibleError
from alongside.projects.models import Capacity, Contribution, Project, Stage, StageMove
from alongside.projects.stages import actions, queries
from tests.factories.organisations import MembershipFactory
from tests.factories.people import PersonFactory
from tests.factories.projects import MemberFactory, ProjectFactory

pytestmark = pytest.mark.django_db


def move(member: object, to: str, seen: str) -> StageMove | None:
    return actions.move(by=member.person, project=member.project, to=to, words="", seen=seen)


def test_moving_is_on_record_with_who_and_when_and_pressed_twice_it_moves_once() -> None:
    member = MemberFactory()
    for _ in range(2):
        move(member, Stage.DESIGN, Stage.SCOPING)
    last = StageMove.objects.latest("pk")
    assert (last.from_stage, last.to_stage, last.by) == (Stage.SCOPING, Stage.DESIGN, member.person)
    assert StageMove.objects.count() == 3
    with pytest.raises(ChangedMeanwhileError):
        move(member, Stage.TESTING, Stage.SCOPING)


def test_a_team_that_forms_neither_agrees_an_aim_nor_moves() -> None:
    member = MemberFactory(project=ProjectFactory(started_at=None, stage=Stage.IDEA))
    with pytest.raises(NotPossibleError):
        move(member, Stage.SCOPING, Stage.IDEA)
    with pytest.raises(NotPossibleError):
        actions.agree_aim(by=member.person, project=member.project, aim="Better", seen="1")


def test_the_aim_counts_from_when_it_was_first_agreed_whatever_it_says_later() -> None:
    member = MemberFactory()
    project = actions.agree_aim(by=member.person, project=member.project, aim="Better letters", seen="1")
    first = project.aim_agreed_at
    project = actions.agree_aim(by=member.person, project=project, aim="Clear letters by May", seen="2")
    assert project.aim_agreed_at == first
    assert project.aim == "Clear letters by May"
    with pytest.raises(ChangedMeanwhileError):
        actions.agree_aim(by=member.person, project=project, aim="Mine", seen="2")


def test_of_two_who_write_at_once_neither_loses_a_word() -> None:
    first = MemberFactory()
    second = MemberFactory(project=first.project)
    clients = [Client(), Client()]
    address = f"/projects/{first.project.slug}/team/aim/"
    for client, member in zip(clients, (first, second), strict=True):
        client.force_login(member.person)
        client.get(address)
    assert clients[0].post(address, {"aim": "Letters anybody can read", "seen": "1"}).status_code == 302
    page = clients[1].post(address, {"aim": "Letters within a week", "seen": "1"})
    text = page.content.decode()
    assert "Somebody else changed this while you were writing" in text
    assert "Letters anybody can read" in text
    assert "Letters within a week" in text
    assert Project.objects.get().aim == "Letters anybody can read"
    both = {"aim": "Letters anybody can read, within a week", "seen": "2"}
    assert clients[1].post(address, both).status_code == 302
    assert Project.objects.get().aim == both["aim"]


def test_only_those_in_the_team_write() -> None:
    project = ProjectFactory()
    left = MemberFactory(project=project, left_at=timezone.now())
    for person in (PersonFactory(), left.person):
        with pytest.raises(PermissionDenied):
            actions.agree_aim(by=person, project=project, aim="Mine", seen="1")
        with pytest.raises(PermissionDenied):
            actions.describe(by=person, project=project, values={"title": "Mine"}, seen="1")
        with pytest.raises(PermissionDenied):
            actions.move(by=person, project=project, to=Stage.DESIGN, words="", seen=Stage.SCOPING)


def test_who_shaped_it_is_answered_from_the_record() -> None:
    day = timezone.now() - datetime.timedelta(days=30)
    project = ProjectFactory(created_at=day)
    patient = MemberFactory(project=project, joined_at=day + datetime.timedelta(days=3), person__name="Amina")
    staff = MemberFactory(project=project, joined_at=day, capacity=Capacity.STAFF, person__name="Sam")
    idle = MemberFactory(project=project, joined_at=day, person__name="Quiet One")
    for member in (patient, staff):
        Contribution.objects.create(
            project=project, member=member, kind="task", thing="1", at=day + datetime.timedelta(days=5)
        )
    standing = queries.standing(project)
    assert standing.shaped == [patient]
    assert standing.finding.moment == "from-the-outset"
    assert standing.finding.days_to_join == 0  # the quiet one was there on the first day
    client = Client()
    client.force_login(staff.person)
    page = client.get(f"/projects/{project.slug}/team/stage/").content.decode()
    assert "Who with lived experience shaped this?" in page
    assert "Amina" in page
    assert idle.person.name not in page


def test_moving_on_without_partners_is_shown_and_moving_back_changes_nothing() -> None:
    member = MemberFactory(capacity=Capacity.STAFF)
    move(member, Stage.DESIGN, Stage.SCOPING)
    patient = MemberFactory(project=member.project)
    Contribution.objects.create(project=member.project, member=patient, kind="task", thing="1", at=timezone.now())
    member.project.refresh_from_db()
    assert queries.standing(member.project).finding.moment == "from-design"
    move(member, Stage.SCOPING, Stage.DESIGN)
    actions.agree_aim(by=patient.person, project=member.project, aim="Better", seen="1")
    assert queries.standing(member.project).finding.moment == "from-design"
    assert "From design" in Client().get(f"/projects/{member.project.slug}/").content.decode()


def test_the_public_page_names_no_member() -> None:
    member = MemberFactory(person__name="Amina Unique")
    assert "Amina Unique" not in Client().get(f"/projects/{member.project.slug}/").content.decode()


def test_an_organisations_name_needs_its_leads_agreement_whoever_asks() -> None:
    lead = MembershipFactory(is_lead=True)
    project = ProjectFactory(organisation=lead.organisation)
    member = MemberFactory(project=project, capacity=Capacity.STAFF, works_here=True)
    page = f"/projects/{project.slug}/"
    assert "has not been heard on this yet" in Client().get(page).content.decode()
    with pytest.raises(PermissionDenied):
        actions.agree_to_name(by=member.person, project=project)
    actions.agree_to_name(by=lead.person, project=project)
    assert "agrees that its name stands here" in Client().get(page).content.decode()
    actions.take_name_back(by=lead.person, project=project)
    assert "has not been heard on this yet" in Client().get(page).content.decode()


def test_a_project_says_what_it_makes_better_for_whom_and_how_people_will_tell() -> None:
    member = MemberFactory()
    client = Client()
    client.force_login(member.person)
    team, public = f"/projects/{member.project.slug}/team/", f"/projects/{member.project.slug}/"
    assert "Agree one before you test" in client.get(f"{team}stage/").content.decode()
    assert "There is no measure of people’s experience yet." in Client().get(public).content.decode()
    typed = {
        "title": "Clear letters",
        "about": "Letters people understand",
        "improves": ["safety", "experience"],
        "experience_measure": "How many say that letters are clear",
        "groups": ["inclusion"],
        "areas": ["cancer"],
        "silence_days": "28",
        "seen": member.project.version,
    }
    assert client.post(f"{team}about/", typed).status_code == 302
    assert "Agree one before you test" not in client.get(f"{team}stage/").content.decode()
    page = Client().get(public).content.decode()
    for words in ("Safety", "Experience", "How many say that letters are clear", "Inclusion health", "Early cancer"):
        assert words in page
    assert client.post(f"{team}about/", typed | {"areas": ["hair"], "seen": "2"}).status_code == 200
