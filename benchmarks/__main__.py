"""bin/bench: list what can be measured, or measure one thing and print one JSON object."""

import argparse
import ast
import importlib
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.surroundings import machine, versions

FOLDER = Path(__file__).parent
HELPERS = {"__init__", "__main__", "surroundings"}


def available() -> dict[str, str]:
    """Every benchmark with the first line of what it says about itself."""
    files = (file for file in sorted(FOLDER.glob("*.py")) if file.stem not in HELPERS)
    return {file.stem: _first_line(file) for file in files}


def main() -> int:
    """List, or measure and print."""
    there = available()
    words = argparse.ArgumentParser(prog="bin/bench", description="Measures one thing, as one JSON object.")
    words.add_argument("name", nargs="?", choices=sorted(there), help="what to measure; without it, a list")
    name = words.parse_args().name
    if name is None:
        width = max(map(len, there))
        print("\n".join(f"{known:{width}}  {about}" for known, about in there.items()))
        return 0
    measured = importlib.import_module(f"benchmarks.{name}").measure()
    about = {"benchmark": name, "at": datetime.now(UTC).isoformat(timespec="seconds")}
    print(json.dumps(about | measured | {"machine": machine(), "versions": versions()}, indent=2))
    return 0


def _first_line(file: Path) -> str:
    return (ast.get_docstring(ast.parse(file.read_text())) or "").partition("\n")[0]


if __name__ == "__main__":
    sys.exit(main())
