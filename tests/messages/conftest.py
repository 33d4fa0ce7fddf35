"""Kinds of message with templates of the tests' own."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.template import engines
from jinja2 import ChoiceLoader, DictLoader

from alongside.messages import actions, kinds
from alongside.messages.kinds import Kind, Often
from alongside.messages.models import Message
from alongside.messages.recipients import Recipient

TEMPLATES = {
    f"room/messages/{name}.{part}.jinja": words
    for name in ("news", "answer", "code", "matches")
    for part, words in {
        "subject": "{{ _('Some news') }}{{ title }}",
        "text": "King's news:\n\n\n\n{{ words }}",
        "html": "<p>{{ words }}</p>",
    }.items()
}
KINDS = [
    Kind(name="room.news", title="News of your work", can_stop=True),
    Kind(name="room.answer", title="Answers", can_stop=False, why="Everybody gets an answer."),
    Kind(name="room.code", title="Codes", can_stop=False, why="You asked.", urgent=True, expires=timedelta(minutes=15)),
    Kind(name="room.matches", title="New openings", can_stop=True, in_digest=True, default=Often.WEEKLY),
]


@pytest.fixture(autouse=True)
def room(monkeypatch: pytest.MonkeyPatch) -> None:
    """A room that sends three kinds of message."""
    env = engines["jinja2"].env
    monkeypatch.setattr(env, "loader", ChoiceLoader([DictLoader(TEMPLATES), env.loader]))
    monkeypatch.setattr(kinds, "_kinds", {**kinds._kinds, **{kind.name: kind for kind in KINDS}})


@pytest.fixture
def ada(db: None) -> Recipient:
    """Somebody with an account."""
    return Recipient(name="Ada", address="ada@example.org", person_id=7)


@pytest.fixture
def send(ada: Recipient) -> Callable[..., Message | None]:
    """Queue a message to Ada."""

    def _send(kind: str = "news", to: Recipient = ada, **context: object) -> Message | None:
        return actions.queue(to=to, kind=f"room.{kind}", **{"words": "All is well.", **context})

    return _send
