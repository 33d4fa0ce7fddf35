"""What quotas cost: against chances that are known, and against lotteries without each of them."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings

from alongside.core.lottery import NoPanelError, Pool, Quota, causes, costs, draw, shape
from alongside.core.lottery.costs import _lowest
from tests.core.lottery.pools import every_panel
from tests.core.lottery.test_lottery import small_pools

POOL = Pool(
    people=["Ama", *(f"p{number}" for number in range(1, 10))],
    values={"role": ["carer", *["patient"] * 9]},
    quotas=[
        Quota(feature="role", value="carer", least=1, most=1),
        Quota(feature="role", value="patient", least=1, most=1),
    ],
    size=2,
)


def test_a_target_that_holds_most_people_down_says_by_how_much() -> None:
    carer, patient = costs(POOL)
    assert carer.lowest == pytest.approx(1 / 9)
    # Without any minimum of carers the two places are everybody's, but patients may still hold one only.
    assert carer.without == pytest.approx(1 / 9)
    assert patient.without == pytest.approx(1 / 9)
    open_maximum = dataclasses.replace(POOL, quotas=[POOL.quotas[0]])
    assert [(one.lowest, one.without) for one in costs(open_maximum)] == [
        (pytest.approx(1 / 9), pytest.approx(2 / 10)),
    ]


@settings(max_examples=60, deadline=None)
@given(small_pools())
def test_without_a_target_no_lottery_has_a_higher_lowest_chance_than_said(pool: Pool) -> None:
    for cost, quota in zip(costs(pool), pool.quotas, strict=True):
        freed = dataclasses.replace(quota, least=0, most=pool.size)
        without = dataclasses.replace(pool, quotas=[freed if one == quota else one for one in pool.quotas])
        try:
            lowest = min(draw(without).chances, default=0.0)
        except NoPanelError:
            continue
        assert lowest <= cost.without + 1e-6
        assert cost.costs >= 0


@settings(max_examples=60, deadline=None)
@given(small_pools())
def test_only_targets_that_weigh_in_the_proof_are_solved_without_and_the_others_cost_nothing(pool: Pool) -> None:
    numbers = shape(pool)
    everybody = np.ones(len(numbers.count), dtype=bool)
    for place, cost in enumerate(costs(pool)):
        least, most = numbers.least.copy(), numbers.most.copy()
        least[place], most[place] = 0, pool.size
        without, _weighs = _lowest(dataclasses.replace(numbers, least=least, most=most), everybody)
        assert cost.without == pytest.approx(max(cost.lowest, without), abs=1e-7)


def test_who_has_no_chance_is_left_out_of_the_lowest() -> None:
    pool = dataclasses.replace(
        POOL,
        quotas=[Quota(feature="role", value="carer", least=0, most=0)],
    )
    assert costs(pool)[0].lowest == 0
    assert costs(pool, none=["Ama"])[0].lowest == pytest.approx(2 / 9)


@settings(max_examples=60, deadline=None)
@given(small_pools())
def test_the_causes_named_are_quotas_that_would_have_to_move(pool: Pool) -> None:
    panels = list(every_panel(pool))
    inside = {pool.people[one] for panel in panels for one in panel}
    none = [person for person in pool.people if person not in inside and not pool.households]
    if not panels or not none:
        return
    found = causes(pool, none, seconds=60)
    named = {(cause.quota.feature, cause.quota.value) for cause in found}
    freed = [
        dataclasses.replace(quota, least=0, most=pool.size) if (quota.feature, quota.value) in named else quota
        for quota in pool.quotas
    ]
    given_all = {one for panel in every_panel(dataclasses.replace(pool, quotas=freed)) for one in panel}
    assert {pool.people.index(person) for person in none} <= given_all
    assert all(1 <= cause.people <= len(none) for cause in found)


def test_causes_in_no_time_are_none() -> None:
    pool = dataclasses.replace(POOL, quotas=[Quota(feature="role", value="carer", least=0, most=0)])
    assert causes(pool, ["Ama"], seconds=-1) == []
    (cause,) = causes(pool, ["Ama"])
    assert (cause.quota.value, cause.people) == ("carer", 1)
