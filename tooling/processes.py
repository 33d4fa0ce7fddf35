"""Programs that run side by side: started together, watched, and stopped together, with nothing left behind."""

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import FrameType, TracebackType
from typing import Self

from tooling.paths import ROOT
from tooling.steps import say

GRACE = 15.0  # seconds a program gets to finish what it is doing
LOOK = 0.1  # seconds between two looks at the programs
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PR_SET_PDEATHSIG = 1  # from linux/prctl.h


def interruptible() -> None:
    """Let SIGTERM and Ctrl-C unwind, in the background too, so that whatever was begun is cleaned up."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, interrupt)


def bound_to_parent(number: signal.Signals = signal.SIGTERM) -> Callable[[], None] | None:
    """What a child calls first, so that it ends even when its parent is killed outright (Linux only)."""
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None)
    return lambda: library.prctl(PR_SET_PDEATHSIG, number)


class Together:
    """A group of programs and one wish to stop, from a signal or from one of them ending."""

    def __init__(self) -> None:
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._stop = threading.Event()
        self._before: dict[int, object] = {}

    def __enter__(self) -> Self:
        for number in SIGNALS:
            self._before[number] = signal.signal(number, lambda *_: self._stop.set())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop_all()
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]  # what signal.signal gave us

    def start(self, name: str, command: Sequence[str | Path], environment: Mapping[str, str]) -> None:
        """Start a program in a session of its own: Ctrl-C reaches us alone, and we stop it in order."""
        self._running[name] = subprocess.Popen(
            command, cwd=ROOT, env=dict(environment), stdin=subprocess.DEVNULL, start_new_session=True,
            preexec_fn=bound_to_parent(),
        )  # fmt: skip

    def pause(self) -> bool:
        """Wait a moment; tell whether we should go on (nobody asked to stop and all still run)."""
        return not self._stop.wait(LOOK) and self.ended() is None

    def ended(self) -> tuple[str, int] | None:
        """The first program that ended by itself, with its exit code."""
        ends = ((name, program.poll()) for name, program in self._running.items())
        return next(((name, code) for name, code in ends if code is not None), None)

    def asked_to_stop(self) -> bool:
        """Tell whether a signal asked us to stop."""
        return self._stop.is_set()

    def _stop_all(self) -> None:
        """Ask every program to finish, wait, then end what has not; whole sessions, so no child stays."""
        for program in self._running.values():
            if program.poll() is None:
                program.terminate()
        deadline = time.monotonic() + GRACE
        for name, program in self._running.items():
            try:
                program.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                say(f"The {name} did not finish within {GRACE:.0f} seconds and was ended.")
            _end_session(program)


def _end_session(program: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):  # nothing of it is left, as it should be
        os.killpg(program.pid, signal.SIGKILL)
    program.wait()
