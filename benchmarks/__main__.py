"""bin/bench: list what can be measured, or measure one thing and print one JSON object.

Words and progress go to the error output. The exit code is 0 when it was measured, 1 when it could not be, 2 when it
was asked for wrongly.
"""

import argparse
import ast
import importlib
import json
import sys
from contextlib import redirect_stdout
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.surroundings import machine, versions
from tooling.processes import interruptible
from tooling.steps import StepError, complain

FOLDER = Path(__file__).parent
HELPERS = {"__init__", "__main__", "looking", "surroundings"}


def available() -> dict[str, str]:
    """Every benchmark with the first line of what it says about itself."""
    files = [file for file in FOLDER.glob("*.py") if file.stem not in HELPERS]
    packages = list(FOLDER.glob("*/__init__.py"))
    named = {file.stem: file for file in files} | {file.parent.name: file for file in packages}
    return {name: _first_line(named[name]) for name in sorted(named)}


def main(arguments: list[str] | None = None) -> int:
    """List, or measure and print."""
    there = available()
    words = argparse.ArgumentParser(prog="bin/bench", description="Measures one thing, as one JSON object.")
    words.add_argument("name", nargs="?", choices=sorted(there), help="what to measure; without it, a list")
    words.add_argument("options", nargs=argparse.REMAINDER, help="see bin/bench NAME --help")
    asked = words.parse_args(arguments)
    if asked.name is None:
        width = max(map(len, there))
        print("\n".join(f"{known:{width}}  {about}" for known, about in there.items()))
        return 0
    return _measure(asked.name, there[asked.name], asked.options)


def _measure(name: str, about: str, options: list[str]) -> int:
    """Measure one thing with its own options; a module without any takes none."""
    module = importlib.import_module(f"benchmarks.{name}")
    words = argparse.ArgumentParser(prog=f"bin/bench {name}", description=about)
    getattr(module, "options", lambda words: None)(words)
    wishes = vars(words.parse_args(options))
    interruptible()
    try:
        with redirect_stdout(sys.stderr):
            measured = module.measure(**wishes)
    except StepError as error:
        complain(error)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 1
    when = {"benchmark": name, "at": datetime.now(UTC).isoformat(timespec="seconds")}
    print(json.dumps(when | measured | {"machine": machine(), "versions": versions()}, indent=2))
    return 0


def _first_line(file: Path) -> str:
    return (ast.get_docstring(ast.parse(file.read_text())) or "").partition("\n")[0]


if __name__ == "__main__":
    sys.exit(main())
