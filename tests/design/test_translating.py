"""Sentences are remembered for each language, never what is put into them."""

from collections.abc import Iterator

import pytest
from django.template import engines
from django.utils import translation
from markupsafe import Markup

from alongside.design import translating
from alongside.opportunities.choices import Mode


@pytest.fixture(autouse=True)
def _catalogues(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """In Welsh every sentence is the same one; elsewhere each is as it stands."""
    monkeypatch.setattr(
        translation._trans,
        "gettext",
        lambda words: f"Cymraeg: {words}" if translation.get_language() == "cy" else words,
    )
    translating.forget()
    yield
    translating.forget()


def draw(template: str, **variables: object) -> str:
    return str(engines["jinja2"].from_string(template).render(variables))


def test_each_language_has_its_own_words() -> None:
    for _ in range(2):
        assert draw("{{ _('Yes') }}") == "Yes"
        with translation.override("cy"):
            assert draw("{{ _('Yes') }}") == "Cymraeg: Yes"
            assert translating.said("Yes") == "Cymraeg: Yes"
        assert translating.said("Yes") == "Yes"


def test_labels_are_those_of_the_language() -> None:
    english = translating.labels(Mode)[Mode.BOTH]
    with translation.override("cy"):
        assert translating.labels(Mode)[Mode.BOTH] == f"Cymraeg: {english}"
    assert translating.labels(Mode)[Mode.BOTH] == english


def test_what_is_put_in_is_escaped_and_not_remembered() -> None:
    template = "{{ _('Ask %(name)s', name=name) }}"
    assert draw(template, name="<b>Ann</b>") == "Ask &lt;b&gt;Ann&lt;/b&gt;"
    assert draw(template, name="Bob") == "Ask Bob"
    assert draw(template, name=Markup("<i>Cy</i>")) == "Ask <i>Cy</i>"


def test_a_per_cent_sign_is_written_twice_with_or_without_something_to_put_in() -> None:
    assert draw("{{ _('100%% sure') }}") == "100% sure"
    assert draw("{{ _('100%% sure, %(name)s', name='Ann') }}") == "100% sure, Ann"


def test_the_words_of_blocks_are_translated_too() -> None:
    with translation.override("cy"):
        assert draw("{% trans name='Ann' %}Hello <b>{{ name }}</b>{% endtrans %}") == "Cymraeg: Hello <b>Ann</b>"


def test_all_that_is_remembered_is_forgotten() -> None:
    said: list[str] = []

    @translating.remembered
    def say(language: str | None, words: str) -> str:
        said.append(words)
        return words

    assert [say("cy", "Yes"), say("cy", "Yes"), say("en-gb", "Yes")] == ["Yes"] * 3
    assert len(said) == 2
    translating.forget()
    say("cy", "Yes")
    assert len(said) == 3
