"""What a task comes out of: what was written in a discussion, the notes of a meeting, or a decision."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from alongside.projects.decisions import queries as decisions
from alongside.projects.discussion import queries as discussion
from alongside.projects.meetings import following
from alongside.projects.models import Decision, Meeting, Member, Post, Project
from alongside.projects.presses import which

#: A task begins with at most so many characters of what it comes out of.
MOST_WORDS = 200


@dataclass(frozen=True, kw_only=True)
class Origin:
    """At most one of the three, and the words that a task begins with. `is_stale`: the notes changed meanwhile."""

    post: Post | None = None
    meeting: Meeting | None = None
    decision: Decision | None = None
    what: str = ""
    more: str = ""
    is_stale: bool = False

    def keys(self) -> dict[str, uuid.UUID]:
        """Return what the form carries along: the key of the one that it is."""
        found = {"post": self.post, "meeting": self.meeting, "decision": self.decision}
        return {name: thing.key for name, thing in found.items() if thing is not None}


def origin(project: Project, member: Member, asked: Mapping[str, str]) -> Origin:
    """Return what an address or a form names, where it is of this project and this member may read it."""
    if key := asked.get("post", ""):
        return _of_post(member, discussion.post_of(project, which(key)))
    if asked.get("meeting", ""):
        return _of_notes(following.source(project, asked))
    decision = decisions.of(project, which(asked.get("decision", "")))
    return Origin(decision=decision, what=decision.title) if decision is not None else Origin()


def _of_post(member: Member, post: Post | None) -> Origin:
    if post is None or not discussion.may_read(member, post):
        return Origin()
    return Origin(post=post, what=post.text.partition("\n")[0].strip()[:MOST_WORDS])


def _of_notes(source: following.Source | None) -> Origin:
    if source is None:
        return Origin()
    what = source.title(MOST_WORDS)
    more = source.words if what != source.words else ""
    return Origin(meeting=source.meeting, what=what, more=more, is_stale=source.is_stale)
