"""Leximin over panels themselves, where no lottery reaches the bound over divisible people.

One level at a time, by column generation: a program over the panels known so far, and an integer program that looks
for a panel that would raise the level. When there is none, its answer proves the level for every panel there is.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np

from alongside.core.lottery.pool import Shape
from alongside.core.lottery.programs import Panels, TimeOverError, quiet
from alongside.core.lottery.relaxation import NOISE, Proof

#: A panel that raises a level by less than this is not looked for.
NOTHING = 1e-9
#: By how much levels that are held may give way where nothing else helps: far less than what is claimed.
LOOSER = (1e-10, 1e-9)


@dataclass(frozen=True, kw_only=True)
class Exact:
    """Chances (T,) and a lottery that gives them: panels (N, T), weights (N,). `closed` says which kinds are proven."""

    chances: np.ndarray
    panels: np.ndarray
    weights: np.ndarray
    proofs: tuple[Proof, ...]
    closed: np.ndarray


def leximin(
    shape: Shape, known: np.ndarray, deadline: float, tell: Callable[[float], None], levels: int | None = None
) -> Exact:
    """Return the leximin lottery over all panels, beginning from some that are known (N, T), at least one.

    `tell` hears how much a level could still rise, at most. When the time is over it returns how far it got: the best
    lottery over what is known, and which levels are proven.
    """
    master = _Master(shape, known)
    every = Panels(shape)
    proofs: list[Proof] = []
    closed = np.zeros(len(shape.count), dtype=bool)
    is_over = False
    while master.is_open() and (levels is None or len(proofs) < levels):
        weights, most = master.solve()
        try:
            while not is_over:
                found = every.best(weights, deadline - time.monotonic())
                rise = float(weights @ found) - most if found is not None else 0.0
                if found is None or rise <= NOTHING:
                    break
                tell(rise)
                master.add(found)
                weights, most = master.solve()
        except TimeOverError:
            is_over = True
        left = np.isnan(master.value)
        held = master.hold(weights)
        if not is_over:
            closed |= held
            if master.level >= 1 - NOTHING:  # nobody has a chance above one
                weights, most = left / shape.count, float(left.sum())
            proofs.append(Proof(weights=weights, most=most))
    lottery = master.lottery()
    return Exact(
        chances=lottery @ master.panels / shape.count,
        panels=master.panels,
        weights=lottery,
        proofs=tuple(proofs),
        closed=closed,
    )


class _Master:
    """max λ over lotteries of known panels: everybody open has a chance of at least λ, the others what they have."""

    def __init__(self, shape: Shape, panels: np.ndarray) -> None:
        self.shape, self.panels = shape, panels
        self.value = np.full(len(shape.count), np.nan)
        self.level = 0.0
        self.highs = quiet()
        for name in ("primal_feasibility_tolerance", "dual_feasibility_tolerance"):
            self.highs.setOptionValue(name, 1e-10)
        self.highs.setOptionValue("presolve", "off")
        kinds = len(shape.count)
        infinite = highspy.kHighsInf
        for _kind in range(kinds):
            self.highs.addRow(0.0, infinite, 0, np.zeros(0, dtype=np.int32), np.zeros(0))
        self.highs.addRow(1.0, 1.0, 0, np.zeros(0, dtype=np.int32), np.zeros(0))
        rows = np.arange(kinds, dtype=np.int32)
        self.highs.addCol(-1.0, 0.0, 1.0, kinds, rows, -shape.count.astype(float))
        for panel in panels:
            self._column(panel)

    def is_open(self) -> bool:
        """Whether some chance can still change."""
        return bool(np.isnan(self.value).any())

    def add(self, panel: np.ndarray) -> None:
        """Take in another panel."""
        self.panels = np.vstack([self.panels, panel])
        self._column(panel)

    def _column(self, panel: np.ndarray) -> None:
        rows = np.append(np.flatnonzero(panel), len(panel)).astype(np.int32)
        values = np.append(panel[panel > 0], 1).astype(float)
        self.highs.addCol(0.0, 0.0, highspy.kHighsInf, len(rows), rows, values)

    def solve(self) -> tuple[np.ndarray, float]:
        """Return the weights (T,) by which a panel would raise the level, and above how much."""
        solution = self._solution()
        self.level = float(solution.col_value[0])
        duals = np.array(solution.row_dual)
        return duals[:-1], -float(duals[-1])

    def _solution(self) -> Any:
        """Solve from where it stands; where rounding led that astray, from the beginning, then with levels held looser.

        There is always a solution: what gave the levels that are held.
        """
        for loose in (None, 0.0, *LOOSER):
            if loose is not None:
                self.highs.clearSolver()
            if loose:
                self._loosen(loose)
            self.highs.run()
            if self.highs.getModelStatus() == highspy.HighsModelStatus.kOptimal:
                return self.highs.getSolution()
        raise ArithmeticError("HiGHS could not solve the program over known panels.")

    def _loosen(self, by: float) -> None:
        for one in np.flatnonzero(~np.isnan(self.value)):
            least = max(0.0, self.shape.count[one] * self.value[one] - by)
            self.highs.changeRowBounds(int(one), least, highspy.kHighsInf)

    def hold(self, weights: np.ndarray) -> np.ndarray:
        """Fix the kinds whose chance is the level in every solution; return which they are."""
        left = np.isnan(self.value)
        held: np.ndarray = left & (weights * self.shape.count > NOISE)
        if self.level >= 1 - NOTHING or not held.any():
            held = left
        for one in np.flatnonzero(held):
            self.value[one] = self.level
            self.highs.changeCoeff(int(one), 0, 0.0)
            least = max(0.0, self.shape.count[one] * self.level - 1e-11)
            self.highs.changeRowBounds(int(one), least, highspy.kHighsInf)
        return held

    def lottery(self) -> np.ndarray:
        """Return the weights of the panels as they are now."""
        found = np.maximum(np.array(self._solution().col_value)[1:], 0.0)
        whole: np.ndarray = found / found.sum()
        return whole
