"""What somebody asked the list for: read from the address, never an error, and written back into addresses."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from alongside.core import topics as vocabulary
from alongside.design import clean
from alongside.opportunities.choices import Level, Region, Stage

HOME = "home"
SORTS = ("best", "closing", "newest")
LONGEST_WORDS = 200


@dataclass(frozen=True)
class Asked:
    """The filters. Within one group any may be true; all groups must be."""

    q: str = ""
    topic: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    place: str = ""
    stage: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    paid: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    soon: tuple[str, ...] = ()
    # Best answers first where there are words, else the first to close; "" means whichever is usual.
    sort: str = ""
    page: int = field(default=1, compare=False)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is asked for."""
        return replace(self, sort="") != Asked()

    @property
    def order(self) -> str:
        """How the list is ordered: "best" only where there are words."""
        usual = "best" if self.q else "closing"
        return usual if self.sort in {"", "best"} else self.sort

    def without(self, name: str, value: str = "") -> str:
        """Return the address of the list with one wish taken away."""
        kept = tuple(item for item in getattr(self, name) if item != value) if value else ""
        changes: dict[str, Any] = {name: kept}
        return self._address(replace(self, **changes))

    def sorted_by(self, sort: str) -> str:
        """Return the address of the same list in another order."""
        return self._address(replace(self, sort=sort))

    def on_page(self, page: int) -> str:
        """Return the address of another page of the same list."""
        return self._address(self, page)

    @staticmethod
    def _address(asked: "Asked", page: int = 1) -> str:
        pairs: list[tuple[str, str]] = []
        for name in ("q", "place"):
            pairs += [(name, getattr(asked, name))] if getattr(asked, name) else []
        for name in ("topic", "where", "stage", "level", "paid", "organisation", "soon"):
            pairs += [(name, value) for value in getattr(asked, name)]
        pairs += [("sort", asked.order)] if asked.order != replace(asked, sort="").order else []
        pairs += [("page", str(page))] if page > 1 else []
        return "?" + urlencode(pairs)


def read(typed: QueryDict) -> Asked:
    """Read an address. What we do not know is passed over: an old link must still find something."""
    page = clean.line(typed.get("page", ""))
    return Asked(
        q=_text(typed, "q"),
        topic=_known(typed.getlist("topic"), vocabulary.all_topics()),
        where=_known(typed.getlist("where"), [HOME, *Region.values]),
        place=_text(typed, "place"),
        stage=_known(typed.getlist("stage"), Stage.values),
        level=_known(typed.getlist("level"), Level.values),
        paid=_known(typed.getlist("paid"), ["yes", "no"]),
        organisation=tuple(dict.fromkeys(clean.line(slug)[:120] for slug in typed.getlist("organisation")[:20])),
        soon=_known(typed.getlist("soon"), ["yes"]),
        sort=clean.line(typed.get("sort", "")) if typed.get("sort", "") in SORTS else "",
        page=int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1,
    )


def _text(typed: QueryDict, name: str) -> str:
    return clean.line(typed.get(name, ""))[:LONGEST_WORDS]


def _known(values: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """Keep what we know, once, in our order, so that the same wish has one address."""
    wanted = set(values)
    return tuple(value for value in known if value in wanted)
