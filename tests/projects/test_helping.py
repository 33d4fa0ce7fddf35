"""Taking part by phone or post: a member like everybody else, with somebody they chose who writes it down."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from alongside.projects import personal_data
from alongside.projects.contributions import actions as contributions
from alongside.projects.errors import NotPossibleError
from alongside.projects.leading import actions as leading
from alongside.projects.models import Capacity, Contribution, Member, Stage
from alongside.projects.stages import queries
from alongside.projects.teams import actions, helping, joining
from tests.factories.people import PersonFactory
from tests.factories.projects import MemberFactory, ProjectFactory

pytestmark = pytest.mark.django_db


def add(helper: Member, name: str = "Vera", key: uuid.UUID | None = None) -> Member:
    return helping.add(
        by=helper.person, project=helper.project, named=name, capacity=Capacity.PATIENT, works_here=False,
        key=key or uuid.uuid4(),
    )  # fmt: skip


@pytest.fixture
def tom(db: None) -> Member:
    return MemberFactory(person__name="Tom", capacity=Capacity.STAFF)


@pytest.fixture
def vera(tom: Member) -> Member:
    return add(tom)


def browser(member: Member) -> Client:
    client = Client()
    client.force_login(member.person)
    return client


def place(member: Member) -> str:
    return f"/projects/{member.project.slug}/team/for/{member.key}/"


def test_they_are_a_member_and_a_partner_like_everybody_else(tom: Member, vera: Member) -> None:
    assert vera.is_partner
    assert (vera.name, vera.helper) == ("Vera", tom)
    contributions.add(by=tom.person, project=tom.project, words="Told us about letters", key=uuid.uuid4(), whom=vera)
    done = Contribution.objects.get()
    assert (done.member, done.recorded_by) == (vera, tom.person)
    assert queries.standing(tom.project).finding.moment == "from-the-outset"
    page = browser(tom).get(f"{place(vera)}contributions/").content.decode()
    assert "recorded by" in page
    assert "Told us about letters" in page


def test_adding_twice_adds_once_and_needs_that_they_asked(tom: Member) -> None:
    key = uuid.uuid4()
    assert add(tom, key=key) == add(tom, key=key)
    typed = {"named": "Vera", "capacity": "patient"}
    page = browser(tom).post(f"/projects/{tom.project.slug}/team/by-post/", typed).content.decode()
    assert "Ask them first." in page
    assert Member.objects.filter(named="Vera").count() == 1


def test_only_the_helper_they_chose_acts_for_them(tom: Member, vera: Member) -> None:
    ann = MemberFactory(project=tom.project)
    for by in (ann.person, PersonFactory()):
        with pytest.raises(PermissionDenied):
            joining.pause(by=by, project=tom.project, whom=vera)
        with pytest.raises(PermissionDenied):
            contributions.add(by=by, project=tom.project, words="No", key=uuid.uuid4(), whom=vera)
    assert browser(ann).get(place(vera)).status_code == 403
    helping.choose_helper(by=tom.person, project=tom.project, helper=ann, whom=vera)
    assert browser(ann).get(place(vera)).status_code == 200
    assert browser(tom).get(place(vera)).status_code == 403
    with pytest.raises(PermissionDenied):
        joining.pause(by=tom.person, project=tom.project, whom=vera)


def test_a_helper_of_another_team_writes_for_nobody_here(tom: Member, vera: Member) -> None:
    stranger = MemberFactory()
    with pytest.raises(NotPossibleError):
        helping.choose_helper(by=tom.person, project=tom.project, helper=stranger, whom=vera)
    for nobody in (None, vera):
        with pytest.raises(NotPossibleError):
            helping.choose_helper(by=tom.person, project=tom.project, helper=nobody, whom=vera)


def test_somebody_with_an_account_chooses_a_helper_and_takes_it_back(tom: Member) -> None:
    ann = MemberFactory(project=tom.project)
    mine = f"/projects/{tom.project.slug}/team/mine/"
    browser(ann).post(mine, {"do": "helper", "helper": str(tom.key)})
    joining.pause(by=tom.person, project=tom.project, whom=ann)
    ann.refresh_from_db()
    assert ann.paused_at
    browser(ann).post(mine, {"do": "helper", "helper": ""})
    with pytest.raises(PermissionDenied):
        joining.carry_on(by=tom.person, project=tom.project, whom=ann)


def test_when_the_helper_leaves_somebody_else_takes_over(tom: Member, vera: Member) -> None:
    ann, bob = (MemberFactory(project=tom.project) for _ in range(2))
    with pytest.raises(NotPossibleError):
        helping.take_over(by=ann.person, project=tom.project, member=vera)
    joining.leave(by=tom.person, project=tom.project, left_as="")
    for _ in range(2):
        helping.take_over(by=ann.person, project=ann.project, member=vera)
    with pytest.raises(NotPossibleError):
        helping.take_over(by=bob.person, project=bob.project, member=vera)
    assert browser(ann).get(place(vera)).status_code == 200


def test_somebody_with_an_account_is_taken_over_by_nobody(tom: Member) -> None:
    ann = MemberFactory(project=tom.project)
    with pytest.raises(NotPossibleError):
        helping.take_over(by=tom.person, project=tom.project, member=ann)


def test_they_agree_to_start_through_their_helper() -> None:
    tom = MemberFactory(project=ProjectFactory(started_at=None, stage=Stage.IDEA), capacity=Capacity.STAFF)
    vera = add(tom)
    actions.agree_to_start(by=tom.person, project=tom.project)
    browser(tom).post(place(vera), {"do": "agree"})
    tom.project.refresh_from_db()
    assert tom.project.started_at
    assert not tom.project.started_without


def test_their_round_up_is_there_to_print(tom: Member, vera: Member) -> None:
    leading.take(by=tom.person, project=tom.project)
    page = browser(tom).get(f"{place(vera)}round-up/").content.decode()
    assert "Tom has taken the lead." in page
    assert "Vera" in page


def test_they_leave_through_their_helper_under_the_name_they_choose(tom: Member, vera: Member) -> None:
    browser(tom).post(f"{place(vera)}leave/", {"name": "hide"})
    vera.refresh_from_db()
    assert (vera.name, vera.named, vera.is_here) == ("", "", False)
    assert browser(tom).get(f"/projects/{tom.project.slug}/team/").status_code == 200


def test_when_the_helper_deletes_their_account_the_member_stays(tom: Member, vera: Member) -> None:
    personal_data.erase(tom.person)
    vera.refresh_from_db()
    assert vera.is_here
    assert vera.helper is None
