"""Who steps in when somebody drops out: an order in which quotas survive best.

Whom to keep ready is a problem of its own: Assos, Baharav, Flanigan, Procaccia, Alternates, assemble!, 2025. Here
everybody on the panel drops out with the rate that is given for them, one after the other is chosen who can replace
most of those whom nobody before can, and what was covered once counts half for the next.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

#: What a member counts for who can be replaced already.
AGAIN = 0.5


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What a panel must meet: the rows of each person, and from how many to how many of each row."""

    rows: Mapping[str, Sequence[str]]
    bounds: Mapping[str, tuple[int, int]]

    def sums(self, panel: Sequence[str]) -> dict[str, int]:
        """Return how many of a panel count in each row."""
        found = dict.fromkeys(self.bounds, 0)
        for person in panel:
            for row in self.rows[person]:
                found[row] += 1
        return found


def replacements(panel: Sequence[str], gone: str, others: Sequence[str], rules: Rules) -> list[str]:
    """Return who of the others could take the place of somebody so that every quota is met."""
    sums = rules.sums([person for person in panel if person != gone])
    low = {row for row, (least, _most) in rules.bounds.items() if sums[row] < least}
    if any(sums[row] + 1 < rules.bounds[row][0] for row in low):
        return []
    full = {row for row, (_least, most) in rules.bounds.items() if sums[row] >= most}
    return [person for person in others if low <= set(rules.rows[person]) and not full & set(rules.rows[person])]


def alternates(
    panel: Sequence[str], others: Sequence[str], rules: Rules, many: int, rates: Mapping[str, float] | None = None
) -> list[str]:
    """Return at most so many of the others, first who is most likely to be needed and to fit.

    `rates` are drop-out rates from 0 to 1, the same for everybody when none are given. Who can replace nobody is left
    out. Between equals the order of `others` decides: shuffle it for that.
    """
    worth = {member: (rates or {}).get(member, 1.0) for member in panel}
    covers: dict[str, set[str]] = {person: set() for person in others}
    for member in panel:
        for person in replacements(panel, member, others, rules):
            covers[person].add(member)
    left = {person: members for person, members in covers.items() if members}
    found: list[str] = []
    while left and len(found) < many:
        best = max(left, key=lambda person: sum(sorted(worth[member] for member in left[person])))
        for member in left.pop(best):
            worth[member] *= AGAIN
        found.append(best)
    return found
