"""bin/test: every check and every test, one after the other, with a summary at the end.

With arguments it sets up and hands them to pytest, on SQLite.
"""

import os
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tooling import chromium, postgres, prepare
from tooling.paths import BUILD, PYTHON, ROOT, VENV
from tooling.processes import interruptible
from tooling.steps import StepError, complain, say, spent

RESULTS = BUILD / "test-results"
PYTEST: list[str | Path] = [PYTHON, "-m", "pytest"]
TOGETHER = ["-n", "auto"]  # a worker a core
JOURNEYS = ["tests/journeys"]
UNITS = ["tests", "--ignore=tests/journeys"]
TOOLS = VENV / "bin"


@dataclass
class Tally:
    """How the run went so far."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    failed_steps: list[str] = field(default_factory=list)

    def last_line(self) -> str:
        """The line that programs read."""
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"


def main() -> int:
    """Run what was asked for; the exit code is 0 only when everything passed and something ran."""
    interruptible()
    arguments = sys.argv[1:]
    try:
        prepare.prepare(development=True)
        if arguments:
            return subprocess.run([*PYTEST, *arguments], cwd=ROOT, env=_environment(), check=False).returncode
        return _everything()
    except StepError as error:
        complain(error)
        return 1
    except KeyboardInterrupt:
        say("\nStopped.")
        return 130


def _environment(**more: str) -> dict[str, str]:
    """What tests may know of this machine: not its installation, so that they never touch it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ALONGSIDE_")}
    kept.pop("DATABASE_URL", None)
    return kept | {"ALONGSIDE_DATA": str(BUILD / "test-data"), "PYTHONPATH": str(ROOT)} | more


def _everything() -> int:
    """All checks, then all tests on both databases."""
    started = time.monotonic()
    tally = Tally()
    shutil.rmtree(RESULTS, ignore_errors=True)
    _static_checks(tally)
    browser = {"CHROMIUM": chromium.ensure()}
    _pytest(tally, "Unit and integration tests on SQLite", UNITS, _environment())
    _pytest(tally, "Journeys and accessibility on SQLite", JOURNEYS, _environment(**browser))
    with postgres.server() as address:
        there = _environment(DATABASE_URL=address, **browser)
        _pytest(tally, "Tests that need a database on PostgreSQL", [*UNITS, "--database-only"], there)
        _pytest(tally, "The main journeys on PostgreSQL", [*JOURNEYS, "-m", "main_journey"], there)
    return _summary(tally, started)


def _static_checks(tally: Tally) -> None:
    """What can be known without running anything of ours."""
    pages = (path for path in (ROOT / "alongside").rglob("*.jinja") if ".text." not in path.name)  # not plain text
    templates = sorted(path.relative_to(ROOT) for path in pages)
    environment = _environment()
    _check(tally, "Lint (ruff)", [TOOLS / "ruff", "check", "."], environment)
    _check(tally, "Format (ruff)", [TOOLS / "ruff", "format", "--check", "."], environment)
    _check(tally, "Templates (djlint)", [TOOLS / "djlint", "--lint", "--quiet", *templates], environment)
    _check(tally, "Types (mypy)", [TOOLS / "mypy"], environment)
    _check(tally, "Which way imports run (import-linter)", [TOOLS / "lint-imports"], environment)
    migrations: list[str | Path] = [PYTHON, "-m", "alongside", "makemigrations", "--check", "--dry-run"]
    _check(tally, "Migrations match the models", migrations, environment)


def _check(tally: Tally, title: str, command: Sequence[str | Path], environment: Mapping[str, str]) -> bool:
    """Run one step under a heading; a failing one is noted and the others still run."""
    say(f"\n=== {title}")
    started = time.monotonic()
    code = subprocess.run(command, cwd=ROOT, env=dict(environment), check=False).returncode
    say(f"=== {title}: {'passed' if code == 0 else f'FAILED (exit code {code})'}, {spent(started)}")
    if code:
        tally.failed_steps.append(title)
    return code == 0


def _pytest(tally: Tally, title: str, which: Sequence[str], environment: Mapping[str, str]) -> None:
    """Run tests and add what their report counts; no test at all is a failure (pytest's exit code 5)."""
    report = RESULTS / f"{title.lower().replace(' ', '-')}.xml"
    passed = _check(tally, title, [*PYTEST, *TOGETHER, "-q", *which, f"--junitxml={report}"], environment)
    counted = count(report)
    tally.passed += counted.passed
    tally.failed += counted.failed or int(not passed)
    tally.skipped += counted.skipped


def count(report: Path) -> Tally:
    """Read the totals out of a report in JUnit's format; no report counts as nothing."""
    if not report.exists():
        return Tally()
    suites = ElementTree.parse(report).getroot().iter("testsuite")  # noqa: S314 - our own pytest wrote it
    tally = Tally()
    for suite in suites:
        total, skipped = int(suite.get("tests", 0)), int(suite.get("skipped", 0))
        failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        tally.passed += max(0, total - skipped - failed)
        tally.failed += failed
        tally.skipped += skipped
    return tally


def _summary(tally: Tally, started: float) -> int:
    """Name what failed, then the totals alone on the last line."""
    if not tally.passed + tally.failed:
        tally.failed_steps.append("No test ran")
    say(f"\n=== Everything: {spent(started)}")
    for title in tally.failed_steps:
        say(f"FAILED: {title}")
    say(tally.last_line())
    return 1 if tally.failed_steps else 0


if __name__ == "__main__":
    sys.exit(main())
