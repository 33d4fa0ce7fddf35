"""The story behind an idea: it belongs to whoever wrote it, and each use of it needs their consent."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from alongside.audit import actions as audit
from alongside.people.models import Person
from alongside.projects.ideas import rules
from alongside.projects.ideas.actions import locked
from alongside.projects.ideas.models import Idea, Story, StoryConsent


@transaction.atomic
def write(*, by: Person, idea: Idea, words: str) -> Story:
    """Write the story, or change it. What was agreed for it stays agreed."""
    idea = _own(by, idea)
    story, is_new = Story.objects.get_or_create(idea=idea, defaults={"words": words, "at": timezone.now()})
    if not is_new and story.words == words:
        return story
    story.words, story.at = words, timezone.now()
    story.save()
    audit.record("projects.story_written", by=by, thing=idea)
    return story


@transaction.atomic
def delete(*, by: Person, idea: Idea) -> None:
    """Delete the story: its words are gone at once, wherever they were shown."""
    idea = _own(by, idea)
    if Story.objects.filter(idea=idea).delete()[0]:
        audit.record("projects.story_deleted", by=by, thing=idea)


@transaction.atomic
def consent(*, by: Person, idea: Idea, use: str) -> None:
    """Agree to one use of the story."""
    story = _story(by, idea)
    facts = {"given_at": timezone.now()}
    _row, is_new = StoryConsent.objects.get_or_create(story=story, use=use, withdrawn_at=None, defaults=facts)
    if is_new:
        audit.record("projects.story_consented", by=by, thing=story.idea, use=use)


@transaction.atomic
def withdraw(*, by: Person, idea: Idea, use: str) -> None:
    """Withdraw the consent to one use: the story is gone from there at once."""
    story = _story(by, idea)
    given = StoryConsent.objects.filter(story=story, use=use, withdrawn_at=None)
    if given.update(withdrawn_at=timezone.now()):
        audit.record("projects.story_consent_withdrawn", by=by, thing=story.idea, use=use)


def _own(by: Person, idea: Idea) -> Idea:
    found = locked(idea)
    if not rules.is_raiser(by, found):
        raise PermissionDenied
    return found


def _story(by: Person, idea: Idea) -> Story:
    found = Story.objects.filter(idea=_own(by, idea)).select_related("idea").first()
    if found is None:
        raise PermissionDenied
    return found
