"""A search as a list of values: what a command prints, ranked as the website ranks it."""

from typing import TypedDict

from alongside.opportunities.finding import queries, search, why


class Ranked(TypedDict):
    """One opportunity that answers the words: how well, from 0 to 1, and why. `id` is its source's, else its slug."""

    id: str
    title: str
    score: float
    why: str


def best(words: str, limit: int) -> list[Ranked]:
    """Return the best answers to somebody's words; none where nothing answers them."""
    look = search.look(words)
    most = look.plan.most or 1.0
    keys, points = look.keys[:limit].tolist(), look.points[:limit].tolist()
    found, reasons = queries.in_order(keys), why.reasons_for(look, keys)
    return [
        Ranked(
            id=opportunity.source_key or opportunity.slug or "",
            title=opportunity.title,
            score=round(mine / most, 4),
            why=" · ".join(reasons[opportunity.pk]),
        )
        for mine, opportunity in zip(points, found, strict=True)
    ]
