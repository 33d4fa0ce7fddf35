"""Organisations, who belongs to them, and how to get involved with each."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.organisations.names import name_key


class Organisation(models.Model):
    """A trust, integrated care board, charity, university or programme host."""

    class Kind(models.TextChoices):
        """What sort of organisation it is."""

        TRUST = "trust", _("NHS trust")
        BOARD = "board", _("Integrated care board")
        COMMUNITY = "community", _("Community health provider")
        CHARITY = "charity", _("Charity or community group")
        UNIVERSITY = "university", _("University or research body")
        HOST = "host", _("Programme host")
        OTHER = "other", _("Other organisation")

    name = models.CharField(max_length=200)
    # The name without case, marks and legal form: what searches and imports without a code go by.
    name_key = models.CharField(max_length=200, blank=True, db_index=True)
    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.OTHER)
    ods_code = models.CharField(max_length=5, null=True, blank=True, unique=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    # The code of the organisation above it, whether or not we hold that one.
    parent_code = models.CharField(max_length=5, blank=True)
    region = models.CharField(max_length=80, blank=True)
    # The name as the register writes it, and where the facts above come from.
    registered_name = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=300, blank=True)
    # Confirmed once an administrator approved its first involvement lead; only then can it publish.
    confirmed_at = models.DateTimeField(null=True, blank=True)
    # Known only from a list of openings that named it: nobody has checked that there is such an organisation.
    is_only_named = models.BooleanField(default=False)
    needs_second_reader = models.BooleanField(default=False)

    # What its involvement leads say about it.
    what_it_is = models.CharField(max_length=200, blank=True)
    about = models.TextField(max_length=4000, blank=True)
    website = models.URLField(max_length=300, blank=True)
    safeguarding_name = models.CharField(max_length=100, blank=True)
    safeguarding_role = models.CharField(max_length=100, blank=True)
    safeguarding_email = models.EmailField(max_length=254, blank=True)
    safeguarding_phone = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ods_code=None) | Q(ods_code=Upper("ods_code")),
                name="organisations_organisation_ods_upper",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gte=models.F("valid_from")),
                name="organisations_organisation_dates",
            ),
            models.CheckConstraint(
                condition=Q(website="") | Q(website__startswith="https://"),
                name="organisations_organisation_website_https",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def shown_as(self) -> list[str]:
        """Return the names under which pages show it (`web.stamps`)."""
        return [f"organisation:{self.pk}", "organisations"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the search key in step with the name."""
        self.name_key = name_key(self.name)
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "name_key"}
        super().save(*args, **kwargs)

    @property
    def has_joined(self) -> bool:
        """Whether somebody looks after it here."""
        return self.confirmed_at is not None

    @property
    def has_ended(self) -> bool:
        """Whether the register says that it is no longer active."""
        return self.valid_to is not None and self.valid_to < timezone.localdate()

    @property
    def has_safeguarding_contact(self) -> bool:
        """Whether somebody is named whom people can turn to when they worry about somebody's safety."""
        return bool(self.safeguarding_name and (self.safeguarding_email or self.safeguarding_phone))


class WayToGetInvolved(models.Model):
    """One standing way to take part, beside single opportunities: a group, a panel, a mailing list."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="ways")
    key = models.UUIDField(unique=True)
    title = models.CharField(max_length=120)
    words = models.TextField(max_length=1000, blank=True)
    link = models.URLField(max_length=300, blank=True)
    who_to_ask = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name_plural = "ways to get involved"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(link="") | Q(link__startswith="https://"), name="organisations_way_link_https"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def shown_as(self) -> list[str]:
        """Return the names under which pages show it (`web.stamps`)."""
        return [f"organisation:{self.organisation_id}"]


class Membership(models.Model):
    """That somebody belongs to an organisation. *Involvement lead* is a function, which a partner may hold."""

    class State(models.TextChoices):
        """Asked for, confirmed, or over."""

        ASKED = "asked", _("Waiting for a lead to agree")
        CONFIRMED = "confirmed", _("Confirmed")
        ENDED = "ended", _("Ended")

    class Through(models.TextChoices):
        """What confirmed it."""

        LEAD = "lead", _("agreed by an involvement lead")
        ADMINISTRATOR = "administrator", _("agreed by an administrator")
        DOMAIN = "domain", _("shown by a work email address")
        INVITATION = "invitation", _("invited by an involvement lead")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    is_lead = models.BooleanField(default=False)
    is_staff = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    through = models.CharField(max_length=14, choices=Through.choices, blank=True)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "person"], name="organisations_membership_once"),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(confirmed_at__isnull=False),
                name="organisations_membership_confirmed_when",
            ),
            models.CheckConstraint(
                condition=Q(is_lead=False) | Q(state="confirmed"), name="organisations_membership_lead_confirmed"
            ),
        ]

    def __str__(self) -> str:
        return f"membership {self.pk}"

    def shown_as(self) -> list[str]:
        """Return the names under which pages show it: who chooses must belong to the organisation."""
        return [f"organisation:{self.organisation_id}"]


from alongside.organisations.domains.models import Domain  # noqa: E402  they point at the tables above
from alongside.organisations.imports.models import Upload  # noqa: E402
from alongside.organisations.membership.models import Invitation, LeadRequest  # noqa: E402

__all__ = ["Domain", "Invitation", "LeadRequest", "Membership", "Organisation", "Upload", "WayToGetInvolved"]
