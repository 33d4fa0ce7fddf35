"""The fairest lottery over panels: chances as even as quotas allow, with what proves it."""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from alongside.core.lottery import exact, nash, relaxation, sampling
from alongside.core.lottery.cores import one_core
from alongside.core.lottery.pool import Pool, Shape, shape
from alongside.core.lottery.programs import Panels, TimeOverError
from alongside.core.lottery.relaxation import Proof, Target
from alongside.core.lottery.weights import OutsideError, weights

LEXIMIN, MAXIMIN, NASH = "leximin", "maximin", "nash"
METHODS = (LEXIMIN, MAXIMIN, NASH)
#: Who has no more than this over divisible people has no chance; their product would be nothing.
NO_CHANCE = 1e-9
#: As many panels are drawn at first for each dimension of the face, then so many more, and at most.
FIRST, MORE, MOST = 2.75, 0.5, 10.0
#: Beside them, whatever the dimension.
FEW = 128
A_BATCH = 512

Tell = Callable[[float], None]


class NoPanelError(Exception):
    """No panel meets every quota."""


@dataclass(frozen=True, kw_only=True)
class Lottery:
    """Panels (N, T) with their weights (N,), and the chance (T,) that they give a person of each kind.

    No lottery beats `bound` (T,), in the sense of the method: the lowest chance cannot be above the lowest of it, given
    that the next lowest not above the next, and so on. `proofs` show it, with the bounds of rows as they are in
    `tightened` by name, and given that the kinds that are `never` in a panel are not. Not every level is proven when
    the time was over: `is_closed` (T,) says whose is.
    """

    method: str
    shape: Shape
    panels: np.ndarray
    weights: np.ndarray
    chances: np.ndarray
    bound: np.ndarray
    proofs: tuple[Proof, ...]
    never: np.ndarray
    tightened: dict[str, tuple[int, int]]
    is_closed: np.ndarray
    tolerance: float

    @property
    def shortfall(self) -> float:
        """By how much a chance is below its bound, at most."""
        return float(np.maximum(self.bound - self.chances, 0).max(initial=0.0))

    @property
    def is_proven(self) -> bool:
        """Whether no lottery is fairer by more than the tolerance."""
        return bool(self.is_closed.all()) and self.shortfall <= self.tolerance


def draw(
    pool: Pool,
    *,
    method: str = LEXIMIN,
    tolerance: float = 1e-6,
    seconds: float = 600.0,
    tell: Tell = lambda shortfall: None,
) -> Lottery:
    """Return the fairest lottery of a pool, by leximin, maximin or nash. The same pool gives the same lottery.

    `tell` hears how much the chances at hand could still rise, at most: where that takes long.

    Raises NoPanelError when no panel meets every quota, TimeOverError when not even that was known in time.
    """
    if method not in METHODS:
        raise ValueError(f"The methods are {', '.join(METHODS)}.")
    deadline = time.monotonic() + seconds
    with one_core():
        return _Work(shape(pool), method, tolerance, deadline, tell).run()


class _Work:
    """One draw on its way: first over all kinds, then without those that whole numbers leave out."""

    def __init__(self, whole: Shape, method: str, tolerance: float, deadline: float, tell: Tell) -> None:
        self.whole, self.shape = whole, whole
        self.kept = np.ones(len(whole.count), dtype=bool)
        self.method, self.tolerance, self.deadline, self.tell = method, tolerance, deadline, tell
        self.random = np.random.Generator(np.random.PCG64(_seed(whole)))
        self.known = np.zeros((0, len(whole.count)), dtype=int)

    def run(self) -> Lottery:
        """Look where it is quick first."""
        if self.shape.size <= 0 or not len(self.shape.count):
            return self._empty()
        target = self._target()
        found = self._reach(target)
        if found is None and self._tightened():
            target = self._target()
            found = self._reach(target)
        if found is None:
            return self._exact()
        panels, given = found
        closed = np.ones(len(target.chances), dtype=bool)
        return self._lottery(panels, given, target.chances, target.proofs, closed)

    def _empty(self) -> Lottery:
        """Where every place is taken already, or nobody is left: the panel without anybody, if it is one."""
        nobody = np.zeros((1, len(self.shape.count)), dtype=int)
        if not self.shape.holds(nobody)[0]:
            raise NoPanelError
        self.kept[:] = False
        none = np.zeros(0)
        return self._lottery(nobody[:, :0], np.ones(1), none, (), none.astype(bool))

    def _target(self) -> Target:
        target = relaxation.leximin(self.shape)
        if target is None:
            raise NoPanelError
        if self.method != NASH:
            return target
        self._leave_out(target.chances <= NO_CHANCE)
        return nash.target(self.shape)

    def _reach(self, target: Target) -> tuple[np.ndarray, np.ndarray] | None:
        """Return panels and weights whose mean is the target; None where none were found."""
        face = sampling.face(self.shape, target.chances)
        sampler = sampling.Sampler(face, self.random)
        wanted, most = int(FIRST * face.dimension) + FEW, int(MOST * face.dimension) + 4 * FEW
        panels: np.ndarray = np.zeros((0, len(self.shape.count)), dtype=self.shape.narrow)
        way = None
        while wanted <= most:
            panels = self._more(sampler, panels, wanted, way)
            if len(panels):
                try:
                    return panels, weights(panels, face.mean, self.shape.count)
                except OutsideError as error:
                    way = error.way
            if len(panels) < wanted:
                break
            wanted += max(FEW, int(MORE * face.dimension))
        self._know(panels)
        return None

    def _more(self, sampler: sampling.Sampler, panels: np.ndarray, wanted: int, way: np.ndarray | None) -> np.ndarray:
        """Draw until there are as many different panels as wanted, or hardly a new one comes."""
        while len(panels) < wanted and time.monotonic() < self.deadline:
            before = len(panels)
            drawn = sampler.batch(min(A_BATCH, max(FEW, wanted - before)), way)
            panels = _different(np.concatenate([panels, drawn]))
            if len(panels) - before < FEW // 8:
                break
        return panels

    def _know(self, panels: np.ndarray) -> None:
        self.known = _different(np.concatenate([self.known, panels]))

    def _tightened(self) -> bool:
        """Whether bounds could be moved before the time was over; where no panel is known by then, nothing is."""
        try:
            return self._tighten()
        except TimeOverError:
            if not len(self.known):
                raise
            return False

    def _tighten(self) -> bool:
        """Move bounds to what whole numbers allow, by small integer programs; return whether anything moved."""
        every, matrix = Panels(self.shape), self.shape.matrix()
        least, most = self.shape.least.copy(), self.shape.most.copy()
        for row in range(len(least) - 1):
            most[row] = self._best(every, matrix[:, row]) @ matrix[:, row]
            least[row] = self._best(every, -matrix[:, row]) @ matrix[:, row]
        never = np.zeros(len(matrix), dtype=bool)
        for kind in range(len(matrix)):
            if not self.known[:, kind].any():
                never[kind] = self._best(every, _only(kind, len(matrix)))[kind] == 0
        moved = never.any() or (least != self.shape.least).any() or (most != self.shape.most).any()
        self.shape = replace(self.shape, least=least, most=most)
        self._leave_out(never)
        return bool(moved)

    def _leave_out(self, never: np.ndarray) -> None:
        """Go on without kinds that are in no panel."""
        self.kept[np.flatnonzero(self.kept)[never]] = False
        self.known = self.known[:, ~never]
        self.shape = self.shape.of(~never)

    def _best(self, every: Panels, wanted: np.ndarray) -> np.ndarray:
        found = every.best(wanted, self.deadline - time.monotonic())
        if found is None:
            raise NoPanelError
        self._know(found[None])
        return found

    def _exact(self) -> Lottery:
        if self.method == NASH:
            return self._exact_nash()
        levels = 1 if self.method == MAXIMIN else None
        found = exact.leximin(self.shape, self.known, self.deadline, self.tell, levels)
        bound = np.where(found.closed, found.chances, np.nan)
        if not found.closed.all():
            rest = relaxation.leximin(self.shape, levels=1, fixed=bound)
            lowest = rest.chances[~found.closed].min() if rest is not None else 1.0
            bound = np.where(found.closed, bound, lowest)
        return self._lottery(found.panels, found.weights, bound, found.proofs, found.closed)

    def _exact_nash(self) -> Lottery:
        try:
            for kind in np.flatnonzero((self.known == 0).all(axis=0)):
                self._best(Panels(self.shape), _only(int(kind), len(self.shape.count)))
        except TimeOverError:
            return self._lottery_of_known()
        found = nash.exact(self.shape, self.known, self.deadline, self.tell)
        bound = np.where(found.closed, found.chances, 1.0)
        return self._lottery(found.panels, found.weights, bound, found.proofs, found.closed)

    def _lottery_of_known(self) -> Lottery:
        """What there is when the time is over before everybody was in some panel."""
        if not len(self.known):
            raise TimeOverError
        none = np.zeros(len(self.shape.count), dtype=bool)
        return self._lottery(self.known, np.full(len(self.known), 1 / len(self.known)), np.ones(len(none)), (), none)

    def _lottery(
        self,
        panels: np.ndarray,
        given: np.ndarray,
        bound: np.ndarray,
        proofs: tuple[Proof, ...],
        closed: np.ndarray,
    ) -> Lottery:
        """Put back what was left out, and leave out what has no weight."""
        held = given > 0
        panels, given = panels[held], given[held] / given[held].sum()
        everywhere = np.zeros((len(panels), len(self.kept)), dtype=panels.dtype)
        everywhere[:, self.kept] = panels
        if self.method == MAXIMIN:
            proofs, closed = proofs[:1], closed | bool(closed.any())
            bound = np.full(len(bound), bound.min(initial=1.0))
        whole = self.whole
        return Lottery(
            method=self.method,
            shape=whole,
            panels=everywhere,
            weights=given,
            chances=given @ everywhere / whole.count,
            bound=self._spread(bound, 0.0),
            proofs=tuple(
                replace(one, weights=self._spread(one.weights, 0.0), kinds=self._multipliers(one)) for one in proofs
            ),
            never=~self.kept,
            tightened={
                name: (int(least), int(most))
                for name, least, most, *before in zip(
                    whole.names, self.shape.least, self.shape.most, whole.least, whole.most, strict=True
                )
                if [least, most] != before
            },
            is_closed=self._spread(closed, True),
            tolerance=self.tolerance,
        )

    def _multipliers(self, proof: Proof) -> np.ndarray | None:
        return None if proof.kinds is None else self._spread(proof.kinds, 0.0)

    def _spread(self, values: np.ndarray, other: float | bool) -> np.ndarray:
        """Return values of the kinds that are kept as values of all."""
        found = np.full(len(self.kept), other, dtype=values.dtype)
        found[self.kept] = values
        return found


def _different(panels: np.ndarray) -> np.ndarray:
    """Return each panel (N, T) once. They are compared as bytes, which is ten times faster than number by number."""
    rows = np.ascontiguousarray(panels)
    whole = np.dtype((np.void, rows.itemsize * rows.shape[1]))
    found: np.ndarray = rows[np.unique(rows.view(whole).ravel(), return_index=True)[1]]
    return found


def _only(kind: int, kinds: int) -> np.ndarray:
    """Weights (T,) that count one kind."""
    found = np.zeros(kinds)
    found[kind] = 1
    return found


def _seed(whole: Shape) -> int:
    """The same pool, however it was written, begins the same random numbers."""
    words = [str(whole.size), str(whole.least.tolist()), str(whole.most.tolist()), str(whole.rows.tolist())]
    words += [str(kind.people) for kind in whole.kinds]
    return int.from_bytes(hashlib.sha256("\n".join(words).encode()).digest()[:16], "big")


__all__ = ["LEXIMIN", "MAXIMIN", "METHODS", "NASH", "Lottery", "NoPanelError", "TimeOverError", "draw"]
