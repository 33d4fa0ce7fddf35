"""The people of a project, and those invited to it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.projects.choices import Capacity


class Member(models.Model):
    """Somebody in a team, once for each person: who leaves and comes back is the same member."""

    class Pace(models.TextChoices):
        """How much somebody can give this month."""

        NOTHING = "nothing", _("Nothing this month")
        LITTLE = "little", _("A little")
        SOME = "some", _("Some")
        PLENTY = "plenty", _("Plenty")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="members")
    # None once the person deleted their account, and for who takes part by phone or post without one.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="team_memberships"
    )
    # What to call somebody without an account.
    named = models.CharField(max_length=100, blank=True)
    # The member whom they chose to write down for them what they say by phone or post.
    helper = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="helps")
    # What stands beside their words after they left: the name they chose, or nothing.
    left_as = models.CharField(max_length=100, blank=True)
    capacity = models.CharField(max_length=7, choices=Capacity.choices)
    # Employed by an organisation that takes part: then not counted as a partner, whatever the capacity.
    works_here = models.BooleanField(default=False)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)
    agreed_to_start_at = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    pace = models.CharField(max_length=7, choices=Pace.choices, blank=True)
    # The first day of the month that the pace was said for.
    pace_month = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "person"], name="projects_member_once"),
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(left_at__gte=models.F("joined_at")), name="projects_member_left_after"
            ),
            models.CheckConstraint(
                condition=Q(left_at__isnull=False) | Q(person__isnull=False) | ~Q(named=""),
                name="projects_member_is_somebody",
            ),
            models.CheckConstraint(condition=~Q(helper=models.F("pk")), name="projects_member_helped_by_another"),
            models.CheckConstraint(condition=Q(left_as="") | Q(left_at__isnull=False), name="projects_member_left_as"),
        ]
        indexes = [models.Index(fields=["person", "left_at"], name="projects_member_mine")]

    def __str__(self) -> str:
        return f"member {self.pk}"

    @property
    def is_here(self) -> bool:
        """Whether they are in the team now."""
        return self.left_at is None

    @property
    def is_partner(self) -> bool:
        """Whether they count as a partner: by lived experience, and not employed by an organisation taking part."""
        return self.capacity != Capacity.STAFF and not self.works_here

    @property
    def name(self) -> str:
        """What to call them; empty for somebody who left without a name."""
        if not self.is_here:
            return self.left_as
        return self.person.name if self.person is not None else self.named


class Sitting(models.Model):
    """A stretch of time in which a member took part in one capacity: the record that figures are counted from."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="sittings")
    capacity = models.CharField(max_length=7, choices=Capacity.choices)
    works_here = models.BooleanField(default=False)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member"], condition=Q(ended_at=None), name="projects_sitting_one_now"),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=models.F("began_at")), name="projects_sitting_ends_after"
            ),
        ]

    def __str__(self) -> str:
        return f"sitting {self.pk}"


class Invitation(models.Model):
    """An invitation to a team, for an email address: whoever signs in with it finds the invitation."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(max_length=254)
    words = models.TextField(max_length=1000, blank=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    invited_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "email"],
                condition=Q(accepted_at=None, declined_at=None, cancelled_at=None),
                name="projects_invitation_open_once",
            )
        ]
        indexes = [models.Index(fields=["email"], name="projects_invitation_email")]

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether it can still be answered."""
        return self.accepted_at is None and self.declined_at is None and self.cancelled_at is None
