"""Places of a fair draw that become empty, and who comes."""

import pytest

from alongside.opportunities.interests.following import actions as following
from alongside.opportunities.models import Interest
from alongside.selection.drawing import actions as drawing
from alongside.selection.drawing import replacing, telling
from tests.selection.stages import agreed, by, one_gone, told

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_place_that_is_given_up_is_filled_with_one_press_and_keeps_the_targets() -> None:
    draw, _gone = one_gone()
    made = replacing.replace(by=by(draw), opportunity=draw.opportunity)
    again = replacing.replace(by=by(draw), opportunity=draw.opportunity)
    assert made == again
    holders = [entry for entry in draw.entries.all() if entry.holds_a_place]
    assert len(holders) == 4
    newcomer = draw.entries.get(came_with=made)
    assert newcomer.interest.state == "yes"
    for row in draw.targets.quotas:
        inside = sum(entry.values[row["feature"]] == row["value"] for entry in holders)
        assert row["least"] <= inside <= row["most"]
    assert made.certificate["status"] == "proven"
    chances = {name: chance for name, chance in made.certificate["chances"].items() if 0 < chance < 1}
    # One place: all who could come had the same chance.
    assert made.could == 1 or all(chance == pytest.approx(1 / made.could) for chance in chances.values())


def test_whoever_withdrew_between_the_sums_and_the_number_leaves_an_empty_place() -> None:
    draw = agreed([(0, 4), (0, 4), (0, 4), (0, 4)])
    gone = draw.entries.get(reference=draw.seal.panels[6][0])
    following.withdraw(by=gone.interest.person, interest=gone.interest)
    drawing.draw_number(by=by(draw), opportunity=draw.opportunity, number=7, how="Dice")
    assert sum(entry.holds_a_place for entry in draw.entries.all()) == 3
    replacing.replace(by=by(draw), opportunity=draw.opportunity)
    assert sum(entry.holds_a_place for entry in draw.entries.all()) == 4
    drawing.begin_telling(by=by(draw), opportunity=draw.opportunity)
    assert Interest.objects.filter(opportunity=draw.opportunity, state="yes").count() == 4


def test_whoever_comes_while_people_are_still_being_told_hears_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = agreed([(0, 4), (0, 4), (0, 4), (0, 4)])
    drawing.draw_number(by=by(draw), opportunity=draw.opportunity, number=7, how="Dice")
    draw.refresh_from_db()
    monkeypatch.setattr(telling, "AT_ONCE", 6)
    telling._tell_some(draw, by(draw))
    answered = draw.entries.exclude(interest__state="sent")
    gone = draw.entries.filter(is_chosen=True, interest__state="yes").first() or draw.entries.filter(is_chosen=True)[0]
    if gone.interest.state == "yes":
        following.decline(by=gone.interest.person, interest=gone.interest)
    else:
        following.withdraw(by=gone.interest.person, interest=gone.interest)
    assert answered.exists()
    made = replacing.replace(by=by(draw), opportunity=draw.opportunity)
    telling.tell(draw.pk, by(draw).pk)
    newcomer = draw.entries.get(came_with=made).interest
    assert newcomer.state == "yes"
    assert list(newcomer.answers.values_list("outcome", flat=True)).count("yes") == 1
    assert Interest.objects.filter(opportunity=draw.opportunity, state="yes").count() == 4


def test_when_nobody_keeps_the_targets_the_smallest_change_is_said_and_made_only_knowingly() -> None:
    draw = told(agreed([(3, 3), (1, 1), (0, 4), (0, 4)]))
    carer = next(entry for entry in draw.entries.filter(is_chosen=True) if entry.values["Role"] == "Carer")
    following.decline(by=carer.interest.person, interest=carer.interest)
    with pytest.raises(replacing.NobodyFitsError) as refused:
        replacing.replace(by=by(draw), opportunity=draw.opportunity)
    assert [change.quota.value for change in refused.value.changes] == ["Carer", "Patient"]
    made = replacing.replace(by=by(draw), opportunity=draw.opportunity, widen=True)
    assert "Lower it to 2" in made.widened[0]
    assert sum(entry.holds_a_place for entry in draw.entries.all()) == 4
