"""Translators' tools find the name of every topic and group."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from alongside.core import topics
from alongside.web import topic_words
from alongside.web.management.commands import topic_words as command


def test_every_name_is_there() -> None:
    assert [group.name for group in topics.groups()] == topic_words.GROUPS
    assert [topic.name for topic in topics.all_topics().values()] == topic_words.TOPICS


def test_the_file_is_up_to_date() -> None:
    call_command("topic_words", "--check")


def test_a_file_that_is_out_of_date_is_told_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "PLACE", tmp_path / "topic_words.py")
    with pytest.raises(CommandError, match="Run bin/alongside topic-words"):
        call_command("topic_words", "--check")
