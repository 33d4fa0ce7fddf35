"""Asking for pages, one after the other and four at a time, and what that took."""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import cycle, islice

from benchmarks.web.client import Answer, Browser
from benchmarks.web.database import Database
from benchmarks.web.pages import Kind
from benchmarks.web.server import Server

AT_ONCE = 4
LONGEST = 20.0  # seconds; slow pages are asked for less often
Figures = dict[str, float | int | None]


@dataclass(frozen=True)
class Phases:
    """The ways in which one kind of page is asked for."""

    server: Server
    database: Database
    requests: int

    def measure(self, kind: Kind) -> dict[str, Figures]:
        """Return the figures of every way; the words for them are in docs/performance.md."""
        return {
            "new": self._one_by_one(kind.once, each_once=True),
            "changed": self._one_by_one(kind.often, before=self.database.change),
            "cached": self._one_by_one(kind.often, warm=True),
            "not_modified": self._one_by_one(kind.often, warm=True, conditional=True),
            "changed_together": self._together(kind.often, before=self.database.change),
            "cached_together": self._together(kind.often),
        }

    def _one_by_one(
        self,
        addresses: list[str],
        *,
        each_once: bool = False,
        before: Callable[[], None] | None = None,
        warm: bool = False,
        conditional: bool = False,
    ) -> Figures:
        """One browser, so one worker: what a visitor waits, and what it costs."""
        if each_once:
            self.database.change()
        with Browser(self.server.port) as browser:
            marks = _warm(browser, addresses) if warm else {}
            asked = addresses if each_once else islice(cycle(addresses), self.requests)
            run = Run(browser, before, marks if conditional else {})
            work = self.database.cpu_seconds(), self.server.cpu_seconds()
            run.ask(asked)
            return run.figures(self.server.cpu_seconds() - work[1], self.database.cpu_seconds_since(work[0]))

    def _together(self, addresses: list[str], *, before: Callable[[], None] | None = None) -> Figures:
        """Four browsers at once: how many pages a second."""

        def ask(browser: Browser) -> Run:
            run = Run(browser, before)
            run.ask(islice(cycle(addresses), max(1, self.requests // 2)))
            self.database.leave()
            return run

        with ExitStack() as stack, ThreadPoolExecutor(AT_ONCE) as pool:
            browsers = [stack.enter_context(Browser(self.server.port)) for _ in range(AT_ONCE)]
            for browser in browsers:
                _warm(browser, addresses)
            started, worked = time.perf_counter(), self.server.cpu_seconds()
            runs = list(pool.map(ask, browsers))
            seconds, worked = time.perf_counter() - started, self.server.cpu_seconds() - worked
        every = Run(runs[0].browser, None, took=[took for run in runs for took in run.took])
        return {**every.figures(worked, None), "requests_per_second": round(len(every.took) / seconds, 1)}


def _warm(browser: Browser, addresses: list[str]) -> dict[str, str]:
    """Ask for each twice; return by which mark each would be known again."""
    return {address: browser.get(address).headers.get("ETag", "") for address in addresses * 2}


@dataclass
class Run:
    """Requests of one browser."""

    browser: Browser
    before: Callable[[], None] | None
    marks: dict[str, str] = field(default_factory=dict)
    took: list[float] = field(default_factory=list)

    def ask(self, addresses: Iterable[str]) -> None:
        """Ask for each, until there was time enough."""
        until = time.monotonic() + LONGEST
        for address in addresses:
            if self.before:
                self.before()
            self.took.append(self._get(address).seconds)
            if time.monotonic() > until:
                return

    def _get(self, address: str) -> Answer:
        mark = self.marks.get(address)
        answer = self.browser.get(address, **({"If_None_Match": mark} if mark else {}))
        if answer.status != (304 if mark else 200):
            raise RuntimeError(f"{address} answered {answer.status}")
        return answer

    def figures(self, server_seconds: float, database_seconds: float | None) -> Figures:
        """Return them in milliseconds; the middle one of two requests is the slower one."""
        ranked = sorted(self.took)
        count = len(ranked)

        def part(share: float) -> float:
            return round(1000 * ranked[min(count - 1, int(share * count))], 2)

        return {
            "requests": count,
            "p50_ms": part(0.5),
            "p95_ms": part(0.95),
            "p99_ms": part(0.99),
            "cpu_ms": round(1000 * server_seconds / count, 2),
            "database_cpu_ms": None if database_seconds is None else round(1000 * database_seconds / count, 2),
        }
