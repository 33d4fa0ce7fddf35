"""Files of openings for tests."""

import csv
import io
import json
from typing import Any

from alongside.imports.rows import Problem
from alongside.opportunities.imports.actions import import_openings
from alongside.opportunities.imports.changes import Change
from alongside.opportunities.imports.report import Report

ROW: dict[str, Any] = {
    "id": "op1",
    "title": "Help us make eye clinics kinder",
    "organisation": "Invented Eye Hospital",
    "summary": "Tell us what a visit is like.",
    "what_you_will_do": "Come to three meetings.\n\nRead papers.",
    "who_we_want": "People with sight loss.",
    "topics": ["sight loss"],
    "stage": "scoping",
    "participation_level": "co-producing",
    "mode": "both",
    "place": "City Road, London",
    "time_commitment": "2 hours a month",
    "starts": "2099-01-01",
    "closes": "2099-02-01",
    "payment": {"text": "For meetings", "amount": 25, "unit": "hour", "currency": "GBP"},
    "expenses": True,
    "access_support": "Large print",
    "number_wanted": 4,
    "source_url": "https://example.org/eyes",
}


def row(**changes: Any) -> dict[str, Any]:
    """A good row with some fields different."""
    return ROW | changes


def as_csv(*rows: dict[str, Any]) -> bytes:
    """The rows as a CSV file; nothing where a value is None."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(dict.fromkeys(name for each in rows for name in each)))
    writer.writeheader()
    writer.writerows([{name: _cell(value) for name, value in each.items()} for each in rows])
    return out.getvalue().encode()


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return "; ".join(value)
    return json.dumps(value) if isinstance(value, dict | bool) else value


def run(rows: Any, **options: Any) -> tuple[Report, list[Problem], list[Change]]:
    """Import rows, or a file's bytes; what came of it."""
    content = rows if isinstance(rows, bytes) else json.dumps(rows).encode()
    problems: list[Problem] = []
    changes: list[Change] = []
    report = Report(tell=problems.append, show=changes.append)
    done = import_openings(by=options.pop("by", None), file=io.BytesIO(content), report=report, **options)
    return done, problems, changes
