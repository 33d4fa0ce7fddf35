"""Measuring the server on the one database that DATABASE_URL names: a program of its own, as Django knows only one.

Prints one JSON object.
"""

import argparse
import json
import os
import sys
import time
from contextlib import redirect_stdout
from typing import Any

from benchmarks.seed import places
from benchmarks.web.server import Server, environment, free_port, serving
from tooling.serve import collect_static
from tooling.steps import StepError, complain, say, step

PREPARING = 5  # seconds in which each worker reads the vocabularies beside its first requests
WARM = 8  # connections, so that both workers have met every kind of page


def main() -> int:
    """Measure and print."""
    words = argparse.ArgumentParser(prog="python -m benchmarks.web.one", description=__doc__)
    words.add_argument("--requests", type=int, required=True)
    requests = words.parse_args().requests
    port = free_port()
    os.environ |= {"ALONGSIDE_ADDRESS": f"http://localhost:{port}", "ALONGSIDE_LOG_LEVEL": "WARNING"}
    try:
        with redirect_stdout(sys.stderr):
            places.set_up(os.environ["DATABASE_URL"])
            collect_static(environment(port))
            with serving(port, environment(port)) as server:
                found = _measure(server, requests)
    except (StepError, RuntimeError) as error:
        complain(error if isinstance(error, StepError) else StepError(str(error), "Look at build/logs/bench-web.log."))
        return 1
    print(json.dumps(found))
    return 0


def _measure(server: Server, requests: int) -> dict[str, object]:
    from alongside.opportunities.models import Listing, Opportunity
    from benchmarks.web import first_view, pages, queries
    from benchmarks.web.client import Browser
    from benchmarks.web.database import Database
    from benchmarks.web.phases import Phases

    database = Database()
    kinds = pages.kinds(requests)
    with step("Warming up"):
        for _connection in range(WARM):
            with Browser(server.port) as browser:
                for kind in kinds:
                    browser.get(kind.often[0])
        time.sleep(PREPARING)
    measured: dict[str, dict[str, Any]] = {}
    for kind in kinds:
        with step(f"Measuring: {kind.name}"), Browser(server.port) as browser:
            measured[kind.name] = {
                "queries": queries.count(kind, database.change),
                "bytes": first_view.measure(browser, kind.often[0]),
                **Phases(server, database, requests).measure(kind),
            }
            say(f"  {_line(measured[kind.name])}")
    return {"openings": Opportunity.objects.count(), "open": Listing.objects.count(), "pages": measured}


def _line(figures: dict[str, Any]) -> str:
    ways = ("new", "changed", "cached", "not_modified")
    return ", ".join(f"{way} {figures[way]['cpu_ms']} ms CPU (p50 {figures[way]['p50_ms']} ms)" for way in ways)


if __name__ == "__main__":
    sys.exit(main())
