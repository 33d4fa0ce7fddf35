"""Filters for templates: how dates, money and people's words are shown."""

import datetime
import html
import re
from collections.abc import Iterable
from typing import Any

import nh3
from django.utils import formats, timezone, translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markupsafe import escape

from alongside.design.translating import remembered

_MARKDOWN = MarkdownIt("zero", {"breaks": True}).enable(["newline", "list", "emphasis"])
_ALLOWED = {"p", "br", "ul", "ol", "li", "em", "strong"}
# A list begins with the number that its writer gave it: "2. Yes", "1948. The year it opened".
_ATTRIBUTES = {"ol": {"start"}}


def day(value: datetime.date | datetime.datetime | None) -> str:
    """Show a date in London: 3 March 2027."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        value = timezone.localtime(value).date()
    return _day(translation.get_language(), value)


@remembered
def _day(language: str | None, value: datetime.date) -> str:
    """A list of openings names few days, and some of them twenty times."""
    return formats.date_format(value, "j F Y")


def moment(value: datetime.datetime | None) -> str:
    """Show a time in London: 3 March 2027 at 4:05pm."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    clock = local.strftime("%I:%M%p").lstrip("0").lower()
    return _("%(day)s at %(time)s") % {"day": day(value), "time": clock}


def money(pence: int | None) -> str:
    """Show pence as pounds: £75 or £12.50."""
    if pence is None:
        return ""
    pounds, rest = divmod(pence, 100)
    return f"£{pounds:,}.{rest:02d}" if rest else f"£{pounds:,}"


def prose(value: str) -> SafeString:
    """Draw what a person wrote: paragraphs, lists and emphasis, nothing else; no links, no HTML of theirs."""
    drawn = nh3.clean(_MARKDOWN.render(value or ""), tags=_ALLOWED, attributes=_ATTRIBUTES)
    return mark_safe(_with_classes(drawn))  # noqa: S308  cleaned by nh3 on the line above


def _with_classes(drawn: str) -> str:
    return (
        drawn.replace("<ul>", '<ul class="nhsuk-list nhsuk-list--bullet">')
        .replace("<ol", '<ol class="nhsuk-list nhsuk-list--number"')
        .replace("<p>", '<p dir="auto">')
        .replace("<li>", '<li dir="auto">')
    )


def plain_lines(value: str) -> SafeString:
    """Draw text as it was typed, with its line ends."""
    return mark_safe(str(escape(value)).replace("\n", "<br>"))  # noqa: S308  escaped on this line


_ADDRESS = re.compile(r"https?://(?:[^\s<>&\"']|&amp;)+(?<![.,;:!?)])")


def linked_lines(value: str) -> SafeString:
    """Draw a message of our own as text, with its addresses as links."""
    drawn = _ADDRESS.sub(lambda found: f'<a href="{found[0]}">{found[0]}</a>', str(plain_lines(value)))
    return mark_safe(drawn)  # noqa: S308  escaped by plain_lines; an address holds no quote or bracket


def team_prose(value: str, named: Iterable[str] = ()) -> SafeString:
    """Draw what somebody wrote for their team: as `prose`, with its addresses as links and whom it names in bold.

    `named` holds the names as the team knows them. Whatever is public has no links: they would invite adverts.
    """
    names = sorted({html.escape(name, quote=False) for name in named if name}, key=len, reverse=True)
    marks = [_ADDRESS.pattern, *(rf"(?<!\w)@{re.escape(name)}(?!\w)" for name in names)]
    drawn = re.sub("|".join(marks), _marked, str(prose(value)), flags=re.IGNORECASE)
    return mark_safe(drawn)  # noqa: S308  cleaned by prose; what is marked stands between its tags and holds no quote


def _marked(found: re.Match[str]) -> str:
    """Draw an address or a name that stood between the tags of clean HTML."""
    text = found[0]
    if text.startswith("@"):
        return f"<strong>{text}</strong>"
    return f'<a href="{text}" rel="noopener noreferrer nofollow">{text}</a>'


FILTERS: dict[str, Any] = {
    "day": day,
    "moment": moment,
    "money": money,
    "prose": prose,
    "team_prose": team_prose,
    "plain_lines": plain_lines,
    "linked_lines": linked_lines,
}
