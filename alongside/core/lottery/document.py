"""A lottery as plain values, to be kept in a file and checked from it alone."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from alongside.core.lottery.drawing import Lottery
from alongside.core.lottery.relaxation import Proof

#: Digits that are kept of weights, chances and multipliers: more are noise.
DIGITS = 15


def document(lottery: Lottery) -> dict[str, Any]:
    """Return `method, size, status, shortfall, classes, lottery, chances, bound` and what proves the bound.

    `rows` says in which quotas and households each class counts, `bounds` from how many to how many each allows. Within
    a class places fall evenly. Everything is in an order of its own, so that the same pool gives the same text.
    """
    shape = lottery.shape
    names = [kind.name for kind in shape.kinds]
    return {
        "method": lottery.method,
        "size": shape.size + sum(chance == 1.0 for chance in shape.settled.values()),
        "status": "proven" if lottery.is_proven else "time limit",
        "tolerance": lottery.tolerance,
        "shortfall": _short(lottery.shortfall),
        "classes": {kind.name: list(kind.people) for kind in shape.kinds},
        "lottery": [
            {"weight": _short(weight), "counts": _some(names, panel)}
            for panel, weight in zip(lottery.panels.tolist(), lottery.weights, strict=True)
        ],
        "chances": dict(sorted(_each(lottery, lottery.chances).items())),
        "bound": dict(sorted(_each(lottery, lottery.bound).items())),
        "never": [name for name, never in zip(names, lottery.never, strict=True) if never],
        "open": [name for name, closed in zip(names, lottery.is_closed, strict=True) if not closed],
        "tightened": {name: list(bounds) for name, bounds in lottery.tightened.items()},
        "proof": [_proof(one, names, shape.names) for one in lottery.proofs],
        "rows": {
            kind.name: [shape.names[row] for row in sorted(rows) if row < len(shape.names) - 1]
            for kind, rows in zip(shape.kinds, shape.rows.tolist(), strict=True)
        },
        "bounds": {
            name: [least, most]
            for name, least, most in zip(shape.names, shape.least.tolist(), shape.most.tolist(), strict=True)
            if name
        },
    }


def _each(lottery: Lottery, values: np.ndarray) -> dict[str, float]:
    found = {person: _short(value) for person, value in lottery.shape.settled.items()}
    for kind, value in zip(lottery.shape.kinds, values, strict=True):
        found |= dict.fromkeys(kind.people, _short(value))
    return found


def _proof(proof: Proof, kinds: Sequence[str], rows: Sequence[str]) -> dict[str, Any]:
    """Return the multipliers of the quotas; where there are none, the weights that an integer program bounds."""
    if proof.rows is None or proof.kinds is None:
        return {"weights": _some(kinds, map(_short, proof.weights)), "most": _short(proof.most)}
    return {
        "quotas": _some(rows[:-1], map(_short, proof.rows)),
        "size": _short(proof.total),
        "classes": _some(kinds, map(_short, proof.kinds)),
    }


def _some(names: Sequence[str], values: Any) -> Mapping[str, Any]:
    """Return those that are not nothing."""
    return {name: value for name, value in zip(names, values, strict=True) if value}


def _short(value: float) -> float:
    return float(f"{float(value):.{DIGITS}g}")
