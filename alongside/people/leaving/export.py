"""What all rooms hold about somebody, gathered through the hook."""

import json
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from alongside.audit.models import Entry, Reference
from alongside.messages import queries as messages
from alongside.people import hooks
from alongside.people.models import Consent, LivedTopic, Person, Profile, StepSaved
from alongside.people.profile.steps import STEPS


def everything_about(person: Person) -> dict[str, Any]:
    """Return all of it by room, as plain values."""
    rooms = {data.room: data.export(person) for data in hooks.personal_data}
    return {"service": settings.SERVICE_NAME, "made_at": timezone.now(), "rooms": rooms}


def as_json(person: Person) -> str:
    """Return it as text that people and machines can read."""
    return json.dumps(everything_about(person), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)


def of_people(person: Person) -> dict[str, Any]:
    """Return what this room holds."""
    profile = Profile.objects.filter(person=person).first()
    fields = [name for step in STEPS.values() for name in step.fields]
    return {
        "account": _account(person),
        "profile": {name: getattr(profile, name) for name in fields} if profile else {},
        "lived_through": list(LivedTopic.objects.filter(person=person).values_list("topic", flat=True)),
        "consents": list(_rows(Consent.objects.filter(person=person), CONSENT)),
        "steps_saved": list(_rows(StepSaved.objects.filter(person=person), ("step", "saved_at"))),
        "passkeys_and_authenticators": [_held(held) for held in Authenticator.objects.filter(user_id=person.pk)],
        "devices": list(_rows(UserSession.objects.filter(user_id=person.pk), ("user_agent", "ip", "created_at"))),
    }  # fmt: skip


CONSENT = ("purpose", "organisation_name", "version", "how", "given_at", "withdrawn_at")


def _account(person: Person) -> dict[str, str | bool | datetime | None]:
    return {
        "email": person.email,
        "name": person.name,
        "is_administrator": person.is_administrator,
        "created_at": person.created_at,
        "joined_at": person.joined_at,
        "last_sign_in": person.last_login,
    }


def _held(held: Authenticator) -> dict[str, Any]:
    """Never the secret itself: whoever reads the file could sign in with it."""
    name = held.data.get("name", "")
    return {"type": held.type, "name": name, "since": held.created_at, "last_used": held.last_used_at}


def _rows(found: Any, names: tuple[str, ...]) -> Any:
    return found.order_by("pk").values(*names)


def of_messages(person: Person) -> dict[str, Any]:
    """Return what the outbox holds."""
    return messages.held_about(person.pk)


def of_audit(person: Person) -> dict[str, Any]:
    """Return what the record says that this person did, or that was done for them."""
    reference = Reference.objects.filter(person_id=person.pk).values_list("reference", flat=True).first()
    if reference is None:
        return {"did": [], "concerned": []}
    names = ("at", "what", "kind", "facts")
    return {
        "did": list(_rows(Entry.objects.filter(by=reference), names)),
        "concerned": list(_rows(Entry.objects.filter(concerning=reference), names)),
    }
