"""Whole numbers: finding the best panel for given weights, or that there is none."""

from typing import Any

import highspy
import numpy as np
from highspy import _core

from alongside.core.lottery.pool import Shape


class TimeOverError(Exception):
    """There was no time left to finish."""


def quiet() -> Any:
    """Return a solver that says nothing and always does the same.

    The plain one: `highspy.Highs` prints a banner where a command prints its data.
    """
    highs: Any = _core._Highs()
    for name, value in (("output_flag", False), ("threads", 1), ("random_seed", 0)):
        highs.setOptionValue(name, value)
    return highs


class Panels:
    """All panels of a pool, as one integer program whose weights change."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.highs = quiet()
        for name in ("mip_rel_gap", "mip_abs_gap"):
            self.highs.setOptionValue(name, 0.0)
        self.highs.setOptionValue("mip_feasibility_tolerance", 1e-9)
        matrix, least, most = shape.with_size()
        model = program(matrix, least, most, shape.count.astype(float), np.zeros(len(matrix)))
        model.integrality_ = [highspy.HighsVarType.kInteger] * len(matrix)
        self.highs.passModel(model)
        self.highs.changeObjectiveSense(highspy.ObjSense.kMaximize)

    def best(self, weights: np.ndarray, seconds: float) -> np.ndarray | None:
        """Return the panel (T,) of the greatest Σ weights·y, or None when there is no panel at all.

        Raises TimeOverError.
        """
        if seconds <= 0:
            raise TimeOverError
        kinds = len(self.shape.count)
        self.highs.clearSolver()
        self.highs.setOptionValue("time_limit", float(seconds))
        self.highs.changeColsCost(kinds, np.arange(kinds, dtype=np.int32), weights.astype(float))
        self.highs.run()
        status = self.highs.getModelStatus()
        if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise TimeOverError
        found: np.ndarray = np.rint(np.array(self.highs.getSolution().col_value)).astype(int)
        if not self.shape.holds(found[None])[0]:
            raise ArithmeticError("HiGHS returned a panel that breaks a quota.")
        return found


def program(
    columns: np.ndarray, least: np.ndarray, most: np.ndarray, upper: np.ndarray, cost: np.ndarray
) -> highspy.HighsLp:
    """Return a linear program: minimise cost·x with least ≤ columnsᵀ·x ≤ most and 0 ≤ x ≤ upper; `columns` (C, R)."""
    made = highspy.HighsLp()
    made.num_col_, made.num_row_ = columns.shape
    made.col_cost_, made.col_lower_, made.col_upper_ = cost, np.zeros(len(columns)), upper
    made.row_lower_, made.row_upper_ = least.astype(float), most.astype(float)
    at, row = np.nonzero(columns)
    made.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    made.a_matrix_.start_ = np.append(0, np.cumsum(np.bincount(at, minlength=len(columns))))
    made.a_matrix_.index_, made.a_matrix_.value_ = row, columns[at, row]
    return made
