"""The round-up as a part of the digest that the messages room sends: for each project first what waits."""

import datetime
from collections.abc import Iterator, Mapping, Sequence

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from alongside.messages.hooks import DigestSection, Line
from alongside.messages.recipients import Recipient
from alongside.projects.roundup.gathering import Part, gather

KIND = "projects.round_up"
#: Of what happened in one project, the newest; the rest is on its page.
MOST = 20


def lines(
    people: Sequence[Recipient], since: datetime.datetime, until: datetime.datetime
) -> Mapping[int, Sequence[Line]]:
    """Return by person what waits for them and what happened in their projects."""
    found = gather([person.person_id for person in people if person.person_id], since, until)
    return {person: [line for part in parts for line in _of(part)] for person, parts in found.items()}


def _of(part: Part) -> Iterator[Line]:
    title = part.project.title
    for told in part.waiting:
        text = format_lazy(_("{title}, waits for you for when you can: {text}"), title=title, text=told.text)
        yield Line(text=str(text), address=told.address)
    for told in part.happened[-MOST:]:
        yield Line(text=f"{title}: {told.text}", address=told.address)


SECTION = DigestSection(kind=KIND, heading=_("Your teams"), lines=lines)
