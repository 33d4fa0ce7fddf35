"""A discussion of a team: with a post that was edited and has a file, one that is hidden, and who read it."""

from dataclasses import dataclass

from django.utils import timezone

from alongside.projects.models import Attachment, Member, Mention, Post, PostReport, PostVersion, Seen, Topic


@dataclass(frozen=True)
class Discussion:
    """The things."""

    topic: Topic
    post: Post
    file: Attachment


def discussion(one: Member, other: Member) -> Discussion:
    """Make them, started by the first of two members."""
    now = timezone.now()
    topic = Topic.objects.create(project=one.project, title="Γράμματα", started_by=one, at=now, last_post_at=now)
    post = Post.objects.create(topic=topic, member=one, text="Δεν *καταλαβαίνω*", at=now, edited_at=now, version=2)
    PostVersion.objects.create(post=post, number=1, text="Τι;", at=now)
    file = Attachment.objects.create(post=post, name="γράμμα", kind="txt", size=2, content=b"Hi")
    Post.objects.create(
        topic=topic, member=other, text="Κρυφό", at=now, hidden_at=now, hidden_by=one, hidden_reason="Όνομα"
    )
    last = Post.objects.create(topic=topic, member=other, text="Ναι", at=now, recorded_by=one.person)
    Mention.objects.create(post=last, member=one)
    Seen.objects.create(member=one, topic=topic, post=post, at=now)
    PostReport.objects.create(post=last, member=one, words="Βοήθεια", at=now)
    return Discussion(topic=topic, post=post, file=file)
