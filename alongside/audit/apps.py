"""The audit room."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Entries, and the references that stand for people in them."""

    name = "alongside.audit"
    label = "audit"
