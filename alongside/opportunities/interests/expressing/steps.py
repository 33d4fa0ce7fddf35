"""The steps of saying that one is interested: what each holds, where it is kept, whether it is finished."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.opportunities.hooks import OwnStep, WayOfChoosing
from alongside.opportunities.interests.models import Interest, Reply

Words = Mapping[str, Any]


@dataclass(frozen=True)
class Step:
    """One page of the form; `own` where the way of choosing asks something itself."""

    slug: str
    title: str | Promise
    own: OwnStep | None = None


WHY = Step("why", _("Why you are interested"))
QUESTIONS = Step("questions", _("Their questions"))
ACCESS = Step("access", _("What you need to take part"))
SHARING = Step("sharing", _("What you share, and with whom"))


def steps_for(way: WayOfChoosing, *, has_questions: bool) -> list[Step]:
    """Return the steps in order; without questions of the opportunity's own there is one fewer."""
    asked = [WHY, QUESTIONS, ACCESS, SHARING] if has_questions else [WHY, ACCESS, SHARING]
    return [*asked, Step(way.step.slug, way.step.title, way.step)] if way.step else asked


def kept(interest: Interest | None, step: Step) -> dict[str, Any]:
    """Return what is saved of a step, by the names of its form."""
    if interest is None or interest.pk is None:
        return {}
    if step.own:
        return step.own.kept(interest)
    if step is QUESTIONS:
        return {f"question_{reply.question_id}": reply.words for reply in interest.replies.all()}
    return {name: getattr(interest, name) for name in _FIELDS[step.slug]}


def put(interest: Interest, step: Step, words: Words) -> None:
    """Write what was typed in a step; the caller holds the lock and saves the interest."""
    if step.own:
        return step.own.put(interest, words)
    if step is QUESTIONS:
        for name, text in words.items():
            Reply.objects.update_or_create(
                interest=interest, question_id=int(name.removeprefix("question_")), defaults={"words": text}
            )
        return None
    for name in _FIELDS[step.slug]:
        if name in words:
            setattr(interest, name, words[name])
    return None


def digest(words: Words) -> str:
    """Return a short mark of what is saved, so that a page can tell whether it changed behind its back."""
    filled = {name: value for name, value in words.items() if value}
    return hashlib.sha256(json.dumps(filled, sort_keys=True).encode()).hexdigest()[:16]


_FIELDS = {"why": ["why"], "access": ["access", "access_words"], "sharing": ["shares"]}
