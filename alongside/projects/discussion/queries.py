"""What a team talks about, as each of its members sees it: each page in a fixed number of queries."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from alongside.organisations.models import Organisation
from alongside.projects.discussion.models import Attachment, Mention, Post, PostReport, Seen, Topic
from alongside.projects.models import Member, Project


def topics(member: Member) -> QuerySet[Topic]:
    """Return the discussions of a member's team, the newest activity first, each with whether it has new posts."""
    found = Topic.objects.filter(project=member.project_id).annotate(is_new=Exists(_new_in(member)))
    return found.select_related("started_by__person").order_by("-last_post_at", "-pk")


def _new_in(member: Member) -> QuerySet[Post]:
    """What others wrote after the post up to which a member said that they have read."""
    read_to = Seen.objects.filter(member=member, topic=OuterRef("topic")).values("post")[:1]
    posts = Post.objects.filter(topic=OuterRef("pk"), hidden_at=None).exclude(member=member)
    return posts.filter(pk__gt=Coalesce(Subquery(read_to), Value(0)))


def new_for(member: Member) -> int:
    """Return how many discussions have posts that are new for a member, in one query."""
    return Topic.objects.filter(Exists(_new_in(member)), project=member.project_id).count()


def topic_of(project: Project, key: uuid.UUID) -> Topic | None:
    """Return a discussion of this project."""
    found = Topic.objects.filter(project=project, key=key).select_related("started_by__person").first()
    if found is not None:
        found.project = project
    return found


def posts(topic: Topic) -> QuerySet[Post]:
    """Return what was written, in order, with whom it names; of an attachment everything but its content."""
    named = Prefetch("mentions", Mention.objects.select_related("member__person"))
    found = Post.objects.filter(topic=topic).defer("attachment__content").prefetch_related(named)
    return found.select_related("member__person", "recorded_by", "hidden_by__person", "attachment").order_by("pk")


def post_of(project: Project, key: uuid.UUID) -> Post | None:
    """Return a post of this project."""
    found = Post.objects.filter(topic__project=project, key=key)
    return found.select_related("topic__project__organisation", "member__person", "recorded_by").first()


def may_read(member: Member, post: Post) -> bool:
    """Whether a member sees what a post says: once it is hidden, only who wrote it and who writes for them."""
    return post.hidden_at is None or member.pk in (post.member_id, post.member.helper_id)


def attachment_of(member: Member, key: uuid.UUID) -> Attachment | None:
    """Return a file of a member's team that they may see."""
    found = Attachment.objects.filter(key=key, post__topic__project=member.project_id)
    attachment = found.select_related("post__member").first()
    return attachment if attachment is not None and may_read(member, attachment.post) else None


@dataclass(frozen=True, kw_only=True)
class Readers:
    """Who has said that they read a discussion to its end, and up to where each did."""

    to_the_end: list[Seen]
    #: The post up to which each member has read, by their number.
    up_to: Mapping[int, int]

    def has_read(self, member: Member, post: Post) -> bool:
        """Whether a member has read up to this post."""
        return self.up_to.get(member.pk, 0) >= post.pk


def readers(topic: Topic) -> Readers:
    """Return who read to the end, in two queries."""
    last = Post.objects.filter(topic=topic).order_by("-pk").values_list("pk", flat=True).first() or 0
    seen = Seen.objects.filter(topic=topic, member__left_at=None).select_related("member__person", "recorded_by")
    found = list(seen.order_by("member__joined_at", "member"))
    return Readers(
        to_the_end=[one for one in found if one.post_id >= last],
        up_to={one.member_id: one.post_id for one in found},
    )


def history(post: Post) -> list[tuple[str, object]]:
    """Return what a post said, the newest first, and since when."""
    before = post.versions.order_by("-number").values_list("text", "at")
    return [(post.text, post.edited_at or post.at), *before]


#: How many posts stand on a page.
A_PAGE = 30


def page_of(post: Post) -> int:
    """Return on which page of its discussion a post stands, in one query."""
    return Post.objects.filter(topic=post.topic_id, pk__lt=post.pk).count() // A_PAGE + 1


def reports(organisation: Organisation) -> QuerySet[PostReport]:
    """Return the calls for help from the teams of an organisation: those that wait first, the oldest of them first."""
    found = PostReport.objects.filter(post__topic__project__organisation=organisation)
    waits_first = F("handled_at").desc(nulls_first=True)
    return found.select_related("member__person", "post__topic__project__organisation").order_by(
        waits_first, "at", "pk"
    )
