"""Choosing fairly: a lottery over panels that meet every quota, with the chances as even as they can be, and proof.

    >>> pool = Pool(
    ...     people=["Ama", "Ben", "Cy", "Dee"],
    ...     values={"role": ["carer", "patient", "patient", "patient"]},
    ...     quotas=[
    ...         Quota(feature="role", value="carer", least=1, most=1),
    ...         Quota(feature="role", value="patient", least=1, most=1),
    ...     ],
    ...     size=2,
    ... )
    >>> lottery = draw(pool)
    >>> lottery.is_proven, [kind.people for kind in lottery.shape.kinds], [round(one, 3) for one in lottery.chances]
    (True, [('Ama',), ('Ben', 'Cy', 'Dee')], [np.float64(1.0), np.float64(0.333)])

`pool` says who can be chosen; `relaxation` bounds the chances from above; `sampling` and `weights` reach the bound, and
`exact` does where whole numbers keep it out of reach; `drawing` puts these together. `checking` shares no code with
them. How it works and why: docs/decisions/0080-the-fairest-lottery.md.
"""

from alongside.core.lottery.advice import Change, advice, unmoved
from alongside.core.lottery.alternates import Rules, alternates, replacements
from alongside.core.lottery.costs import Cause, Cost, causes, costs
from alongside.core.lottery.document import document
from alongside.core.lottery.drawing import LEXIMIN, MAXIMIN, METHODS, NASH, Lottery, NoPanelError, TimeOverError, draw
from alongside.core.lottery.picking import Picked, pick
from alongside.core.lottery.pool import NOT_STATED, Kind, Pool, PoolError, Quota, Shape, shape
from alongside.core.lottery.suggesting import Suggestion, suggest
from alongside.core.lottery.uniform import Uniform, commitment, uniform

__all__ = [
    "LEXIMIN",
    "MAXIMIN",
    "METHODS",
    "NASH",
    "NOT_STATED",
    "Cause",
    "Change",
    "Cost",
    "Kind",
    "Lottery",
    "NoPanelError",
    "Picked",
    "Pool",
    "PoolError",
    "Quota",
    "Rules",
    "Shape",
    "Suggestion",
    "TimeOverError",
    "Uniform",
    "advice",
    "alternates",
    "causes",
    "commitment",
    "costs",
    "document",
    "draw",
    "pick",
    "replacements",
    "shape",
    "suggest",
    "uniform",
    "unmoved",
]
