"""One opening as a file states it, checked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.design import clean
from alongside.imports import rows
from alongside.opportunities.choices import Level, Mode, Stage
from alongside.opportunities.imports import choosing, money
from alongside.opportunities.imports.models import LONGEST_KEY, LONGEST_URL
from alongside.organisations.links import HTTPS, is_link

GIVE_ID = gettext_lazy("Give every opening an id of its own, and keep it.")
GIVE_ORGANISATION = gettext_lazy("Give the name of the organisation.")
GIVE_TITLE = gettext_lazy("Give the opening a title.")
GIVE_ADDRESS = gettext_lazy("Give the address of the page where people can say they are interested.")
WRITE_PAYMENT = gettext_lazy("Write text, or an object with text, amount, unit and currency.")
WEB = {**HTTPS, "http": 80}
MOST_WANTED = 10_000
# Field of the file, column of ours, longest, whether it may have several lines.
TEXTS = [
    ("title", "title", 120, False),
    ("summary", "summary", 400, False),
    ("what_you_will_do", "what_you_will_do", 3000, True),
    ("who_we_want", "lived_experience", 2000, True),
    ("place", "place", 120, False),
    ("time_commitment", "time_commitment", 300, False),
    ("access_support", "access_support", 2000, True),
]
LISTS = [
    ("stage", "stage", choosing.STAGES, Stage.values),
    ("participation_level", "level", choosing.LEVELS, Level.values),
    ("mode", "mode", choosing.MODES, Mode.values),
]
FIELDS = frozenset(
    {"id", "organisation", "topics", "starts", "closes", "payment", "expenses", "number_wanted", "source_url"}
    | {name for name, *_rest in [*TEXTS, *LISTS]}
)
# Cleaning is most of the work: longer text says something, or comes to nothing when it is cleaned.
LONGEST_NOTHING = 40
_NOT_KNOWN = {"", "unknown", "null"}


@dataclass(frozen=True, kw_only=True)
class Row:
    """What a file says of one opening: our columns with their values. A column that is not there is not spoken of."""

    line: int
    key: str
    organisation: str
    values: dict[str, Any] = field(default_factory=dict)
    topics: list[str] = field(default_factory=list)


def is_known(value: Any) -> bool:
    """Whether the file says anything there."""
    if not isinstance(value, str) or len(value) > LONGEST_NOTHING:
        return value is not None
    return clean.line(value).casefold() not in _NOT_KNOWN


def read(line: int, values: Mapping[str, Any]) -> Row | list[rows.Problem]:
    """Return the row, or everything that is wrong with it."""
    checker = _Checker(line, {name: value if is_known(value) else None for name, value in values.items()})
    row = checker.row()
    return checker.problems or row


class _Checker(rows.RowChecker):
    """Reads what a row says of an opening."""

    def row(self) -> Row:
        """Read everything."""
        self.called = self.needed("id", LONGEST_KEY, GIVE_ID)
        organisation = self.needed("organisation", 200, GIVE_ORGANISATION)
        read = self._texts() | self._lists() | self._dates() | self._support()
        read |= {"source_url": self._url()} | self._number()
        if "place" in read:
            read["region"] = choosing.region_of(read["place"])
        return Row(
            line=self.line, key=self.called, organisation=organisation, values=read, topics=self._topics(read)
        )  # fmt: skip

    def words(self, field: str, most: int, *, many_lines: bool = False) -> str:
        """A value as clean text; nothing when it is not known."""
        value = self.values.get(field)
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            self.wrong(field, _("it is no text."), _("Write it as text, or leave it empty."))
            return ""
        return self.short(field, (clean.lines if many_lines else clean.line)(value or ""), most)

    def needed(self, field: str, most: int, fix: Promise) -> str:
        """A value that every row has."""
        before = len(self.problems)
        words = self.words(field, most)
        if not words and len(self.problems) == before:
            self.wrong(field, _("it is not there."), str(fix))
        return words

    def _texts(self) -> dict[str, Any]:
        read = {
            column: self.words(name, most, many_lines=many)
            for name, column, most, many in TEXTS
            if name in self.values and name != "title"
        }
        return read | {"title": self.needed("title", 120, GIVE_TITLE)}

    def _lists(self) -> dict[str, Any]:
        return {
            column: self._choice(name, known, values)
            for name, column, known, values in LISTS
            if name in self.values
        }  # fmt: skip

    def _choice(self, field: str, known: Mapping[str, str], values: list[str]) -> str:
        words = self.words(field, 100)
        value = known.get(choosing.folded(words), "")
        if words and not value:
            self.wrong(
                field,
                _("“%(value)s” is none of those we know.") % {"value": words[:100]},
                _("Use one of these, or leave it empty: %(values)s.") % {"values": ", ".join(values)},
            )
        return value

    def _dates(self) -> dict[str, Any]:
        read: dict[str, Any] = {}
        for name in ("starts", "closes"):
            if name in self.values:
                words = self.words(name, 40)
                read[name] = self.as_date(name, words) if words else None
        if "closes" in read:
            read["is_open_ended"] = read["closes"] is None
        return read

    def _support(self) -> dict[str, Any]:
        read: dict[str, Any] = {}
        if "payment" in self.values:
            read |= self._payment(self.values["payment"])
        if "expenses" in self.values:
            read |= self._expenses(self.values["expenses"])
        return read

    def _payment(self, value: Any) -> dict[str, Any]:
        try:
            paid = money.payment(value)
        except money.AmountError:
            self.wrong("payment", _("its amount is no number from 0 to 100,000."), str(WRITE_PAYMENT))
            return {}
        except TypeError:
            self.wrong("payment", _("it is neither text nor an object."), str(WRITE_PAYMENT))
            return {}
        words = self.short("payment", paid.words, 500)
        return {
            "is_paid": paid.is_paid, "payment_pence": paid.pence, "payment_per": paid.per, "payment": words
        }  # fmt: skip

    def _expenses(self, value: Any) -> dict[str, Any]:
        try:
            covered, words = money.expenses(value)
        except TypeError:
            self.wrong("expenses", _("it is neither text nor yes or no."), _("Write true, false or text."))
            return {}
        return {"covers_expenses": covered, "expenses": self.short("expenses", words, 500)}

    def _url(self) -> str:
        link = self.needed("source_url", LONGEST_URL, GIVE_ADDRESS)
        if link and not is_link(link, WEB):
            self.wrong(
                "source_url",
                _("“%(value)s” is not the address of a page.") % {"value": link[:100]},
                _("Write it like https://www.example.org/get-involved"),
            )
        return link

    def _number(self) -> dict[str, Any]:
        if "number_wanted" not in self.values:
            return {}
        words = self.words("number_wanted", 40)
        found = re.fullmatch(r"(\d{1,5})(?:\.0+)?", words, re.ASCII)
        number = int(found.group(1)) if found else 0
        if words and not 1 <= number <= MOST_WANTED:
            self.wrong(
                "number_wanted",
                _("“%(value)s” is no number of people.") % {"value": words[:40]},
                _("Write a whole number from 1 to 10000, or leave it empty."),
            )
        return {"number_wanted": number or None}

    def _topics(self, read: Mapping[str, Any]) -> list[str]:
        value = self.values.get("topics")
        if isinstance(value, str):
            value = re.split(r"[;,|\n]", value)
        if value is not None and not (isinstance(value, list) and all(isinstance(word, str) for word in value)):
            self.wrong("topics", _("it is no list of words."), _("Write a list of words, or leave it empty."))
            return []
        told = ("title", "summary", "what_you_will_do", "lived_experience")
        text = "\n".join(str(read.get(name, "")) for name in told)
        return choosing.topics_of([clean.line(word)[:200] for word in (value or [])[:50]], text)
