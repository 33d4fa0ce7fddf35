"""Telling people about a discussion at once: only whom a post names, and who can help where one was reported."""

from alongside.messages import actions as messages
from alongside.organisations import rules as organisations
from alongside.projects.discussion.models import Post, PostReport
from alongside.projects.models import Member


def mentioned(post: Post, to: Member) -> None:
    """A post names a member. Who has no account is told by whoever writes for them; who pauses is sent nothing."""
    reader = to if to.person_id is not None else to.helper
    sender = post.recorded_by_id or post.member.person_id
    if reader is None or reader.person is None or reader.person_id == sender:
        return
    if to.paused_at is not None or reader.paused_at is not None or not reader.is_here:
        return
    messages.queue(
        to=reader.person.recipient,
        kind="projects.mentioned" if reader == to else "projects.mentioned_for",
        key=f"mention:{post.key}:{to.pk}",
        sender_id=sender,
        named=to.name,
        project=post.topic.project,
        topic=post.topic,
        post=post,
        name=post.member.name,
    )


def reported(report: PostReport) -> None:
    """The leads of the organisation hear that somebody asks for help: by name, without what was written."""
    project = report.post.topic.project
    for lead in organisations.leads(project.organisation).select_related("person__profile"):
        messages.queue(
            to=lead.person.recipient,
            kind="projects.post_reported",
            key=f"post-report:{report.key}:{lead.pk}",
            project=project,
            name=report.member.name,
        )
