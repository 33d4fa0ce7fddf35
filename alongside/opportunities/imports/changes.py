"""What rows of a file would change: which openings are new, which differ, which are left alone and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.imports.rows import Problem
from alongside.opportunities.imports.rows import Row
from alongside.opportunities.imports.scope import Scope
from alongside.opportunities.models import Opportunity
from alongside.organisations.imports.named import only_named
from alongside.organisations.models import Organisation
from alongside.organisations.names import name_key

State = Opportunity.State


class Outcome(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    CLAIMED = "claimed"
    HIDDEN = "hidden"


LEFT_ALONE = (Outcome.CLAIMED, Outcome.HIDDEN)


@dataclass
class Change:
    """One row, the opening it is about, and the columns in which they differ."""

    row: Row
    opportunity: Opportunity
    outcome: Outcome
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


class Comparison:
    """Compares rows, some at a time, with what we hold; writes nothing. Three queries a time, however many rows."""

    def __init__(self, scope: Scope, *, lock: bool = False) -> None:
        self.scope = scope
        self.lock = lock
        self.today = timezone.localdate()
        # Organisations that this file names first, by the key of their name; not saved by us.
        self.new_organisations: dict[str, Organisation] = {}

    def changes(self, rows: list[Row]) -> Iterator[Change | Problem]:
        """Yield what becomes of each row, or why nothing can."""
        organisations = self.scope.find([row.organisation for row in rows])
        held = _Held(self._held(rows), is_all=self.scope.is_all)
        for row in rows:
            organisation = self._organisation(row, organisations)
            yield _not_yours(row, self.scope) if organisation is None else self._change(row, organisation, held)

    def _held(self, rows: Iterable[Row]) -> QuerySet[Opportunity]:
        found = Opportunity.objects.filter(source_key__in=[row.key for row in rows])
        if self.scope.own is not None:
            found = found.filter(organisation__in=self.scope.own.values())
        found = found.order_by("pk").select_related("organisation").prefetch_related("topics")
        return found.select_for_update(of=("self",)) if self.lock else found

    def _organisation(self, row: Row, known: dict[str, Organisation]) -> Organisation | None:
        key = name_key(row.organisation)
        if key in known:
            return known[key]
        if not self.scope.is_all:
            return None
        return self.new_organisations.setdefault(key, only_named(row.organisation))

    def _change(self, row: Row, organisation: Organisation, held: "_Held") -> Change | Problem:
        opportunity = held.find(row, organisation)
        if opportunity is not None:
            return _differences(row, opportunity, organisation)
        closes = row.values.get("closes")
        if closes and closes < self.today:
            return _over(row)
        fresh = Opportunity(organisation=organisation, source_key=row.key)
        return Change(row, fresh, Outcome.NEW, after={"title": row.values["title"]})


class _Held:
    """The openings we hold under the ids of some rows.

    An administrator's file may correct the organisation of an opening: it is known by its id and the page it links to.
    """

    def __init__(self, found: Iterable[Opportunity], *, is_all: bool) -> None:
        self.is_all = is_all
        self.by_organisation: dict[tuple[str | None, int], Opportunity] = {}
        self.by_page: dict[tuple[str | None, str], list[Opportunity]] = {}
        for opportunity in found:
            key = opportunity.source_key
            self.by_organisation[key, opportunity.organisation_id] = opportunity
            self.by_page.setdefault((key, opportunity.source_url), []).append(opportunity)

    def find(self, row: Row, organisation: Organisation) -> Opportunity | None:
        """Return the opening that a row is about."""
        found = self.by_organisation.get((row.key, organisation.pk))
        if found is None and self.is_all:
            same = self.by_page.get((row.key, row.values["source_url"]), [])
            found = same[0] if len(same) == 1 else None
        return found


def _differences(row: Row, opportunity: Opportunity, organisation: Organisation) -> Change:
    """Compare, unless it is the organisation's own by now, or hidden for a reason."""
    if opportunity.claimed_at is not None:
        return Change(row, opportunity, Outcome.CLAIMED)
    if opportunity.hidden_at is not None:
        return Change(row, opportunity, Outcome.HIDDEN)
    before = {name: getattr(opportunity, name) for name in row.values} | {
        "topics": opportunity.topic_slugs(),
        "organisation": opportunity.organisation.name,
    }
    after = row.values | {"topics": row.topics, "organisation": organisation.name}
    names = [name for name in after if before[name] != after[name]]
    change = Change(row, opportunity, Outcome.CHANGED if names else Outcome.SAME)
    change.before, change.after = ({name: each[name] for name in names} for each in (before, after))
    if "organisation" in names:
        opportunity.organisation = organisation
    return change


def _not_yours(row: Row, scope: Scope) -> Problem:
    return Problem(
        line=row.line,
        name=row.key,
        field="organisation",
        wrong=_("you do not look after “%(name)s”.") % {"name": row.organisation},
        fix=_("Write the name as it stands here: %(names)s.") % {"names": "; ".join(scope.names)},
    )


def _over(row: Row) -> Problem:
    return Problem(
        line=row.line,
        name=row.key,
        field="closes",
        wrong=_("%(day)s is over, so nobody could take part.") % {"day": row.values["closes"].isoformat()},
        fix=_("Give a later date, or leave the row out."),
    )
