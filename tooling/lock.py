"""bin/lock: work out exact versions with hashes, for Python 3.11 and later, and the npm lock file.

No address of a registry may enter the repository: whoever sets up uses the one their machine is set up for.
"""

import re
import shutil
import sys
from pathlib import Path

from tooling.commands import run
from tooling.paths import REQUIREMENTS, ROOT, VENV, shown
from tooling.steps import StepError, complain, say, step

RUNTIME = REQUIREMENTS / "runtime.txt"
DEV = REQUIREMENTS / "dev.txt"
NODE = REQUIREMENTS / "node.txt"
PROJECT = ROOT / "pyproject.toml"

PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==", re.MULTILINE)
ADDRESS = re.compile(r"[a-z+]+://|--(extra-)?index-url|--find-links", re.IGNORECASE)


def main() -> int:
    """Write the three requirement files and the npm lock file."""
    try:
        with step(f"Locking {shown(RUNTIME)}"):
            _lock(RUNTIME, PROJECT, about="What the service needs, from pyproject.toml.")
        with step(f"Locking {shown(DEV)}"):
            _lock_development()
        with step(f"Locking {shown(NODE)}"):
            _lock(NODE, REQUIREMENTS / "node.in", about="Node.js, for machines that have none.")
        with step("Locking package-lock.json"):
            _lock_npm()
    except StepError as error:
        complain(error)
        return 1
    say("Locked. Look at the differences, run bin/test, then commit.")
    return 0


def _lock_development() -> None:
    """Lock what only developers need, on the very versions of the service."""
    known = PINNED.findall(RUNTIME.read_text())
    left_out = [word for name in known for word in ("--no-emit-package", name)]
    _lock(
        DEV, PROJECT, "--group", "dev", "--constraint", RUNTIME, *left_out,
        about="What tests and checks need, on top of runtime.txt.", first=f"-r {RUNTIME.name}\n",
    )  # fmt: skip


def _lock(target: Path, source: Path, *options: str | Path, about: str, first: str = "") -> None:
    """Compile one requirements file; an existing one keeps its versions unless --upgrade was given."""
    upgrade = ["--upgrade"] if "--upgrade" in sys.argv[1:] else []
    run(
        [_uv(), "pip", "compile", source, "--output-file", target, "--universal", "--python-version", "3.11",
         "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-header",
         "--no-annotate", *upgrade, *options],
        log="lock",
        problem=f"The versions for {shown(target)} could not be worked out.",
        remedy="Read the lines above: a version asked for in pyproject.toml may not exist or may clash.",
    )  # fmt: skip
    target.write_text(f"# {about} Made by bin/lock; do not edit.\n{first}{_without_heading(target)}")
    refuse_addresses(target)


def _without_heading(target: Path) -> str:
    kept = [line for line in target.read_text().splitlines() if not line.startswith(("#", "-r "))]
    return "\n".join(kept) + "\n"


def _lock_npm() -> None:
    run(
        ["npm", "install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"],
        log="lock",
        problem="npm could not work out package-lock.json.",
        remedy="Locking needs Node.js 20 or later with npm on the PATH; setting up and running do not.",
    )
    refuse_addresses(ROOT / "package-lock.json")


def refuse_addresses(target: Path) -> None:
    """Raise StepError where a lock file names a place to download from."""
    found = ADDRESS.search(target.read_text())
    if found:
        raise StepError(
            f"{shown(target)} names an address ({found.group()}).",
            "Lock files hold versions and hashes only: remove it, and find out which option wrote it.",
        )


def _uv() -> str:
    for folder in (None, str(VENV / "bin")):
        if found := shutil.which("uv", path=folder):
            return found
    raise StepError("uv, which works out versions, is not installed.", "Run: python3 -m pip install uv")


if __name__ == "__main__":
    sys.exit(main())
