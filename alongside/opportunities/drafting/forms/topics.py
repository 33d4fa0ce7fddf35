"""Topics: a long list that can be searched without JavaScript."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.core import topics as vocabulary
from alongside.core.topics import Topic
from alongside.design import clean
from alongside.design.fields import ManyField
from alongside.opportunities.drafting.forms.base import StepForm
from alongside.opportunities.finding.words import folded
from alongside.opportunities.models import Opportunity, OpportunityTopic

MOST_TOPICS = 10


def _choices() -> list[tuple[str, str]]:
    return [(topic.slug, gettext(topic.name)) for topic in vocabulary.all_topics().values()]


class TopicsForm(StepForm):
    """What it is about, from the shared list, so that people find it by their own words."""

    topics = ManyField(label=_("Topics"), choices=_choices, error_messages={"required": _("Choose at least one topic")})
    find = forms.CharField(required=False, max_length=200)

    @classmethod
    def names(cls) -> list[str]:
        """The search box is no part of the answer."""
        return ["topics"]

    def answer(self) -> dict[str, Any]:
        """Return the topics in a steady order."""
        return {"topics": sorted(set(self.cleaned_data["topics"]))}

    def clean_topics(self) -> list[str]:
        """Too many topics find nobody."""
        chosen: list[str] = self.cleaned_data["topics"]
        if len(set(chosen)) > MOST_TOPICS:
            raise ValidationError(_("Choose %(most)d topics or fewer") % {"most": MOST_TOPICS}, code="too_many")
        return chosen

    @classmethod
    def stored(cls, opportunity: Opportunity) -> dict[str, Any]:
        """Return the topics as they are saved now."""
        return {"topics": opportunity.topic_slugs()}

    @classmethod
    def store(cls, opportunity: Opportunity, answer: dict[str, Any]) -> None:
        """Replace the topics."""
        wanted = set(answer["topics"])
        opportunity.topics.exclude(topic__in=wanted).delete()
        kept = set(opportunity.topics.values_list("topic", flat=True))
        OpportunityTopic.objects.bulk_create(
            [OpportunityTopic(opportunity=opportunity, topic=slug) for slug in sorted(wanted - kept)]
        )


@dataclass(frozen=True)
class TopicList:
    """What the page lists: chosen first, then what was looked for, what the draft speaks of, and all the rest."""

    chosen: list[Topic]
    found: list[Topic]
    suggested: list[Topic]
    groups: list[tuple[str, list[Topic]]]


def topic_list(chosen: list[str], find: str, text: str) -> TopicList:
    """Lay out the list; each topic stands in it once."""
    every = vocabulary.all_topics()
    seen = {slug: every[slug] for slug in chosen if slug in every}
    picked = list(seen.values())
    found = [topic for topic in _search(find) if topic.slug not in seen]
    seen |= {topic.slug: topic for topic in found}
    spoken_of = dict.fromkeys(match.slug for match in vocabulary.recognise(text))
    suggested = [every[slug] for slug in spoken_of if slug not in seen][:6]
    seen |= {topic.slug: topic for topic in suggested}
    groups = [
        (gettext(group.name), [topic for topic in group.topics if topic.slug not in seen])
        for group in vocabulary.groups()
    ]
    return TopicList(picked, found, suggested, [(name, topics) for name, topics in groups if topics])


def _search(find: str) -> list[Topic]:
    """Topics whose words hold what was typed, and topics that it speaks of."""
    words = folded(clean.line(find))
    if not words:
        return []
    spoken_of = dict.fromkeys(match.slug for match in vocabulary.recognise(find))
    alike = [slug for slug, phrases in _phrases().items() if words in phrases]
    return [vocabulary.topic(slug) for slug in dict.fromkeys([*spoken_of, *alike])][:20]


@cache
def _phrases() -> Mapping[str, str]:
    """All that each topic is called, folded, a phrase a line. Folding them takes a quarter of a second."""
    return {
        topic.slug: "\n".join(folded(phrase) for _kind, phrase in topic.phrases())
        for topic in vocabulary.all_topics().values()
    }
