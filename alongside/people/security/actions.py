"""What is written beside a change of how an account is protected."""

from django.db import transaction

from alongside.audit import actions as audit
from alongside.messages.actions import queue
from alongside.people.models import Person


@transaction.atomic
def protection_changed(*, by: Person, what: str) -> None:
    """Record it and tell the person: if it was not they, they should hear at once."""
    audit.record(f"person.{what}", by=by, thing=by)
    queue(to=by.recipient, kind="people.security_changed", what=what)
