"""Whom a project is for, in the words of Core20PLUS5: NHS England's approach to reducing inequalities in health care.

Source: NHS England, Core20PLUS5 for adults (November 2021) and for children and young people; checked 2026. The groups
after "PLUS" are examples that NHS England lists; an integrated care system chooses its own.
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Group(models.TextChoices):
    """People whose access, experience or outcomes are worse than average."""

    CORE20 = "core20", _("People who live in the most deprived fifth of areas (Core20)")
    ETHNIC = "ethnic", _("Ethnic minority communities")
    INCLUSION = "inclusion", _("Inclusion health groups, for example people who are homeless")
    DISABILITY = "disability", _("People with a learning disability and autistic people")
    COASTAL = "coastal", _("Coastal communities with hidden deprivation")
    MANY_CONDITIONS = "many-conditions", _("People with several long-term conditions")
    PROTECTED = "protected", _("People with a protected characteristic")
    YOUNG_CARERS = "young-carers", _("Young carers")
    CARE_LEAVERS = "care-leavers", _("Looked after children and care leavers")
    JUSTICE = "justice", _("Young people in contact with the justice system")


class Area(models.TextChoices):
    """The five clinical areas for adults, and the five for children and young people."""

    MATERNITY = "maternity", _("Maternity")
    MENTAL_ILLNESS = "mental-illness", _("Severe mental illness")
    BREATHING = "breathing", _("Chronic respiratory disease, such as COPD")
    CANCER = "cancer", _("Early cancer diagnosis")
    BLOOD_PRESSURE = "blood-pressure", _("High blood pressure and high cholesterol")
    ASTHMA = "asthma", _("Children and young people: asthma")
    DIABETES = "diabetes", _("Children and young people: diabetes")
    EPILEPSY = "epilepsy", _("Children and young people: epilepsy")
    TEETH = "teeth", _("Children and young people: oral health")
    YOUNG_MINDS = "young-minds", _("Children and young people: mental health")


def in_words(chosen: list[str]) -> list[Any]:
    """Return in words the groups and areas that were chosen, in the order of the lists."""
    return [one.label for kind in (Group, Area) for one in kind if one in chosen]
