"""The lists that projects choose from."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.opportunities.choices import STAGE_MEANS, Stage

__all__ = ["CAPACITY_MEANS", "STAGE_MEANS", "Capacity", "Quality", "Stage"]


class Capacity(models.TextChoices):
    """In what capacity somebody takes part."""

    PATIENT = "patient", _("Patient, or somebody who uses care services")
    CARER = "carer", _("Carer of a relative or friend")
    PUBLIC = "public", _("Member of the public")
    STAFF = "staff", _("Member of staff")


# Short, for beside a name.
CAPACITY_MEANS: dict[str, Promise] = {
    Capacity.PATIENT: _("Patient"),
    Capacity.CARER: _("Carer"),
    Capacity.PUBLIC: _("Public"),
    Capacity.STAFF: _("Staff"),
}


class Quality(models.TextChoices):
    """What a project makes better: the three parts of quality (NHS National Quality Board)."""

    SAFETY = "safety", _("Safety: fewer people are harmed")
    EFFECTIVENESS = "effectiveness", _("Effectiveness: care works better")
    EXPERIENCE = "experience", _("Experience: care feels better to those who use it")
