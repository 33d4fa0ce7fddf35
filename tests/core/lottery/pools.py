"""Pools for tests of the lottery: what can be found by listing every panel."""

import itertools
from collections.abc import Iterator

import numpy as np
from scipy.optimize import linprog

from alongside.core.lottery import Pool
from alongside.core.lottery.checking import Files
from benchmarks.lottery.pools import invented

__all__ = ["by_listing", "every_panel", "files_of", "invented"]


def files_of(pool: Pool) -> Files:
    """What the checker reads."""
    return Files(
        people={
            person: {name: values[number] for name, values in pool.values.items()}
            for number, person in enumerate(pool.people)
        },
        quotas=[(quota.feature, quota.value, quota.least, quota.most) for quota in pool.quotas],
        households=dict(zip(pool.people, pool.households, strict=True)) if pool.households else {},
    )


def every_panel(pool: Pool) -> Iterator[tuple[int, ...]]:
    """List all panels, person by person."""
    for panel in itertools.combinations(range(len(pool.people)), pool.size):
        sums = [(quota, sum(pool.values[quota.feature][one] == quota.value for one in panel)) for quota in pool.quotas]
        homes = [pool.households[one] for one in panel if pool.households and pool.households[one]]
        if all(quota.least <= number <= quota.most for quota, number in sums) and len(homes) == len(set(homes)):
            yield panel


def by_listing(pool: Pool) -> dict[str, float] | None:
    """Leximin over all panels by its definition: level by level, one program for each person who might rise."""
    panels = list(every_panel(pool))
    if not panels:
        return None
    people = len(pool.people)
    inside = np.zeros((people, len(panels)))
    for number, panel in enumerate(panels):
        inside[list(panel), number] = 1
    known = np.full(people, np.nan)
    whole = np.ones((1, len(panels) + 1))
    whole[0, -1] = 0
    while np.isnan(known).any():
        least = np.where(np.isnan(known), 0.0, known)
        rises = np.where(np.isnan(known), 1.0, 0.0)
        rows = np.hstack([-inside, rises[:, None]])
        cost = np.append(np.zeros(len(panels)), -1.0)
        level = -linprog(cost, rows, -least + 1e-11, whole, [1.0], method="highs").fun
        floor = np.where(np.isnan(known), level, known) - 1e-9
        for one in np.flatnonzero(np.isnan(known)):
            best = -linprog(-inside[one], -inside, -floor, np.ones((1, len(panels))), [1.0], method="highs").fun
            if best < level + 1e-6:
                known[one] = level
    return dict(zip(pool.people, known.tolist(), strict=True))
