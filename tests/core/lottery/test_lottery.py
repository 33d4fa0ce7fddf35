"""The fairest lottery: what listing all panels gives, proven, and checked by other code."""

import json
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.core.lottery import (
    METHODS,
    NoPanelError,
    Pool,
    Quota,
    TimeOverError,
    document,
    draw,
    sampling,
)
from alongside.core.lottery.checking import problems
from tests.core.lottery.pools import by_listing, every_panel, files_of, invented


def chances(pool: Pool, **wishes: object) -> dict[str, float]:
    """Draw, check, and return what each person has."""
    found = json.loads(json.dumps(document(draw(pool, **wishes))))
    assert problems(found, files_of(pool)) == []
    return found["chances"]


@st.composite
def small_pools(draws: st.DrawFn) -> Pool:
    """Few enough people that every panel can be listed."""
    people = draws(st.integers(3, 9))
    size = draws(st.integers(1, people - 1))
    values, quotas = {}, []
    for feature in ("a", "b", "c")[: draws(st.integers(1, 3))]:
        values[feature] = [draws(st.sampled_from(["x", "y"])) for _one in range(people)]
        for value in ("x", "y"):
            least = draws(st.integers(0, min(2, size)))
            quotas.append(Quota(feature=feature, value=value, least=least, most=draws(st.integers(least, size))))
    homes = [draws(st.sampled_from(["", "", "h1", "h2"])) for _one in range(people)]
    return Pool(
        people=[f"p{number}" for number in range(people)],
        values=values,
        quotas=quotas,
        size=size,
        households=homes if draws(st.booleans()) else (),
    )


@settings(max_examples=60, deadline=None)
@given(small_pools())
def test_leximin_is_what_listing_all_panels_gives(pool: Pool) -> None:
    wanted = by_listing(pool)
    if wanted is None:
        with pytest.raises(NoPanelError):
            draw(pool)
        return
    found = chances(pool)
    assert found == pytest.approx(wanted, abs=1e-6)
    assert min(chances(pool, method="maximin").values()) == pytest.approx(min(wanted.values()), abs=1e-6)


@settings(max_examples=60, deadline=None)
@given(small_pools())
def test_nash_has_the_greatest_product_of_those_who_can_be_chosen(pool: Pool) -> None:
    panels = list(every_panel(pool))
    if not panels:
        with pytest.raises(NoPanelError):
            draw(pool, method="nash")
        return
    found = chances(pool, method="nash")
    able = {pool.people[one] for panel in panels for one in panel}
    assert all(found[person] == 0 for person in pool.people if person not in able)
    # No panel raises the logarithm of the product: what makes it greatest, for it is concave.
    for panel in panels:
        assert sum(1 / found[pool.people[one]] for one in panel) <= len(able) * (1 + 1e-6)


def triangle(people_of_each: int = 1) -> Pool:
    """Of three kinds any two exclude each other: divisible people would reach a half, whole ones a third."""
    kinds = [("in", "out", "in"), ("in", "in", "out"), ("out", "in", "in")] * people_of_each
    kinds += [("out", "out", "out")] * 5
    quotas = [
        Quota(feature=name, value=value, least=0, most=1 if value == "in" else 4)
        for name in "fgh"
        for value in ("in", "out")
    ]
    return Pool(
        people=[f"p{number}" for number in range(len(kinds))],
        values={name: [kind[number] for kind in kinds] for number, name in enumerate("fgh")},
        quotas=quotas,
        size=4,
    )


def test_where_divisible_people_would_have_more_the_true_answer_is_found_and_proven() -> None:
    found = chances(triangle())
    assert [found[f"p{number}"] for number in range(3)] == pytest.approx([1 / 3] * 3)
    assert [found[f"p{number}"] for number in range(3, 8)] == pytest.approx([0.6] * 5)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    "pool",
    [invented(200, 20, 5, 1, 1), invented(150, 15, 4, 1, 2, sharing=40), invented(200, 15, 6, 0.3, 3)],
    ids=["plain", "households", "tight"],
)
def test_larger_pools_are_proven_and_the_checker_agrees(pool: Pool, method: str) -> None:
    lottery = draw(pool, method=method)
    assert lottery.is_proven
    assert lottery.shape.holds(lottery.panels).all()
    assert problems(document(lottery), files_of(pool)) == []


def test_who_has_no_chance_is_said_to_have_none() -> None:
    values = {"area": ["a", "a", "b", "b", "c"]}
    quotas = [Quota(feature="area", value=value, least=0, most=most) for value, most in (("a", 1), ("b", 2), ("c", 0))]
    found = chances(Pool(people=list("vwxyz"), values=values, quotas=quotas, size=2))
    assert found["z"] == 0
    assert min(found[one] for one in "vwxy") == pytest.approx(0.5)


def test_who_is_in_already_or_left_out_has_that_and_quotas_count_them() -> None:
    values = {"role": ["carer", "carer", "patient", "patient", "patient"]}
    quotas = [Quota(feature="role", value=value, least=1, most=1) for value in ("carer", "patient")]
    pool = Pool(
        people=list("abcde"), values=values, quotas=quotas, size=2, already_in=frozenset("a"), left_out=frozenset("c")
    )
    found = document(draw(pool))["chances"]
    assert found == pytest.approx({"a": 1, "b": 0, "c": 0, "d": 0.5, "e": 0.5})


def test_somebody_of_the_same_household_as_who_is_in_already_is_not_chosen() -> None:
    values = {"role": ["x", "x", "x"]}
    pool = Pool(
        people=list("abc"), values=values, quotas=[], size=2, households=["h", "h", ""], already_in=frozenset("a")
    )
    assert document(draw(pool))["chances"] == pytest.approx({"a": 1, "b": 0, "c": 1})


@pytest.mark.parametrize("method", METHODS)
def test_pools_at_the_edge(method: str) -> None:
    values = {"role": ["x", "x", "y", "y"]}
    quotas = [Quota(feature="role", value="x", least=1, most=2)]
    plain = {"people": list("abcd"), "values": values, "quotas": quotas, "size": 2}
    full = document(draw(Pool(**(plain | {"already_in": frozenset("ab")})), method=method))
    assert (full["status"], full["chances"]) == ("proven", {"a": 1, "b": 1, "c": 0, "d": 0})
    everybody = document(draw(Pool(**(plain | {"size": 4})), method=method))
    assert everybody["chances"] == pytest.approx(dict.fromkeys("abcd", 1))
    for facts in ({"left_out": frozenset("abcd")}, {"already_in": frozenset("cd")}, {"already_in": frozenset("abc")}):
        with pytest.raises(NoPanelError):
            draw(Pool(**(plain | facts)), method=method)
    only = Pool(people=["a"], values={}, quotas=[], size=1)
    assert chances(only, method=method) == {"a": 1}


def test_there_may_be_more_people_of_a_kind_than_a_panel_could_ever_hold() -> None:
    many = 40_000
    values = {"age": ["old"] * many + ["young"] * 4}
    quotas = [Quota(feature="age", value="old", least=0, most=8), Quota(feature="age", value="young", least=2, most=4)]
    people = [f"p{number}" for number in range(many + 4)]
    lottery = draw(Pool(people=people, values=values, quotas=quotas, size=10))
    assert lottery.is_proven
    assert sorted(lottery.chances) == pytest.approx([8 / many, 2 / 4])
    sampler = sampling.Sampler(sampling.face(lottery.shape, lottery.chances), np.random.default_rng(1))
    assert len(sampler.batch(8)) == 8


def test_when_no_panel_exists_it_says_so() -> None:
    quotas = [Quota(feature="sex", value="f", least=2, most=2), Quota(feature="sex", value="m", least=0, most=0)]
    with pytest.raises(NoPanelError):
        draw(Pool(people=["a", "b"], values={"sex": ["f", "m"]}, quotas=quotas, size=2))


def test_without_time_it_says_so_instead_of_claiming() -> None:
    with pytest.raises(TimeOverError):
        draw(triangle(), seconds=-1)


def test_a_draw_cut_short_returns_how_far_it_got_and_the_checker_agrees(monkeypatch: pytest.MonkeyPatch) -> None:
    from alongside.core.lottery import exact, programs

    pool, asked = triangle(), []
    best = programs.Panels.best

    def tired(every: programs.Panels, weights: np.ndarray, seconds: float) -> np.ndarray | None:
        asked.append(weights)
        if len(asked) > 1:
            raise TimeOverError
        return best(every, weights, seconds)

    monkeypatch.setattr(exact.Panels, "best", lambda every, weights, seconds: tired(every, weights, seconds))
    monkeypatch.setattr("alongside.core.lottery.drawing._Work._tighten", lambda work: False)
    first = best(programs.Panels(draw_shape(pool)), np.ones(len(draw_shape(pool).count)), 10.0)
    monkeypatch.setattr("alongside.core.lottery.drawing._Work._reach", lambda work, _target: work._know(first[None]))
    found = document(draw(pool))
    assert found["status"] == "time limit"
    assert found["open"]
    monkeypatch.undo()
    assert problems(found, files_of(pool)) == []


def test_what_is_known_when_the_time_is_over_while_bounds_are_tightened_is_returned(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from alongside.core.lottery import drawing

    pool, asked, best = triangle(), [], drawing._Work._best

    def tired(work: drawing._Work, every: object, wanted: object) -> np.ndarray:
        asked.append(wanted)
        if len(asked) > 1:
            raise TimeOverError
        return best(work, every, wanted)

    monkeypatch.setattr(drawing._Work, "_best", tired)
    found = document(draw(pool))
    assert problems(found, files_of(pool)) == []


def draw_shape(pool: Pool):
    from alongside.core.lottery import shape

    return shape(pool)


def test_it_ends_when_the_time_is_over() -> None:
    started = time.monotonic()
    lottery = draw(invented(150, 15, 6, 0, 6), seconds=30)
    assert time.monotonic() - started < 40
    assert lottery.shape.holds(lottery.panels).all()
