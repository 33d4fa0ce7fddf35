"""When something that was written hurts: the team hides it, or asks for help."""

import uuid

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from alongside.audit import actions as audit
from alongside.organisations import rules as organisations
from alongside.people.models import Person
from alongside.projects.discussion import tell
from alongside.projects.discussion.models import Post, PostReport
from alongside.projects.seats import locked, sits


@transaction.atomic
def hide(*, by: Person, post: Post, reason: str) -> None:
    """Hide a post, for a reason that the team reads. Whoever wrote it still reads it, and any member can show it."""
    project = locked(post.topic.project)
    member = sits(by, project)
    facts = {"hidden_at": timezone.now(), "hidden_by": member, "hidden_reason": reason}
    if Post.objects.filter(pk=post.pk, hidden_at=None).update(**facts):
        audit.record("projects.post_hidden", by=by, thing=post)


@transaction.atomic
def show(*, by: Person, post: Post) -> None:
    """Show a hidden post again."""
    project = locked(post.topic.project)
    sits(by, project)
    hidden = Post.objects.filter(pk=post.pk, hidden_at__isnull=False)
    if hidden.update(hidden_at=None, hidden_by=None, hidden_reason=""):
        audit.record("projects.post_shown", by=by, thing=post)


@transaction.atomic
def report(*, by: Person, post: Post, words: str, key: uuid.UUID) -> None:
    """Ask the leads of the organisation for help with a post. The same key asks once."""
    project = locked(post.topic.project)
    member = sits(by, project)
    facts = {"post": post, "member": member, "words": words, "at": timezone.now()}
    made, is_new = PostReport.objects.get_or_create(key=key, defaults=facts)
    if is_new:
        audit.record("projects.post_reported", by=by, thing=post)
        tell.reported(made)


@transaction.atomic
def handle(*, by: Person, report: PostReport) -> None:
    """Say, as a lead of the organisation, that a call for help is dealt with. Pressed twice, it is once."""
    if not organisations.is_lead(by, report.post.topic.project.organisation):
        raise PermissionDenied
    found = PostReport.objects.filter(pk=report.pk, handled_at=None)
    if found.update(handled_at=timezone.now(), handled_by=by):
        audit.record("projects.post_report_handled", by=by, thing=report.post)
