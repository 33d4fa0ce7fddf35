"""Where somebody is signed in, in words they know."""

import re
from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.people.models import Person

# The first that fits; what names several (Edge says Chrome and Safari too) stands before them.
_BROWSERS = ("Edg|Edge", "OPR|Opera", "SamsungBrowser", "Firefox|FxiOS", "Chrome|CriOS|Chromium", "Safari")
_SYSTEMS = ("iPhone", "iPad", "Android", "Windows", "Macintosh|Mac OS", "CrOS", "Linux")
_CALLED = {
    "Edg": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Macintosh": "Mac",
    "CrOS": "Chromebook",
}


@dataclass(frozen=True, kw_only=True)
class Device:
    """One place where somebody is signed in."""

    id: int
    what: str
    since: datetime
    is_this: bool


def devices_of(person: Person, session_key: str | None) -> list[Device]:
    """Return where somebody is signed in, this device first, then the newest."""
    sessions = UserSession.objects.purge_and_list(person)
    found = [
        Device(
            id=session.pk, what=describe(session.user_agent), since=session.created_at,
            is_this=session.session_key == session_key,
        )
        for session in sessions
    ]  # fmt: skip
    return sorted(found, key=lambda device: (not device.is_this, -device.since.timestamp()))


def describe(user_agent: str) -> str:
    """Return a browser and a system, as far as they can be told."""
    browser, system = _first(_BROWSERS, user_agent), _first(_SYSTEMS, user_agent)
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("A device we do not know")


def _first(patterns: tuple[str, ...], text: str) -> str:
    for pattern in patterns:
        if found := re.search(pattern, text):
            return _CALLED.get(found.group(), found.group())
    return ""


@transaction.atomic
def sign_out_device(*, by: Person, device: int) -> None:
    """End one session. One that has ended already stays ended."""
    for session in UserSession.objects.filter(user_id=by.pk, pk=device):
        session.end()
        audit.record("person.signed_out_device", by=by, thing=by)


@transaction.atomic
def sign_out_everywhere(*, by: Person) -> None:
    """End every session, this one too."""
    sessions = list(UserSession.objects.filter(user_id=by.pk))
    for session in sessions:
        session.end()
    audit.record("person.signed_out_everywhere", by=by, thing=by, devices=len(sessions))


@transaction.atomic
def forget_ended_sessions() -> int:
    """Delete sessions that have ended, with what was typed in them and where they were; return how many."""
    ended, _tables = Session.objects.filter(expire_date__lt=timezone.now()).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    return ended
