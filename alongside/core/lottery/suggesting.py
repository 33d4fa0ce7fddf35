"""Quotas out of a population and a size: rounded so that totals stay right, with room for who does not answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from alongside.core.lottery.pool import NOT_STATED, PoolError, Quota


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """A quota, the share of places that it stands for exactly, and the whole number that this was rounded to."""

    quota: Quota
    exact: Fraction
    rounded: int


def suggest(
    feature: str, population: Mapping[str, int], size: int, *, spread: int = 1, not_stated: Fraction = Fraction(0)
) -> list[Suggestion]:
    """Return a quota for each value of a feature, from how many people of a population have it.

    Places are shared out by largest remainders, so they add up to `size`. From there a quota reaches `spread` places up
    and down. `not_stated` is the share (0 to below 1) of those who came forward and did not say: the minimums together
    leave them at least as many places as that, rounded up.

    Raises PoolError for a population without anybody, or numbers out of their range.
    """
    total = sum(population.values())
    if total <= 0 or min(population.values(), default=0) < 0 or size < 1 or spread < 0 or not 0 <= not_stated < 1:
        raise PoolError(f"{feature}: quotas need a population, a size from 1, and shares from 0 to below 1.")
    names = [name for name in population if name != NOT_STATED]
    counted = sum(population[name] for name in names)
    if counted == 0:
        raise PoolError(f"{feature}: nobody in the population has a value.")
    exact = {name: Fraction(population[name] * size, counted) for name in names}
    whole = apportioned(exact, size)
    left = size - ceil(not_stated * size)
    floors = {name: max(0, number - spread) for name, number in whole.items()}
    if sum(floors.values()) > left:
        wanted = {name: Fraction(number * left, sum(floors.values())) for name, number in floors.items()}
        floors = {name: min(floors[name], number) for name, number in apportioned(wanted, left).items()}
    return [
        Suggestion(
            quota=Quota(feature=feature, value=name, least=floors[name], most=min(size, whole[name] + spread)),
            exact=exact[name],
            rounded=whole[name],
        )
        for name in names
    ]


def apportioned(exact: Mapping[str, Fraction], total: int) -> dict[str, int]:
    """Return whole numbers that add up to a total, each the one below or above: largest remainders (Hamilton).

    `exact` adds up to the total. Of equal remainders the first comes first.
    """
    found = {name: floor(share) for name, share in exact.items()}
    order = sorted(exact, key=lambda name: found[name] - exact[name])
    for name in order[: total - sum(found.values())]:
        found[name] += 1
    return found
