"""A number drawn in public picks a panel: so many panels of people, all equally likely, with nearly the exact chances.

How close chances can stay when a lottery is rounded: Flanigan, Kehne, Procaccia, Fair sortition made transparent,
NeurIPS 2021. Here places of classes are rounded first, mended by exchanging panels while that brings chances nearer;
within a class places go round, so that nobody has more than one more than another.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from alongside.core.lottery.cores import one_core

#: As many exchanges are looked at for each panel, and so many panels to take out each time.
EXCHANGES, LOOKED_AT = 4, 6


@dataclass(frozen=True, kw_only=True)
class Uniform:
    """Panels of ids, each of the same weight; the chance of each person, and how far the worst is off."""

    panels: tuple[tuple[str, ...], ...]
    chances: Mapping[str, float]
    worst: float


def uniform(lottery: Mapping[str, Any], panels: int = 1000) -> Uniform:
    """Return a uniform lottery of so many panels (1 to 100,000) from an exact one, as `document` gives it.

    The same lottery gives the same panels, in an order without meaning.
    """
    if not 1 <= panels <= 100_000:
        raise ValueError("From 1 to 100,000 panels can be made.")
    text = json.dumps([lottery, panels], sort_keys=True)
    random = np.random.Generator(np.random.PCG64(int.from_bytes(hashlib.sha256(text.encode()).digest()[:16], "big")))
    classes: Mapping[str, Sequence[str]] = lottery["classes"]
    at = {name: number for number, name in enumerate(classes)}
    count = np.array([len(people) for people in classes.values()])
    known = np.zeros((len(lottery["lottery"]), len(count)))
    for number, panel in enumerate(lottery["lottery"]):
        for name, places in panel["counts"].items():
            known[number, at[name]] = places
    weights = np.array([panel["weight"] for panel in lottery["lottery"]])
    with one_core():
        times = _mended(known, count, weights @ known * panels, _rounded(weights * panels, random))
    chosen = random.permutation(np.repeat(np.arange(len(known)), times))
    drawn = {person for people in classes.values() for person in people}
    sure = sorted(person for person, chance in lottery["chances"].items() if chance == 1.0 and person not in drawn)
    made = _people(known[chosen].astype(int), list(classes.values()), sure, random)
    held = dict.fromkeys(sorted(lottery["chances"]), 0)
    for one in made:
        for person in one:
            held[person] += 1
    chances = {person: number / panels for person, number in held.items()}
    worst = max(abs(chance - lottery["chances"][person]) for person, chance in chances.items())
    return Uniform(panels=made, chances=chances, worst=worst)


def _rounded(wanted: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Return whole numbers of the same sum, each the one below or above."""
    order = random.permutation(len(wanted))
    ends = np.cumsum(wanted[order])
    ends[-1] = np.round(ends[-1])
    found = np.empty(len(wanted), dtype=int)
    found[order] = np.diff(np.floor(ends + random.random()), prepend=0.0)
    return found


def _mended(known: np.ndarray, count: np.ndarray, goal: np.ndarray, times: np.ndarray) -> np.ndarray:
    """Exchange panels for others while the sum of squared differences of chances falls."""
    scaled = known / count
    length = (scaled**2).sum(axis=1)
    off = (times @ known - goal) / count
    for _exchange in range(EXCHANGES * int(times.sum())):
        gain = scaled @ off
        out = np.flatnonzero(times)
        out = out[np.argsort(length[out] - 2 * gain[out], kind="stable")[:LOOKED_AT]]
        change = 2 * (gain - gain[out, None]) + length + length[out, None] - 2 * scaled[out] @ scaled.T
        best = int(np.argmin(change))
        one, other = out[best // len(known)], best % len(known)
        if change.flat[best] > -1e-12:
            break
        times[one] -= 1
        times[other] += 1
        off += scaled[other] - scaled[one]
    return times


def _people(
    places: np.ndarray, classes: Sequence[Sequence[str]], sure: Sequence[str], random: np.random.Generator
) -> tuple[tuple[str, ...], ...]:
    """Give the places of each class to its people in turn, in an order drawn for each class."""
    panels: list[list[str]] = [list(sure) for _panel in places]
    for column, people in enumerate(classes):
        order, turn = random.permutation(len(people)), 0
        for number in np.flatnonzero(places[:, column]):
            taken = places[number, column]
            panels[number] += [people[order[(turn + step) % len(people)]] for step in range(taken)]
            turn += taken
    return tuple(tuple(sorted(panel)) for panel in panels)


def commitment(panels: Sequence[Sequence[str]], salt: str) -> str:
    """Return what is published before the number is drawn: SHA-256 of the salt and the panels in their order."""
    text = json.dumps([salt, [list(panel) for panel in panels]], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
