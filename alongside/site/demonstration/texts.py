"""The invented people and openings, read from their files."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@cache
def openings() -> list[dict[str, Any]]:
    """Every opening, as written in `openings.toml`."""
    found: list[dict[str, Any]] = tomllib.loads((HERE / "openings.toml").read_text("utf-8"))["opening"]
    return found


def drawn() -> dict[str, Any]:
    """The opening whose people are chosen by a fair draw."""
    found: dict[str, Any] = tomllib.loads((HERE / "openings.toml").read_text("utf-8"))["drawn"]
    return found


def drafts() -> list[dict[str, Any]]:
    """Every draft."""
    found: list[dict[str, Any]] = tomllib.loads((HERE / "openings.toml").read_text("utf-8"))["draft"]
    return found


@cache
def _people() -> dict[str, Any]:
    return tomllib.loads((HERE / "people.toml").read_text("utf-8"))


def people() -> list[dict[str, Any]]:
    """Every person."""
    found: list[dict[str, Any]] = _people()["person"]
    return found


def organisations() -> list[dict[str, Any]]:
    """Every organisation."""
    found: list[dict[str, Any]] = _people()["organisation"]
    return found
