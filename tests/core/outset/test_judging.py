"""Whether partners were there from the outset: every boundary, by example."""

import doctest
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from alongside.core import outset
from alongside.core.outset import Capacity, Contribution, Moment, Move, Record, Sitting, Stage, judge
from tests.core.outset.building import at, did, moved, record, sits

LONDON = ZoneInfo("Europe/London")
#: Begins at 0, aim agreed at 4, scoping ends at 6, design at 8.
MOVES = moved(idea=0, scoping=2, design=6, testing=8)
AIM = 4


def found(sittings, contributions, moves=MOVES, aim=AIM, until=99):
    return judge(record(sittings, contributions, moves, aim), until=at(until))


def code(*args, **kwargs):
    return found(*args, **kwargs).reason.code


def test_the_example_in_the_package_is_true():
    assert doctest.testmod(outset).failed == 0


# --- the four moments


@pytest.mark.parametrize(
    ("joined", "contributed", "expected", "moment"),
    [
        (3, 5, "there-from-the-outset", Moment.FROM_THE_OUTSET),
        (4, 5, "joined-after-the-aim", Moment.FROM_DESIGN),
        (3, 6, "contributed-in-design", Moment.FROM_DESIGN),
        (3, 7, "contributed-in-design", Moment.FROM_DESIGN),
        (3, 8, "contributed-later", Moment.LATER),
        (3, 9, "contributed-later", Moment.LATER),
        (5, 5, "joined-after-the-aim", Moment.FROM_DESIGN),
        (3, 3, "there-from-the-outset", Moment.FROM_THE_OUTSET),
    ],
    ids=[
        "joined before the aim, contributed before scoping ended",
        "joined at the instant of the aim",
        "contributed at the instant scoping ended",
        "contributed in design",
        "contributed at the instant design ended",
        "contributed later",
        "contributed on joining, after the aim",
        "contributed on joining, before the aim",
    ],
)
def test_the_moment_follows_from_when_a_partner_joined_and_contributed(joined, contributed, expected, moment):
    finding = found([sits("Ama", joined)], [did("Ama", contributed)])
    assert (finding.reason.code, finding.moment) == (expected, moment)


def test_nobody_there_is_not_yet():
    finding = found([sits("Sam", 0, capacity=Capacity.STAFF)], [did("Sam", 1)])
    assert (finding.reason.code, finding.moment) == ("no-partner", Moment.NOT_YET)
    assert (finding.first_partner, finding.first_contribution, finding.days_to_join) == (None, None, None)


def test_an_empty_record_is_not_yet():
    assert code([], [], moves=(), aim=None) == "no-partner"


@pytest.mark.parametrize("until", [1, 5, 7, 99])
def test_a_partner_who_only_sits_is_not_yet_whatever_the_stage_and_the_wait_is_still_shown(until):
    finding = found([sits("Ama", 0)], [], until=until)
    assert (finding.reason.code, finding.moment, finding.days_to_join) == ("nothing-contributed", Moment.NOT_YET, 0)
    assert finding.reason.joined == finding.first_partner == at(0)


def test_it_must_be_the_same_person_who_joined_in_time_and_contributed_in_time():
    assert code([sits("Ama", 1), sits("Bea", 5)], [did("Bea", 5), did("Ama", 7)]) == "joined-after-the-aim"


def test_the_values_of_a_reason_are_of_the_one_who_contributed_first():
    finding = found([sits("Ama", 1), sits("Bea", 3), sits("Cy", 0)], [did("Ama", 5), did("Bea", 4), did("Cy", 7)])
    assert (finding.reason.joined, finding.reason.contributed) == (at(3), at(4))
    assert finding.first_partner == at(0)
    finding = found([sits("Ama", 1), sits("Bea", 3)], [did("Ama", 5), did("Bea", 4)], aim=0)
    assert (finding.reason.code, finding.reason.joined, finding.reason.contributed) == (
        "joined-after-the-aim",
        at(3),
        at(4),
    )


# --- whom it counts


@pytest.mark.parametrize("capacity", [Capacity.PATIENT, Capacity.CARER, Capacity.PUBLIC])
def test_patients_carers_and_the_public_are_partners_unless_they_work_there(capacity):
    assert sits("Ama", 0, capacity=capacity).is_partner
    assert not sits("Ama", 0, capacity=capacity, works_here=True).is_partner


def test_staff_are_no_partners_wherever_they_work():
    assert not sits("Sam", 0, capacity=Capacity.STAFF).is_partner


def test_a_contribution_by_somebody_who_is_not_in_the_team_counts_for_nothing():
    assert code([sits("Ama", 1)], [did("Bea", 2)]) == "nothing-contributed"


# --- what has not happened yet


def test_while_no_aim_is_agreed_everybody_joined_before_it():
    assert code([sits("Ama", 5)], [did("Ama", 5)], aim=None) == "there-from-the-outset"
    assert code([sits("Ama", 5)], [did("Ama", 5)], aim=9, until=5) == "there-from-the-outset"


def test_an_aim_agreed_after_scoping_does_not_make_a_late_contribution_early():
    assert code([sits("Ama", 5)], [did("Ama", 7)], aim=9) == "contributed-in-design"


def test_while_scoping_goes_on_it_can_be_shaped():
    finding = found([sits("Ama", 1)], [did("Ama", 5)], moves=moved(idea=0, scoping=2))
    assert (finding.moment, finding.scoping_ended) == (Moment.FROM_THE_OUTSET, None)
    assert finding.people_who_shaped == {"Ama"}


def test_what_happens_at_the_very_instant_asked_about_counts():
    assert code([sits("Ama", 1)], [did("Ama", 5)], until=5) == "there-from-the-outset"
    assert code([sits("Ama", 1)], [did("Ama", 5)], until=4) == "nothing-contributed"
    assert code([sits("Ama", 5)], [did("Ama", 5)], aim=5, until=5) == "joined-after-the-aim"


def test_somebody_who_leaves_later_than_asked_about_still_sits():
    assert code([sits("Ama", 1, left=9)], [did("Ama", 2)], until=3) == "there-from-the-outset"


# --- moving about


def test_scoping_ends_when_the_project_first_goes_beyond_it_whatever_stage_it_goes_to():
    for moves in (moved(idea=0, spreading=6), moved(idea=0, testing=6, scoping=7), moved(scoping=0, design=6)):
        assert found([], [], moves=moves).scoping_ended == at(6)


def test_a_project_that_begins_beyond_scoping_has_no_scoping_left_to_shape():
    assert code([sits("Ama", 0)], [did("Ama", 0)], moves=moved(design=0), aim=None) == "contributed-in-design"


def test_moving_back_to_scoping_does_not_open_it_again():
    back = (*moved(idea=0, design=6), *moved(scoping=7), *moved(testing=9))
    assert code([sits("Ama", 1)], [did("Ama", 8)], moves=back) == "contributed-in-design"


def test_moving_back_to_design_does_not_open_it_again():
    back = (*moved(idea=0, design=5, testing=6), *moved(design=7))
    assert code([sits("Ama", 1)], [did("Ama", 8)], moves=back) == "contributed-later"


def test_a_project_that_skips_design_has_none_to_contribute_in():
    assert code([sits("Ama", 1)], [did("Ama", 6)], moves=moved(idea=0, testing=6)) == "contributed-later"


def test_moving_back_before_scoping_ended_changes_nothing():
    back = (*moved(scoping=0, idea=3), *moved(scoping=4, design=6))
    assert code([sits("Ama", 1)], [did("Ama", 5)], moves=back) == "there-from-the-outset"


# --- leaving, coming back, changing capacity


def test_a_contribution_lies_in_a_sitting_from_joining_up_to_but_not_at_leaving():
    for step, expected in [(0, False), (1, True), (2, True), (3, False)]:
        assert (code([sits("Ama", 1, 3)], [did("Ama", step)]) == "there-from-the-outset") is expected


def test_who_comes_back_joined_when_they_first_joined():
    assert code([sits("Ama", 1, 2), sits("Ama", 5)], [did("Ama", 5)]) == "there-from-the-outset"


def test_what_somebody_did_while_they_were_away_does_not_count():
    assert code([sits("Ama", 1, 2), sits("Ama", 9)], [did("Ama", 3)]) == "nothing-contributed"


def test_a_partner_who_becomes_staff_keeps_what_they_did_as_a_partner_and_adds_nothing():
    sittings = [sits("Ama", 1, 3), sits("Ama", 3, capacity=Capacity.STAFF)]
    assert code(sittings, [did("Ama", 2)]) == "there-from-the-outset"
    assert code(sittings, [did("Ama", 3)]) == "nothing-contributed"


def test_a_partner_who_is_employed_there_later_keeps_what_they_did_before():
    assert code([sits("Ama", 1, 3), sits("Ama", 3, works_here=True)], [did("Ama", 2)]) == "there-from-the-outset"


def test_who_was_staff_first_joined_as_a_partner_only_then():
    sittings = [sits("Ama", 0, 5, capacity=Capacity.STAFF), sits("Ama", 5)]
    assert code(sittings, [did("Ama", 2), did("Ama", 5)]) == "joined-after-the-aim"
    assert found(sittings, []).first_partner == at(5)


def test_from_one_capacity_of_a_partner_to_another_nothing_changes():
    sittings = [sits("Ama", 1, 5, capacity=Capacity.CARER), sits("Ama", 5, capacity=Capacity.PUBLIC)]
    assert code(sittings, [did("Ama", 5)]) == "there-from-the-outset"


def test_a_sitting_that_ends_as_it_begins_counts_for_nothing():
    assert code([sits("Ama", 1, 1)], [did("Ama", 1)]) == "no-partner"
    assert code([sits("Ama", 1, 1), sits("Ama", 5)], [did("Ama", 5)]) == "joined-after-the-aim"


# --- days


@pytest.mark.parametrize(("hours", "days"), [(0, 0), (23, 0), (24, 1), (47, 1), (48, 2), (-30, 0)])
def test_days_to_join_are_whole_days_from_the_beginning_and_never_negative(hours, days):
    joined = at(0) + timedelta(hours=hours)
    sitting = Sitting("Ama", joined, None, Capacity.PATIENT, works_here=False)
    assert found([sitting], []).days_to_join == days


def test_without_a_beginning_there_are_no_days_to_join():
    assert found([sits("Ama", 1)], [], moves=()).days_to_join is None


def test_a_day_has_24_hours_even_when_clocks_change():
    moves = (Move(Stage.IDEA, datetime(2026, 3, 28, 12, tzinfo=LONDON)),)
    for hour, days in ((12, 0), (13, 1)):
        joined = datetime(2026, 3, 29, hour, tzinfo=LONDON)
        sitting = Sitting("Ama", joined, None, Capacity.PATIENT, works_here=False)
        assert judge(Record((sitting,), (), moves, None), until=datetime(2026, 4, 1, tzinfo=UTC)).days_to_join == days


def test_the_hour_that_comes_twice_is_two_hours():
    joined, left = (datetime(2026, 10, 25, 1, minute, fold=fold, tzinfo=LONDON) for minute, fold in ((30, 0), (10, 1)))
    sitting = Sitting("Ama", joined, left, Capacity.PATIENT, works_here=False)
    assert sitting.left - sitting.joined == timedelta(minutes=40)


# --- records that cannot be


NAIVE = datetime(2026, 3, 1)  # noqa: DTZ001  what is refused


@pytest.mark.parametrize(
    ("field", "make"),
    [
        ("joined", lambda: Sitting("Ama", NAIVE, None, Capacity.PATIENT, works_here=False)),
        ("left", lambda: Sitting("Ama", at(0), NAIVE, Capacity.PATIENT, works_here=False)),
        ("at", lambda: Contribution("Ama", NAIVE)),
        ("at", lambda: Move(Stage.IDEA, NAIVE)),
        ("aim_agreed", lambda: Record((), (), (), NAIVE)),
        ("until", lambda: judge(record(), until=NAIVE)),
        ("at", lambda: outset.Settled(Moment.LATER, NAIVE)),
        ("until", lambda: outset.settle(record(), until=NAIVE)),
    ],
)
def test_a_time_without_a_zone_is_refused_by_the_name_of_its_field(field, make):
    with pytest.raises(ValueError, match=rf"^{field} is .* no time zone"):
        make()


def test_a_sitting_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match=r"ends .* before it begins"):
        sits("Ama", 3, 2)


@pytest.mark.parametrize(
    "sittings",
    [
        [sits(7, 1, 4), sits(7, 3, 5)],
        [sits(7, 1), sits(7, 3, 5)],
        [sits(7, 1), sits(7, 1)],
        [sits(7, 1, 9), sits(7, 3, 5)],
        [sits(7, 1, 9), sits(7, 3, 3)],
    ],
)
def test_one_person_who_sits_twice_at_once_is_refused_in_whatever_order(sittings):
    for order in (sittings, sittings[::-1]):
        with pytest.raises(ValueError, match="person 7 sits twice at once"):
            record(order)


def test_two_people_may_sit_at_once_and_one_may_sit_again_at_once():
    record([sits("Ama", 1), sits("Bea", 1), sits("Cy", 1, 2), sits("Cy", 2), sits("Di", 1), sits("Di", 1, 1)])


def test_stages_come_in_order():
    stages = list(Stage)
    assert [stage.value for stage in stages[:3]] == ["idea", "scoping", "design"]
    for place, stage in enumerate(stages):
        assert [stage.is_after(other) for other in stages] == [place > other for other in range(len(stages))]
