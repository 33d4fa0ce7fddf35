"""What is locked is exact, whole, and names no place to download from."""

import json
import re
from pathlib import Path

import pytest

from tooling import lock
from tooling.paths import REQUIREMENTS, ROOT
from tooling.steps import StepError

LOCKED = [lock.RUNTIME, lock.DEV, lock.NODE, ROOT / "package-lock.json"]


@pytest.mark.parametrize("file", LOCKED, ids=lambda file: file.name)
def test_no_lock_file_names_an_address(file: Path) -> None:
    lock.refuse_addresses(file)


@pytest.mark.parametrize("line", ["--index-url x", "--find-links y", "a @ https://x.example/a.whl", "git+ssh://x"])
def test_an_address_is_found(line: str, tmp_path: Path) -> None:
    file = tmp_path / "some.txt"
    file.write_text(f"django==5.2\n{line}\n")
    with pytest.raises(StepError, match="names an address"):
        lock.refuse_addresses(file)


@pytest.mark.parametrize("file", LOCKED[:3], ids=lambda file: file.name)
def test_every_package_is_pinned_with_a_hash(file: Path) -> None:
    packages = re.split(r"\n(?=\S)", re.sub(r"(?m)^(#|-r ).*\n", "", file.read_text()).strip())
    assert packages
    assert all(re.match(r"[a-z0-9.-]+==[^\s]+ ", package) and "--hash=sha256:" in package for package in packages)


def test_every_npm_package_has_its_digest() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert all("integrity" in package for name, package in packages.items() if name)


def test_development_adds_to_the_service_and_changes_nothing_of_it() -> None:
    runtime = set(lock.PINNED.findall(lock.RUNTIME.read_text()))
    development = lock.DEV.read_text()
    assert f"-r {lock.RUNTIME.name}\n" in development
    assert (REQUIREMENTS / lock.RUNTIME.name).exists()
    assert not runtime & set(lock.PINNED.findall(development))
