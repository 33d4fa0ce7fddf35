"""The independent checker finds what is not so."""

import json

import pytest

from alongside.core.lottery import document, draw
from alongside.core.lottery.checking import problems
from tests.core.lottery.pools import files_of, invented


def spoil(found: dict, how: str) -> None:
    """Make a lottery say something that is not so."""
    one, two = found["lottery"][:2]
    person = next(person for person, chance in found["chances"].items() if 0.05 < chance < 0.9)
    if how == "weight":
        one["weight"] *= 1.01
    elif how == "panel":
        name = next(iter(one["counts"]))
        one["counts"][name] += 1
    elif how == "chance":
        found["chances"][person] += 1e-4
    elif how == "bound":
        for name in found["bound"]:
            found["bound"][name] = found["chances"][name] - 0.01
    elif how == "proof":
        found["proof"] = found["proof"][1:]
    elif how == "multiplier":
        first = found["proof"][0]["quotas"]
        first[next(iter(first))] *= 0.5
    elif how == "lost":
        del found["chances"][person]
    elif how == "swap":
        one["weight"], two["weight"] = two["weight"], one["weight"]
    elif how == "class":
        next(iter(found["classes"].values())).append("stranger")
    elif how == "never":
        found["never"] = [next(iter(one["counts"]))]
    elif how == "tightened":
        found["tightened"] = {"gender=gender 0": [0, 1]}
    elif how == "shape":
        found["lottery"] = "all of them"


@pytest.mark.parametrize(
    "how",
    [
        "weight",
        "panel",
        "chance",
        "bound",
        "proof",
        "multiplier",
        "lost",
        "swap",
        "class",
        "never",
        "tightened",
        "shape",
    ],
)
def test_the_checker_finds_what_is_not_so(how: str) -> None:
    pool = invented(120, 12, 4, 1, 5)
    found = json.loads(json.dumps(document(draw(pool))))
    assert problems(found, files_of(pool)) == []
    spoil(found, how)
    assert problems(found, files_of(pool)) != []


def test_a_lottery_that_could_be_fairer_is_not_proven() -> None:
    """One panel alone meets the quotas; claiming that nothing is fairer is found out."""
    pool = invented(120, 12, 4, 1, 5)
    found = json.loads(json.dumps(document(draw(pool))))
    panel = found["lottery"][0]
    counts = panel["counts"]
    found["lottery"] = [{"weight": 1.0, "counts": counts}]
    for name, people in found["classes"].items():
        found["chances"] |= dict.fromkeys(people, counts.get(name, 0) / len(people))
    found["bound"] = dict(found["chances"])
    assert any("proven" in wrong for wrong in problems(found, files_of(pool)))
