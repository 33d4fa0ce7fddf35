"""Changing the address somebody signs in with: proved by a code to the new one, told to the old one."""

import time
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core.internal.cryptokit import compare_user_code
from allauth.usersessions.models import UserSession
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from alongside.audit import actions as audit
from alongside.messages.actions import queue
from alongside.messages.recipients import Recipient
from alongside.people.models import Person
from alongside.web.limits import spend_for

SESSION_KEY = "new_address"
SECONDS = 15 * 60
TRIES = 5
CODES_PER_HOUR = 5


class AddressTakenError(Exception):
    """Somebody else has this address now; nothing was written."""


def start(request: HttpRequest, *, by: Person, email: str) -> None:
    """Send a code to the new address. The page is the same whether or not somebody has it already."""
    spend_for(email, "new_address", CODES_PER_HOUR)
    spend_for(f"p{by.pk}", "new_address", CODES_PER_HOUR)
    code = get_adapter(request).generate_login_code()
    request.session[SESSION_KEY] = {"email": email, "code": code, "at": time.time(), "tries": 0}
    if not _taken(email, by):
        queue(to=Recipient(name=by.name, address=email), kind="people.new_address_code", code=code)


def waiting(request: HttpRequest) -> str | None:
    """Return the address that a code was sent to; None when there is none, or it is too old."""
    state = _state(request)
    return str(state["email"]) if state else None


def confirm(request: HttpRequest, *, by: Person, code: str) -> bool:
    """Change the address when the code is right; after five wrong ones, start again.

    Raises AddressTakenError when somebody else took the address meanwhile.
    """
    state = _state(request)
    if state is None:
        return False
    if not compare_user_code(actual=code, expected=state["code"]):
        state["tries"] += 1
        request.session[SESSION_KEY] = state
        return False
    del request.session[SESSION_KEY]
    change_address(by=by, email=state["email"], here=request.session.session_key)
    return True


@transaction.atomic
def change_address(*, by: Person, email: str, here: str | None = None) -> None:
    """Write the new address, tell the old one, and sign out everywhere but `here`.

    Whoever could read the old address may have signed in with it.
    """
    person = Person.objects.select_for_update().get(pk=by.pk)
    old = person.recipient
    if person.email == email:
        return
    if _taken(email, by):
        raise AddressTakenError
    Person.objects.filter(email=email, joined_at=None, is_administrator=False).delete()
    try:
        with transaction.atomic():
            Person.objects.filter(pk=by.pk).update(email=email)
    except IntegrityError as error:  # somebody took it in this very moment
        raise AddressTakenError from error
    for session in UserSession.objects.filter(user_id=by.pk).exclude(session_key=here or ""):
        session.end()
    audit.record("person.changed_address", by=by, thing=person)
    queue(to=old, kind="people.security_changed", what="address")


def _taken(email: str, by: Person) -> bool:
    """Whether somebody else has it. One who only asked for a code and never joined does not hold it."""
    others = Person.objects.filter(email=email).exclude(pk=by.pk)
    return others.exclude(joined_at=None, is_administrator=False).exists()


def _state(request: HttpRequest) -> dict[str, Any] | None:
    state: dict[str, Any] | None = request.session.get(SESSION_KEY)
    if not state or time.time() - state["at"] > SECONDS or state["tries"] >= TRIES:
        return None
    return state
