"""How much is made, from which seed, counting days from when: two databases of one spec hold the same."""

import argparse
import datetime
import hashlib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tooling.paths import BUILD
from tooling.steps import StepError

KEPT = BUILD / "bench"
HERE = Path(__file__).parent
# Each organisation has a lead and a few members of its own.
PEOPLE_AN_ORGANISATION = 5


@dataclass(frozen=True, kw_only=True)
class Spec:
    """The sizes, the seed of all chance, and the day that everything counts from."""

    people: int
    opportunities: int
    organisations: int
    open: int
    seed: int
    today: datetime.date

    @property
    def facts(self) -> dict[str, Any]:
        """What the record keeps of it; with a digest of this code, so that a change to it makes a new database."""
        return {**asdict(self), "today": self.today.isoformat(), "made_by": _digest()}

    @property
    def file(self) -> Path:
        """Where the database of these sizes is kept."""
        sizes = f"{self.people}-people-{self.opportunities}-openings-{self.open}-open-{self.organisations}-bodies"
        return KEPT / f"{sizes}-seed-{self.seed}.sqlite3"


def checked(
    *, people: int, opportunities: int, organisations: int, open_now: int, seed: int, today: datetime.date
) -> Spec:
    """Return the spec; raise StepError where the sizes cannot be together."""
    if organisations * PEOPLE_AN_ORGANISATION > people:
        raise StepError(
            f"{people} people are too few for {organisations} organisations.",
            f"Each needs {PEOPLE_AN_ORGANISATION}: ask for more people or fewer organisations.",
        )
    return Spec(
        people=people,
        opportunities=opportunities,
        organisations=organisations,
        open=min(open_now, opportunities),
        seed=seed,
        today=today,
    )


def amount(text: str) -> int:
    """Read a number of things, of which there is at least one."""
    number = int(text.replace(",", "").replace("_", ""))
    if not 1 <= number <= 10_000_000:
        raise argparse.ArgumentTypeError(f"{number} is not between 1 and 10,000,000")
    return number


def _digest() -> str:
    total = hashlib.sha256()
    for file in sorted([*HERE.glob("*.py"), *HERE.glob("*.toml")]):
        total.update(file.read_bytes())
    return total.hexdigest()[:16]
