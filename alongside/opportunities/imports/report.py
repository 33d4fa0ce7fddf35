"""What an import did, or would do."""

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from alongside.design import clean
from alongside.imports.progress import Tell, unheard
from alongside.imports.rows import Problem
from alongside.opportunities.imports.changes import LEFT_ALONE, Change, Outcome
from alongside.opportunities.imports.files import Record
from alongside.opportunities.imports.rows import FIELDS

MOST_NAMES = 50
LONGEST_NAME = 60


def _unheard(change: Change) -> None:
    """Tell nobody."""


@dataclass
class Report:
    """Counts what becomes of the rows, and tells of each as it is found."""

    tell: Tell = unheard
    show: Callable[[Change], None] = _unheard
    digest: str = ""
    rows: int = 0
    problems: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    organisations: list[str] = field(default_factory=list)
    # Fields that we do not know, and in how many rows they stand.
    passed_over: Counter[str] = field(default_factory=Counter)
    # Whether what would be done is no longer what the person saw.
    is_stale: bool = False
    _mark: Any = field(default_factory=hashlib.sha256)

    @property
    def is_good(self) -> bool:
        """Whether every row was understood."""
        return not self.problems

    @property
    def changes_something(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.counts[Outcome.NEW] or self.counts[Outcome.CHANGED])

    @property
    def left_alone(self) -> int:
        """How many rows speak of openings that an import does not touch."""
        return sum(self.counts[outcome] for outcome in LEFT_ALONE)

    @property
    def mark(self) -> str:
        """A mark of all that would be done: another when anything of it differs."""
        return str(self._mark.hexdigest()[:32])

    def refuse(self, problem: Problem) -> None:
        """Note a problem."""
        self.problems += 1
        self.tell(problem)

    def note(self, change: Change) -> None:
        """Count what becomes of a row."""
        self.counts[change.outcome] += 1
        what = (change.row.key, change.opportunity.organisation.name, change.outcome, change.before, change.after)
        self._mark.update(repr(what).encode(errors="replace"))
        self.show(change)

    def pass_over(self, record: Record) -> None:
        """Note the fields that we do not know. There could be thousands of names: only the first are kept."""
        for name in record.values.keys() - FIELDS:
            shown = clean.line(name)[:LONGEST_NAME]
            if shown and (shown in self.passed_over or len(self.passed_over) < MOST_NAMES):
                self.passed_over[shown] += 1
