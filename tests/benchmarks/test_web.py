"""The whole benchmark of public pages, with next to nothing to measure: what it prints, never how fast it was."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from benchmarks import web
from benchmarks.__main__ import main
from benchmarks.web.phases import Run
from tooling.paths import ROOT

KINDS = ["list", "filtered list", "search", "detail", "organisation"]


def test_it_measures_every_kind_of_page_and_prints_one_object() -> None:
    kind = {"sqlite": "sqlite", "postgresql": "postgres"}[connection.vendor]
    asked = ["--database", kind, "--sizes", "12", "--people", "10", "--requests", "1"]
    run = subprocess.run(
        [sys.executable, "-P", "-m", "benchmarks", "web", *asked], cwd=ROOT, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    one = json.loads(run.stdout)["figures"][kind]["12"]
    assert one["open"] == 12
    assert list(one["pages"]) == KINDS
    page = one["pages"]["list"]
    assert 0 < page["queries"]["cached"] <= page["queries"]["changed"]
    assert page["bytes"]["sent"] < page["bytes"]["html"] < page["bytes"]["first_view"] + page["bytes"]["html"]
    assert any(file.endswith(".css") for file in page["bytes"]["files"])
    assert page["changed"]["requests"] == page["not_modified"]["requests"] == 1
    assert page["cached_together"]["requests_per_second"] > 0
    assert (page["changed"]["database_cpu_ms"] is None) == (kind == "sqlite")


def test_a_figure_over_its_limit_is_named() -> None:
    way = {"cpu_ms": 1.0, "p95_ms": 60.0}
    page = {"queries": {"changed": 11}, "bytes": {"first_view": 5}}
    page |= dict.fromkeys(("new", "changed", "cached", "not_modified"), way)
    said = web.missed({"sqlite": {"1000": {"pages": {"search": page, "detail": page}}}})
    assert said == [
        "sqlite, 1000 openings, search: queries 11, wanted at most 10",
        "sqlite, 1000 openings, search: search_p95_ms 60.0, wanted at most 50",
        "sqlite, 1000 openings, detail: queries 11, wanted at most 10",
    ]


def test_the_slowest_of_few_is_their_99th_percentile() -> None:
    run = Run(None, None, took=[0.003, 0.001, 0.002])
    figures = run.figures(0.03, None)
    assert (figures["p50_ms"], figures["p99_ms"], figures["cpu_ms"]) == (2.0, 3.0, 10.0)
    assert figures["database_cpu_ms"] is None


@pytest.mark.parametrize("options", [["--sizes", "1000,many"], ["--database", "paper"], ["--requests", "0"]])
def test_what_cannot_be_asked_for_is_wrong_usage(options: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["web", *options])


def test_every_benchmark_of_the_folder_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert {"audit", "seed", "startup", "web"} <= set(listed)
    folder = Path(web.__file__).parents[1]
    assert all((folder / name).exists() or (folder / f"{name}.py").exists() for name in listed)
