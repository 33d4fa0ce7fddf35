"""The same pool by our own lottery, in a process of its own, checked by the independent checker."""

import json
import resource
import sys
import time
from pathlib import Path

from alongside.core.lottery import document, draw
from alongside.core.lottery.checking import Files, problems
from alongside.selection.files import read_pool


def main(people: str, quotas: str, size: int, method: str, seconds: float) -> None:
    """Draw, and say how long that took and what everybody's chance is."""
    import django

    django.setup()
    pool = read_pool(Path(people), Path(quotas), size=size)
    started = time.perf_counter()
    lottery = draw(pool, method=method, seconds=seconds)
    took = time.perf_counter() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = document(lottery)
    values = {person: {name: row[at] for name, row in pool.values.items()} for at, person in enumerate(pool.people)}
    limits = [(quota.feature, quota.value, quota.least, quota.most) for quota in pool.quotas]
    wrong = problems(found, Files(people=values, quotas=limits, households={}))
    facts = {"status": found["status"], "shortfall": found["shortfall"], "problems_found_by_the_checker": len(wrong)}
    shown = {"seconds": took, "megabytes": memory, "panels": len(found["lottery"]), "chances": found["chances"]}
    print(json.dumps(shown | facts))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4], float(sys.argv[5]))
