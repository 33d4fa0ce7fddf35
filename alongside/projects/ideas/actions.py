"""Writing an idea, sending it, and saying what one has to say to it."""

import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.organisations.models import Organisation
from alongside.people.models import Person
from alongside.projects.errors import NotPossibleError
from alongside.projects.ideas import queries, rules, tell
from alongside.projects.ideas.models import Idea, Voice
from alongside.projects.ideas.similarity import essence
from alongside.projects.presses import made_before
from alongside.web import stamps


@transaction.atomic
def begin(*, by: Person, organisation: Organisation, what: str, key: uuid.UUID) -> Idea:
    """Begin to write an idea. The same key begins one."""
    made = made_before(Idea.objects.all(), key, person_id=by.pk)
    if made is not None:
        return made
    idea = Idea.objects.create(key=key, organisation=organisation, person=by, what=what, made_at=timezone.now())
    audit.record("projects.idea_begun", by=by, thing=idea)
    return idea


@transaction.atomic
def write(*, by: Person, idea: Idea, values: dict[str, Any]) -> Idea:
    """Save one step of an idea that is not sent yet."""
    idea = _draft(by, idea)
    for name, value in values.items():
        setattr(idea, name, value)
    idea.save(update_fields=list(values))
    return idea


@transaction.atomic
def send(*, by: Person, idea: Idea, capacity: str, shows_name: bool, is_for_another: bool = False) -> Idea:
    """Send it: from now on everybody reads it, and the organisation must answer. Sent twice, it is sent once.

    An idea that somebody else told is marked so, and the capacity is theirs.

    Raises NotPossibleError while a step is missing.
    """
    idea = locked(idea)
    if idea.is_sent and rules.is_raiser(by, idea):
        return idea
    idea = _draft(by, idea)
    if not (idea.for_whom and idea.why):
        raise NotPossibleError(_("First say for whom it is, and why it matters to you."))
    found = essence(" ".join((idea.what, idea.for_whom)))
    idea.topics, idea.words = sorted(found.topics), sorted(found.words)
    idea.capacity, idea.shows_name, idea.is_for_another = capacity, shows_name, is_for_another
    idea.state, idea.sent_at = Idea.State.SENT, timezone.now()
    idea.save()
    audit.record("projects.idea_raised", by=by, thing=idea)
    tell.raised(idea)
    return idea


@transaction.atomic
def throw_away(*, by: Person, idea: Idea) -> None:
    """Delete an idea that is not sent."""
    idea = _draft(by, idea)
    audit.record("projects.idea_thrown_away", by=by, thing=idea)
    idea.delete()


@transaction.atomic
def withdraw(*, by: Person, idea: Idea) -> None:
    """Take back an idea that was sent: it is deleted with its story, what others said to it, and its answers.

    Raises NotPossibleError once others build on it.
    """
    idea = locked(idea)
    if not rules.is_raiser(by, idea) or not idea.is_sent:
        raise PermissionDenied
    if queries.is_built_on(idea):
        raise NotPossibleError(_("Others already work on it. You can hide your name and delete your story."))
    if idea.joined_with_id is not None:
        stamps.changed(f"idea:{idea.joined_with_id}")
    audit.record("projects.idea_taken_back", by=by, thing=idea)
    idea.delete()


@transaction.atomic
def show_name(*, by: Person, idea: Idea, shows: bool) -> None:
    """Let the organisation and the team see one's name, or no longer."""
    idea = locked(idea)
    if not rules.is_raiser(by, idea):
        raise PermissionDenied
    if idea.shows_name != shows:
        idea.shows_name = shows
        idea.save(update_fields=["shows_name"])
        audit.record("projects.idea_name_shown" if shows else "projects.idea_name_hidden", by=by)


@transaction.atomic
def say(*, by: Person, idea: Idea, kind: str, skill: str = "") -> None:
    """Say that it matters to oneself too, that one has lived it, or with what one can help; each counts once."""
    idea = locked(idea)
    if not idea.is_open_to_all:
        raise PermissionDenied
    if rules.is_raiser(by, idea):
        raise NotPossibleError(_("This is your own idea: it counts already."))
    facts = {"skill": skill, "at": timezone.now()}
    voice, is_new = Voice.objects.get_or_create(idea=idea, person=by, kind=kind, defaults=facts)
    if not is_new and voice.skill != skill:
        voice.skill = skill
        voice.save(update_fields=["skill"])
    if is_new:
        audit.record("projects.idea_voiced", by=by, thing=idea)


@transaction.atomic
def take_back(*, by: Person, idea: Idea, kind: str) -> None:
    """Take back what one said."""
    idea = locked(idea)
    gone, _each = Voice.objects.filter(idea=idea, person=by, kind=kind).delete()
    if gone:
        audit.record("projects.idea_voice_taken_back", by=by, thing=idea)


def locked(idea: Idea) -> Idea:
    """Return the idea as it is now, so that nobody else changes it until the transaction ends."""
    rows = Idea.objects.select_for_update(of=("self",), no_key=True).select_related("organisation", "person")
    found = rows.filter(pk=idea.pk).first()
    if found is None:
        raise PermissionDenied
    return found


def _draft(by: Person, idea: Idea) -> Idea:
    found = locked(idea)
    if not rules.is_raiser(by, found):
        raise PermissionDenied
    if found.is_sent:
        raise NotPossibleError(_("You have sent this idea. It cannot be changed any more."))
    return found
