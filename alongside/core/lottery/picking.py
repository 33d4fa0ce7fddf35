"""The panel of a number that was drawn, and who is kept ready."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from alongside.core.lottery.alternates import Rules, alternates


@dataclass(frozen=True, kw_only=True)
class Picked:
    """A panel by its ids, and those kept ready in their order."""

    panel: tuple[str, ...]
    alternates: tuple[str, ...]


def pick(
    drawn: Mapping[str, Any], number: int, many: int | None = None, rates: Mapping[str, float] | None = None
) -> Picked:
    """Return what a number (from 1 on) picks out of a uniform lottery: `panels, commitment, rows, bounds, exact, size`.

    At most `many` are kept ready, as many as places when not given; `rates` are drop-out rates from 0 to 1 by id.
    Between equals the commitment and the number decide, which nobody can choose together.

    Raises IndexError when there is no such panel.
    """
    if not 1 <= number <= len(drawn["panels"]):
        raise IndexError(number)
    rules = Rules(rows=drawn["rows"], bounds={name: (pair[0], pair[1]) for name, pair in drawn["bounds"].items()})
    chosen = drawn["panels"][number - 1]
    # Who was in already stands in no row: their places are counted off, and nobody steps in for them here.
    panel = [person for person in chosen if person in rules.rows]
    order = [person for person in sorted(drawn["exact"]) if person in rules.rows and person not in panel]
    random.Random(f"{drawn['commitment']}:{number}").shuffle(order)  # noqa: S311  repeatable on purpose
    ready = alternates(panel, order, rules, drawn["size"] if many is None else max(0, many), rates)
    return Picked(panel=tuple(chosen), alternates=tuple(ready))
