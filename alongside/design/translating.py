"""Our own sentences in the language of the page: each is looked up once for each language, then remembered.

A page says some hundred sentences, and Django looks for each in the catalogue of every app in turn. Only what stands in
our code, templates and vocabularies is remembered, so there is little of it; what is put into a sentence never is.
"""

import functools
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar, cast

from django.db.models.enums import Choices
from django.utils import translation
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup

_MOST = 10_000
_Function = TypeVar("_Function", bound=Callable[..., Any])
_forgetting: list[Callable[[], None]] = []


def remembered(function: _Function) -> _Function:
    """Remember what a function says in a language, which is its first argument, until `forget`."""
    kept = functools.lru_cache(_MOST)(function)
    _forgetting.append(kept.cache_clear)
    return cast("_Function", kept)


def said(words: str) -> str:
    """Return a sentence of ours in the language of the page. Import it as `_`, so that translators' tools find it."""
    return _sentence(translation.get_language(), words)


def labels(choices: type[Choices]) -> Mapping[Any, str]:
    """Return what each of several choices is called, in the language of the page."""
    return _labels(translation.get_language(), choices)


@remembered
def _sentence(language: str | None, words: str) -> str:
    return translation.gettext(words)


@remembered
def _labels(language: str | None, choices: type[Choices]) -> Mapping[Any, str]:
    return MappingProxyType({value: str(label) for value, label in choices.choices})


@remembered
def _drawn(language: str | None, words: str) -> Markup:
    """A sentence for a page: what a template or a catalogue says, never a person, so it is no harm as it stands."""
    return Markup(_sentence(language, words))  # noqa: S704  the line above


@remembered
def _whole(language: str | None, words: str) -> Markup:
    """One without anything to put in: `%%` is a per cent sign, as in every other."""
    return _drawn(language, words) % {}


@pass_eval_context
def gettext(context: EvalContext, words: str, /, **variables: Any) -> str:
    """Return a sentence in the language of the page, with the variables in their places, escaped where a page is."""
    language = translation.get_language()
    if not context.autoescape:
        return _sentence(language, words) % variables
    return _drawn(language, words) % variables if variables else _whole(language, words)


def forget() -> None:
    """Look every sentence up anew: for tests that change the catalogues."""
    for each in _forgetting:
        each()
