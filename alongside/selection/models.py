"""A fair draw on record: what was planned, what people said for it, every version of its targets, and what came of it.

People stand in the sums under a reference that only they know (`Entry`). Taking somebody's name away from an interest
leaves the sums as they were.
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.opportunities.models import Interest, Opportunity

PERSON = settings.AUTH_USER_MODEL
MOST_FEATURES = 7
MOST_VALUES = 20
#: A chance below this is none.
NO_CHANCE = 1e-9


class Draw(models.Model):
    """The fair draw of one opportunity."""

    class Stage(models.TextChoices):
        """How far it is."""

        PLANNED = "planned", _("Targets are not agreed yet")
        PROPOSED = "proposed", _("A second person must agree to the targets")
        WORKING = "working", _("The chances are being worked out")
        SEALED = "sealed", _("Everything is fixed: a number can be drawn")
        DRAWN = "drawn", _("Drawn")

    opportunity = models.OneToOneField(Opportunity, on_delete=models.CASCADE, related_name="draw")
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.PLANNED)
    # Equality Act 2010, section 158: why groups may be looked at.
    purpose = models.TextField(max_length=2000, blank=True)
    evidence = models.TextField(max_length=2000, blank=True)
    proportionate = models.TextField(max_length=2000, blank=True)
    advice_taken = models.TextField(max_length=2000, blank=True)

    targets = models.ForeignKey("selection.Targets", null=True, on_delete=models.RESTRICT, related_name="+")
    proposed_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    proposed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    # By how much chances may still rise, at most, while they are worked out; and a code of what went wrong.
    shortfall = models.FloatField(null=True)
    trouble = models.CharField(max_length=20, blank=True)

    sealed_at = models.DateTimeField(null=True)
    commitment = models.CharField(max_length=64, blank=True)
    people = models.PositiveIntegerField(null=True)
    places = models.PositiveIntegerField(null=True)
    panels = models.PositiveIntegerField(null=True)
    lowest = models.FloatField(null=True)
    highest = models.FloatField(null=True)
    is_proven = models.BooleanField(null=True)

    number = models.PositiveIntegerField(null=True)
    how_drawn = models.CharField(max_length=500, blank=True)
    drawn_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    drawn_at = models.DateTimeField(null=True)
    # When somebody pressed so that everybody is told, and when everybody was.
    telling_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(stage="planned") | Q(targets__isnull=False, proposed_at__isnull=False),
                name="selection_draw_proposed_what",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=["planned", "proposed"]) | Q(confirmed_at__isnull=False),
                name="selection_draw_confirmed_when",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | Q(proposed_by=None) | ~Q(confirmed_by=models.F("proposed_by")),
                name="selection_draw_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=["sealed", "drawn"]) | ~Q(commitment=""), name="selection_draw_sealed_commits"
            ),
            models.CheckConstraint(
                condition=~Q(stage="drawn") | Q(number__isnull=False, drawn_at__isnull=False),
                name="selection_draw_drawn_number",
            ),
        ]

    def __str__(self) -> str:
        return f"draw {self.pk}"

    def shown_as(self) -> list[str]:
        """Return the names under which pages show it."""
        return self.opportunity.shown_as()

    @property
    def is_telling(self) -> bool:
        """Whether people are being told just now."""
        return self.telling_at is not None and self.told_at is None

    @property
    def is_fixed(self) -> bool:
        """Whether a second person has agreed: nothing changes any more."""
        return self.stage not in (self.Stage.PLANNED, self.Stage.PROPOSED)


class Feature(models.Model):
    """Something of which a group should be a mix, and the question that asks for it."""

    draw = models.ForeignKey(Draw, on_delete=models.CASCADE, related_name="features")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60)
    question = models.CharField(max_length=300)
    help = models.CharField(max_length=500, blank=True)
    # In their order. "not stated" is always possible, and is none of them.
    values = models.JSONField(default=list)
    # How many people in a hundred of the population have each value, where that is known, and who says so.
    shares = models.JSONField(default=dict, blank=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["draw", "name"], name="selection_feature_name_once"),
        ]

    def __str__(self) -> str:
        return f"feature {self.pk}"


class Stated(models.Model):
    """What somebody said for the draw, apart from everything else that they wrote and from equality monitoring."""

    class Use(models.TextChoices):
        """Whether it may be used."""

        YES = "yes", _("Yes, use my answers for the draw")
        NO = "no", _("No. Count me as “not stated”")

    interest = models.OneToOneField(Interest, on_delete=models.CASCADE, related_name="stated")
    # A value by the number of its feature; none where the person would rather not say.
    values = models.JSONField(default=dict, blank=True)
    may_use = models.CharField(max_length=3, choices=Use.choices, blank=True)
    agreed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "stated"
        constraints = [
            models.CheckConstraint(
                condition=~Q(may_use="no") | Q(values={}), name="selection_stated_nothing_without_consent"
            ),
        ]

    def __str__(self) -> str:
        return f"stated {self.pk}"


class Targets(models.Model):
    """One version of the targets that was tried, and what came of it. Versions are kept and never changed."""

    draw = models.ForeignKey(Draw, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    # Each `{"feature": its name, "value": …, "least": …, "most": …}`.
    quotas = models.JSONField(default=list)
    # What was found: see `targets.trying`.
    found = models.JSONField(default=dict)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "targets"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["draw", "number"], name="selection_targets_number_once"),
        ]

    def __str__(self) -> str:
        return f"targets {self.pk}"

    @property
    def can_be_met(self) -> bool:
        """Whether a panel existed among those who had come forward."""
        return bool(self.found.get("possible"))


class Entry(models.Model):
    """Somebody in the draw, under a reference that only they are told."""

    draw = models.ForeignKey(Draw, on_delete=models.CASCADE, related_name="entries")
    interest = models.OneToOneField(Interest, on_delete=models.CASCADE, related_name="entry")
    reference = models.CharField(max_length=9)
    # A value by the name of its feature, "not stated" included.
    values = models.JSONField(default=dict)
    # The chance, from 0 to 1, that the equally likely panels give, and the one that was worked out exactly.
    chance = models.FloatField(null=True)
    exact = models.FloatField(null=True)
    is_chosen = models.BooleanField(default=False)
    # The place on the waiting list.
    ready = models.PositiveIntegerField(null=True)
    # Since when somebody who was chosen is no longer there.
    gone_at = models.DateTimeField(null=True)
    came_with = models.ForeignKey("selection.Replacement", null=True, on_delete=models.SET_NULL, related_name="came")

    class Meta:
        verbose_name_plural = "entries"
        constraints = [
            models.UniqueConstraint(fields=["draw", "reference"], name="selection_entry_reference_once"),
        ]

    def __str__(self) -> str:
        return f"entry {self.pk}"

    @property
    def has_a_chance(self) -> bool:
        """Whether there is a panel with this person; what is below is rounding."""
        return (self.exact or 0.0) > NO_CHANCE

    @property
    def holds_a_place(self) -> bool:
        """Whether this is one of the panel now."""
        return self.is_chosen and self.gone_at is None


class Seal(models.Model):
    """What the commitment stands for: kept to ourselves until the number is drawn, then for everybody to check."""

    draw = models.OneToOneField(Draw, on_delete=models.CASCADE, related_name="seal")
    salt = models.CharField(max_length=64)
    # `core.lottery.document` over references; None once it was kept long enough.
    lottery: Any = models.JSONField(null=True)
    # Equally likely panels of references, in their order.
    panels = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"seal {self.pk}"


class Scrutiny(models.Model):
    """A named person from outside who checks the targets and the sums in confidence; their finding is published."""

    class Finding(models.TextChoices):
        """What they say."""

        RIGHT = "right", _("Everything is right")
        WRONG = "wrong", _("Something is not right")

    draw = models.OneToOneField(Draw, on_delete=models.CASCADE, related_name="scrutiny")
    # Both are empty once they deleted their account.
    name = models.CharField(max_length=100, blank=True)
    role = models.CharField(max_length=200)
    email = models.EmailField(max_length=254, blank=True)
    person = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    promised_at = models.DateTimeField(null=True)
    finding = models.CharField(max_length=5, choices=Finding.choices, blank=True)
    words = models.TextField(max_length=2000, blank=True)
    found_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "scrutinies"
        constraints = [
            models.CheckConstraint(
                condition=Q(finding="") | Q(found_at__isnull=False, promised_at__isnull=False),
                name="selection_scrutiny_found_when",
            ),
        ]

    def __str__(self) -> str:
        return f"scrutiny {self.pk}"


class Replacement(models.Model):
    """Empty places that were filled: a draw of its own among those who keep the quotas, with its own proof."""

    draw = models.ForeignKey(Draw, on_delete=models.CASCADE, related_name="replacements")
    number = models.PositiveIntegerField()
    places = models.PositiveIntegerField()
    # How many could have come, how likely each was, what was drawn out of how many, and the lottery itself.
    could = models.PositiveIntegerField()
    drawn = models.PositiveIntegerField()
    panels = models.PositiveIntegerField()
    certificate: Any = models.JSONField(null=True)
    # The quotas that had to give way, as sentences; none where all were kept.
    widened = models.JSONField(default=list)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["draw", "number"], name="selection_replacement_number_once"),
        ]

    def __str__(self) -> str:
        return f"replacement {self.pk}"
