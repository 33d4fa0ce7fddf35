"""Weights on panels whose mean is exactly a target, all of them positive."""

import numpy as np
from scipy.linalg import lapack

#: Newton's steps end when the mean is right to this; nothing worse than the second leaves here.
RIGHT, FINE = 1e-10, 1e-9
ROUNDS = 60
#: From so many numbers on, single precision is faster.
MANY = 100_000
#: So many rows are multiplied at a time.
SOME = 512
#: How exact a step is: the next mends what this one left.
ENOUGH = 1e-4
#: What is added to the diagonal, of its mean: of the rough factor, and of the equations themselves.
ROUGH, LITTLE = 1e-5, 1e-10


class OutsideError(Exception):
    """The mean is not well inside the hull of the panels: `way` (T,) leads out of it, to panels that are missing."""

    def __init__(self, way: np.ndarray) -> None:
        self.way = way
        super().__init__()


def weights(panels: np.ndarray, mean: np.ndarray, count: np.ndarray) -> np.ndarray:
    """Return λ > 0 (N,) with Σ λ = 1 and Σ λ·panels = mean.

    `panels` (N, T), `mean` (T,), `count` (T,) how many people each kind has. The most even λ, in the sense of the
    greatest Σ log λ: the dual is −log without constraints, self-concordant, so Newton's steps need no care but to stay
    inside (Boyd and Vandenberghe, Convex Optimization, 2004, section 9.6). λ = 1/s with s = panels·ν.

    Raises OutsideError where the mean is not inside.
    """
    live = panels.min(axis=0) != panels.max(axis=0)
    scale = 1 / np.sqrt(count[live])
    # Filled in place: there is no larger array in the whole draw.
    rows = np.ones((len(panels), len(scale) + 1))
    np.subtract(panels[:, live], mean[live], out=rows[:, :-1])
    rows[:, :-1] *= scale
    goal = np.append(np.zeros(len(scale)), 1.0)
    dual = np.append(np.zeros(rows.shape[1] - 1), float(len(rows)))
    slack = rows @ dual
    for _round in range(ROUNDS):
        inverse = 1 / slack
        miss = inverse @ rows - goal
        if np.abs(miss[:-1] / scale).max(initial=0.0) < RIGHT and abs(miss[-1]) < RIGHT:
            break
        step = _solved(rows, inverse, miss, ENOUGH)
        decrement = float(miss @ step)
        if not decrement >= 0:
            break
        move = rows @ step
        length = 1.0 if decrement < 0.25 else _length(slack, move, goal @ step, 1 / (1 + np.sqrt(decrement)))
        dual, slack = dual + length * step, slack + length * move
        # Every panel lies on one side of this plane, and the mean on the other.
        if goal @ dual <= 0 or slack.min() <= 0:
            break
    found = _corrected(rows, 1 / slack, goal) if slack.min() > 0 else None
    miss = panels[0] - mean  # of the kinds of which every panel has as many
    if found is not None:
        miss[live] = (found @ rows)[:-1] / scale
    if found is None or not (np.abs(miss) / count).max() <= FINE:
        way = np.zeros(panels.shape[1])
        way[live] = -dual[:-1] * scale
        raise OutsideError(way)
    return found


def _gram(rows: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Return the products of columns, each row by its weight; in single precision where that is faster: it guides."""
    if rows.size < MANY:
        scaled = rows * weight[:, None]
        exact: np.ndarray = scaled.T @ scaled
        return exact
    most = float((np.maximum(rows.max(axis=1), -rows.min(axis=1)) * weight).max())
    rough = np.zeros((rows.shape[1], rows.shape[1]))
    # Some rows at a time: a copy of all, even in single precision, would be one of the largest things there are.
    for first in range(0, len(rows), SOME):
        part = slice(first, first + SOME)
        single = np.multiply(rows[part], (weight[part] / most)[:, None], dtype=np.float32, casting="same_kind")
        rough += single.T @ single
    rough *= most**2
    return rough


def _solved(rows: np.ndarray, weight: np.ndarray, right: np.ndarray, fine: float) -> np.ndarray:
    """Solve rowsᵀ·weight²·rows·x = right by conjugate gradients, guided by a factor, a rough one of large matrices.

    Quotas make some columns follow from others: a little on the diagonal keeps x small in those directions. What is
    left of the error, in the norm of the equations, is `fine` of x.
    """
    factor, mean = _factor(rows, weight)
    if factor is None:
        return np.full_like(right, np.nan)
    squared = weight**2
    found, rest = np.zeros_like(right), right.copy()
    way = guided = lapack.dpotrs(factor, rest, lower=True)[0]
    energy = rest @ guided
    for _round in range(60):
        along = (squared * (rows @ way)) @ rows + LITTLE * mean * way
        bend = way @ along
        if bend <= 0:
            break
        length = energy / bend
        found, rest = found + length * way, rest - length * along
        guided = lapack.dpotrs(factor, rest, lower=True)[0]
        before, energy = energy, rest @ guided
        if energy <= fine**2 * abs(found @ right):
            break
        way = guided + energy / before * way
    return found


def _factor(rows: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray | None, float]:
    """Return Cholesky's factor, with more on the diagonal where precision asks for it, and the diagonal's mean.

    It takes the place of the matrix, which is made anew the few times that the first does not do.
    """
    mean = 0.0
    for more in (LITTLE, ROUGH, 1000 * ROUGH) if rows.size < MANY else (ROUGH, 10 * ROUGH, 1000 * ROUGH):
        gram = _gram(rows, weight)
        mean = float(gram.diagonal().mean())
        gram[np.diag_indices_from(gram)] += more * mean
        # As columns, which is the order it is worked on in: the matrix is its own mirror image.
        factor, failed = lapack.dpotrf(gram.T, lower=True, clean=False, overwrite_a=True)
        if not failed:
            return factor, mean
    return None, mean


def _length(slack: np.ndarray, move: np.ndarray, slope: float, safe: float) -> float:
    """Return how far to go: as far as the dual falls, at least the length that is always safe."""
    down = move < 0
    most = 0.95 * float((-slack[down] / move[down]).min()) if down.any() else 10.0
    best, best_value = safe, _value(slack, move, slope, safe)
    length = min(most, 4.0)
    while length > safe:
        value = _value(slack, move, slope, length)
        if value < best_value:
            best, best_value = length, value
        length *= 0.6
    return best


def _value(slack: np.ndarray, move: np.ndarray, slope: float, length: float) -> float:
    return float(length * slope - np.log1p(length * move / slack).sum())


def _corrected(rows: np.ndarray, found: np.ndarray, goal: np.ndarray) -> np.ndarray | None:
    """Return the nearest weights, in proportion, that meet the goal to rounding; None if some would be negative."""
    for _round in range(3):
        miss = goal - found @ rows
        found = found + found**2 * (rows @ _solved(rows, found, miss, RIGHT))
        if found.min() <= 0:
            return None
    return found
