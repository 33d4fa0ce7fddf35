"""Why something was found, in words: only where the words that were typed do not stand in the title anyway."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.core import places, topics
from alongside.core.search import Concept, Kind, Way, Wish
from alongside.core.search.words import telling
from alongside.opportunities.finding.cards import Card
from alongside.opportunities.finding.search import Look

WAYS: dict[str, Promise] = {
    Way.HOME: gettext_lazy("from home"),
    Way.ONLINE: gettext_lazy("online"),
    Way.PHONE: gettext_lazy("by phone"),
    Way.POST: gettext_lazy("by post"),
    Way.EMAIL: gettext_lazy("by email"),
    Way.IN_PERSON: gettext_lazy("in person"),
    Way.EVENING: gettext_lazy("in the evening"),
    Way.WEEKEND: gettext_lazy("at the weekend"),
    Way.DAYTIME: gettext_lazy("in the daytime"),
    Way.ONE_OFF: gettext_lazy("just once"),
    Way.PAID: gettext_lazy("paid"),
    Way.EXPENSES: gettext_lazy("expenses covered"),
    Way.VISIT: gettext_lazy("at your home"),
    Way.ANONYMOUS: gettext_lazy("without your name"),
    Way.WRITING: gettext_lazy("in writing"),
    Way.OWN_TIME: gettext_lazy("in your own time"),
    Way.MONDAY: gettext_lazy("on Mondays"),
    Way.TUESDAY: gettext_lazy("on Tuesdays"),
    Way.WEDNESDAY: gettext_lazy("on Wednesdays"),
    Way.THURSDAY: gettext_lazy("on Thursdays"),
    Way.FRIDAY: gettext_lazy("on Fridays"),
    Way.SATURDAY: gettext_lazy("on Saturdays"),
    Way.SUNDAY: gettext_lazy("on Sundays"),
    Way.MORNING: gettext_lazy("in the morning"),
    Way.LUNCHTIME: gettext_lazy("at lunchtime"),
    Way.AFTERNOON: gettext_lazy("in the afternoon"),
    Way.SCHOOL_HOURS: gettext_lazy("in school hours"),
    Way.SCHOOL_HOLIDAYS: gettext_lazy("in school holidays"),
    Way.AFTER_SCHOOL: gettext_lazy("after school"),
    Way.SHORT: gettext_lazy("less than an hour"),
    Way.WEEKLY: gettext_lazy("every week"),
    Way.FORTNIGHTLY: gettext_lazy("every two weeks"),
    Way.MONTHLY: gettext_lazy("every month"),
    Way.QUARTERLY: gettext_lazy("every three months"),
    Way.YEARLY: gettext_lazy("once a year"),
}


def reading(look: Look) -> list[str]:
    """Return how the words of a search were read: what a page repeats before it shows anything."""
    return read_as(look.concepts)


def read_as(concepts: Iterable[Concept]) -> list[str]:
    """Return each concept in words."""
    return [_read_as(concept) for concept in concepts]


def _read_as(concept: Concept) -> str:
    if concept.kind is Kind.TOPIC and concept.is_particular:
        return f"“{concept.written}” ({', '.join(_(topics.topic(slug).name) for slug in concept.values)})"
    if concept.kind is Kind.TOPIC:
        return " / ".join(_(topics.topic(slug).name) for slug in concept.values)
    if concept.kind is Kind.PLACE:
        return _("near %(place)s") % {"place": places.all_places()[concept.values[0]].name}
    if concept.kind is Kind.WAY:
        return str(WAYS[concept.values[0]])
    return f"“{concept.written}”"


def reasons(look: Look, card: Card) -> tuple[str, ...]:
    """Return why an opening was found, nothing where it is plain."""
    title = _stems(card.title)
    found = (_reason(wish, card) for wish in look.plan.wishes if not _is_plain(wish.concept, title))
    return tuple(dict.fromkeys(capfirst(reason) for reason in found if reason))


@lru_cache(10_000)
def _stems(title: str) -> frozenset[str]:
    return frozenset(word.stem for word in telling(title))


def _is_plain(concept: Concept, title: frozenset[str]) -> bool:
    return bool(concept.words) and not concept.is_guess and title.issuperset(concept.words)


def _reason(wish: Wish, card: Card) -> str:
    had = [mark for mark in wish.shares if f" {mark} " in card.marks]
    if not had:
        return ""
    prefix, value = max(had, key=lambda mark: wish.shares[mark]).split(":", 1)
    if prefix in "abmn":
        return _topical(prefix, value, wish.concept, card.marks)
    if wish.concept.kind is Kind.PLACE:
        return _placed(prefix, value)
    if wish.concept.kind is Kind.WAY:
        return str(WAYS[value])
    return _worded(value, wish.concept, card.texts)


def _topical(prefix: str, value: str, concept: Concept, marks: str) -> str:
    name = {"topic": _(topics.topic(value).name)}
    if prefix in "mn":
        return _("mentions %(topic)s") % name
    if value not in concept.values:
        return _("about %(topic)s, which is close") % name
    if prefix == "b":
        narrower = [below.slug for below in topics.narrower(value) if f" a:{below.slug} " in marks]
        name = {"topic": _(topics.topic(narrower[0]).name)} if narrower else name
    return _("about %(topic)s") % name


def _placed(prefix: str, value: str) -> str:
    if prefix == "y":
        return _("you can take part from home")
    return _("in %(place)s") % {"place": places.all_places()[value].name}


def _worded(stem: str, concept: Concept, texts: Sequence[str]) -> str:
    """Show the word as it stands there, where it is not the one that was typed."""
    written = next(_words_like(stem, texts), "")
    if concept.is_guess and written:
        return _("says “%(word)s”, which is close to “%(typed)s”") % {"word": written, "typed": concept.written}
    return _("says “%(word)s”") % {"word": written or concept.written}


def _words_like(stem: str, texts: Sequence[str]) -> Iterator[str]:
    return (word.written for text in texts for word in telling(text) if word.stem == stem)
