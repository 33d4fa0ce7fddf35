"""The share of an organisation's projects that were from the outset, by period."""

import itertools
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.core.outset import (
    Moment,
    Period,
    Settled,
    Share,
    Trend,
    by_period,
    judge,
    quarters_before,
    settle,
    share,
    trend,
)
from alongside.core.outset.trends import _chance, _difference
from tests.core.outset.building import LAST, STEPS, at, did, moved, record, records, sits

MARCH = Period(date(2026, 3, 1), date(2026, 4, 1))
APRIL = Period(date(2026, 4, 1), date(2026, 5, 1))
MAY = Period(date(2026, 5, 1), date(2026, 6, 1))


def settled(*when, moment=Moment.FROM_THE_OUTSET):
    return Settled(moment, datetime(*when, tzinfo=UTC))


# --- settling


def test_nothing_is_settled_while_scoping_goes_on():
    project = record([sits("Ama", 1)], [did("Ama", 2)], moved(idea=0, scoping=2, design=6))
    assert settle(project, until=at(5)) is None
    assert settle(project, until=at(6)) == Settled(Moment.FROM_THE_OUTSET, at(6))


@pytest.mark.parametrize("step", [6, 7])
def test_what_partners_do_once_scoping_has_ended_comes_too_late(step):
    project = record([sits("Ama", 1)], [did("Ama", step)], moved(idea=0, scoping=2, design=6))
    assert judge(project, until=at(9)).moment is Moment.FROM_DESIGN
    assert settle(project, until=at(9)) == Settled(Moment.NOT_YET, at(6))


def test_partners_who_joined_after_the_aim_and_contributed_in_scoping_settle_it_as_from_design():
    project = record([sits("Ama", 4)], [did("Ama", 5)], moved(idea=0, scoping=2, design=6), aim=3)
    assert settle(project, until=at(9)) == Settled(Moment.FROM_DESIGN, at(6))


@given(records(), STEPS, STEPS)
def test_what_is_settled_stays_so(project, one, other):
    early, late = (settle(project, until=at(step)) for step in sorted((one, other)))
    assert early is None or early == late


@given(records())
def test_from_the_outset_is_settled_just_where_it_is_judged(project):
    found, counted = judge(project, until=at(LAST)), settle(project, until=at(LAST))
    if counted is not None:
        assert (counted.moment is Moment.FROM_THE_OUTSET) == (found.moment is Moment.FROM_THE_OUTSET)
        assert (counted.moment is Moment.NOT_YET) == (not found.people_who_shaped)
        assert counted.moment is not Moment.LATER


# --- counting


def test_a_share_counts_those_from_the_outset_of_those_settled_in_the_period():
    every = [
        settled(2026, 3, 1),
        settled(2026, 3, 31, moment=Moment.FROM_DESIGN),
        settled(2026, 3, 15, moment=Moment.NOT_YET),
        settled(2026, 4, 2),
    ]
    found = share(every, MARCH)
    assert (found.numerator, found.denominator, found.period) == (1, 3, MARCH)
    assert found.fraction == pytest.approx(1 / 3)


def test_of_no_projects_there_is_no_fraction():
    assert share([], MARCH).fraction is None


def test_a_project_belongs_to_the_day_on_which_it_was_settled_in_london():
    late = settled(2026, 3, 31, 23, 30)  # half past midnight on 1 April there
    assert [found.denominator for found in by_period(iter([late]), [MARCH, APRIL])] == [0, 1]
    assert [found.denominator for found in by_period(iter([late]), [MARCH, APRIL], zone=UTC)] == [1, 0]


@pytest.mark.parametrize("end", [date(2026, 3, 1), date(2026, 2, 28)])
def test_a_period_without_a_day_is_refused(end):
    with pytest.raises(ValueError, match="holds no day"):
        Period(date(2026, 3, 1), end)


@pytest.mark.parametrize(("numerator", "denominator"), [(2, 1), (-1, 3)])
def test_a_share_of_more_than_all_is_refused(numerator, denominator):
    with pytest.raises(ValueError, match="no share"):
        Share(numerator, denominator, MARCH)


def test_quarters_end_with_the_one_that_holds_the_day():
    firsts = [period.start for period in quarters_before(date(2026, 2, 10), 3)]
    assert firsts == [date(2025, 7, 1), date(2025, 10, 1), date(2026, 1, 1)]
    assert quarters_before(date(2026, 12, 31), 1) == [Period(date(2026, 10, 1), date(2027, 1, 1))]
    assert quarters_before(date(2026, 12, 31), 0) == []
    with pytest.raises(ValueError, match="0 or more"):
        quarters_before(date(2026, 12, 31), -1)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(1, 30))
def test_quarters_follow_each_other_without_a_gap(day, count):
    quarters = quarters_before(day, count)
    assert len(quarters) == count
    assert quarters[-1].holds(day)
    assert all(one.end == other.start for one, other in itertools.pairwise(quarters))
    assert all(period.start.day == 1 and 90 <= (period.end - period.start).days <= 92 for period in quarters)


@given(st.lists(st.builds(Settled, st.sampled_from(Moment), st.integers(0, 700).map(lambda n: at(n)))))
def test_each_project_is_counted_in_one_quarter(every):
    shares = by_period(every, quarters_before(at(700).date() + timedelta(days=1), 20))
    assert sum(one.denominator for one in shares) == len(every)
    assert sum(one.numerator for one in shares) == sum(one.moment is Moment.FROM_THE_OUTSET for one in every)


# --- trends


def compared(earlier, latest):
    return trend([Share(*earlier, APRIL), Share(*latest, MAY)])


@pytest.mark.parametrize(
    ("earlier", "latest", "expected"),
    [
        ((0, 5), (5, 5), Trend.MORE),
        ((5, 5), (0, 5), Trend.FEWER),
        ((1, 5), (5, 5), Trend.MORE),
        ((1, 5), (4, 5), Trend.TOO_FEW_TO_SAY),
        ((2, 6), (0, 19), Trend.TOO_FEW_TO_SAY),  # by chance just once in 20 times
        ((0, 4), (4, 4), Trend.TOO_FEW_TO_SAY),
        ((0, 40), (1, 1), Trend.TOO_FEW_TO_SAY),
        ((4, 4), (0, 40), Trend.TOO_FEW_TO_SAY),
        ((1, 2), (1, 2), Trend.TOO_FEW_TO_SAY),
        ((0, 0), (5, 5), Trend.TOO_FEW_TO_SAY),
        ((5, 5), (0, 0), Trend.TOO_FEW_TO_SAY),
        ((15, 30), (21, 30), Trend.TOO_FEW_TO_SAY),
        ((50, 100), (51, 100), Trend.SAME),
        ((12, 12), (12, 12), Trend.SAME),
        ((11, 11), (11, 11), Trend.TOO_FEW_TO_SAY),
        ((500, 1000), (550, 1000), Trend.MORE),
    ],
)
def test_a_trend_is_claimed_only_where_numbers_bear_it(earlier, latest, expected):
    assert compared(earlier, latest) is expected


def test_only_the_latest_period_and_the_one_before_are_compared_in_whatever_order_they_come():
    shares = [Share(0, 9, MAY), Share(0, 9, MARCH), Share(9, 9, APRIL)]
    assert trend(shares) is trend(shares[::-1]) is Trend.FEWER


@pytest.mark.parametrize("shares", [[], [Share(3, 3, MARCH)]])
def test_one_period_alone_is_no_trend(shares):
    assert trend(shares) is Trend.TOO_FEW_TO_SAY


def test_periods_that_overlap_cannot_be_compared():
    with pytest.raises(ValueError, match="overlap"):
        trend([Share(1, 2, Period(MARCH.start, APRIL.end)), Share(1, 2, APRIL)])


COUNTS = st.integers(0, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
OPPOSITE = {Trend.MORE: Trend.FEWER, Trend.FEWER: Trend.MORE}


@given(COUNTS, COUNTS)
def test_turned_round_the_trend_is_turned_round(one, other):
    found = compared(one, other)
    assert compared(other, one) is OPPOSITE.get(found, found)
    misses = [(n - k, n) for k, n in (one, other)]
    assert compared(*misses) is OPPOSITE.get(found, found)


@given(COUNTS, COUNTS)
def test_more_means_a_larger_share(one, other):
    found = compared(one, other)
    if found in OPPOSITE:
        assert (Fraction(*other) > Fraction(*one)) is (found is Trend.MORE)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((3, 4), (1, 4), Fraction(34, 70)),
        ((6, 8), (1, 5), 0.10256410256410256),
        ((10, 10), (0, 10), Fraction(2, 184756)),
    ],
    ids=["the lady tasting tea (Fisher 1935)", "the example of scipy.stats.fisher_exact", "all and none"],
)
def test_the_exact_test_gives_published_values(one, other, expected):
    assert float(_chance(Share(*one, MARCH), Share(*other, APRIL))) == pytest.approx(float(expected))


@pytest.mark.parametrize(
    ("latest", "earlier", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_the_interval_is_that_of_newcombes_table_ii_method_10(latest, earlier, low, high):
    assert _difference(Share(*earlier, MARCH), Share(*latest, APRIL)) == pytest.approx((low, high), abs=5e-5)
