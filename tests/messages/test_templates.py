"""Every message of every room: complete, registered, and with a subject that gives nothing away."""

import re
from pathlib import Path

import pytest
from django.template import engines
from jinja2 import meta

import alongside
from alongside.core.topics import recognise
from alongside.messages import kinds
from alongside.messages.drawing import SUBJECT_MAY_USE

ROOMS = Path(alongside.__file__).parent
SUBJECTS = sorted(ROOMS.glob("**/jinja2/*/messages/*.subject.jinja"))
ALWAYS = {"service_name", "_", "gettext", "ngettext", "pgettext", "npgettext"}


def kind_of(path: Path) -> str:
    return f"{path.parent.parent.name}.{path.name.removesuffix('.subject.jinja')}"


def test_there_are_messages_to_check() -> None:
    assert SUBJECTS


@pytest.mark.parametrize("path", SUBJECTS, ids=kind_of)
def test_a_message_has_all_its_parts_and_a_registered_kind(path: Path) -> None:
    kinds.get(kind_of(path))
    for part in ("text", "html"):
        assert path.with_name(path.name.replace(".subject.", f".{part}.")).is_file()


@pytest.mark.parametrize("path", SUBJECTS, ids=kind_of)
def test_a_subject_uses_only_what_cannot_name_a_condition(path: Path) -> None:
    tree = engines["jinja2"].env.parse(path.read_text())
    assert meta.find_undeclared_variables(tree) <= SUBJECT_MAY_USE | ALWAYS


@pytest.mark.parametrize("path", SUBJECTS, ids=kind_of)
def test_a_subject_names_no_health_topic_in_its_own_words(path: Path) -> None:
    words = " ".join(re.findall(r'"([^"]*)"', path.read_text()))
    words = words.replace("sign in", "")  # taken for sign language
    assert not recognise(words), words


def test_every_registered_kind_of_ours_has_its_templates() -> None:
    drawn = {kind_of(path) for path in SUBJECTS}
    assert {kind.name for kind in kinds.every() if not (kind.name.startswith("room.") or kind.only_in_digest)} <= drawn
