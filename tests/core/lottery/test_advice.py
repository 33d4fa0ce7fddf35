"""When no panel exists: the smallest change that helps."""

import dataclasses

import pytest
from hypothesis import given, settings

from alongside.core.lottery import Change, NoPanelError, Pool, Quota, advice, draw
from tests.core.lottery.pools import every_panel
from tests.core.lottery.test_lottery import small_pools


def widened(pool: Pool, changes: list[Change]) -> Pool:
    new = {(change.quota.feature, change.quota.value): change for change in changes}
    quotas = [
        dataclasses.replace(
            quota, least=new[quota.feature, quota.value].least, most=new[quota.feature, quota.value].most
        )
        if (quota.feature, quota.value) in new
        else quota
        for quota in pool.quotas
    ]
    return dataclasses.replace(pool, quotas=quotas)


def moved(pool: Pool, panel: tuple[int, ...]) -> int:
    """By how many places quotas must move for this panel."""
    total = 0
    for quota in pool.quotas:
        number = sum(pool.values[quota.feature][one] == quota.value for one in panel)
        total += max(quota.least - number, 0) + max(number - quota.most, 0)
    return total


@settings(max_examples=80, deadline=None)
@given(small_pools())
def test_it_is_the_smallest_change_and_a_panel_exists_after_it(pool: Pool) -> None:
    free = dataclasses.replace(
        pool, quotas=[dataclasses.replace(quota, least=0, most=pool.size) for quota in pool.quotas]
    )
    panels = list(every_panel(free))
    changes = advice(pool)
    if changes is None:
        assert panels == []
        return
    assert sum(change.by for change in changes) == min(moved(pool, panel) for panel in panels)
    draw(widened(pool, changes))


def test_the_constructed_case_needs_four_places_and_none_moves_by_two() -> None:
    """Five women are wanted, but only four came, all of an area of which at most three are wanted."""
    people = [("f", "a")] * 4 + [("m", "a")] * 4 + [("m", "b")] * 12
    quotas = [("sex", "f", 5, 5), ("sex", "m", 3, 3), ("area", "a", 2, 3), ("area", "b", 5, 6)]
    pool = Pool(
        people=[f"p{number}" for number in range(len(people))],
        values={"sex": [sex for sex, _area in people], "area": [area for _sex, area in people]},
        quotas=[Quota(feature=name, value=value, least=least, most=most) for name, value, least, most in quotas],
        size=8,
    )
    with pytest.raises(NoPanelError):
        draw(pool)
    changes = advice(pool)
    assert changes is not None
    assert sum(change.by for change in changes) == 4
    assert max(change.by for change in changes) == 1
    women = next(change for change in changes if change.quota.value == "f")
    assert (women.least, women.came_forward) == (4, 4)


def test_where_households_leave_too_few_no_quota_helps() -> None:
    pool = Pool(people=["a", "b"], values={}, quotas=[], size=2, households=["h", "h"])
    assert advice(pool) is None


def test_where_there_is_a_panel_nothing_needs_to_change() -> None:
    assert advice(Pool(people=["a", "b"], values={}, quotas=[], size=1)) == []


def test_it_stays_within_the_limits_that_a_lead_sets() -> None:
    pool = Pool(
        people=["a", "b", "c", "d"],
        values={"role": ["carer", "patient", "patient", "patient"]},
        quotas=[
            Quota(feature="role", value="carer", least=2, most=3),
            Quota(feature="role", value="patient", least=0, most=1),
        ],
        size=3,
    )
    free = advice(pool)
    assert free is not None
    assert {change.quota.value: (change.least, change.most) for change in free} == {"carer": (1, 3), "patient": (0, 2)}
    assert advice(pool, {("role", "patient"): (0, 1)}) is None
    within = advice(pool, {("role", "carer"): (1, 3), ("role", "patient"): (0, 3)})
    assert within == free
