"""Drawing a message: a room writes only what it has to say; greeting, footer and look come from our layouts.

Templates of a kind `room.name`: `<room>/messages/<name>.subject.jinja`, `.text.jinja` and `.html.jinja`.
Subjects are shown on locked screens that others see, so they never name a health topic. They are given none of what
could: a title can name a condition, and so can the name of an organisation.
"""

import re
from typing import Any
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from markupsafe import Markup

from alongside.messages import tokens
from alongside.messages.kinds import Kind
from alongside.messages.recipients import LARGE_PRINT, Recipient

SUBJECT_MAY_USE = frozenset({"count", "days"})
_GAPS = re.compile(r"\n{3,}")


def draw(kind: Kind, to: Recipient, reference: UUID, context: dict[str, Any]) -> dict[str, str]:
    """Return `subject`, `text` and `html` of a message, in the language and the format of who gets it."""
    with translation.override(to.language):
        shared = _shared(kind, to, reference)
        words = context | shared
        text = render_to_string(_template(kind, "text"), words)
        html = Markup(render_to_string(_template(kind, "html"), words))  # noqa: S704  escaped when it was drawn
        return {
            "subject": _subject(kind, context),
            "text": _tidy(render_to_string("messages/layout.text.jinja", shared | {"body": _tidy(text)})),
            "html": render_to_string("messages/layout.html.jinja", shared | {"body": html}),
        }


def _subject(kind: Kind, context: dict[str, Any]) -> str:
    """One line, from nothing but the template's own words and counts."""
    allowed = {name: value for name, value in context.items() if name in SUBJECT_MAY_USE}
    return " ".join(render_to_string(_template(kind, "subject"), allowed).split())


def _shared(kind: Kind, to: Recipient, reference: UUID) -> dict[str, Any]:
    """What layouts and every message may use; `link("my_page")` is a whole address."""
    language, _dash, country = to.language.partition("-")
    return {
        "to": to,
        "kind": kind,
        "language": f"{language}-{country.upper()}" if country else language,
        "large_print": to.format == LARGE_PRINT,
        "stop_address": link("stop", tokens.make(reference)) if kind.can_stop else "",
        "link": link,
        "contact_email": settings.CONTACT_EMAIL,
        "site_address": settings.SITE_ADDRESS,
    }


def link(name: str, *args: Any) -> str:
    """Return the whole address of a named page."""
    return settings.SITE_ADDRESS + reverse(name, args=args)


def _template(kind: Kind, part: str) -> str:
    room, name = kind.name.split(".", 1)
    return f"{room}/messages/{name}.{part}.jinja"


def _tidy(text: str) -> str:
    """Take out white space that templates leave behind."""
    lines = "\n".join(line.rstrip() for line in text.strip().splitlines())
    return _GAPS.sub("\n\n", lines) + "\n"
