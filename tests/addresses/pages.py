"""Every page there is, with somebody who may open it: one an address, and one each for the steps of longer forms."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import reverse

from alongside.opportunities.drafting.steps import STEPS as DRAFT_STEPS
from alongside.opportunities.interests.expressing import steps as interest
from alongside.people.models import Person
from alongside.people.profile.steps import STEPS as PROFILE_STEPS
from tests.addresses.table import TABLE, draft, found_elsewhere, opportunity
from tests.addresses.world import World

NOT_PAGES = {
    "health",
    "robots",
    "security_txt",
    "sign_out",
    "my_data_download",
    "topic_vocabulary",
    "import_openings_list",
    "team_meeting_calendar",
    "team_talk_file",
    "calendar_feed",
    "draw_panels",
    "draw_scrutiny_file",
}
VISITORS_FIRST = ("visitor", "lead", "partner", "staff", "administrator", "other lead")


@dataclass(frozen=True)
class Page:
    """One page as one person sees it."""

    name: str
    kind: str
    about: Callable[[World], dict[str, Any]]

    def address(self, world: World) -> str:
        """Where it is in this world."""
        return reverse(self.name, kwargs=self.about(world))

    def person(self, world: World) -> Person | None:
        """Who looks at it; None for a visitor."""
        return world.people[self.kind]


def _of_addresses() -> dict[str, Page]:
    shown = {name: row for name, row in TABLE.items() if row.who and name not in NOT_PAGES}
    return {
        name: Page(name, next(kind for kind in VISITORS_FIRST if kind in row.who), row.about)
        for name, row in shown.items()
    }


def _of_steps() -> dict[str, Page]:
    pages = {}
    for slug in set(DRAFT_STEPS) - {"way"}:
        pages[f"draft_step-{slug}"] = Page("draft_step", "lead", lambda world, slug=slug: draft(world) | {"slug": slug})
    for key in PROFILE_STEPS:
        pages[f"profile_step-{key}"] = Page("profile_step", "partner", lambda world, key=key: {"key": key})
    for step in (interest.WHY, interest.QUESTIONS, interest.ACCESS, interest.SHARING):
        pages[f"interest_step-{step.slug}"] = Page(
            "interest_step", "other lead", lambda world, slug=step.slug: opportunity(world) | {"step": slug}
        )
    return pages


# The same pages about what was found elsewhere.
ELSEWHERE = {
    "opportunity": "visitor",
    "opportunity_print": "visitor",
    "opportunity_manage": "lead",
    "interest": "partner",
}


def _of_draw(stage: str, **about: Any) -> Callable[[World], dict[str, Any]]:
    """Say that a page is about the opportunity whose draw is at this stage."""
    return lambda world: {"slug": getattr(world.fair, stage).opportunity.slug} | about


# Pages of a fair draw as it goes on.
DRAWS = {
    "draw-planned": Page("draw", "visitor", _of_draw("planned")),
    "draw_run-planned": Page("draw_run", "staff", _of_draw("planned")),
    "draw_targets-filled": Page("draw_targets", "staff", _of_draw("planned")),
    "draw_version-impossible": Page("draw_version", "staff", _of_draw("planned", number=2)),
    "draw_run-proposed": Page("draw_run", "lead", _of_draw("proposed")),
    "draw_version-proposed": Page("draw_version", "lead", _of_draw("proposed", number=1)),
    "draw_run-working": Page("draw_run", "lead", _of_draw("working")),
    "draw_run-sealed": Page("draw_run", "lead", _of_draw("sealed")),
    "draw-sealed": Page("draw", "visitor", _of_draw("sealed")),
    "draw_number-sealed": Page("draw_number", "lead", _of_draw("sealed")),
    "draw_scrutiny-sealed": Page("draw_scrutiny", "other lead", _of_draw("sealed")),
    "my_draw-sealed": Page("my_draw", "partner", lambda world: {"key": world.fair.in_sealed.key}),
    "my_draw-planned": Page("my_draw", "partner", lambda world: {"key": world.fair.in_planned.key}),
    "interest_step-draw": Page("interest_step", "administrator", _of_draw("open", step="draw")),
}


def _of_elsewhere() -> dict[str, Page]:
    return {f"{name}-elsewhere": Page(name, kind, found_elsewhere) for name, kind in ELSEWHERE.items()}


PAGES: dict[str, Page] = dict(sorted((_of_addresses() | _of_steps() | _of_elsewhere() | DRAWS).items()))

#: Looking changes nothing: so many pages are looked at in turn in one world.
AT_ONCE = 30
_NAMES = list(PAGES)
HANDFULS = [_NAMES[start : start + AT_ONCE] for start in range(0, len(_NAMES), AT_ONCE)]


def of_handful(names: list[str]) -> str:
    """Say which pages these are."""
    return f"{names[0]} to {names[-1]}"


def looked_at(names: list[str], world: World, *, follow: bool = False) -> Iterator[tuple[str, Any]]:
    """Open one page after the other as somebody who may; yield its name and the answer."""
    for name in names:
        client = Client()
        if person := PAGES[name].person(world):
            client.force_login(person)
        yield name, client.get(PAGES[name].address(world), follow=follow)
