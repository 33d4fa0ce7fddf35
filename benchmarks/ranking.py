"""How well everyday words find the right openings: recall at 5 and mean reciprocal rank, on any adverts and queries."""

import argparse
import json
import os
import re
import sqlite3
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tooling.steps import StepError

HERE = Path(__file__).parent.parent / "tests" / "opportunities" / "finding" / "ranking"
#: What each is, `docs/performance.md` says.
SETS = (
    *("real", "invented", "unseen", "hard_a", "hard_b", "late"),
    *("read_a", "read_b", "read_c", "read_d", "read_e", "read_f", "read_g"),
    *("blind_i", "blind_j"),
)
FIRST = 5


@dataclass
class Ranking:
    """How well a set of queries did."""

    recall: list[float] = field(default_factory=list)
    reciprocal: list[float] = field(default_factory=list)
    # Queries that nothing answers, and those of them for which something was shown.
    unanswerable: int = 0
    wrongly_answered: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def add(self, words: str, relevant: list[str], found: list[str]) -> None:
        """Take in what one query found, the best first."""
        if not relevant:
            self.unanswerable += 1
            self.wrongly_answered += [words] if found else []
            return
        hits = set(found[:FIRST]) & set(relevant)
        self.recall.append(len(hits) / min(len(relevant), FIRST))
        self.reciprocal.append(next((1 / place for place, key in enumerate(found, 1) if key in relevant), 0.0))

    @property
    def recall_at_5(self) -> float:
        """The mean share of the right answers among the first five."""
        return round(sum(self.recall) / len(self.recall), 3)

    @property
    def mean_reciprocal_rank(self) -> float:
        """The mean of one through the place of the first right answer."""
        return round(sum(self.reciprocal) / len(self.reciprocal), 3)

    def figures(self) -> dict[str, object]:
        """Return the means, and what to look at."""
        slowest = sorted(self.seconds)
        return {
            "queries": len(self.recall) + self.unanswerable,
            "recall_at_5": self.recall_at_5,
            "mean_reciprocal_rank": self.mean_reciprocal_rank,
            "unanswerable": self.unanswerable,
            "wrongly_answered": len(self.wrongly_answered),
            "p50_ms": round(1000 * slowest[len(slowest) // 2], 1),
            "p95_ms": round(1000 * slowest[int(len(slowest) * 0.95)], 1),
        }


def rank(queries: list[dict[str, Any]]) -> Ranking:
    """Search what is in the database for each query."""
    from alongside.opportunities.finding import ranking

    result = Ranking()
    for query in queries:
        started = time.perf_counter()
        found = ranking.best(query["q"], 50)
        result.seconds.append(time.perf_counter() - started)
        result.add(query["q"], query["relevant"], [row["id"] for row in found])
    return result


def by_full_text(adverts: Sequence[Mapping[str, Any]], queries: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Say how hard a set is: how plain full-text search does, any of the words, by bm25 with titles three times."""
    index = sqlite3.connect(":memory:")
    index.execute("CREATE VIRTUAL TABLE adverts USING fts5(id UNINDEXED, title, body, tokenize='porter')")
    index.executemany("INSERT INTO adverts VALUES (?, ?, ?)", map(_as_text, adverts))
    result = Ranking()
    for query in queries:
        sought = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", query["q"].casefold()))
        found = index.execute("SELECT id FROM adverts WHERE adverts MATCH ? ORDER BY bm25(adverts, 0, 3, 1)", (sought,))
        result.add(query["q"], query["relevant"], [key for (key,) in found])
    index.close()
    return {"recall_at_5": result.recall_at_5, "mean_reciprocal_rank": result.mean_reciprocal_rank}


def _as_text(advert: Mapping[str, Any]) -> tuple[str, str, str]:
    body = (value for name, value in advert.items() if name not in {"id", "title", "source_url"} and value)
    return advert["id"], advert["title"], " ".join(" ".join(v) if isinstance(v, list) else str(v) for v in body)


def options(words: argparse.ArgumentParser) -> None:
    """Say what can be asked for."""
    words.add_argument("--adverts", type=Path, help="openings as import-opportunities takes them")
    words.add_argument("--queries", type=Path, help='a JSON list of {"q": words, "relevant": [ids]}')


def measure(adverts: Path | None, queries: Path | None) -> dict[str, object]:
    """Import the adverts of each set into an empty database and search them.

    Raises StepError when only one of the two files is given.
    """
    pairs = {name: (HERE / f"{name}_adverts.json", HERE / f"{name}_queries.json") for name in SETS}
    if adverts and queries:
        pairs = {"given": (adverts, queries)}
    elif adverts or queries:
        raise StepError("--adverts and --queries go together.", "Give both, or neither.")
    with tempfile.TemporaryDirectory(prefix="alongside-ranking-") as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(folder) / 'ranking.sqlite3'}")
        os.environ |= {"ALONGSIDE_DATA": folder, "DJANGO_SETTINGS_MODULE": "alongside.config.settings"}
        return _measure(pairs)


def _measure(pairs: dict[str, tuple[Path, Path]]) -> dict[str, object]:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    figures = {name: _one(adverts, json.loads(queries.read_text())) for name, (adverts, queries) in pairs.items()}
    connection.close()
    return {"figures": figures, "limits": {"recall_at_5": 0.85, "mean_reciprocal_rank": 0.75, "p95_ms": 50}}


def _one(adverts: Path, queries: list[dict[str, Any]]) -> dict[str, object]:
    """Search one set of adverts by itself: the others are taken away."""
    from alongside.opportunities.finding import actions
    from alongside.opportunities.imports.actions import import_openings
    from alongside.opportunities.models import Opportunity

    Opportunity.objects.update(hidden_at="2026-01-01T00:00:00Z")
    with adverts.open("rb") as file:
        report = import_openings(by=None, file=file)
    if not report.is_good:
        raise StepError(f"{adverts} cannot be imported: {report.problems} problem(s).", "Mend them first.")
    actions.rebuild()
    rank(queries[:3])  # what is read once is read now
    figures = rank(queries).figures() | {"full_text": by_full_text(json.loads(adverts.read_text()), queries)}
    near = adverts.with_name(adverts.name.replace("_adverts", "_near"))
    return figures | ({"near": _near(json.loads(near.read_text()))} if near != adverts and near.exists() else {})


def _near(queries: list[str]) -> dict[str, int]:
    """Search for what lies just beside the adverts, so that nothing should be shown."""
    result = rank([{"q": words, "relevant": []} for words in queries])
    return {"queries": result.unanswerable, "shown": len(result.wrongly_answered)}
