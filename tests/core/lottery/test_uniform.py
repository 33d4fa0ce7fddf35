"""Equally likely panels, and who steps in when somebody drops out."""

import dataclasses
import json

import pytest

from alongside.core.lottery import Pool, Quota, Rules, alternates, commitment, document, draw, replacements, uniform
from alongside.core.lottery.checking import problems_of_uniform
from tests.core.lottery.pools import files_of, invented


def written(pool: Pool, panels: int = 1000) -> dict:
    """What is kept in a file."""
    lottery = json.loads(json.dumps(document(draw(pool))))
    made = uniform(lottery, panels)
    facts = {"size": pool.size, "exact": lottery["chances"], "salt": "s", "commitment": commitment(made.panels, "s")}
    return json.loads(json.dumps(dataclasses.asdict(made) | facts))


@pytest.mark.parametrize(
    ("pool", "panels", "most"),
    [
        (invented(200, 20, 5, 1, 1), 1000, 0.003),
        (invented(200, 20, 5, 1, 1), 100, 0.03),
        (invented(120, 12, 4, 1, 5, sharing=80), 1000, 0.003),
        (invented(60, 8, 3, 1, 4), 1, 1.0),
    ],
    ids=["thousand", "hundred", "households", "one"],
)
def test_panels_meet_the_quotas_and_chances_stay_close(pool: Pool, panels: int, most: float) -> None:
    found = written(pool, panels)
    assert problems_of_uniform(found, files_of(pool)) == []
    assert len(found["panels"]) == panels
    assert found["worst"] <= most
    assert sum(found["chances"].values()) == pytest.approx(pool.size)


def test_who_is_in_already_is_in_every_panel_and_who_has_no_chance_in_none() -> None:
    values = {"area": ["a", "a", "b", "b", "c"]}
    quotas = [Quota(feature="area", value=value, least=0, most=most) for value, most in (("a", 2), ("b", 2), ("c", 0))]
    pool = Pool(people=list("vwxyz"), values=values, quotas=quotas, size=2, already_in=frozenset("v"))
    made = uniform(document(draw(pool)), 30)
    assert all("v" in panel and "z" not in panel and len(panel) == 2 for panel in made.panels)
    assert made.chances == pytest.approx({"v": 1, "w": 1 / 3, "x": 1 / 3, "y": 1 / 3, "z": 0})


def test_the_same_lottery_gives_the_same_panels() -> None:
    lottery = document(draw(invented(60, 8, 3, 1, 4)))
    assert uniform(lottery, 50) == uniform(json.loads(json.dumps(lottery)), 50)
    with pytest.raises(ValueError, match="100,000"):
        uniform(lottery, 0)


def test_the_commitment_holds_only_for_these_panels_in_this_order() -> None:
    panels = [["a", "b"], ["b", "c"]]
    sealed = commitment(panels, "salt")
    assert sealed == commitment((("a", "b"), ("b", "c")), "salt")
    assert len({sealed, commitment(panels[::-1], "salt"), commitment(panels, "other")}) == 3


@pytest.mark.parametrize("how", ["panel", "twice", "chance", "worst", "salt", "quota", "shape"])
def test_the_checker_finds_what_is_not_so(how: str) -> None:
    pool = invented(60, 8, 3, 1, 4)
    found = written(pool, 50)
    if how == "panel":
        found["panels"][0], found["panels"][1] = found["panels"][0][1:], found["panels"][1]
    elif how == "twice":
        found["panels"][0][0] = found["panels"][0][1]
    elif how == "chance":
        found["chances"][found["panels"][0][0]] += 0.02
    elif how == "worst":
        found["worst"] /= 2
    elif how == "salt":
        found["salt"] = "t"
    elif how == "quota":
        none = [
            dataclasses.replace(quota, least=0, most=0) if quota.value == "gender 0" else quota for quota in pool.quotas
        ]
        pool = dataclasses.replace(pool, quotas=none)
    else:
        found["panels"] = "all"
    assert problems_of_uniform(found, files_of(pool)) != []


ROWS = {"ann": ["carer"], "ben": ["patient"], "cy": ["patient"], "dee": ["carer"], "eve": ["patient"], "flo": []}
BOUNDS = {"carer": (1, 1), "patient": (1, 2)}


def keeps(rules: Rules, panel: list[str]) -> bool:
    sums = rules.sums(panel)
    return all(least <= sums[row] <= most for row, (least, most) in rules.bounds.items())


def test_whoever_takes_a_place_keeps_every_quota() -> None:
    rules = Rules(rows=ROWS, bounds=BOUNDS)
    panel = ["ann", "ben"]
    assert keeps(rules, panel)
    others = ["cy", "dee", "eve", "flo"]
    assert replacements(panel, "ann", others, rules) == ["dee"]
    assert replacements(panel, "ben", others, rules) == ["cy", "eve"]
    assert replacements(["ann", "ben", "cy"], "cy", ["dee", "eve", "flo"], rules) == ["eve", "flo"]


def test_alternates_cover_whoever_may_drop_out_before_they_cover_anybody_twice() -> None:
    rules = Rules(rows=ROWS, bounds=BOUNDS)
    assert alternates(["ann", "ben"], ["cy", "eve", "dee", "flo"], rules, 3) == ["cy", "dee", "eve"]
    assert alternates(["ann", "ben"], ["cy", "eve", "dee"], rules, 1, {"ann": 0.4, "ben": 0.1}) == ["dee"]
    assert alternates(["ann", "ben"], [], rules, 3) == []


def test_every_alternate_can_really_replace_somebody() -> None:
    pool = invented(120, 12, 4, 1, 5, sharing=80)
    lottery = document(draw(pool))
    rows = {person: lottery["rows"][name] for name, people in lottery["classes"].items() for person in people}
    rules = Rules(rows=rows, bounds={name: tuple(pair) for name, pair in lottery["bounds"].items()})
    for panel in uniform(lottery, 5).panels:
        others = [person for person in pool.people if person not in panel]
        ready = alternates(panel, others, rules, 12)
        assert len(ready) == 12
        for person in ready:
            assert any(keeps(rules, [*(set(panel) - {gone}), person]) for gone in panel)
