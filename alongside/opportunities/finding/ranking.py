"""A search as a list of values: what a command prints, ranked as the website ranks it."""

from typing import TypedDict

from alongside.opportunities.finding import cards, queries, search, why


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
    return [
        Ranked(
            id=opportunity.source_key or opportunity.slug or "",
            title=opportunity.title,
            score=round(mine / most, 4),
            why=" · ".join(why.reasons(look, cards.card(opportunity))),
        )
        for mine, opportunity in zip(points, queries.in_order(keys), strict=True)
    ]
