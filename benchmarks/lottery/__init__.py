"""The fair lottery against `sortition-algorithms`, in turns, each in a process of its own."""

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import Any

from alongside.core.lottery import Pool
from benchmarks.lottery.pools import invented
from tooling.paths import ROOT
from tooling.steps import StepError

FOLDER = Path(__file__).parent
SHARED = ROOT.parent / "shared" / "fixtures" / "lottery"
OTHER = ROOT / "build" / "sortition"
#: The fastest free way to solve its programs; its leximin asks for gurobipy as well, whose free licence is limited.
PACKAGES = ("sortition-algorithms==0.12.15", "mip==1.17.6", "gurobipy")
BACKENDS = ("mip", "highspy")
REFERENCES = ("sf_fixture_150", "nhs_trust_200", "nhs_region_500")
INVENTED = {
    "1000 people, 6 features": (1000, 60, 6, 2.0, 2),
    "1000 people, 7 features": (1000, 60, 7, 1.0, 1),
    "600 people, tight": (600, 40, 7, 0.3, 4),
    "3000 people": (3000, 150, 7, 1.0, 5),
    "3000 people, tight": (3000, 150, 7, 0.0, 6),
}


def options(words: argparse.ArgumentParser) -> None:
    """Which method, and how long the other library may take."""
    words.add_argument("--method", choices=["leximin", "maximin"], default="leximin", help="which lottery")
    words.add_argument("--other-seconds", type=float, default=120.0, help="for each run of the other; 0 leaves it out")


def measure(method: str, other_seconds: float) -> dict[str, object]:
    """Run every instance by both, in turns."""
    python = _other() if other_seconds > 0 else None
    figures = {}
    with tempfile.TemporaryDirectory(prefix="alongside-lottery-") as folder:
        for name, (people, quotas, size) in _instances(Path(folder)).items():
            print(name, flush=True)
            figures[name] = _in_turns(people, quotas, size, method, python, other_seconds)
    wanted = {"seconds": {"1000 people": 2, "600 people, tight": 5, "3000 people": 20}, "times_faster": 100}
    return {"method": method, "figures": figures, "limits": wanted | {"shortfall": 1e-6, "megabytes": 250}}


def _in_turns(
    people: Path, quotas: Path, size: int, method: str, python: Path | None, other_seconds: float
) -> dict[str, Any]:
    """Ours, the other with each way to solve, and ours again: the better of ours counts, as each of theirs does."""
    ours = [_ours(people, quotas, size, method) for _twice in range(2)]
    best = min(ours, key=lambda one: float(one["seconds"]))
    found: dict[str, Any] = {"ours": _in_short(best)}
    for backend in BACKENDS if python else ():
        words = [python, FOLDER / "other.py", people, quotas, size, method, backend]
        other = _run(words, other_seconds)
        if other is None:
            found[backend] = f"over {other_seconds:.0f} s"
            found[f"times_faster_than_{backend}"] = f"over {other_seconds / best['seconds']:.0f}"
            continue
        apart = max(abs(other["chances"][person] - chance) for person, chance in best["chances"].items())
        found[backend] = _in_short(other) | {"largest_difference_of_a_chance": apart}
        found[f"times_faster_than_{backend}"] = round(other["seconds"] / best["seconds"], 1)
    return found


def _in_short(run: dict[str, Any]) -> dict[str, Any]:
    found = {name: value for name, value in run.items() if name != "chances"}
    return found | {"seconds": round(run["seconds"], 4), "lowest_chance": min(run["chances"].values())}


def _ours(people: Path, quotas: Path, size: int, method: str) -> dict[str, Any]:
    words = [sys.executable, "-m", "benchmarks.lottery.ours", people, quotas, size, method, 600]
    run = _run(words, 700)
    if run is None:
        raise StepError("Our own lottery took more than 700 s.", "Look at core/lottery.")
    return run


def _run(words: list[Any], seconds: float) -> dict[str, Any] | None:
    facts = os.environ | {"DJANGO_SETTINGS_MODULE": "alongside.config.settings", "PYTHONPATH": str(ROOT)}
    try:
        done = subprocess.run([str(word) for word in words], capture_output=True, text=True, timeout=seconds, env=facts)
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        raise StepError(f"{words[1]} failed: {done.stderr[-500:]}", "Read what it said.")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _instances(folder: Path) -> dict[str, tuple[Path, Path, int]]:
    """The reference cases where they are on this machine, and invented ones."""
    found = {}
    for name in REFERENCES:
        if (SHARED / name).is_dir():
            size = json.loads((SHARED / name / "meta.json").read_text())["k"]
            found[name] = (SHARED / name / "respondents.csv", SHARED / name / "categories.csv", size)
    for name, facts in INVENTED.items():
        found[name] = _written(invented(*facts), folder / name.replace(" ", "-").replace(",", ""))
    return found


def _written(pool: Pool, folder: Path) -> tuple[Path, Path, int]:
    folder.mkdir()
    people, quotas = folder / "people.csv", folder / "quotas.csv"
    with people.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", *pool.values])
        rows.writerows(
            [person, *(values[at] for values in pool.values.values())] for at, person in enumerate(pool.people)
        )
    with quotas.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["feature", "value", "min", "max"])
        rows.writerows([quota.feature, quota.value, quota.least, quota.most] for quota in pool.quotas)
    return people, quotas, pool.size


def _other() -> Path:
    """Return the Python of the other library, in an environment of its own, made where it is missing."""
    python = OTHER / "bin" / "python"
    if not (OTHER / "ready").exists():
        print("Installing sortition-algorithms", flush=True)
        venv.create(OTHER, with_pip=True, clear=True)
        done = subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES], capture_output=True, text=True)
        if done.returncode:
            raise StepError(f"pip failed: {done.stderr[-500:]}", "Give --other-seconds 0 to measure ours alone.")
        (OTHER / "ready").touch()
    return python
