"""What an import would do, in words for whoever looks at it."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy

from alongside.opportunities.drafting.answers import changed_rows
from alongside.opportunities.imports.changes import Change, Outcome

# What no question of a draft asks.
_OURS = {"organisation": gettext_lazy("Organisation"), "source_url": gettext_lazy("Where it was found")}
# They follow from other columns.
_SILENT = {"is_open_ended"}

OUTCOMES = {
    Outcome.NEW: gettext_lazy("New"),
    Outcome.CHANGED: gettext_lazy("Changed"),
    Outcome.SAME: gettext_lazy("As before"),
    Outcome.CLAIMED: gettext_lazy("Claimed, left alone"),
    Outcome.HIDDEN: gettext_lazy("Hidden, left alone"),
}


@dataclass(frozen=True)
class Line:
    """One row of the file and what becomes of it."""

    line: int
    key: str
    title: str
    organisation: str
    outcome: str
    # Label, words before, words after.
    changes: list[tuple[str, str, str]]


def line_of(change: Change) -> Line:
    """Return a change in words."""
    return Line(
        line=change.row.line,
        key=change.row.key,
        title=change.row.values["title"],
        organisation=change.opportunity.organisation.name,
        outcome=str(OUTCOMES[change.outcome]),
        changes=_changes(change) if change.outcome == Outcome.CHANGED else [],
    )


def _changes(change: Change) -> list[tuple[str, str, str]]:
    before, after = ({name: _plain(value) for name, value in each.items()} for each in (change.before, change.after))
    asked = [name for name in after if name not in _OURS and name not in _SILENT]
    rows = [(str(label), before[name], after[name]) for name, label in _OURS.items() if name in after]
    return rows + changed_rows({name: before[name] for name in asked}, {name: after[name] for name in asked})


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


def passed_over(counts: dict[str, int]) -> str:
    """Return the fields that are passed over, each with its number of rows."""
    return ", ".join(f"{name} ({count})" for name, count in sorted(counts.items()))
