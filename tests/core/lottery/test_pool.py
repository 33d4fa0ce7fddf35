"""A pool: the same one gives the same lottery, and one that contradicts itself is refused."""

import subprocess
import sys

import pytest

from alongside.core.lottery import Pool, PoolError, Quota, document, draw
from tests.core.lottery.pools import invented

PROGRAM = """
import json
from alongside.core.lottery import document, draw
from tests.core.lottery.pools import invented
print(json.dumps(document(draw(invented(200, 20, 5, 1, 1)))))
"""


def test_the_same_pool_gives_the_same_bytes_in_any_process() -> None:
    run = [sys.executable, "-c", PROGRAM]
    texts = {
        subprocess.run(run, env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)}, capture_output=True).stdout
        for seed in ("1", "2")
    }
    assert len(texts) == 1
    assert len(texts.pop()) > 1000


def test_the_order_of_people_does_not_matter() -> None:
    pool = invented(60, 8, 3, 1, 4)
    turned = Pool(
        people=list(reversed(pool.people)),
        values={name: list(reversed(values)) for name, values in pool.values.items()},
        quotas=pool.quotas,
        size=pool.size,
    )
    assert document(draw(pool)) == document(draw(turned))


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"people": ["a", "a"]}, "same id"),
        ({"size": 3}, "size"),
        ({"size": 0}, "size"),
        ({"quotas": [Quota(feature="other", value="x", least=0, most=1)]}, "nobody has"),
        ({"households": ["h"]}, "household"),
        ({"already_in": frozenset("z")}, "Nobody"),
        ({"already_in": frozenset("a"), "left_out": frozenset("a")}, "left out"),
        ({"values": {"f": ["x"]}}, "a value"),
    ],
)
def test_a_pool_that_contradicts_itself_is_refused(facts: dict[str, object], words: str) -> None:
    plain = {"people": ["a", "b"], "values": {"f": ["x", "y"]}, "quotas": [], "size": 1}
    with pytest.raises(PoolError, match=words):
        Pool(**(plain | facts))
    with pytest.raises(PoolError, match="minimum"):
        Quota(feature="f", value="x", least=2, most=1)
