"""What is held about a person for discussions: for their download, and gone when they delete everything."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.people.models import Person
from alongside.projects.discussion.models import Mention, Post, PostReport, Seen, Topic


def export(person: Person) -> dict[str, Any]:
    """Everything, in plain values; files by name, for they are in the discussion."""
    posts = Post.objects.filter(member__person=person).defer("attachment__content").order_by("pk")
    mentions = Mention.objects.filter(member__person=person).select_related("post__topic").order_by("pk")
    seen = Seen.objects.filter(member__person=person).select_related("topic").order_by("pk")
    reports = PostReport.objects.filter(member__person=person).select_related("post__topic").order_by("pk")
    started = Topic.objects.filter(started_by__person=person).order_by("pk")
    return {
        "discussions_started": [{"discussion": one.title, "at": one.at} for one in started],
        "posts": [_post(one) for one in posts.select_related("topic", "attachment").prefetch_related("versions")],
        "posts_that_name_me": [{"discussion": one.post.topic.title, "at": one.post.at} for one in mentions],
        "discussions_read": [{"discussion": one.topic.title, "at": one.at} for one in seen],
        "posts_i_asked_for_help_with": [
            {"discussion": one.post.topic.title, "words": one.words, "at": one.at} for one in reports
        ],
    }


def erase(person: Person) -> None:
    """Forget what they read and where they are named. What they wrote stays without a name."""
    Seen.objects.filter(member__person=person).delete()
    Mention.objects.filter(member__person=person).delete()


def _post(one: Post) -> dict[str, Any]:
    return {
        "discussion": one.topic.title,
        "at": one.at,
        "text": one.text,
        "edited_at": one.edited_at,
        "said_before": [{"text": version.text, "at": version.at} for version in one.versions.all()],
        "file": one.attachment.name if hasattr(one, "attachment") else "",
        "hidden_at": one.hidden_at,
    }


WORDS: Mapping[str, Any] = {
    "discussions_started": _("Discussions you started"),
    "posts": _("What you wrote in discussions"),
    "posts_that_name_me": _("Where others name you in discussions"),
    "discussions_read": _("Discussions you said you have read"),
    "posts_i_asked_for_help_with": _("What you asked for help with in discussions"),
    "discussion": _("Discussion"),
    "text": _("What was written"),
    "edited_at": _("When it was changed"),
    "said_before": _("What it said before"),
    "file": _("File"),
    "hidden_at": _("Since when it is hidden"),
}
