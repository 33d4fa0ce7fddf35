"""When no panel meets every quota: the smallest change of quotas that helps."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix, hstack, identity, vstack

from alongside.core.lottery.pool import Pool, Quota, shape

#: What a place more or fewer counts for; between equals the largest change of one bound decides, then how many change.
A_PLACE, LARGEST, EACH = 10_000.0, 100.0, 1.0


@dataclass(frozen=True, kw_only=True)
class Change:
    """A quota as it is, and as it would have to be; `came_forward` counts who has this value and can be chosen."""

    quota: Quota
    least: int
    most: int
    came_forward: int

    @property
    def by(self) -> int:
        """How many places it moves."""
        return self.quota.least - self.least + self.most - self.quota.most


#: How far a quota may be moved: its lowest minimum and its highest maximum, by feature and value.
Limits = Mapping[tuple[str, str], tuple[int, int]]


def unmoved(quotas: Iterable[Quota], features: Container[str]) -> Limits:
    """Return limits that leave the quotas of these features as they are."""
    return {(one.feature, one.value): (one.least, one.most) for one in quotas if one.feature in features}


def advice(pool: Pool, limits: Limits = MappingProxyType({})) -> list[Change] | None:
    """Return the quotas to widen so that a panel exists: fewest places moved, then none of them far.

    A quota with `limits` is moved within them only. An empty list when there is a panel already; None when no change of
    quotas helps: too few can be chosen, or limits forbid it.
    """
    numbers = shape(pool)
    kinds, quotas = len(numbers.count), len(pool.quotas)
    rows = len(numbers.least) - 1
    # Columns: y of kinds; by how much each minimum falls and each maximum rises; whether it does; the largest of them.
    matrix = csr_matrix(numbers.matrix()[:, :rows].T)
    widen = vstack([identity(quotas), csr_matrix((rows - quotas, quotas))])
    nothing = csr_matrix((rows, quotas))
    size = csr_matrix(np.append(np.ones(kinds), np.zeros(4 * quotas + 1)))
    both = 2 * quotas
    place = hstack([csr_matrix((both, kinds)), identity(both), -pool.size * identity(both), csr_matrix((both, 1))])
    largest = hstack([csr_matrix((both, kinds)), identity(both), csr_matrix((both, both)), -np.ones((both, 1))])
    cost = np.concatenate([np.zeros(kinds), np.full(both, A_PLACE), np.full(both, EACH), [LARGEST]])
    # A row keeps its least with the fall, and its most with the rise: two rows, since each has its own slack.
    keep_least = hstack([matrix, widen, nothing, nothing, nothing, csr_matrix((rows, 1))])
    keep_most = hstack([matrix, nothing, -widen, nothing, nothing, csr_matrix((rows, 1))])
    rules = [
        LinearConstraint(keep_least, numbers.least[:rows], np.inf),
        LinearConstraint(keep_most, -np.inf, numbers.most[:rows]),
        LinearConstraint(size, numbers.size, numbers.size),
        LinearConstraint(place, -np.inf, 0),
        LinearConstraint(largest, -np.inf, 0),
    ]
    most = np.concatenate([numbers.count, _furthest(pool, limits), np.ones(both), [pool.size]])
    found = milp(cost, integrality=np.ones(len(cost)), bounds=Bounds(0, most), constraints=rules)
    if found.x is None:
        return None
    moved = np.rint(found.x[kinds : kinds + both]).astype(int)
    falls, rises = moved[:quotas], moved[quotas:]
    inside = numbers.matrix()[:, :quotas].T @ numbers.count
    return [
        Change(
            quota=quota,
            least=quota.least - int(fall),
            most=quota.most + int(rise),
            came_forward=int(came) + sum(_has(pool, person, quota) for person in pool.already_in),
        )
        for quota, fall, rise, came in zip(pool.quotas, falls, rises, inside, strict=True)
        if fall or rise
    ]


def _furthest(pool: Pool, limits: Limits) -> np.ndarray:
    """Return by how much each minimum may fall, then by how much each maximum may rise."""
    within = [limits.get((quota.feature, quota.value), (0, quota.most + pool.size)) for quota in pool.quotas]
    falls = [quota.least - lowest for quota, (lowest, _highest) in zip(pool.quotas, within, strict=True)]
    rises = [highest - quota.most for quota, (_lowest, highest) in zip(pool.quotas, within, strict=True)]
    found: np.ndarray = np.clip(np.array(falls + rises), 0, pool.size)
    return found


def _has(pool: Pool, person: str, quota: Quota) -> bool:
    return pool.values[quota.feature][list(pool.people).index(person)] == quota.value
