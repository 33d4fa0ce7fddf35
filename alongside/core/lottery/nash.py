"""The greatest product of chances: over divisible people by its dual, over panels one panel at a time.

At the best chances x no lottery has Σ (chance / x) above the number of people: with the means of these that is what
makes the product greatest (Nash welfare). The same inequality, with the multipliers of quotas, is the proof.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import linalg

from alongside.core.lottery.exact import Exact
from alongside.core.lottery.pool import Shape
from alongside.core.lottery.programs import Panels, TimeOverError
from alongside.core.lottery.relaxation import TIGHT, Proof, Target

#: From where to where the barrier falls, and by how much each time.
BARRIER, LAST, FALL = 1.0, 1e-10, 0.2
ROUNDS = 40
#: What every multiplier costs, so that none grows without end where it changes nothing.
LEAN = 1e-8
#: How much a panel must add, for each person, to be taken in.
NOTHING = 1e-9


def target(shape: Shape) -> Target:
    """Return the chances of the greatest product over divisible people, each of whom can have one, with its proof."""
    matrix, least, most = shape.with_size()
    rows = _multipliers(matrix, least, most, shape.count)
    chances = 1 / np.maximum(matrix @ rows, 1.0)
    rows = _sharpened(matrix, least, most, shape.count, rows, chances)
    slack = matrix @ rows
    chances = 1 / np.maximum(slack, 1.0)
    caps = np.maximum(1 - slack, 0)
    bound = np.maximum(rows, 0) @ most + np.minimum(rows, 0) @ least + caps @ shape.count
    proof = Proof(weights=1 / chances, most=float(bound), rows=rows[:-1], total=float(rows[-1]), kinds=caps)
    return Target(chances=chances, proofs=(proof,))


@dataclass(frozen=True, kw_only=True)
class _Dual:
    """price·v + Σ count·φ(both·v), φ(s) = −log s from 1 on and 1 − s below; `held` parts of v are above nothing."""

    both: np.ndarray
    price: np.ndarray
    count: np.ndarray
    held: np.ndarray

    def value(self, at: np.ndarray, barrier: float) -> float:
        """Return it, with the barrier."""
        slack = self.both @ at
        cost = self.count @ np.where(slack >= 1, -np.log(np.maximum(slack, 1)), 1 - slack)
        return float(self.price @ at + cost - barrier * np.log(at[self.held]).sum())

    def stepped(self, at: np.ndarray, barrier: float) -> tuple[np.ndarray, bool]:
        """Return where one of Newton's steps leads, and whether it is near enough."""
        slack = self.both @ at
        falls = self.count * np.where(slack >= 1, -1 / np.maximum(slack, 1), -1.0)
        bends = self.count * np.where(slack >= 1, 1 / np.maximum(slack, 1) ** 2, 0.0)
        unit = np.where(self.held, at, 1.0)
        slope = self.price + falls @ self.both - barrier * self.held / unit
        step = _newton(self.both.T @ (self.both * bends[:, None]), slope, unit, barrier * self.held)
        decrement = float(-slope @ step)
        down = self.held & (step < 0)
        length = min(1.0, 0.95 * float((at[down] / -step[down]).min())) if down.any() else 1.0
        before = self.value(at, barrier)
        noise = 1e-12 * abs(before)
        while length > 1e-10 and self.value(at + length * step, barrier) > before - 0.1 * length * decrement + noise:
            length *= 0.5
        return at + length * step, decrement < barrier * 1e-3 or length < 1e-9


def _multipliers(matrix: np.ndarray, least: np.ndarray, most: np.ndarray, count: np.ndarray) -> np.ndarray:
    """Return the multipliers of rows that make the dual least, by a barrier that falls to nothing.

    Where a row has one possible sum its multiplier has any sign, without a barrier; the others have two parts.
    """
    fixed = least == most
    loose, free = ~fixed, int(fixed.sum())
    dual = _Dual(
        both=np.hstack([matrix[:, fixed], matrix[:, loose], -matrix[:, loose]]),
        price=np.concatenate([most[fixed], most[loose] + LEAN, LEAN - least[loose]]),
        count=count,
        held=np.arange(free + 2 * int(loose.sum())) >= free,
    )
    found = np.where(dual.held, 1e-2, 0.0)
    found[free - 1] = count.sum() / most[-1]  # the size comes last among them
    barrier = BARRIER
    while barrier > LAST:
        for _round in range(ROUNDS):
            found, is_near = dual.stepped(found, barrier)
            if is_near:
                break
        barrier *= FALL
    plus, minus = found[free:].reshape(2, -1)
    rows = np.zeros(len(most))
    rows[fixed], rows[loose] = found[:free], plus - minus
    return rows


def _newton(bend: np.ndarray, slope: np.ndarray, at: np.ndarray, barrier: np.ndarray) -> np.ndarray:
    """Return Newton's step of a value with a barrier, in units of where it is: so it stays well conditioned."""
    scaled = bend * at[:, None] * at
    scaled[np.diag_indices_from(scaled)] += barrier + 1e-13 * scaled.diagonal().max()
    try:
        step: np.ndarray = -at * linalg.cho_solve(linalg.cho_factor(scaled), slope * at)
    except linalg.LinAlgError:
        return np.zeros_like(at)
    return step


def _sharpened(
    matrix: np.ndarray,
    least: np.ndarray,
    most: np.ndarray,
    count: np.ndarray,
    rows: np.ndarray,
    chances: np.ndarray,
) -> np.ndarray:
    """Solve for the multipliers of the rows that are tight: a few more of Newton's steps, now without a barrier."""
    sums = (count * chances) @ matrix
    upper = (np.abs(sums - most) < 1e3 * TIGHT) & (rows > 0)
    lower = (np.abs(sums - least) < 1e3 * TIGHT) & (rows < 0)
    tight = upper | lower
    tight[-1] = True
    bound = np.where(upper, most, least)[tight]
    inner, now = matrix[:, tight], rows[tight]
    for _round in range(20):
        slack = inner @ now
        falls = np.where(slack >= 1, 1 / np.maximum(slack, 1), 1.0)
        bends = count * np.where(slack >= 1, falls**2, 0.0)
        step, *_rest = linalg.lstsq(inner.T @ (inner * bends[:, None]), (count * falls) @ inner - bound)
        now = now + step
        if np.abs(step).max(initial=0.0) < 1e-14 * max(1.0, np.abs(now).max(initial=0.0)):
            break
    after = np.zeros_like(rows)
    after[tight] = now
    better = 1 / np.maximum(matrix @ after, 1.0)
    sums = (count * better) @ matrix
    holds = (sums <= most + TIGHT).all() and (sums >= least - TIGHT).all()
    signs = (after[upper] >= -TIGHT).all() and (after[lower] <= TIGHT).all()
    return after if holds and signs else rows


def exact(shape: Shape, known: np.ndarray, deadline: float, tell: Callable[[float], None]) -> Exact:
    """Return the lottery of the greatest product over all panels, beginning from some that are known (N, T).

    Each kind is in one of them. An integer program looks for a panel that would raise the product, until there is none.
    """
    every, panels = Panels(shape), known
    people = float(shape.count.sum())
    is_over = False
    while True:
        given = _given(panels, shape.count)
        chances = given @ panels / shape.count
        try:
            found = every.best(1 / chances, deadline - time.monotonic())
        except TimeOverError:
            is_over = True
            break
        most = float((1 / chances) @ found) if found is not None else people
        tell(max(0.0, most / people - 1))
        if found is None or most <= people * (1 + NOTHING) or (panels == found).all(axis=1).any():
            break
        panels = np.vstack([panels, found])
    proofs = () if is_over else (Proof(weights=1 / chances, most=most),)
    closed = np.full(len(chances), not is_over and most <= people * (1 + 1e-7))
    return Exact(chances=chances, panels=panels, weights=given, proofs=proofs, closed=closed)


def _given(panels: np.ndarray, count: np.ndarray) -> np.ndarray:
    """Return the weights (N,) of the greatest product over these panels, by a barrier that falls to nothing."""
    people = float(count.sum())
    found = np.full(len(panels), 1 / len(panels))
    barrier = 1.0
    while barrier > LAST:
        for _round in range(ROUNDS):
            mean = found @ panels
            slope = people - panels @ (count / mean) - barrier / found
            bend = (panels * (count / mean**2)) @ panels.T
            step = _newton(bend, slope, found, np.full(len(found), barrier))
            decrement = float(-slope @ step)
            down = step < 0
            length = min(1.0, 0.9 * float((found[down] / -step[down]).min())) if down.any() else 1.0
            found = found + length * step
            if decrement < barrier * 1e-2 and length == 1.0:
                break
        barrier *= FALL
    whole: np.ndarray = found / found.sum()
    return whole
