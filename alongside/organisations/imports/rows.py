"""One organisation as a file states it, checked."""

import datetime
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.imports import rows
from alongside.organisations.models import Organisation
from alongside.organisations.names import name_key

Kind = Organisation.Kind
CODE = re.compile(r"[A-Z0-9]{3,5}")

# NHS England's regions as the register codes them (column "national grouping").
REGIONS = {
    "Y56": "London",
    "Y58": "South West",
    "Y59": "South East",
    "Y60": "Midlands",
    "Y61": "East of England",
    "Y62": "North West",
    "Y63": "North East and Yorkshire",
}
# Words in a type of organisation, and the kind they tell; the first that fits counts.
_KINDS = [
    ("icb|integrated care board|board", Kind.BOARD),
    ("cic|community", Kind.COMMUNITY),
    ("charity|charitable|voluntary", Kind.CHARITY),
    ("university|research|arc", Kind.UNIVERSITY),
    ("programme", Kind.HOST),
    ("trust", Kind.TRUST),
]


@dataclass(frozen=True, kw_only=True)
class Row:
    """What a file says of one organisation. None: the file does not say, so what we hold stays."""

    line: int
    code: str
    name: str
    kind: str | None = None
    has_dates: bool = True
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    parent_code: str | None = None
    region: str | None = None
    source: str | None = None

    @property
    def key(self) -> str:
        """What a row may hold only once in a file: the code, or the name where there is no code."""
        return self.code or f"name {name_key(self.name)}"


class RowChecker(rows.RowChecker):
    """Reads what a row says of an organisation."""

    def name(self) -> str:
        """The name, which every organisation has."""
        value = self.text("name", 200) or ""
        if not value:
            self.wrong("name", _("it is empty."), _("Give the name of the organisation."))
        return value

    def code(self, field: str, *, needed: bool = False) -> str:
        """A code of the register, or nothing."""
        value = (self.text(field, 40) or "").upper()
        if not value and needed:
            self.wrong(field, _("it is empty."), _("Give the code from the register."))
        elif value and not CODE.fullmatch(value):
            self.wrong(
                field,
                _("“%(value)s” is not a code.") % {"value": value},
                _("Codes are 3 to 5 letters and digits, like RJ1."),
            )
        return value

    def dates(self, start: str, end: str) -> tuple[datetime.date | None, datetime.date | None]:
        """When it opened and closed, in that order."""
        opened, closed = self.date(start), self.date(end)
        if opened and closed and closed < opened:
            self.wrong(
                end, _("it is before the first day, %(day)s.") % {"day": opened.isoformat()}, _("Check both dates.")
            )
        return opened, closed


def kind_of(words: str) -> str:
    """The kind that a type of organisation tells, in a file's own words; `other` when it tells none."""
    lowered = words.casefold().strip()
    if lowered in Kind.values:
        return lowered
    for pattern, kind in _KINDS:
        if re.search(rf"\b(?:{pattern})\b", lowered):
            return kind
    return Kind.OTHER


def region_of(words: str) -> str:
    """The region's name, for a code of the register; other words as they are."""
    return REGIONS.get(words.upper(), words)
