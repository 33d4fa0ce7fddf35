"""Many panels at once whose mean lies near a target: rounded at random, then repaired by swaps until quotas hold."""

from dataclasses import dataclass

import numpy as np

from alongside.core.lottery.pool import Shape

#: How strongly a swap that breaks quotas is avoided: its weight is exp(−2) for each person too many or too few.
AVERSE = 2.0
#: So many panels share an order.
AN_ORDER = 8
#: A panel that is not repaired after so many swaps for each place is dropped.
SWAPS_A_PLACE = 12
#: By so much do log-odds move at most from batch to batch.
STEP = 0.5
#: By so much do log-odds lean at most along a way.
LEAN = 3.0


@dataclass(frozen=True, kw_only=True)
class Face:
    """Where a target lies: rows whose sum cannot be another are tight, kinds at none or all are fixed."""

    shape: Shape
    mean: np.ndarray
    least: np.ndarray
    most: np.ndarray
    free: np.ndarray

    @property
    def dimension(self) -> int:
        """How many directions the target leaves open, at most."""
        tight = (self.least == self.most)[:-1]
        return max(1, int(self.free.sum()) - int(tight.sum()))


def face(shape: Shape, chances: np.ndarray, near: float = 1e-7) -> Face:
    """Return the smallest face of the quotas that holds a target."""
    mean = chances * shape.count
    sums = shape.sums(mean)
    least, most = shape.least.copy(), shape.most.copy()
    least = np.where(np.abs(sums - most) < near, most, least)
    most = np.where(np.abs(sums - shape.least) < near, shape.least, most)
    least[-1], most[-1] = 0, shape.size
    free = (chances > near) & (chances < 1 - near)
    return Face(shape=shape, mean=np.where(free, mean, np.round(mean)), least=least, most=most, free=free)


class Sampler:
    """Draws batches of panels on a face; after each it leans towards the kinds that came too seldom."""

    def __init__(self, face: Face, random: np.random.Generator) -> None:
        self.face, self.random = face, random
        shape = face.shape
        self.matrix = shape.matrix().T.astype(np.float32)
        chance = np.clip(face.mean / shape.count, 1e-9, 1 - 1e-9)
        self.odds = np.log(chance / (1 - chance))
        self.variance = np.maximum(face.mean * (1 - chance), 1e-9)
        # The weight of every change of quotas there can be; those that mend stand at the end, where −1 is the last.
        changes = shape.rows.shape[1]
        self.worth = np.exp(-AVERSE * np.append(np.arange(changes + 1), np.arange(-changes, 0)))
        self.fixed = np.where(face.free, 0, np.round(face.mean)).astype(shape.narrow)

    def batch(self, size: int, way: np.ndarray | None = None) -> np.ndarray:
        """Return at most `size` panels (N, T), all on the face; with a `way` (T,) those that lie further along it."""
        lean = np.zeros(len(self.odds))
        if way is not None:
            lean = way / max(float(np.abs(way[self.face.free]).max(initial=0.0)), 1e-300) * LEAN
        self.weight = np.exp(self.odds + lean) * self.face.free
        panels = self._repaired(self._rounded(size))
        if len(panels) and way is None:
            shift = (self.face.mean - panels.mean(axis=0)) / self.variance
            self.odds += np.clip(shift, -STEP, STEP) * self.face.free
        return panels

    def _rounded(self, size: int) -> np.ndarray:
        """Round the mean along random orders of the kinds: in each order every stretch is nearly exact.

        Some panels share an order, begun at evenly spaced places: their mean is nearer to the target.
        """
        free = np.flatnonzero(self.face.free)
        panels = np.tile(self.fixed, (size, 1))
        for first in range(0, size, AN_ORDER):
            order = free[self._order(free)]
            ends = np.cumsum(self.face.mean[order])
            ends[-1:] = np.round(ends[-1:])
            begin = (np.arange(AN_ORDER)[: size - first, None] + self.random.random()) / AN_ORDER
            panels[first : first + AN_ORDER, order] = np.diff(np.floor(ends + begin), prepend=0.0, axis=1)
        # Of one kind there may be more people than such numbers hold, but never more in a panel than it has places.
        most = np.minimum(self.face.shape.count, self.face.shape.size).astype(panels.dtype)
        found: np.ndarray = np.clip(panels, 0, most)
        return found

    def _order(self, kinds: np.ndarray) -> np.ndarray:
        """Return an order by feature, the features and their values shuffled."""
        rows = self.face.shape.rows[kinds]
        place = self.random.permutation(len(self.face.least))
        columns = self.random.permutation(rows.shape[1])
        ties = self.random.random(len(rows))
        return np.lexsort((ties, *(place[rows[:, column]] for column in columns)))

    def _repaired(self, panels: np.ndarray) -> np.ndarray:
        """Swap members of panels until the quotas hold; drop those that take too long."""
        shape = self.face.shape
        panels = panels[panels.sum(axis=1) == shape.size]
        members = _members(panels, shape.size)
        sums = np.rint(shape.sums(panels)).astype(np.int32)
        sums[:, -1] = 0
        done: list[np.ndarray] = [panels[:0]]
        for _swap in range(SWAPS_A_PLACE * shape.size):
            broken = ((sums > self.face.most) | (sums < self.face.least)).any(axis=1)
            if not broken.all():
                done.append(panels[~broken])
                panels, members, sums = panels[broken], members[broken], sums[broken]
            if not len(panels):
                break
            self._swap(panels, members, sums)
        return np.concatenate(done)

    def _swap(self, panels: np.ndarray, members: np.ndarray, sums: np.ndarray) -> None:
        """Take one member out of each panel and put another in, both more likely where that mends quotas."""
        rows, face = self.face.shape.rows, self.face
        every = np.arange(len(panels))
        worse = np.subtract(sums <= face.least, sums > face.most, dtype=np.float32)
        change = np.take_along_axis(self._change(worse), members, axis=1)
        place = self._choose(self.worth[change] * face.free[members])
        out = members[every, place]
        _count(sums, rows[out], -1)
        panels[every, out] -= 1
        into = self._offer(panels, sums, out)
        _count(sums, rows[into], 1)
        panels[every, into] += 1
        members[every, place] = into

    def _offer(self, panels: np.ndarray, sums: np.ndarray, out: np.ndarray) -> np.ndarray:
        """Return whom to put into each panel; who was just taken out where nobody else has any odds."""
        face, count = self.face, self.face.shape.count
        worse = np.subtract(sums >= face.most, sums < face.least, dtype=np.float32)
        weight: np.ndarray = self.worth[self._change(worse)]
        weight *= count - panels
        weight *= self.weight
        into = self._choose(weight)
        return np.where(weight[np.arange(len(out)), into] > 0, into, out)

    def _change(self, worse: np.ndarray) -> np.ndarray:
        """Return by how much quotas are broken more for each kind (N, T), given that for each row (N, R)."""
        worse[:, -1] = 0
        found: np.ndarray = (worse @ self.matrix).astype(np.intp)
        return found

    def _choose(self, weight: np.ndarray) -> np.ndarray:
        """Return a column of each row, drawn by weight."""
        ends = np.cumsum(weight, axis=1)
        drawn = self.random.random(len(weight)) * ends[:, -1]
        found: np.ndarray = (ends > drawn[:, None]).argmax(axis=1)
        return found


def _members(panels: np.ndarray, size: int) -> np.ndarray:
    """Return the kinds of the members (N, size) of each panel, all of this size."""
    kinds = np.tile(np.arange(panels.shape[1]), len(panels))
    return np.repeat(kinds, panels.ravel()).reshape(len(panels), size)


def _count(sums: np.ndarray, rows: np.ndarray, by: int) -> None:
    """Add to the row sums what members (N, F) bring."""
    every = np.arange(len(sums))
    for column in range(rows.shape[1]):
        sums[every, rows[:, column]] += by
    sums[:, -1] = 0
