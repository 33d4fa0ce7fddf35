"""What came of a version, as its page says it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.core.lottery import Change, Quota
from alongside.selection import words
from alongside.selection.models import Targets


@dataclass(frozen=True, kw_only=True)
class Found:
    """What came of a version, in words. `bands` are chances in words, how many people, and their share in 100."""

    advice: list[str] = field(default_factory=list)
    has_advice: bool = False
    lowest: str = ""
    median: str = ""
    highest: str = ""
    is_proven: bool = False
    bands: list[tuple[str, int, int]] = field(default_factory=list)
    none: int = 0
    causes: list[str] = field(default_factory=list)
    costs: list[tuple[str, str]] = field(default_factory=list)


def in_words(version: Targets) -> Found:
    """Return what the page of a version says."""
    found = version.found
    if not version.can_be_met:
        if found.get("too_few"):
            return Found(advice=[_too_few(version)])
        changes = changes_of(version)
        return Found(advice=words.advised(changes), has_advice=bool(changes))
    if "lowest" not in found:
        return Found()
    return Found(
        lowest=words.chance(found["lowest"]),
        median=words.chance(found["median"]),
        highest=words.chance(found["highest"]),
        is_proven=found["proven"],
        bands=[_band(*band, people=found["people"]) for band in found["bands"]],
        none=found["none"],
        causes=[_cause(*cause) for cause in found["causes"]],
        costs=[(f"{feature}: {value}", _points(cost)) for feature, value, cost in found["costs"]],
    )


def _too_few(version: Targets) -> str:
    came = version.found["people"]
    words_ = ngettext(
        "%(num)d person waits for an answer, and there are %(size)d places. Choose fewer places.",
        "%(num)d people wait for an answer, and there are %(size)d places. Choose fewer places.",
        came,
    )
    return words_ % {"num": came, "size": version.size}


def _band(low: float, high: float, people_in: int, *, people: int) -> tuple[str, int, int]:
    if high == 0:
        name = _("No chance")
    else:
        name = _("%(low)d to %(high)d in 100") % {"low": round(low * 100), "high": round(high * 100)}
    return name, int(people_in), round(people_in * 100 / people)


def _cause(feature: str, value: str, people: int) -> str:
    said = ngettext("%(num)d person", "%(num)d people", people) % {"num": people}
    return _("%(feature)s, %(value)s: leaves %(people)s without a chance") % {
        "feature": feature, "value": value, "people": said,
    }  # fmt: skip


def _points(cost: float) -> str:
    return _("The lowest chance would be higher by %(points)s in 100") % {"points": f"{cost * 100:.2g}"}


def changes_of(version: Targets) -> list[Change] | None:
    """Return the smallest change that helps, as it was found; None when none does."""
    kept: Sequence[dict[str, Any]] | None = version.found.get("advice")
    if kept is None:
        return None
    return [
        Change(
            quota=Quota(feature=row["feature"], value=row["value"], least=row["least"], most=row["most"]),
            least=row["lower"],
            most=row["higher"],
            came_forward=row["came"],
        )
        for row in kept
    ]


def with_advice(version: Targets) -> list[dict[str, Any]]:
    """Return the targets of a version with the change that helps."""
    moved = {(one.quota.feature, one.quota.value): one for one in changes_of(version) or []}
    rows = []
    for row in version.quotas:
        change = moved.get((row["feature"], row["value"]))
        rows.append(row | ({"least": change.least, "most": change.most} if change else {}))
    return rows
