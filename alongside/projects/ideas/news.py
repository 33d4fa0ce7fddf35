"""What became of ideas that people support: what the organisation answers, and which teams form."""

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.messages.hooks import DigestSection, Line
from alongside.messages.recipients import Recipient
from alongside.projects.ideas.models import Idea, IdeaAnswer, Voice
from alongside.projects.models import Project
from alongside.projects.news import Span

KIND = "projects.ideas_supported"


def told(people: Sequence[int], since: datetime.datetime, until: datetime.datetime) -> Mapping[int, list[Line]]:
    """Return by person what became of the ideas they said something to; in three queries, however many they are.

    Whoever raised an idea hears of it at once; they say nothing to their own, so it is not told twice.
    """
    lines = _lines(people, Span(since=since, until=until))
    voices = Voice.objects.filter(person__in=people, idea__in=list(lines)).order_by("idea")
    found: dict[int, list[Line]] = defaultdict(list)
    for idea, person in voices.values_list("idea", "person").distinct():
        found[person].extend(lines[idea])
    return found


def _lines(people: Sequence[int], span: Span) -> Mapping[int, list[Line]]:
    """What became of each idea that these people support."""
    voices = Voice.objects.filter(idea=OuterRef("idea"), person__in=people)
    supported = Exists(voices.exclude(idea__hidden_part=Idea.Part.ALL))
    answers = IdeaAnswer.objects.filter(supported, **span.of("at")).select_related("idea__organisation")
    teams = Project.objects.filter(supported, **span.of("created_at")).select_related("idea")
    found: dict[int, list[Line]] = defaultdict(list)
    for answer in answers.order_by("at", "pk"):
        found[answer.idea_id].append(Line(text=_answered(answer), address=_address("idea", answer.idea.key)))
    for project in teams.order_by("created_at", "pk"):
        if project.idea is not None:
            words = _("A team forms for an idea that you support, “{idea}”: “{project}”.")
            text = words.format(idea=project.idea.what, project=project.title)
            found[project.idea.pk].append(Line(text=text, address=_address("project", project.slug)))
    return found


def _answered(answer: IdeaAnswer) -> str:
    words = _("{organisation} answers an idea that you support, “{idea}”: {outcome}.")
    outcome = Idea.Outcome(answer.outcome).label
    text = words.format(organisation=answer.idea.organisation.name, idea=answer.idea.what, outcome=outcome)
    return f"{text} “{answer.words}”" if answer.words else text


def _address(view: str, key: object) -> str:
    return f"{settings.SITE_ADDRESS}{reverse(view, args=[key])}"


def _section(
    people: Sequence[Recipient], since: datetime.datetime, until: datetime.datetime
) -> Mapping[int, Sequence[Line]]:
    return told([person.person_id for person in people if person.person_id], since, until)


SECTION = DigestSection(kind=KIND, heading=gettext_lazy("Ideas that you support"), lines=_section)
