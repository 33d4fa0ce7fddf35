"""Starting a discussion, writing in it, changing what one wrote, and saying that one has read it."""

import uuid
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from alongside.audit import actions as audit
from alongside.people.models import Person
from alongside.projects.contributions import actions as contributions
from alongside.projects.discussion import mentions, tell
from alongside.projects.discussion.attaching import File
from alongside.projects.discussion.models import Attachment, Mention, Post, PostVersion, Seen, Topic
from alongside.projects.errors import ChangedMeanwhileError
from alongside.projects.models import Contribution, Member, Project
from alongside.projects.presses import made_before
from alongside.projects.seats import acts_for, locked, recorder, sits
from alongside.projects.teams import queries as teams

Made = TypeVar("Made", Topic, Post)


@transaction.atomic
def start(
    *,
    by: Person,
    project: Project,
    title: str,
    text: str,
    key: uuid.UUID,
    file: File | None = None,
    whom: Member | None = None,
) -> Topic:
    """Start a discussion with what it is about and a first post. The same key starts one."""
    project = locked(project)
    member = acts_for(by, project, whom)
    before = made_before(Topic.objects.all(), key, project_id=project.pk)
    if before is not None:
        return before
    now = timezone.now()
    topic = Topic.objects.create(key=key, project=project, title=title, started_by=member, at=now, last_post_at=now)
    audit.record("projects.topic_started", by=by, thing=topic)
    _write(by, topic, member, text, uuid.uuid4(), file)
    return topic


@transaction.atomic
def post(
    *, by: Person, topic: Topic, text: str, key: uuid.UUID, file: File | None = None, whom: Member | None = None
) -> Post:
    """Write in a discussion. The same key writes once."""
    project = locked(topic.project)
    member = acts_for(by, project, whom)
    before = made_before(Post.objects.select_related("topic"), key, topic_id=topic.pk)
    if before is not None:
        return before
    topic.project = project
    return _write(by, topic, member, text, key, file)


def _write(by: Person, topic: Topic, member: Member, text: str, key: uuid.UUID, file: File | None) -> Post:
    now = timezone.now()
    helper = recorder(by, member)
    made = Post.objects.create(key=key, topic=topic, member=member, text=text, at=now, recorded_by=helper)
    if file is not None:
        Attachment.objects.create(
            post=made, name=file.name, kind=file.kind, size=len(file.content), content=file.content
        )
    topic.last_post_at = now
    topic.save(update_fields=["last_post_at"])
    _name(made)
    contributions.record(member, Contribution.Kind.DISCUSSION, topic.key, recorded_by=helper)
    audit.record("projects.posted", by=by, thing=made)
    return made


def _name(made: Post) -> None:
    """Note whom a post names, and tell them, each once however often it is edited."""
    for member in mentions.named(made.text, teams.members(made.topic.project)):
        _mention, is_new = Mention.objects.get_or_create(post=made, member=member)
        if is_new and member.pk != made.member_id and made.hidden_at is None:
            tell.mentioned(made, member)


@transaction.atomic
def edit(*, by: Person, post: Post, text: str, seen: str) -> Post:
    """Change what one wrote, or somebody whose helper one is. What it said before stays for the team to read.

    Raises ChangedMeanwhileError when it was edited since the page was opened (`seen`).
    """
    project = locked(post.topic.project)
    own = sits(by, project)
    post = Post.objects.select_related("topic__project", "member__person").get(pk=post.pk)
    if not may_edit(own, post):
        raise PermissionDenied
    if post.text == text:
        return post
    if str(post.version) != seen:
        raise ChangedMeanwhileError
    PostVersion.objects.create(post=post, number=post.version, text=post.text, at=post.edited_at or post.at)
    post.text, post.version, post.edited_at = text, post.version + 1, timezone.now()
    post.save(update_fields=["text", "version", "edited_at"])
    _name(post)
    audit.record("projects.post_edited", by=by, thing=post)
    return post


def may_edit(own: Member, post: Post) -> bool:
    """Whether a member wrote a post themselves, or writes for who did."""
    return post.member_id == own.pk or (post.member.helper_id == own.pk and post.member.is_here)


@transaction.atomic
def read(*, by: Person, post: Post, whom: Member | None = None) -> None:
    """Say that one has read a discussion up to a post. It never goes back."""
    project = locked(post.topic.project)
    member = acts_for(by, project, whom)
    found = Seen.objects.filter(member=member, topic=post.topic_id).first()
    if found is not None and found.post_id >= post.pk:
        return
    facts = {"post": post, "at": timezone.now(), "recorded_by": recorder(by, member)}
    Seen.objects.update_or_create(member=member, topic_id=post.topic_id, defaults=facts)
    audit.record("projects.topic_read", by=by, thing=post.topic, for_member=member.pk)
