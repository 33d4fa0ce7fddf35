"""A search as a list of values: what a command prints, ranked as the website ranks it."""

from typing import TypedDict

from alongside.opportunities.finding import queries, search, why


class Ranked(TypedDict):
    """One opportunity that answers the words: how well, from 0 to 1, and why. `id` is its source's, else its slug."""

    id: str
    title: str
    score: float
    why: str


def best(words: str, most: int) -> list[Ranked]:
    """Return the best answers to somebody's words; none where nothing answers them."""
    look = search.look(words)
    rows = look.rows[:most]
    weight = sum(look.plan.weights) or 1.0
    keys = [row.key for row in rows]
    found, reasons = queries.in_order(keys), why.reasons_for(look, keys)
    return [
        Ranked(
            id=opportunity.source_key or opportunity.slug or "",
            title=opportunity.title,
            score=round(row.points / weight, 4),
            why=" · ".join(reasons[opportunity.pk]),
        )
        for row, opportunity in zip(rows, found, strict=True)
    ]
