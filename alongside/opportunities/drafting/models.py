"""What keeps two people who write at once from overwriting each other."""

from django.conf import settings
from django.db import models


class DraftStep(models.Model):
    """One question of one opportunity: how often it was saved, when and by whom. The answer is on the opportunity."""

    opportunity = models.ForeignKey("opportunities.Opportunity", on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=20)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["opportunity", "step"], name="opportunities_draftstep_once"),
        ]

    def __str__(self) -> str:
        return f"step {self.step} of opportunity {self.opportunity_id}"


class Writer(models.Model):
    """Somebody who has written a part of an opportunity: not the one to read it with fresh eyes before it goes out."""

    opportunity = models.ForeignKey("opportunities.Opportunity", on_delete=models.CASCADE, related_name="writers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["opportunity", "person"], name="opportunities_writer_once"),
        ]

    def __str__(self) -> str:
        return f"writer {self.pk}"
