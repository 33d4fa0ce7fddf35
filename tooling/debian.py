"""Debian's packages: installed when we are root on such a machine, asked for by name when we are not."""

import os
import shutil

from tooling.commands import run
from tooling.steps import StepError, step

QUIET = {"DEBIAN_FRONTEND": "noninteractive"}


def install(*packages: str, needed_for: str) -> None:
    """Install packages, or raise StepError that names the exact command for somebody who may."""
    wish = " ".join(packages)
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise StepError(
            f"{wish} is missing, which is needed for {needed_for}.",
            f"On Debian: sudo apt-get install {wish}. Elsewhere install its like, then start again.",
        )
    with step(f"Installing Debian's {wish}, for {needed_for}"):
        _apt("update")
        _apt("install", "--yes", "--no-install-recommends", *packages)


def _apt(*words: str) -> None:
    run(
        ["apt-get", "--quiet", *words],
        log="apt",
        environment=QUIET,
        problem=f"apt-get {' '.join(words)} did not work.",
        remedy="Check that this machine reaches its Debian mirror, then start again.",
        progress=lambda line: line.strip() if line.startswith(("Get:", "Unpacking", "Setting up")) else "",
    )
