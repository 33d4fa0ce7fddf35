"""A sealed draw as the commands write a uniform lottery: one shape for the number, the checker, and the files."""

from typing import Any

from alongside.selection.models import Draw


def as_uniform(draw: Draw) -> dict[str, Any]:
    """Return what `bin/alongside draw-uniform` would have written, over references."""
    found = draw.seal.lottery
    chances = {entry.reference: entry.chance or 0.0 for entry in draw.entries.all()}
    return {
        "panels": draw.seal.panels,
        "chances": chances,
        "worst": max(abs(chances[name] - exact) for name, exact in found["chances"].items()),
        "salt": draw.seal.salt,
        "commitment": draw.commitment,
        "size": found["size"],
        "exact": found["chances"],
        "rows": {name: found["rows"][kind] for kind, people in found["classes"].items() for name in people},
        "bounds": found["bounds"],
    }
