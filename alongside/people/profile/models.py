"""What somebody told about themselves. Nothing here is needed to take part; everything can be taken away."""

from django.conf import settings
from django.db import models

from alongside.people.profile import choices

PERSON = settings.AUTH_USER_MODEL


class Profile(models.Model):
    """The answers that are one value or a short list. What somebody has lived through: see `LivedTopic`."""

    person = models.OneToOneField(PERSON, on_delete=models.CASCADE, related_name="profile")
    contact = models.CharField(max_length=10, choices=choices.Contact.choices, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    formats = models.JSONField(default=list, blank=True)
    language = models.CharField(max_length=60, blank=True)
    roles = models.JSONField(default=list, blank=True)
    lived_words = models.TextField(max_length=2000, blank=True)
    skills = models.JSONField(default=list, blank=True)
    skills_words = models.TextField(max_length=2000, blank=True)
    times = models.JSONField(default=list, blank=True)
    hours = models.CharField(max_length=10, choices=choices.Hours.choices, blank=True)
    times_words = models.TextField(max_length=500, blank=True)
    where = models.CharField(max_length=10, choices=choices.Where.choices, blank=True)
    distance = models.CharField(max_length=10, choices=choices.Distance.choices, blank=True)
    # A town, district or the first half of a postcode; a full postcode is never kept.
    area = models.CharField(max_length=80, blank=True)
    needs = models.JSONField(default=list, blank=True)
    needs_words = models.TextField(max_length=2000, blank=True)

    def __str__(self) -> str:
        return f"profile {self.pk}"


class LivedTopic(models.Model):
    """One topic of the vocabulary that somebody has lived through: a table, so that matching can search it."""

    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="lived_topics")
    topic = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "topic"], name="people_livedtopic_once")]
        indexes = [models.Index(fields=["topic", "person"], name="people_livedtopic_topic")]

    def __str__(self) -> str:
        return f"lived topic {self.pk}"


class StepSaved(models.Model):
    """That a step of the profile was saved; its number tells two open pages apart."""

    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="steps_saved")
    step = models.CharField(max_length=20)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "steps saved"
        constraints = [models.UniqueConstraint(fields=["person", "step"], name="people_stepsaved_once")]

    def __str__(self) -> str:
        return f"step {self.step}, version {self.version}"
