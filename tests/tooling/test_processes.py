"""Programs that run together stop together, and nothing is left behind."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from tooling import processes
from tooling.processes import Together

SLEEP = "import time; time.sleep(60)"
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); open({!r}, 'w').close(); time.sleep(60)"
PARENT = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", {!r}])
print(child.pid, file=open({!r}, "w"), flush=True)
child.wait()
"""


def _appears(file: Path) -> str:
    for _ in range(100):
        if file.exists() and (file.read_text() or file.suffix == ".ready"):
            return file.read_text()
        time.sleep(0.05)
    raise AssertionError(f"{file} did not appear")


def _is_gone(number: int) -> bool:
    """Tell whether a process has ended, giving the kernel a moment to carry that out."""
    for _ in range(100):
        state = Path(f"/proc/{number}/stat")
        if not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.02)
    return False


def _pids(programs: Together) -> list[int]:
    return [program.pid for program in programs._running.values()]


def test_a_program_that_ends_by_itself_is_noticed_and_the_other_is_stopped() -> None:
    with Together() as programs:
        programs.start("quick one", [sys.executable, "-c", "raise SystemExit(3)"], os.environ)
        programs.start("slow one", [sys.executable, "-c", SLEEP], os.environ)
        numbers = _pids(programs)
        while programs.pause():
            pass
        assert programs.ended() == ("quick one", 3)
        assert not programs.asked_to_stop()
    assert all(map(_is_gone, numbers))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_everything(number: signal.Signals) -> None:
    with Together() as programs:
        programs.start("one", [sys.executable, "-c", SLEEP], os.environ)
        programs.start("two", [sys.executable, "-c", SLEEP], os.environ)
        numbers = _pids(programs)
        os.kill(os.getpid(), number)
        while programs.pause():
            pass
        assert programs.asked_to_stop()
    assert all(map(_is_gone, numbers))


def test_one_that_does_not_listen_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "GRACE", 0.2)
    ready = tmp_path / "it.ready"
    with Together() as programs:
        programs.start("stubborn one", [sys.executable, "-c", STUBBORN.format(str(ready))], os.environ)
        _appears(ready)
        numbers = _pids(programs)
    assert all(map(_is_gone, numbers))


def test_children_of_a_program_go_with_it(tmp_path: Path) -> None:
    told = tmp_path / "child"
    with Together() as programs:
        programs.start("parent", [sys.executable, "-c", PARENT.format(SLEEP, str(told))], os.environ)
        child = int(_appears(told))
    assert _is_gone(child)


def test_the_signals_mean_afterwards_what_they_meant_before() -> None:
    before = [signal.getsignal(number) for number in processes.SIGNALS]
    with Together():
        pass
    assert [signal.getsignal(number) for number in processes.SIGNALS] == before
