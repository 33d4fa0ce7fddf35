"""Run another program with its output kept in a log, a sign of life on the screen, and an honest end."""

import os
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import IO

from tooling.paths import LOGS, ROOT, shown
from tooling.steps import StepError, say

SIGN_OF_LIFE = 5.0  # seconds between two lines of progress
TAIL = 15  # lines of a failed program's output worth showing


def run(
    command: Sequence[str | Path],
    *,
    log: str,
    problem: str,
    remedy: str,
    environment: Mapping[str, str] | None = None,
    folder: Path = ROOT,
    progress: Callable[[str], str] | None = None,
) -> None:
    """Run a program to its end, or raise StepError with the last lines of what it said.

    `progress` turns a line of output into a word worth showing, or into nothing.
    """
    LOGS.mkdir(parents=True, exist_ok=True)
    path = LOGS / f"{log}.log"
    try:
        code = _follow(command, folder, path, {**os.environ, **(environment or {})}, progress or _nothing)
    except OSError as error:
        raise StepError(f"{problem} ({error})", remedy) from error
    if code:
        _show_tail(path)
        raise StepError(f"{problem} The whole output is in {shown(path)}.", remedy)


def _nothing(line: str) -> str:
    return ""


def _follow(
    command: Sequence[str | Path],
    folder: Path,
    path: Path,
    environment: dict[str, str],
    progress: Callable[[str], str],
) -> int:
    """Copy the program's output to the log and show some of it now and then."""
    with (
        path.open("w") as log,
        subprocess.Popen(
            command, cwd=folder, env=environment, text=True, errors="replace", stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        ) as program,
    ):  # fmt: skip
        try:
            _copy(program.stdout or (), log, progress)
            return program.wait()
        except BaseException:  # interrupted: leave no program behind
            program.terminate()
            raise


def _copy(lines: Iterable[str], log: IO[str], progress: Callable[[str], str]) -> None:
    last = time.monotonic()
    for line in lines:
        log.write(line)
        word = progress(line)
        if word and time.monotonic() - last > SIGN_OF_LIFE:
            say(f"  … {word}")
            last = time.monotonic()


def _show_tail(path: Path) -> None:
    for line in path.read_text(errors="replace").splitlines()[-TAIL:]:
        say(f"  | {line}")
