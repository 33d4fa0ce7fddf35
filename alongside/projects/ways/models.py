"""How a team works together, and who agrees to it."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Ways(models.Model):
    """The ways of working of a team, one text for each prompt. Nobody's name stands beside any of it."""

    project = models.OneToOneField("projects.Project", on_delete=models.CASCADE, related_name="ways")
    communicate = models.TextField(max_length=600, blank=True)
    times = models.TextField(max_length=600, blank=True)
    disagree = models.TextField(max_length=600, blank=True)
    credit = models.TextField(max_length=600, blank=True)
    confidentiality = models.TextField(max_length=600, blank=True)
    pace = models.TextField(max_length=600, blank=True)
    needs = models.TextField(max_length=600, blank=True)
    # The number of the texts as they are now: people agree to that.
    version = models.PositiveIntegerField(default=1)
    # The number of the last change of any kind: two who write at once are told.
    writes = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    look_again_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(version__gte=1), name="projects_ways_version")]

    def __str__(self) -> str:
        return f"ways of working {self.pk}"

    @property
    def is_time_to_look_again(self) -> bool:
        """Whether the day has come that the team set itself."""
        return self.look_again_on is not None and timezone.localdate() >= self.look_again_on


class WaysAgreed(models.Model):
    """A member said "I agree" to the ways of working as they were."""

    member = models.ForeignKey("projects.Member", on_delete=models.CASCADE, related_name="ways_agreed")
    version = models.PositiveIntegerField()
    at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "version"], name="projects_ways_agreed_once")]

    def __str__(self) -> str:
        return f"agreement {self.pk}"
