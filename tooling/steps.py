"""Steps a person can follow: each says what it does, how long it took, and on failure what to do about it."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class StepError(Exception):
    """A step that could not be done: what failed, and what the person can do."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem} {remedy}")
        self.problem = problem
        self.remedy = remedy


def say(text: str = "") -> None:
    """Print a line at once, so that progress shows when output goes through a pipe as well."""
    print(text, flush=True)


def complain(error: StepError) -> None:
    """Print what failed and what to do, where errors are looked for."""
    sys.stdout.flush()
    print(f"\nThis failed: {error.problem}\nWhat to do:  {error.remedy}", file=sys.stderr, flush=True)


def spent(since: float) -> str:
    """Say how long ago a monotonic moment was, to a tenth of a second."""
    seconds = time.monotonic() - since
    return f"{seconds:.1f} s" if seconds < 60 else f"{int(seconds // 60)} min {int(seconds % 60)} s"


@contextmanager
def step(title: str) -> Iterator[None]:
    """Announce a step before it starts and its time when it is done."""
    started = time.monotonic()
    say(f"• {title} …")
    yield
    say(f"  done in {spent(started)}")
