"""Who somebody is to us: an account, and nothing that was not asked for."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from alongside.messages.recipients import LARGE_PRINT, Recipient
from alongside.people.consents.models import Consent
from alongside.people.profile import choices
from alongside.people.profile.models import LivedTopic, Profile, StepSaved

# The other tables of this room stand with the things they are about; Django finds them here.
__all__ = ["Consent", "LivedTopic", "Person", "PersonManager", "Profile", "StepSaved"]


class PersonManager(BaseUserManager["Person"]):
    """Makes people; there are no passwords."""

    def create_person(self, email: str, **fields: object) -> "Person":
        """Make an account for an address."""
        person = self.model(email=email.strip().lower(), **fields)
        person.set_unusable_password()
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Find somebody by address, however it is written."""
        return self.get(email=(username or "").lower())


class Person(AbstractBaseUser):
    """Somebody with an account: a partner, a member of staff, or both."""

    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=100, blank=True)
    is_administrator = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    # When they told us a name and that they are 16 or over; before that the account can do nothing.
    joined_at = models.DateTimeField(null=True)

    # When they were told that an unused account will be deleted; older than the last sign-in, it counts for nothing.
    dormant_warned_at = models.DateTimeField(null=True, editable=False)
    dormant_last_warned_at = models.DateTimeField(null=True, editable=False)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name_plural = "people"
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="people_person_email_lower"),
            models.CheckConstraint(
                condition=models.Q(joined_at=None) | ~models.Q(name=""), name="people_person_joined_has_name"
            ),
        ]

    def __str__(self) -> str:
        return f"person {self.pk}"

    def shown_as(self) -> list[str]:
        """Return the names under which pages show somebody: by name, where they choose."""
        return [f"person:{self.pk}"]

    @property
    def has_joined(self) -> bool:
        """Whether they finished joining."""
        return self.joined_at is not None

    @property
    def recipient(self) -> Recipient:
        """How to write to them."""
        profile = getattr(self, "profile", None)
        large = profile is not None and choices.Format.LARGE_PRINT in profile.formats
        return Recipient(
            name=self.name,
            address=self.email,
            person_id=self.pk,
            format=LARGE_PRINT if large else "standard",
        )
