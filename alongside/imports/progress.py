"""Showing how far a long import is: on a terminal only, and only when it takes longer than two seconds."""

from collections.abc import Callable

from tqdm import tqdm

from alongside.imports.rows import Problem

# Hears what is being done, how far, and of how much.
Progress = Callable[[str, int, int], None]
# Hears of every problem as it is found.
Tell = Callable[[Problem], None]


def in_silence(words: str, done: int, total: int) -> None:
    """Show nothing."""


def unheard(problem: Problem) -> None:
    """Tell nobody."""


class Bar:
    """One bar after the other, for each part of the work."""

    def __init__(self) -> None:
        self.words = ""
        self.bar: tqdm[None] | None = None

    def __call__(self, words: str, done: int, total: int) -> None:
        """Show that `done` of the total is done of the part that `words` names."""
        if self.bar is None or words != self.words:
            self.end()
            self.words = words
            self.bar = tqdm(total=total, desc=words, delay=2, disable=None, leave=False, mininterval=0.2)
        self.bar.update(done - self.bar.n)

    def end(self) -> None:
        """Leave the line clean."""
        if self.bar is not None:
            self.bar.close()
            self.bar = None
