"""Everything a fresh clone needs before it can run; a second time it only looks at four stamps.

Also a command of its own, for those who want the files without starting anything: bin/setup.
"""

import argparse
import fcntl
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tooling import assets, node, python
from tooling.paths import BUILD
from tooling.steps import StepError, complain, say


def prepare(*, development: bool = False) -> None:
    """Bring environment and assets up to date, one caller at a time."""
    with _one_at_a_time():
        python.ensure(development=development)
        node.ensure()
        assets.ensure()


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Wait for another set-up in the same folder instead of working against it."""
    BUILD.mkdir(exist_ok=True)
    with (BUILD / "setup.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("• Waiting for another set-up in this folder to finish …")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def main() -> int:
    """Set up and stop there."""
    words = argparse.ArgumentParser(prog="bin/setup", description="Sets up this clone and stops there.")
    words.add_argument("--development", action="store_true", help="with what tests and checks need")
    try:
        prepare(development=words.parse_args().development)
    except StepError as error:
        complain(error)
        return 1
    say("Ready.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
