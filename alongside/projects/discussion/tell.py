"""Telling people about a discussion at once: only whom a post names, and who can help where one was reported."""

from alongside.messages import actions as messages
from alongside.organisations import rules as organisations
from alongside.projects.discussion.models import Post, PostReport
from alongside.projects.models import Member


def mentioned(post: Post, to: Member) -> None:
    """A post names a member. Who pauses, or has no account, is sent nothing."""
    if to.person is None or to.paused_at is not None:
        return
    messages.queue(
        to=to.person.recipient,
        kind="projects.mentioned",
        key=f"mention:{post.key}:{to.pk}",
        sender_id=post.recorded_by_id or post.member.person_id,
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
