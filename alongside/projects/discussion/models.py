"""What a team talks about, what was written, and who has read it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.template.defaultfilters import filesizeformat

MEMBER = "projects.Member"


class Topic(models.Model):
    """Something that a team talks about."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="topics")
    title = models.CharField(max_length=120)
    started_by = models.ForeignKey(MEMBER, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    last_post_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="projects_topic_named")]
        indexes = [models.Index(fields=["project", "-last_post_at", "-id"], name="projects_topic_newest")]

    def __str__(self) -> str:
        return f"topic {self.pk}"


class Post(models.Model):
    """What somebody wrote. It is never deleted; the team can hide it, and show it again."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="posts")
    member = models.ForeignKey(MEMBER, on_delete=models.CASCADE, related_name="posts")
    text = models.TextField(max_length=5000)
    at = models.DateTimeField()
    # A helper who wrote it down for them.
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    edited_at = models.DateTimeField(null=True, blank=True)
    # The number of the last edit: two who edit at once are told.
    version = models.PositiveIntegerField(default=1)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_by = models.ForeignKey(MEMBER, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    hidden_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="projects_post_says_something"),
            models.CheckConstraint(
                condition=Q(hidden_at=None, hidden_reason="") | (Q(hidden_at__isnull=False) & ~Q(hidden_reason="")),
                name="projects_post_hidden_has_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["topic", "id"], name="projects_post_order"),
            models.Index(fields=["at"], name="projects_post_when"),
        ]

    def __str__(self) -> str:
        return f"post {self.pk}"


class PostVersion(models.Model):
    """What a post said before it was edited."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField(max_length=5000)
    # When it was written.
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "number"], name="projects_post_version_once")]

    def __str__(self) -> str:
        return f"post version {self.pk}"


class Mention(models.Model):
    """That a post names a member, who was told once."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="mentions")
    member = models.ForeignKey(MEMBER, on_delete=models.CASCADE, related_name="mentions")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "member"], name="projects_mentioned_once")]

    def __str__(self) -> str:
        return f"mention {self.pk}"


class Attachment(models.Model):
    """A file that came with a post, of a kind we checked. It is only ever served as a download, to the team."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="attachment")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=4)
    size = models.PositiveIntegerField()
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"attachment {self.key}"

    @property
    def size_in_words(self) -> str:
        """How big it is, as people say it."""
        return filesizeformat(self.size)


class Seen(models.Model):
    """That a member said "I have read this", up to which post. The team sees it."""

    member = models.ForeignKey(MEMBER, on_delete=models.CASCADE, related_name="topics_seen")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="seen")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    # A helper who says it for them, for example after reading it out.
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name_plural = "seen"
        constraints = [models.UniqueConstraint(fields=["member", "topic"], name="projects_seen_once")]

    def __str__(self) -> str:
        return f"seen {self.pk}"


class PostReport(models.Model):
    """That a member asked for help with what somebody wrote."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="reports")
    member = models.ForeignKey(MEMBER, on_delete=models.CASCADE, related_name="+")
    words = models.TextField(max_length=1000)
    at = models.DateTimeField()
    # When a lead of the organisation said that it is dealt with.
    handled_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"post report {self.pk}"
