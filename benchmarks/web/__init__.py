"""Serving public pages: speed, processor time, queries and bytes, with few and many openings, on both databases."""

import argparse
import os
from typing import Any

from benchmarks.seed.spec import amount
from benchmarks.web import databases
from benchmarks.web.databases import PEOPLE_AN_OPENING, Size
from tooling.steps import say

LIMITS = {
    "queries": 10,
    "changed_cpu_ms": 12,
    "cached_cpu_ms": 2,
    "first_view_bytes": 60_000,
    "search_p95_ms": 50,
}


def options(words: argparse.ArgumentParser) -> None:
    """What can be asked for."""
    words.add_argument("--database", choices=["sqlite", "postgres", "both"], default="both", help="which (both)")
    words.add_argument("--sizes", type=_sizes, default=[1000, 100_000], help="openings, like 1000,100000 (the default)")
    words.add_argument("--open", dest="open_now", type=amount, help="how many of them are open (all: the hardest)")
    words.add_argument("--people", type=amount, help=f"how many people ({PEOPLE_AN_OPENING} for each opening)")
    words.add_argument("--requests", type=amount, default=100, help="how many requests for each figure (100)")


def _sizes(text: str) -> list[int]:
    return [amount(part) for part in text.split(",")]


def measure(
    *, database: str, sizes: list[int], open_now: int | None, people: int | None, requests: int
) -> dict[str, object]:
    """Measure on each database at each size; a database that is there already is used again."""
    load = os.getloadavg()
    found: dict[str, dict[str, Any]] = {}
    for kind in ["sqlite", "postgres"] if database == "both" else [database]:
        with databases.server(kind) as address:
            found[kind] = {}
            for openings in sizes:
                size = Size(
                    openings=openings,
                    open=min(open_now or openings, openings),
                    people=people or openings * PEOPLE_AN_OPENING,
                )
                found[kind][str(openings)] = _one(kind, size, address, requests)
    return {
        "figures": found,
        "missed": missed(found),
        "limits": LIMITS,
        "sizes": {"openings": sizes, "open": open_now or "all", "people": people or "10 for each opening"},
        "load": {"before": load, "after": os.getloadavg()},
    }


def _one(kind: str, size: Size, address: str | None, requests: int) -> dict[str, Any]:
    say(f"\n{kind}: {size.openings:,} openings, {size.open:,} of them open, {size.people:,} people")
    url = databases.seeded(size, address)
    return databases.program(["-m", "benchmarks.web.one", "--requests", str(requests)], {"DATABASE_URL": url})


def missed(found: dict[str, dict[str, Any]]) -> list[str]:
    """Say which figures are over their limits."""
    over = []
    for kind, by_size in found.items():
        for size, one in by_size.items():
            for name, page in one["pages"].items():
                figures = _limited(name, page)
                over += [
                    f"{kind}, {size} openings, {name}: {what} {figures[what]}, wanted at most {LIMITS[what]}"
                    for what in figures
                    if figures[what] > LIMITS[what]
                ]
    return over


def _limited(name: str, page: dict[str, Any]) -> dict[str, float]:
    """The figures of a page that have a limit; what changed and what was never asked for both count as fresh."""
    figures = {
        "queries": page["queries"]["changed"],
        "changed_cpu_ms": max(page["changed"]["cpu_ms"], page["new"]["cpu_ms"]),
        "cached_cpu_ms": max(page["cached"]["cpu_ms"], page["not_modified"]["cpu_ms"]),
        "first_view_bytes": page["bytes"]["first_view"],
    }
    return figures | ({"search_p95_ms": page["new"]["p95_ms"]} if name == "search" else {})
