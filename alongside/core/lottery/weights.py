"""Weights on panels whose mean is exactly a target, all of them positive."""

import numpy as np
from scipy import linalg

#: Newton's steps end when the mean is right to this; nothing worse than the second leaves here.
RIGHT, FINE = 1e-10, 1e-9
ROUNDS = 60
#: From so many numbers on, single precision is faster.
MANY = 100_000
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
        step = _solved(rows, inverse, miss)
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
    if found is None or not (np.abs(found @ panels - mean) / count).max() <= FINE:
        way = np.zeros(panels.shape[1])
        way[live] = -dual[:-1] * scale
        raise OutsideError(way)
    return found


def _gram(rows: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Return the products of columns, each row by its weight; in single precision where that is faster: it guides."""
    if rows.size < MANY:
        scaled = rows * weight[:, None]
        whole: np.ndarray = scaled.T @ scaled
        return whole
    most = float((np.maximum(rows.max(axis=1), -rows.min(axis=1)) * weight).max())
    # Multiplied on the way into single precision: a copy in double would be the largest thing there is.
    single = np.multiply(rows, (weight / most)[:, None], dtype=np.float32, casting="same_kind")
    rough: np.ndarray = (single.T @ single).astype(np.float64) * most**2
    return rough


def _solved(rows: np.ndarray, weight: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Solve rowsᵀ·weight²·rows·x = right by conjugate gradients, guided by a factor in single precision.

    Quotas make some columns follow from others: a little on the diagonal keeps x small in those directions.
    """
    gram = _gram(rows, weight)
    mean = gram.diagonal().mean()
    factor = _factor(gram, mean)
    if factor is None:
        return np.full_like(right, np.nan)
    squared = weight**2
    found, rest = np.zeros_like(right), right.copy()
    way = guided = linalg.cho_solve(factor, rest, check_finite=False)
    energy = rest @ guided
    for _round in range(60):
        along = (squared * (rows @ way)) @ rows + LITTLE * mean * way
        bend = way @ along
        if bend <= 0:
            break
        length = energy / bend
        found, rest = found + length * way, rest - length * along
        guided = linalg.cho_solve(factor, rest, check_finite=False)
        before, energy = energy, rest @ guided
        if energy <= 1e-24 * abs(found @ right):
            break
        way = guided + energy / before * way
    return found


def _factor(gram: np.ndarray, mean: float) -> tuple[np.ndarray, bool] | None:
    """Return Cholesky's factor, with more on the diagonal where single precision asks for it."""
    for more in (ROUGH, 10 * ROUGH, 1000 * ROUGH):
        try:
            raised = gram.copy()
            raised[np.diag_indices_from(raised)] += more * mean
            found: tuple[np.ndarray, bool] = linalg.cho_factor(raised, lower=True, overwrite_a=True, check_finite=False)
        except linalg.LinAlgError:
            continue
        return found
    return None


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
        found = found + found**2 * (rows @ _solved(rows, found, miss))
        if found.min() <= 0:
            return None
    return found
