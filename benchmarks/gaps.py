"""The fairest lottery where whole numbers keep it from what divisible people would reach: up to 160 people."""

import argparse
import time
from typing import Any

import numpy as np

from alongside.core.lottery import NoPanelError, Pool, draw, relaxation, shape
from benchmarks.lottery.pools import invented

PEOPLE, PLACES, FEATURES, SLACK = (60, 80, 100, 120, 140, 160), (8, 10, 12, 16, 20), (4, 5, 6, 7), (0.0, 0.1, 0.3)
#: A chance that is lower by more than this is a gap and no rounding.
GAP = 1e-6
LIMIT_SECONDS = 180.0


def options(words: argparse.ArgumentParser) -> None:
    """How many pools are tried."""
    words.add_argument("--pools", type=int, default=60, help="how many pools are invented, one after the other")


def measure(pools: int) -> dict[str, object]:
    """Draw from pools with very tight quotas, and keep those with a true gap."""
    tried = [_draw(number) for number in range(1, pools + 1)]
    found = [one for one in tried if one is not None]
    gaps = [one for one in found if one["gap"] > GAP or not one["proven"]]
    slowest = sorted(gaps, key=lambda one: -float(one["seconds"]))
    return {
        "figures": {
            "pools": len(found),
            "with_a_gap": len(gaps),
            "not_proven": sum(not one["proven"] for one in gaps),
            "slowest": slowest[:10],
        },
        "limits": {"seconds": LIMIT_SECONDS},
        "missed": [one["pool"] for one in gaps if one["seconds"] > LIMIT_SECONDS or not one["proven"]],
        "sizes": {"people": PEOPLE, "places": PLACES, "features": FEATURES, "slack": SLACK},
    }


def pool(number: int) -> Pool:
    """Return one of the pools; the same number gives the same."""
    people, places = PEOPLE[number % len(PEOPLE)], PLACES[number % len(PLACES)]
    features, slack = FEATURES[number % len(FEATURES)], SLACK[number % len(SLACK)]
    return invented(people, places, features, slack, number + 1000)


def _draw(number: int) -> dict[str, Any] | None:
    """Return what came of one pool; None when it has no panel."""
    invented_pool = pool(number)
    began = time.perf_counter()
    try:
        lottery = draw(invented_pool, seconds=LIMIT_SECONDS)
    except NoPanelError:
        return None
    seconds = time.perf_counter() - began
    target = relaxation.leximin(shape(invented_pool))
    assert target is not None  # noqa: S101  it has a panel
    gap = float(np.abs(target.chances - lottery.chances).max())
    print(f"pool {number}: {seconds:.2f} s, gap {gap:.1e}", flush=True)
    return {
        "pool": number,
        "people": len(invented_pool.people),
        "places": invented_pool.size,
        "seconds": round(seconds, 2),
        "gap": gap,
        "proven": lottery.is_proven,
        "closed": f"{int(lottery.is_closed.sum())} of {len(lottery.is_closed)}",
    }
