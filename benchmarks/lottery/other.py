"""Run by the Python of another environment: the same pool by `sortition-algorithms`, as one JSON object."""

import csv
import json
import resource
import sys
import time
from pathlib import Path


def main(people: str, quotas: str, size: int, method: str, backend: str) -> None:
    """Find a distribution, and say how long that took and what everybody's chance is."""
    from sortition_algorithms.committee_generation import leximin, maximin
    from sortition_algorithms.features import read_in_features
    from sortition_algorithms.people import read_in_people
    from sortition_algorithms.settings import Settings

    with Path(people).open() as file:
        rows = list(csv.DictReader(file))
    with Path(quotas).open() as file:
        features, _name, _value = read_in_features(["feature", "value", "min", "max"], list(csv.DictReader(file)), size)
    pool, _report = read_in_people(list(rows[0]), rows, features, Settings(id_column="id", columns_to_keep=[]))
    find = {"leximin": leximin.find_distribution_leximin, "maximin": maximin.find_distribution_maximin}[method]
    started = time.perf_counter()
    panels, weights, _report = find(features, pool, size, [], backend)
    seconds = time.perf_counter() - started
    chances = dict.fromkeys((row["id"] for row in rows), 0.0)
    for panel, weight in zip(panels, weights, strict=True):
        for person in panel:
            chances[person] += weight
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "megabytes": memory, "panels": len(panels), "chances": chances}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4], sys.argv[5])
