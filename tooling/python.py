"""The Python environment: a folder of our own, filled with exactly the packages that were locked."""

import importlib.util
import platform
import shutil
import sys
from pathlib import Path

from tooling import debian
from tooling.commands import run
from tooling.paths import PYTHON, REQUIREMENTS, VENV, shown
from tooling.stamps import digest, is_done, mark_done
from tooling.steps import step

REACH = "Check that this machine reaches its Python package registry (pip's own settings), then start again."


def ensure(*, development: bool) -> None:
    """Make the environment where it is missing and fill it where the locked versions changed."""
    if not PYTHON.exists():
        _make_environment()
    files = [REQUIREMENTS / "runtime.txt", *([REQUIREMENTS / "dev.txt"] if development else [])]
    name = f".alongside-{files[-1].stem}"
    wanted = digest(files, platform.machine())
    if is_done(name, wanted, makes=PYTHON, stamps=VENV):
        return
    with step(f"Installing Python packages from {shown(files[-1])}"):
        install(files[-1])
        mark_done(name, wanted, stamps=VENV)


def install(requirements: Path, *options: str | Path) -> None:
    """Install one locked file; a package whose hash differs is refused."""
    run(
        [*_pip(), "install", "--require-hashes", "--no-input", "--disable-pip-version-check",
         "-r", requirements, *options],
        log="pip",
        problem=f"The packages in {shown(requirements)} could not be installed.",
        remedy=REACH,
        progress=_Counter(),
    )  # fmt: skip


class _Counter:
    """Turns pip's output into how far it is."""

    def __init__(self) -> None:
        self.seen = 0

    def __call__(self, line: str) -> str:
        if line.startswith("Collecting "):
            self.seen += 1
            return f"{self.seen} packages looked up or fetched, now {line.split()[1]}"
        return "unpacking them" if line.startswith("Installing collected") else ""


def _make_environment() -> None:
    """Make .venv; Debian splits off what `venv` needs, so go round that or install it."""
    if not _has("ensurepip") and not _has("pip"):
        debian.install("python3-venv", needed_for="the Python environment")
    with step(f"Making a Python {platform.python_version()} environment in {shown(VENV)}"):
        shutil.rmtree(VENV, ignore_errors=True)
        run(
            [sys.executable, "-m", "venv", *([] if _has("ensurepip") else ["--without-pip"]), VENV],
            log="venv",
            problem="Python could not make an environment.",
            remedy="On Debian: apt-get install python3-venv. Check also that the disk has 1 GB free.",
        )


def _has(module: str) -> bool:
    importlib.invalidate_caches()
    return importlib.util.find_spec(module) is not None


def _pip() -> list[str | Path]:
    """The environment's own pip, or the machine's acting on the environment."""
    own = list(VENV.glob("lib/python3*/site-packages/pip"))
    return [PYTHON, "-m", "pip"] if own else [sys.executable, "-m", "pip", "--python", PYTHON]
