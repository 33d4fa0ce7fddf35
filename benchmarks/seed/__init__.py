"""Making a database of the size of a busy service: people, openings, and who came forward; kept, and used again."""

import argparse
import datetime
import os
import time

from benchmarks.seed import places
from benchmarks.seed.spec import Spec, amount, checked
from tooling.steps import StepError, say, step

WITHIN_SECONDS = 600


def options(words: argparse.ArgumentParser) -> None:
    """What can be asked for."""
    words.add_argument("--people", type=amount, default=1_000_000, help="how many people (1000000)")
    words.add_argument("--opportunities", type=amount, default=100_000, help="how many openings (100000)")
    words.add_argument("--organisations", type=amount, default=400, help="how many organisations (400)")
    words.add_argument("--open", dest="open_now", type=amount, default=5000, help="how many openings are open (5000)")
    words.add_argument("--seed", type=int, default=1, help="the same number makes the same database (1)")
    words.add_argument("--today", type=datetime.date.fromisoformat, help="the day to count from, like 2027-03-31")
    words.add_argument("--database", help="sqlite:////FILE or postgres://…, empty (a file of this size in build/bench)")


def measure(
    *, people: int, opportunities: int, organisations: int, open_now: int, seed: int, today: datetime.date | None,
    database: str | None,
) -> dict[str, object]:  # fmt: skip
    """Make the database, or find that it is there; an SQLite file that is of another day or code is made anew."""
    day = today or datetime.datetime.now().astimezone().date()
    spec = checked(
        people=people, opportunities=opportunities, organisations=organisations, open_now=open_now, seed=seed, today=day
    )
    url = database or f"sqlite:///{spec.file}"
    started, spent, load = time.monotonic(), time.process_time(), os.getloadavg()
    rows = _made(spec, url, is_ours=database is None)
    seconds, cpu = round(time.monotonic() - started, 1), round(time.process_time() - spent, 1)
    return {
        "figures": {
            "seconds": seconds, "cpu_seconds": cpu, "was_there": rows is None,
            "load_before": load, "load_after": os.getloadavg(),
        },
        "limits": {"seconds": WITHIN_SECONDS},
        "sizes": spec.facts | {"rows": rows or {}, "bytes": _bytes()},
        "database": url if database is None else url.partition("://")[0],
    }  # fmt: skip


def _made(spec: Spec, url: str, *, is_ours: bool) -> dict[str, int] | None:
    """Make it unless it is there; None when it was."""
    file = places.file_of(url)
    is_there = file is None or file.exists()
    places.set_up(url)
    from benchmarks.seed import making

    if is_there:
        places.migrate()
        if making.is_made(spec):
            places.tell_reused(url)
            return None
        if not making.is_empty() and not is_ours:
            raise places.refuse_full(url if file else "The database on the server")
    counts: dict[str, int] = {}
    if file is None:
        _fill(spec, counts)
    else:
        places.fill_file(file, lambda: _fill(spec, counts))
    return counts


def _fill(spec: Spec, counts: dict[str, int]) -> None:
    from benchmarks.seed import checks, making, upkeep

    places.migrate()
    counts |= making.make(spec)
    with step("Looking it over"):
        looked_at = checks.check(spec)
    say(f"  {sum(counts.values()):,} rows; {looked_at} of them looked at closely, and every constraint holds.")
    upkeep.tidy()


def _bytes() -> int:
    from benchmarks.seed import upkeep

    return upkeep.size()


__all__ = ["StepError", "measure", "options"]
