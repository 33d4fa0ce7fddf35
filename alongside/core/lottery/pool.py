"""Who can be chosen, and what a panel must hold: as people say it, then as numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

#: Somebody may leave a feature unanswered; it counts like a value of its own.
NOT_STATED = "not stated"


class PoolError(ValueError):
    """The pool or its quotas contradict themselves; the message says where."""


@dataclass(frozen=True, kw_only=True)
class Quota:
    """How many people with one value of a feature a panel holds: from `least` to `most`, both included."""

    feature: str
    value: str
    least: int
    most: int

    def __post_init__(self) -> None:
        if not 0 <= self.least <= self.most:
            raise PoolError(f"{self.feature}, {self.value}: the minimum is above the maximum, or below nothing.")


@dataclass(frozen=True, kw_only=True)
class Pool:
    """The people of a draw.

    `values` gives, for each feature, the value of each person in the order of `people`. `households` names the
    household of each person ("" for none): a panel holds at most one person of each. `already_in` and `left_out` are
    people whose place is settled before the draw. A value without a quota is free.
    """

    people: Sequence[str]
    values: Mapping[str, Sequence[str]]
    quotas: Sequence[Quota]
    size: int
    households: Sequence[str] = ()
    already_in: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if len(set(self.people)) != len(self.people):
            raise PoolError("Two people have the same id.")
        if any(len(row) != len(self.people) for row in self.values.values()):
            raise PoolError("Each person needs a value for each feature.")
        if self.households and len(self.households) != len(self.people):
            raise PoolError("Each person needs a household, or an empty one.")
        if len({(quota.feature, quota.value) for quota in self.quotas}) != len(self.quotas):
            raise PoolError("A value has two quotas.")
        if unknown := {quota.feature for quota in self.quotas} - self.values.keys():
            raise PoolError(f"There is a quota for a feature that nobody has: {', '.join(sorted(unknown))}.")
        if strangers := (self.already_in | self.left_out) - set(self.people):
            raise PoolError(f"Nobody has this id: {', '.join(sorted(strangers))}.")
        if self.already_in & self.left_out:
            raise PoolError("Somebody cannot be in already and left out.")
        if not 1 <= self.size <= len(self.people):
            raise PoolError("The size must be at least 1 and at most the number of people.")


@dataclass(frozen=True, kw_only=True)
class Kind:
    """People who are interchangeable for the quotas. Who shares a household is a kind of their own."""

    name: str
    people: tuple[str, ...]
    values: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Shape:
    """A pool as numbers: T kinds, R rows, each with bounds.

    `count` (T,) says how many people each kind has, `rows` (T, F) in which rows a person of it counts; the last row is
    free and fills up. `least` and `most` (R,) bound the sum of each row. A panel is a vector y (T,) of whole numbers
    with 0 ≤ y ≤ count, sum `size`, and every row sum within its bounds.
    """

    kinds: tuple[Kind, ...]
    names: tuple[str, ...]
    count: np.ndarray
    rows: np.ndarray
    least: np.ndarray
    most: np.ndarray
    size: int
    settled: Mapping[str, float] = field(default_factory=dict)

    @property
    def narrow(self) -> type[np.signedinteger]:
        """The narrowest numbers that hold panels: there are thousands of them, of thousands of kinds."""
        return np.int16 if self.size <= np.iinfo(np.int16).max else np.int64

    def sums(self, panels: np.ndarray) -> np.ndarray:
        """Return the row sums (..., R) of panels, or of any weights on kinds (..., T)."""
        found: np.ndarray = panels @ self.matrix()
        return found

    def matrix(self) -> np.ndarray:
        """Return in which rows each kind counts, (T, R), of 0 and 1."""
        found = np.zeros((len(self.count), len(self.least)))
        np.put_along_axis(found, self.rows, 1.0, axis=1)
        found[:, -1] = 0
        return found

    def with_size(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the matrix (T, R), and least and most (R,), with the size as the last row in place of the free one."""
        matrix = self.matrix()
        matrix[:, -1] = 1
        return matrix, np.append(self.least[:-1], self.size), np.append(self.most[:-1], self.size)

    def of(self, kinds: np.ndarray) -> "Shape":
        """Return the same with some of the kinds (T,) only."""
        kept = tuple(kind for kind, stays in zip(self.kinds, kinds, strict=True) if stays)
        return replace(self, kinds=kept, count=self.count[kinds], rows=self.rows[kinds])

    def holds(self, panels: np.ndarray) -> np.ndarray:
        """Return of each panel (N, T) whether it is one."""
        sums = self.sums(panels)
        inside = (sums >= self.least - 0.5).all(axis=1) & (sums <= self.most + 0.5).all(axis=1)
        fits = inside & (panels >= 0).all(axis=1) & (panels <= self.count).all(axis=1)
        found: np.ndarray = fits & (panels.sum(axis=1) == self.size)
        return found


def shape(pool: Pool) -> Shape:
    """Return a pool as numbers, without those whose place is settled; their quotas are counted off."""
    features = sorted({quota.feature for quota in pool.quotas})
    where = {person: number for number, person in enumerate(pool.people)}
    of = {person: tuple(pool.values[name][number] for name in features) for person, number in where.items()}
    homes = dict(zip(pool.people, pool.households, strict=True)) if pool.households else {}
    full = {homes[person] for person in pool.already_in if homes.get(person)}
    out = set(pool.left_out) | {one for one in pool.people if homes.get(one) in full and one not in pool.already_in}
    free = [person for person in pool.people if person not in out and person not in pool.already_in]
    kinds = _kinds(free, of, homes)
    return _numbers(pool, features, kinds, of, homes, out)


def _kinds(free: Sequence[str], of: Mapping[str, tuple[str, ...]], homes: Mapping[str, str]) -> list[Kind]:
    """Who shares a household stands alone; the others together by their values, in the order of these."""
    inside: dict[str, int] = {}
    for person in free:
        if homes.get(person):
            inside[homes[person]] = inside.get(homes[person], 0) + 1
    grouped: dict[tuple[tuple[str, ...], str], list[str]] = {}
    for person in free:
        alone = person if inside.get(homes.get(person, ""), 0) > 1 else ""
        grouped.setdefault((of[person], alone), []).append(person)
    found = sorted(grouped.items())
    return [
        Kind(name=f"class {number}", people=tuple(sorted(people)), values=values)
        for number, ((values, _alone), people) in enumerate(found, 1)
    ]


def _numbers(
    pool: Pool,
    features: list[str],
    kinds: list[Kind],
    of: Mapping[str, tuple[str, ...]],
    homes: Mapping[str, str],
    out: set[str],
) -> Shape:
    places = {feature: number for number, feature in enumerate(features)}
    row_of = {(quota.feature, quota.value): number for number, quota in enumerate(pool.quotas)}
    shared = sorted({homes.get(kind.people[0], "") for kind in kinds if len(kind.people) == 1} - {""})
    shared = [home for home in shared if sum(homes.get(person) == home for kind in kinds for person in kind.people) > 1]
    home_row = {home: len(row_of) + number for number, home in enumerate(shared)}
    last = len(row_of) + len(home_row)
    rows = np.full((len(kinds), len(features) + 1), last)
    for number, kind in enumerate(kinds):
        for feature, value in zip(features, kind.values, strict=True):
            rows[number, places[feature]] = row_of.get((feature, value), last)
        rows[number, -1] = home_row.get(homes.get(kind.people[0], ""), last)
    least = np.zeros(last + 1, dtype=int)
    most = np.full(last + 1, pool.size)
    for number, quota in enumerate(pool.quotas):
        inside = sum(of[person][places[quota.feature]] == quota.value for person in pool.already_in)
        least[number], most[number] = max(0, quota.least - inside), quota.most - inside
    most[len(row_of) : last] = 1
    names = [f"{quota.feature}={quota.value}" for quota in pool.quotas] + [f"household {home}" for home in shared]
    return Shape(
        kinds=tuple(kinds),
        names=(*names, ""),
        count=np.array([len(kind.people) for kind in kinds], dtype=int),
        rows=rows,
        least=least,
        most=most,
        size=pool.size - len(pool.already_in),
        settled=dict.fromkeys(sorted(pool.already_in), 1.0) | dict.fromkeys(sorted(out), 0.0),
    )
