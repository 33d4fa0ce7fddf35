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
        self.highs.passModel(_program(shape))
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


def _program(shape: Shape) -> highspy.HighsLp:
    matrix = np.hstack([shape.matrix()[:, :-1], np.ones((len(shape.count), 1))])
    at, row = np.nonzero(matrix)
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = matrix.shape
    program.col_cost_ = np.zeros(len(matrix))
    program.col_lower_, program.col_upper_ = np.zeros(len(matrix)), shape.count.astype(float)
    program.row_lower_ = np.append(shape.least[:-1], shape.size).astype(float)
    program.row_upper_ = np.append(shape.most[:-1], shape.size).astype(float)
    program.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    program.a_matrix_.start_ = np.append(0, np.cumsum(np.bincount(at, minlength=len(matrix))))
    program.a_matrix_.index_, program.a_matrix_.value_ = row, matrix[at, row]
    program.integrality_ = [highspy.HighsVarType.kInteger] * len(matrix)
    return program
