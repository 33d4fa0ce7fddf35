"""What follows from the notes of a meeting: each line can become a task or a proposal."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from alongside.projects.meetings.models import Meeting
from alongside.projects.models import Decision, Project, Task
from alongside.projects.presses import which

#: A mark of a list, as people type it; it is no part of what a line says.
_BULLET = re.compile(r"^(?:[-*•–]|\d{1,3}[.)])(?:\s+|$)")
#: As many lines are offered; notes are at most 20,000 characters.
MOST_LINES = 200


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of notes, and its number among all lines, from 0."""

    number: int
    words: str


@dataclass(frozen=True, kw_only=True)
class Source:
    """What a new task or proposal comes out of: a meeting, and the words of a line, unless the notes changed."""

    meeting: Meeting
    words: str
    is_stale: bool

    def title(self, most: int) -> str:
        """Return the words as a title of at most so many characters, cut between words."""
        if len(self.words) <= most:
            return self.words
        cut = self.words[: most - 1]
        return (cut.rpartition(" ")[0] or cut) + "…"


@dataclass(frozen=True, kw_only=True)
class Outcomes:
    """What came of a meeting."""

    tasks: list[Task]
    decisions: list[Decision]


def lines(notes: str) -> list[Line]:
    """Return the lines that say something, without the marks of lists."""
    found = [Line(number=at, words=_BULLET.sub("", line.strip(), 1)) for at, line in enumerate(notes.splitlines())]
    return [line for line in found if line.words][:MOST_LINES]


def meeting_at(project: Project, key: str) -> Meeting | None:
    """Return the meeting that a form or an address names, if it is one of this project."""
    return Meeting.objects.filter(project=project, key=which(key)).first() if key else None


def source(project: Project, asked: Mapping[str, str]) -> Source | None:
    """Return what an address asks to begin with: never the words, only where they stand in the notes."""
    meeting = meeting_at(project, asked.get("meeting", ""))
    if meeting is None:
        return None
    is_stale = asked.get("notes", str(meeting.notes_version)) != str(meeting.notes_version)
    words = {} if is_stale else {str(line.number): line.words for line in lines(meeting.notes)}
    return Source(meeting=meeting, words=words.get(asked.get("line", ""), ""), is_stale=is_stale)


def outcomes(meeting: Meeting) -> Outcomes:
    """Return what came of a meeting, the newest first, in two queries."""
    return Outcomes(
        tasks=list(Task.objects.filter(from_meeting=meeting).order_by("-pk")[:50]),
        decisions=list(Decision.objects.filter(from_meeting=meeting).order_by("-pk")[:50]),
    )
