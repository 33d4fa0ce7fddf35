"""What a scrutineer checks: the files, and what the independent checker says of them."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from typing import Any

from alongside.core.lottery import checking
from alongside.selection.models import Draw
from alongside.selection.sealed import as_uniform
from alongside.selection.targets.trying import agreed


def problems(draw: Draw) -> list[str]:
    """Return what is wrong with a sealed draw, from who was in it and the targets alone; nothing when all is right."""
    entries = list(draw.entries.order_by("reference"))
    files = checking.Files(
        people={one.reference: one.values for one in entries},
        quotas=[(one.feature, one.value, one.least, one.most) for one in agreed(draw)],
        households={},
    )
    return [*checking.problems(draw.seal.lottery, files), *checking.problems_of_uniform(as_uniform(draw), files)]


def people_file(draw: Draw) -> str:
    """Return who was in it, by reference, with what was counted of each: `id` and a column for each feature."""
    names = [feature.name for feature in draw.features.all()]
    rows: list[Sequence[str]] = [["id", *names]]
    rows += [[one.reference, *(one.values[name] for name in names)] for one in draw.entries.order_by("reference")]
    return _csv(rows)


def quotas_file(draw: Draw) -> str:
    """Return the targets: `feature,value,min,max`."""
    rows: list[Sequence[str]] = [["feature", "value", "min", "max"]]
    rows += [[one.feature, one.value, str(one.least), str(one.most)] for one in agreed(draw)]
    return _csv(rows)


def _csv(rows: Sequence[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


FILES: dict[str, Callable[[Draw], str]] = {
    "people.csv": people_file,
    "quotas.csv": quotas_file,
    "lottery.json": lambda draw: _json(draw.seal.lottery),
    "uniform.json": lambda draw: _json(as_uniform(draw)),
}
