"""Targets of a fair draw: tried, advised, agreed by two, and then fixed."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from alongside.messages.models import Message
from alongside.opportunities.errors import NotPossibleError
from alongside.opportunities.interests.following import actions as following
from alongside.opportunities.models import Interest
from alongside.opportunities.publishing import actions as life
from alongside.selection.targets import actions as targets
from tests.factories import selection
from tests.selection.stages import WIDE, agreed, by

pytestmark = pytest.mark.django_db(transaction=True)


def test_targets_that_can_be_met_say_how_chances_spread_and_what_each_costs() -> None:
    draw = selection.planned()
    selection.crowd(draw)
    version = targets.try_targets(
        by=selection.chooser(draw), opportunity=draw.opportunity, size=4, rows=selection.rows(draw, *WIDE)
    )
    found = version.found
    assert found["possible"]
    assert found["people"] == 12
    assert found["came"]["Role"] == {"Carer": 3, "Patient": 9, "not stated": 0}
    assert found["came"]["Age"]["not stated"] == 1
    assert found["proven"]
    assert found["lowest"] - 1e-9 <= 4 / 12 <= found["highest"] + 1e-9
    assert sum(people for _low, _high, people in found["bands"]) == 12
    assert found["none"] == 0


def test_targets_that_cannot_be_met_say_the_smallest_change_that_helps(client: Client) -> None:
    draw = selection.planned()
    selection.crowd(draw)
    client.force_login(selection.chooser(draw))
    version = targets.try_targets(
        by=by(draw), opportunity=draw.opportunity, size=4, rows=selection.rows(draw, (4, 4), (0, 4), (0, 4), (0, 4))
    )
    assert not version.can_be_met
    page = client.get(f"/opportunities/{draw.opportunity.slug}/draw/targets/{version.number}/").content.decode()
    assert "Role, Carer: at least 4 are wanted and 3 came forward. Lower it to 3, or reach out further." in page
    page = client.get(f"/opportunities/{draw.opportunity.slug}/draw/targets/?version=1&advice=yes").content.decode()
    carer = draw.features.get(name="Role").pk
    assert f'name="least_{carer}_0" inputmode="numeric" value="3"' in page
    with pytest.raises(NotPossibleError):
        targets.propose(by=by(draw), opportunity=draw.opportunity, number=version.number)


def test_the_advice_leaves_alone_what_the_lead_keeps() -> None:
    draw = selection.planned()
    selection.crowd(draw)
    rows = selection.rows(draw, (4, 4), (0, 4), (0, 4), (0, 4))
    person = selection.chooser(draw)
    version = targets.try_targets(by=person, opportunity=draw.opportunity, size=4, rows=rows, kept=["Role"])
    assert version.found["advice"] is None


def test_somebody_without_a_chance_is_counted_with_the_cause_and_told_alone() -> None:
    draw = agreed([(0, 0), (3, 4), (0, 4), (0, 4)])
    found = draw.targets.found
    assert found["none"] == 3
    assert found["causes"] == [["Role", "Carer", 3]]
    sad = Message.objects.filter(kind="selection.no_chance")
    assert sad.count() == 3
    assert Message.objects.filter(kind="selection.in_draw").count() == 9
    concerned = {entry.interest.person.email for entry in draw.entries.filter(exact=0)}
    assert {message.address for message in sad} == concerned
    assert "before the draw" in sad[0].text


def test_every_version_is_kept_and_the_same_twice_is_one() -> None:
    draw = selection.planned()
    selection.crowd(draw)
    person = selection.chooser(draw)
    for bounds in (WIDE, WIDE, [(2, 2), (2, 2), (1, 2), (1, 3)]):
        targets.try_targets(by=person, opportunity=draw.opportunity, size=4, rows=selection.rows(draw, *bounds))
    assert [version.number for version in draw.versions.all()] == [1, 2]


def test_a_second_person_must_agree_and_then_nothing_changes() -> None:
    draw = selection.planned()
    selection.crowd(draw)
    first, second = selection.chooser(draw), selection.lead(draw)
    opportunity = draw.opportunity
    version = targets.try_targets(by=first, opportunity=opportunity, size=4, rows=selection.rows(draw, *WIDE))
    targets.propose(by=first, opportunity=opportunity, number=version.number)
    asked = Message.objects.filter(kind="selection.confirm")
    assert [message.address for message in asked] == [second.email]
    with pytest.raises(PermissionDenied):
        targets.confirm(by=first, opportunity=opportunity, number=version.number)
    targets.confirm(by=second, opportunity=opportunity, number=version.number)
    targets.confirm(by=second, opportunity=opportunity, number=version.number)
    draw.refresh_from_db()
    assert (draw.stage, draw.people, draw.places, draw.panels) == ("sealed", 12, 4, 1000)
    assert draw.is_proven
    with pytest.raises(NotPossibleError):
        targets.try_targets(by=first, opportunity=opportunity, size=4, rows=selection.rows(draw, *WIDE))
    with pytest.raises(NotPossibleError):
        targets.propose(by=first, opportunity=opportunity, number=version.number)
    with pytest.raises(NotPossibleError):
        life.extend(by=second, opportunity=opportunity, closes=None)


def test_who_is_alone_is_told_that_a_second_person_is_needed(client: Client) -> None:
    draw = selection.planned()
    selection.crowd(draw)
    person = selection.chooser(draw)
    targets.try_targets(by=person, opportunity=draw.opportunity, size=4, rows=selection.rows(draw, *WIDE))
    targets.propose(by=person, opportunity=draw.opportunity, number=1)
    client.force_login(person)
    run = f"/opportunities/{draw.opportunity.slug}/draw/run/"
    assert "Nobody else runs this draw now." in client.get(run).content.decode()
    selection.lead(draw)
    assert "Nobody else runs this draw now." not in client.get(run).content.decode()


def test_people_who_withdraw_before_it_is_fixed_are_not_in_it_and_targets_are_asked_again() -> None:
    draw = selection.planned()
    people = selection.crowd(draw)
    first, second = selection.chooser(draw), selection.lead(draw)
    rows = selection.rows(draw, (3, 3), (1, 1), (0, 4), (0, 4))
    version = targets.try_targets(by=first, opportunity=draw.opportunity, size=4, rows=rows)
    targets.propose(by=first, opportunity=draw.opportunity, number=version.number)
    following.withdraw(by=people[0].person, interest=people[0])
    with pytest.raises(NotPossibleError):
        targets.confirm(by=second, opportunity=draw.opportunity, number=version.number)
    draw.refresh_from_db()
    assert draw.stage == "proposed"
    assert not draw.entries.exists()


def test_a_draw_run_by_somebody_who_came_forward_is_refused() -> None:
    draw = selection.planned()
    selection.crowd(draw)
    person = selection.chooser(draw)
    interest = selection.come_forward(draw, ["Carer"])[0]
    Interest.objects.filter(pk=interest.pk).update(person=person)
    with pytest.raises(PermissionDenied):
        targets.try_targets(by=person, opportunity=draw.opportunity, size=4, rows=selection.rows(draw, *WIDE))
