"""What quotas cost in fairness: how far each keeps the lowest chance down, and which leave somebody without any.

The lowest chance is that of the linear relaxation over kinds, which bounds it from above and is nearly always reached
(docs/decisions/0080-the-fairest-lottery.md); a bound takes milliseconds for each quota.
"""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix, hstack, identity, vstack

from alongside.core.lottery.advice import advice
from alongside.core.lottery.pool import Pool, Quota, Shape, shape

#: A multiplier below this is none.
NOTHING = 1e-9


@dataclass(frozen=True, kw_only=True)
class Cost:
    """A quota, and the lowest chance (0 to 1) with all quotas and without this one."""

    quota: Quota
    lowest: float
    without: float

    @property
    def costs(self) -> float:
        """By how much the lowest chance would rise without it."""
        return max(0.0, self.without - self.lowest)


@dataclass(frozen=True, kw_only=True)
class Cause:
    """A quota that would have to move to give some people a chance, and how many people these are."""

    quota: Quota
    people: int


def costs(pool: Pool, *, none: Iterable[str] = ()) -> list[Cost]:
    """Return for each quota what it costs the person with the lowest chance, in the order of the quotas.

    `none` are people who have no chance at all; of the others the lowest is meant, or nothing would ever change it.
    """
    numbers = shape(pool)
    nobody = set(none)
    counts = np.array([not nobody.intersection(kind.people) for kind in numbers.kinds], dtype=bool)
    whole, weighs = _lowest(numbers, counts)
    found = []
    for place, quota in enumerate(pool.quotas):
        without = whole
        # A row without a multiplier can be left out of the proof that z is the largest: then nothing changes.
        if weighs[place] > NOTHING:
            least, most = numbers.least.copy(), numbers.most.copy()
            least[place], most[place] = 0, pool.size
            without = max(whole, _lowest(replace(numbers, least=least, most=most), counts)[0])
        found.append(Cost(quota=quota, lowest=whole, without=without))
    return found


def _lowest(numbers: Shape, counts: np.ndarray) -> tuple[float, np.ndarray]:
    """Return the largest z with z·count ≤ y for the kinds (T,) that count, over the relaxation; else 0.

    With it what each row (R,) weighs in the proof of that, from 0 on.
    """
    rows_in_all = len(numbers.least)
    if not counts.any():
        return 0.0, np.zeros(rows_in_all)
    matrix, least, most = numbers.with_size()
    inside = csr_matrix(matrix.T)
    column = csr_matrix((inside.shape[0], 1))
    chance = hstack([-identity(len(counts), format="csr")[counts], csr_matrix(numbers.count[counts][:, None])])
    above, below = hstack([inside, column]), hstack([-inside, column])
    rows = vstack([above, below, chance])
    limits = np.concatenate([most, -least, np.zeros(int(counts.sum()))])
    goal = np.append(np.zeros(len(counts)), -1.0)
    bounds = [*((0, int(count)) for count in numbers.count), (0, 1)]
    found = linprog(goal, A_ub=rows, b_ub=limits, bounds=bounds, method="highs")
    if found.x is None:
        # Any row may be what stands in the way.
        return 0.0, np.ones(rows_in_all)
    weighs = np.abs(found.ineqlin.marginals[: 2 * rows_in_all]).reshape(2, -1).sum(axis=0)
    return float(min(1.0, max(0.0, found.x[-1]))), weighs


def causes(pool: Pool, none: Sequence[str], *, seconds: float = 1.0) -> list[Cause]:
    """Return the quotas that leave these people without a chance, those first that concern most of them.

    For one person of each kind the smallest change is looked for that puts them on some panel. What is not found
    within `seconds` is left out.
    """
    deadline = time.monotonic() + seconds
    numbers, nobody = shape(pool), set(none)
    touched: dict[tuple[str, str], int] = {}
    for kind in numbers.kinds:
        concerned = [person for person in kind.people if person in nobody]
        if not concerned or time.monotonic() > deadline:
            continue
        wanted = replace(pool, already_in=pool.already_in | {concerned[0]})
        for change in advice(wanted) or []:
            name = (change.quota.feature, change.quota.value)
            touched[name] = touched.get(name, 0) + len(concerned)
    of = {(quota.feature, quota.value): quota for quota in pool.quotas}
    found = [Cause(quota=of[name], people=people) for name, people in touched.items()]
    return sorted(found, key=lambda cause: (-cause.people, cause.quota.feature, cause.quota.value))
