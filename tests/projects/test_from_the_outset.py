"""What the record says, on pages and in an organisation's figures."""

import datetime
from dataclasses import replace

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given

from alongside.core import outset
from alongside.projects.models import Capacity, Contribution, Project, Stage
from alongside.projects.stages import actions, queries, settling
from alongside.projects.teams import joining
from tests.core.outset.building import LAST, at, records
from tests.factories.organisations import OrganisationFactory
from tests.factories.projects import MemberFactory, ProjectFactory


@given(records())
def test_of_each_sitting_the_first_contribution_is_enough(record: outset.Record) -> None:
    """What `settling.record` reads from the database gives the same finding as everything that was done."""
    firsts = [
        min((done for done in record.contributions if done.person == sat.person and done.at >= sat.joined),
            key=lambda done: done.at, default=None)
        for sat in record.sittings
    ]  # fmt: skip
    reduced = replace(record, contributions=tuple(first for first in firsts if first))
    assert outset.judge(reduced, until=at(LAST)) == outset.judge(record, until=at(LAST))


def settled(moment: str, days_ago: int, organisation: object) -> None:
    project = ProjectFactory(organisation=organisation)
    when = timezone.now() - datetime.timedelta(days=days_ago)
    Project.objects.filter(pk=project.pk).update(settled_as=moment, settled_at=when)


@pytest.mark.django_db
def test_what_is_kept_when_scoping_ends_is_what_the_record_says_and_stays() -> None:
    member = MemberFactory()
    project = actions.agree_aim(by=member.person, project=member.project, aim="Better letters", seen="1")
    actions.move(by=member.person, project=project, to=Stage.DESIGN, words="", seen=Stage.SCOPING)
    project.refresh_from_db()
    found = outset.settle(settling.record(project, project.moves.all()), until=timezone.now())
    assert found
    assert (project.settled_as, project.settled_at) == (found.moment, found.at)
    assert project.settled_as == "from-the-outset"
    joining.change_capacity(by=member.person, project=project, capacity=Capacity.STAFF, works_here=True)
    actions.move(by=member.person, project=project, to=Stage.SCOPING, words="", seen=Stage.DESIGN)
    actions.move(by=member.person, project=project, to=Stage.TESTING, words="", seen=Stage.SCOPING)
    project.refresh_from_db()
    assert (project.settled_as, project.settled_at) == (found.moment, found.at)


@pytest.mark.django_db
def test_while_scoping_goes_on_nothing_is_kept() -> None:
    member = MemberFactory(project=ProjectFactory(stage=Stage.IDEA))
    actions.move(by=member.person, project=member.project, to=Stage.SCOPING, words="", seen=Stage.IDEA)
    member.project.refresh_from_db()
    assert member.project.settled_as == ""
    assert Contribution.objects.get().kind == "stage"


@pytest.mark.django_db
def test_an_organisations_figure_has_numerator_denominator_and_no_trend_from_few() -> None:
    organisation = OrganisationFactory()
    for moment in ("from-the-outset", "from-design", "not-yet"):
        settled(moment, 20, organisation)
    settled("from-the-outset", 20, OrganisationFactory())
    settled("from-the-outset", 900, organisation)
    ProjectFactory(organisation=organisation)
    found = queries.from_the_outset(organisation, timezone.localdate())
    assert (found.year.numerator, found.year.denominator) == (1, 3)
    assert len(found.quarters) == 4
    assert sum(share.denominator for share in found.quarters) == 3
    assert found.trend == "too-few-to-say"
    page = Client().get(f"/organisations/{organisation.slug}/projects/").content.decode()
    assert "In the last four quarters 3 projects about care here ended their scoping." in page
    assert "In 1 of them somebody with lived experience was there from the outset." in page
    assert "These are too few to say whether it changed." in page


@pytest.mark.django_db
def test_a_clear_change_from_the_year_before_is_said() -> None:
    organisation = OrganisationFactory()
    first_day = outset.quarters_before(timezone.localdate(), 4)[0].start
    year_before = (timezone.localdate() - first_day).days + 100
    for _ in range(12):
        settled("from-the-outset", 0, organisation)
        settled("not-yet", year_before, organisation)
    page = Client().get(f"/organisations/{organisation.slug}/projects/").content.decode()
    assert "That is more than in the year before." in page


@pytest.mark.django_db
def test_without_any_there_is_no_figure() -> None:
    page = Client().get(f"/organisations/{OrganisationFactory().slug}/projects/").content.decode()
    assert "so there is no figure yet" in page
