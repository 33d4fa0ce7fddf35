"""The fairest chances if people could be divided: an upper bound for every lottery, level by level.

Leximin raises the lowest chance as far as it goes, then the next lowest, and so on (Flanigan, Gölz, Gupta, Hennig,
Procaccia: Fair algorithms for selecting citizens' assemblies, Nature 596, 2021). Over panels that is a program with a
column for each of astronomically many panels. Over the marginals of kinds it is one with a row for each quota, and its
levels bound those of every lottery from above: each comes with multipliers that prove it by weak duality.
"""

from dataclasses import dataclass

import highspy
import numpy as np

from alongside.core.lottery.pool import Shape
from alongside.core.lottery.programs import program, quiet

#: HiGHS solves to this; polishing does the rest.
FINE = 1e-10
#: A multiplier below this is taken for noise.
NOISE = 1e-8
#: Two levels nearer than this are one.
SAME = 1e-9
#: A row sum nearer than this to its bound lies on it.
TIGHT = 1e-7


@dataclass(frozen=True, kw_only=True)
class Proof:
    """That no lottery gives some kinds more: Σ weights·y ≤ most for every panel y.

    It holds by the quotas alone: `rows` (R,) multiplies the upper bounds of rows where it is positive and the lower
    ones where it is negative, `total` the size, `kinds` (T,) how many people each kind has. Without multipliers an
    integer program shows it.
    """

    weights: np.ndarray
    most: float
    rows: np.ndarray | None = None
    total: float = 0.0
    kinds: np.ndarray | None = None


@dataclass(frozen=True, kw_only=True)
class Target:
    """Chances (T,) of a person of each kind, and what proves that they are bounds, the lowest level first."""

    chances: np.ndarray
    proofs: tuple[Proof, ...]


def leximin(shape: Shape, levels: int | None = None, fixed: np.ndarray | None = None) -> Target | None:
    """Return the leximin chances over divisible people, or of the first `levels` only; None when there are none.

    `fixed` (T,) holds chances that are settled, and NaN for the others.
    """
    levelled = _Program(shape)
    if fixed is not None:
        levelled.hold(~np.isnan(fixed), fixed)
    proofs: list[Proof] = []
    while levelled.is_open() and (levels is None or len(proofs) < levels):
        if not levelled.solve():
            return None
        proofs.append(levelled.fix())
    chances = levelled.chances() if fixed is not None else _polished(shape, levelled.chances())
    return Target(chances=np.clip(chances, 0.0, 1.0), proofs=tuple(proofs))


class _Program:
    """max λ with y = count·λ + z: one column for λ, one for each z, a row for each quota and one for the size.

    That nobody's chance is above one is added as a row only where it would be broken.
    """

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.matrix, self.least, self.most = shape.with_size()
        self.value = np.full(len(shape.count), np.nan)  # of the kinds that are fixed
        self.capped: list[int] = []
        self.highs = quiet()
        for name in ("primal_feasibility_tolerance", "dual_feasibility_tolerance"):
            self.highs.setOptionValue(name, FINE)
        self.highs.setOptionValue("presolve", "off")
        self.highs.setOptionValue("solver", "simplex")
        upper = np.append(1.0, np.full(len(self.matrix), highspy.kHighsInf))
        cost = np.append(-1.0, np.zeros(len(self.matrix)))
        columns = np.vstack([shape.count @ self.matrix, self.matrix])
        self.highs.passModel(program(columns, self.least, self.most, upper, cost))

    def is_open(self) -> bool:
        """Whether some chance can still change."""
        return bool(np.isnan(self.value).any())

    def chances(self) -> np.ndarray:
        """Return what was fixed, and for the rest what the last program gave."""
        return np.where(np.isnan(self.value), self.level + self.extra / self.shape.count, self.value)

    def solve(self) -> bool:
        """Solve, and again with every broken cap as a row; return whether there is a solution."""
        while True:
            self.highs.run()
            if self.highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
                return False
            solution = np.array(self.highs.getSolution().col_value)
            self.level, self.extra = float(solution[0]), solution[1:]
            over = self.extra + self.shape.count * (self.level - 1) > TIGHT
            broken = [one for one in np.flatnonzero(over & np.isnan(self.value)) if one not in self.capped]
            if not broken:
                return True
            for one in broken:
                count = float(self.shape.count[one])
                self.highs.addRow(-highspy.kHighsInf, count, 2, np.array([0, one + 1]), np.array([count, 1.0]))
                self.capped.append(int(one))

    def fix(self) -> Proof:
        """Fix the kinds whose chance is this level in every solution; return what proves it."""
        solution = self.highs.getSolution()
        duals = -np.array(solution.row_dual)
        rows, caps = duals[: len(self.most)], np.zeros(len(self.shape.count))
        caps[self.capped] = np.maximum(duals[len(self.most) :], 0)
        weights = self.matrix @ rows + caps
        open_now = np.isnan(self.value)
        held = open_now & (weights * self.shape.count > NOISE)
        if self.level >= 1 - SAME or not held.any():
            held = open_now
            rows, weights = np.zeros_like(rows), open_now / self.shape.count
            caps = weights.copy()
        self.hold(held, np.full(len(held), self.level))
        most = np.maximum(rows, 0) @ self.most + np.minimum(rows, 0) @ self.least + caps @ self.shape.count
        return Proof(weights=weights, most=float(most), rows=rows[:-1], total=float(rows[-1]), kinds=caps)

    def hold(self, held: np.ndarray, values: np.ndarray) -> None:
        """Fix these kinds at these chances."""
        numbers = np.flatnonzero(held)
        self.value[numbers] = values[numbers]
        gone = (self.shape.count * values)[numbers] @ self.matrix[numbers]
        self.least, self.most = self.least - gone, self.most - gone
        left = np.isnan(self.value)
        base = (self.shape.count * left) @ self.matrix
        for row, (least, most) in enumerate(zip(self.least, self.most, strict=True)):
            self.highs.changeRowBounds(row, least, most)
            self.highs.changeCoeff(row, 0, float(base[row]))
        for one in numbers:
            self.highs.changeColBounds(int(one) + 1, 0.0, 0.0)
            if one in self.capped:
                row = len(self.most) + self.capped.index(int(one))
                self.highs.changeCoeff(row, 0, 0.0)


def _polished(shape: Shape, chances: np.ndarray) -> np.ndarray:
    """Return the chances as the rows that are tight define them: one value for each level, by least squares."""
    order = np.argsort(chances, kind="stable")
    level = np.empty(len(chances), dtype=int)
    level[order] = np.cumsum(np.append(0, np.diff(chances[order]) > SAME))
    matrix, least, most = shape.with_size()
    per_level = np.zeros((level.max() + 1, matrix.shape[1]))
    np.add.at(per_level, level, shape.count[:, None] * matrix)
    sums = (chances * shape.count) @ matrix
    bound = np.where(np.abs(sums - most) < TIGHT, most, np.where(np.abs(sums - least) < TIGHT, least, np.nan))
    tight = ~np.isnan(bound)
    before = np.array([chances[level == number].mean() for number in range(level.max() + 1)])
    known = (before < SAME) | (before > 1 - SAME)
    before[known] = np.round(before[known])
    right = bound[tight] - before[known] @ per_level[known][:, tight]
    found, _rest, _rank, _values = np.linalg.lstsq(per_level[~known][:, tight].T, right, rcond=None)
    after = before.copy()
    after[~known] = found
    # Too few rows define some level, or a row was taken for tight that is not: what the program gave is nearer.
    return after[level] if np.abs(after - before).max(initial=0.0) < TIGHT else before[level]
