"""Levels over panels themselves, when the solver goes astray on its way."""

from typing import Any

import pytest

from alongside.core.lottery import Pool, Quota, draw
from alongside.core.lottery import exact as levels
from tests.core.lottery.pools import by_listing

# Two of three kinds fit together, never all; over divisible people everybody would get more.
TRIANGLE = Pool(
    people=["a", "b", "c", "d", "e", "f"],
    values={
        "x": ["1", "2", "3", "1", "2", "3"],
        "y": ["1", "1", "2", "2", "3", "3"],
        "z": ["1", "2", "2", "3", "3", "1"],
    },
    quotas=[Quota(feature=name, value=value, least=0, most=1) for name in "xyz" for value in "123"],
    size=3,
)


class Astray:
    """A solver that says that there is no solution, until it is told to begin anew."""

    def __init__(self, real: Any, until: int) -> None:
        self.real, self.until, self.begun = real, until, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def clearSolver(self) -> None:  # noqa: N802  the solver's own name
        self.begun += 1
        self.real.clearSolver()

    def getModelStatus(self) -> Any:  # noqa: N802  the solver's own name
        return None if self.begun < self.until else self.real.getModelStatus()


@pytest.mark.parametrize("until", [1, 2, 3])
def test_it_begins_anew_where_the_solver_went_astray_and_comes_to_the_same_end(
    until: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = levels.quiet
    monkeypatch.setattr(levels, "quiet", lambda: Astray(real(), until))
    monkeypatch.setattr("alongside.core.lottery.drawing._Work._reach", lambda self, target: None)
    lottery = draw(TRIANGLE)
    chances = dict(zip([kind.people[0] for kind in lottery.shape.kinds], lottery.chances, strict=True))
    known = by_listing(TRIANGLE)
    assert known is not None
    assert chances == pytest.approx(known, abs=1e-6)


def test_a_solver_that_never_finds_its_way_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    real = levels.quiet
    monkeypatch.setattr(levels, "quiet", lambda: Astray(real(), 99))
    monkeypatch.setattr("alongside.core.lottery.drawing._Work._reach", lambda self, target: None)
    with pytest.raises(ArithmeticError):
        draw(TRIANGLE)
