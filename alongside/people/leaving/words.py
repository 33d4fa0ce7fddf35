"""What the pieces of everything that is held are called: those of this room, and of the rooms below it."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.audit import words as record
from alongside.core import topics
from alongside.messages import kinds
from alongside.people.consents.models import Purpose
from alongside.people.profile import choices
from alongside.people.profile.steps import STEPS

Words = Mapping[str, Any]

AUDIT = {
    "did": _("What you did"),
    "concerned": _("What others did that is about you"),
    "at": _("When"),
    "what": _("What happened"),
    "kind": _("What it was about"),
    "facts": _("More about it"),
}


def of_audit() -> Words:
    """The record: its own words, and those that each room gave for what it keeps there."""
    return AUDIT | dict(record.facts())


def codes_of_audit() -> Mapping[str, Words]:
    """What happened, in words."""
    things = {model._meta.label_lower: gettext(str(model._meta.verbose_name)) for model in apps.get_models()}
    return {"what": record.events(), "kind": things}


MESSAGES = {
    "messages": _("Emails we wrote to you"),
    "kind": _("What it is about"),
    "address": _("Sent to"),
    "subject": _("Subject"),
    "text": _("What it says"),
    "state": _("How far it is"),
    "queued_at": _("Written"),
    "sent_at": _("Sent"),
    "choices": _("Emails you chose"),
    "quiet_hours": _("When you want no emails"),
    "quiet_hours.begins": _("From which hour"),
    "quiet_hours.ends": _("Until which hour"),
    "people_blocked": _("How many people you blocked"),
}


def of_messages() -> Words:
    """Emails, and what somebody chose about each kind of them."""
    return MESSAGES | {kind.name: kind.title for kind in kinds.every()}


def codes_of_messages() -> Mapping[str, Words]:
    """Kinds of email and how often they come, in words."""
    named = {kind.name: kind.title for kind in kinds.every()}
    states: Words = {
        "waiting": _("Waiting to be sent"),
        "sent": _("Sent"),
        "failed": _("Could not be sent"),
        "stopped": _("Not sent"),
    }
    often: dict[str, Words] = {"choices." + name: dict(kinds.Often.choices) for name in named}
    return {"kind": named, "state": states} | often


PEOPLE = {
    "account": _("Your account"),
    "account.email": _("Email address"),
    "account.name": _("What we call you"),
    "is_administrator": _("You are an administrator"),
    "account.created_at": _("When your account was made"),
    "joined_at": _("When you joined"),
    "last_sign_in": _("When you last signed in"),
    "profile": _("Your profile"),
    "contact": _("The best way to reach you"),
    "phone": _("Phone number"),
    "formats": _("Formats you need"),
    "language": _("Language you need"),
    "roles": _("Who you are here"),
    "lived_words": _("What you have lived through, in your words"),
    "skills": _("Your skills"),
    "skills_words": _("Your skills, in your words"),
    "times": _("When you can take part"),
    "hours": _("How much time you have"),
    "times_words": _("Your time, in your words"),
    "where": _("How you would like to take part"),
    "distance": _("How far you can travel"),
    "area": _("Your town or district"),
    "needs": _("What helps you take part"),
    "needs_words": _("What helps you take part, in your words"),
    "lived_through": _("Topics you have lived through"),
    "consents": _("What you agreed to"),
    "purpose": _("What it is about"),
    "organisation_name": _("For which organisation"),
    "consents.version": _("Which version of our words"),
    "how": _("Where you agreed"),
    "given_at": _("When you agreed"),
    "withdrawn_at": _("When you took it back"),
    "steps_saved": _("Parts of your profile that you saved"),
    "step": _("Which part"),
    "saved_at": _("When you last saved it"),
    "passkeys_and_authenticators": _("Passkeys and authenticator apps"),
    "passkeys_and_authenticators.type": _("What it is"),
    "passkeys_and_authenticators.name": _("Its name"),
    "since": _("Since when you have it"),
    "last_used": _("When you last used it"),
    "devices": _("Where you are signed in"),
    "user_agent": _("Browser"),
    "ip": _("Network"),
    "devices.created_at": _("Since when"),
}


def of_people() -> Words:
    """The account and the profile."""
    return PEOPLE


def codes_of_people() -> Mapping[str, Words]:
    """What was chosen from lists, in the words of the lists."""
    return {
        "contact": dict(choices.Contact.choices),
        "formats": dict(choices.Format.choices),
        "roles": dict(choices.Role.choices),
        "skills": dict(choices.Skill.choices),
        "times": dict(choices.Times.choices),
        "hours": dict(choices.Hours.choices),
        "where": dict(choices.Where.choices),
        "distance": dict(choices.Distance.choices),
        "needs": dict(choices.Need.choices),
        "lived_through": {slug: gettext(topic.name) for slug, topic in topics.all_topics().items()},
        "purpose": dict(Purpose.choices),
        "how": {"profile": _("In your profile"), "interest": _("When you sent an interest")},
        "step": {key: step.title for key, step in STEPS.items()},
        "passkeys_and_authenticators.type": {
            "webauthn": _("Passkey"), "totp": _("Authenticator app"), "recovery_codes": _("Recovery codes"),
        },
    }  # fmt: skip
