"""Reading ideas: those that everybody sees, those like another, and those that wait for an answer."""

import datetime
import uuid
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from alongside.opportunities.interests.promise import TimeToAnswer, time_to_answer, waited
from alongside.organisations import rules as organisations
from alongside.organisations.models import Organisation
from alongside.people.models import Person
from alongside.projects.ideas.models import Idea, IdeaAnswer, IdeaReport, Story, StoryConsent, Voice
from alongside.projects.ideas.similarity import Candidate, Essence, essence, similar
from alongside.projects.models import Project

#: Among so many of the newest ideas are those like another looked for.
MOST_LOOKED_AT = 2_000
MOST_SIMILAR = 5
#: So many ideas an idea can be joined with are offered.
MOST_OFFERED = 50
#: So many helpers, teams and joined ideas does one page show.
A_PAGE_OF = 100
MOST_REPORTS = 200
_YEAR = datetime.timedelta(days=365)


@dataclass(frozen=True)
class Waiting:
    """An idea as the organisation's leads see it, with how long its answer took or takes."""

    idea: Idea
    days: int


def open_to_all() -> QuerySet[Idea]:
    """Return the ideas that everybody can read."""
    return Idea.objects.filter(state=Idea.State.SENT).exclude(hidden_part=Idea.Part.ALL)


def sent() -> QuerySet[Idea]:
    """Return what everybody sees, the newest first, with how many said what."""
    return _with_counts(open_to_all())


def _with_counts(found: QuerySet[Idea]) -> QuerySet[Idea]:
    counts = {kind: Count("voices", filter=Q(voices__kind=kind)) for kind in Voice.Kind.values}
    return found.select_related("organisation").annotate(**counts).order_by("-sent_at", "-pk")


def sent_of(organisation: Organisation) -> QuerySet[Idea]:
    """Return the ideas about one organisation."""
    return sent().filter(organisation=organisation)


def at(key: uuid.UUID) -> Idea | None:
    """Return an idea, sent or not, with how many said what."""
    counts = {kind: Count("voices", filter=Q(voices__kind=kind)) for kind in Voice.Kind.values}
    rows = Idea.objects.select_related("organisation", "person", "joined_with", "story").annotate(**counts)
    return rows.filter(key=key).first()


def sent_at(key: object) -> Idea | None:
    """Return a sent idea by its key, whatever somebody wrote there; None when there is none."""
    try:
        wanted = uuid.UUID(str(key))
    except ValueError:
        return None
    return open_to_all().filter(key=wanted).select_related("organisation").first()


def in_short(idea: Idea) -> str:
    """Return what an idea says, as the beginning of what a project is about."""
    return f"{idea.what}\n\n{idea.for_whom}"


def own(person: Person) -> QuerySet[Idea]:
    """Return what somebody raised or writes, the newest first."""
    return Idea.objects.filter(person=person).select_related("organisation").order_by("-made_at", "-pk")


def said(idea: Idea, person: Person) -> dict[str, str]:
    """Return what somebody said to an idea, with their skill."""
    return dict(Voice.objects.filter(idea=idea, person=person).values_list("kind", "skill"))


def helpers(idea: Idea) -> list[Voice]:
    """Return who can help, and with what."""
    found = Voice.objects.filter(idea=idea, kind=Voice.Kind.HELP).select_related("person")
    return list(found.order_by("at", "pk")[:A_PAGE_OF])


def joined(idea: Idea) -> list[Idea]:
    """Return the ideas that were joined with this one."""
    found = open_to_all().filter(joined_with=idea).select_related("organisation")
    return list(found.order_by("sent_at", "pk")[:A_PAGE_OF])


def earlier_answers(idea: Idea) -> list[IdeaAnswer]:
    """Return what the organisation answered before its answer of now, the newest first."""
    return list(IdeaAnswer.objects.filter(idea=idea).order_by("-at", "-pk")[1 : 1 + A_PAGE_OF])


def is_built_on(idea: Idea) -> bool:
    """Whether a project came from it, or another idea was joined with it."""
    return Project.objects.filter(idea=idea).exists() or Idea.objects.filter(joined_with=idea).exists()


def hidden_of(organisation: Organisation) -> int:
    """Return how many ideas about it are hidden: their number is never a secret."""
    return Idea.objects.filter(organisation=organisation, hidden_part=Idea.Part.ALL).count()


@dataclass(frozen=True)
class Reported:
    """One idea with what was said about it."""

    idea: Idea
    reports: list[IdeaReport]


def reported_to(person: Person) -> list[Reported]:
    """Return the reports that wait and that the person may act on, the longest wait first, in one query.

    What whoever raised an idea asks is for administrators.
    """
    waiting = _waiting_for(person)
    if not person.is_administrator:
        waiting = waiting.filter(idea__organisation__in=organisations.led_by(person).values("pk"))
    grouped: dict[int, Reported] = {}
    for report in waiting.select_related("idea__organisation")[:MOST_REPORTS]:
        grouped.setdefault(report.idea_id, Reported(report.idea, [])).reports.append(report)
    return list(grouped.values())


def reports_about(idea: Idea, person: Person) -> list[IdeaReport]:
    """Return the reports about one idea that wait and that the person may act on."""
    return list(_waiting_for(person).filter(idea=idea)[:MOST_REPORTS])


def _waiting_for(person: Person) -> QuerySet[IdeaReport]:
    found = IdeaReport.objects.filter(handled_at=None).order_by("reported_at", "pk")
    return found if person.is_administrator else found.filter(is_from_raiser=False)


def projects(idea: Idea) -> list[Project]:
    """Return the projects that came from it, those whose team forms as well."""
    return list(Project.objects.filter(idea=idea).order_by("created_at", "pk")[:A_PAGE_OF])


def story(idea: Idea) -> Story | None:
    """Return the story behind an idea."""
    return Story.objects.filter(idea=idea).first()


def uses(idea: Idea) -> dict[str, datetime.datetime]:
    """Return for what the story may be used now, and since when."""
    given = StoryConsent.objects.filter(story__idea=idea, withdrawn_at=None)
    return dict(given.values_list("use", "given_at"))


def to_answer(organisation: Organisation) -> QuerySet[Idea]:
    """Return the ideas about an organisation for its leads: unanswered first, the oldest of them first."""
    found = _with_counts(Idea.objects.filter(organisation=organisation, state=Idea.State.SENT))
    found = found.order_by(F("first_answered_at").asc(nulls_first=True), "sent_at", "pk")
    return found.select_related("organisation", "joined_with")


def with_days(found: list[Idea]) -> list[Waiting]:
    """Return each with for how many working days it waited, or waits."""
    now = timezone.now()
    return [Waiting(idea=idea, days=_days(idea, now)) for idea in found]


def _days(idea: Idea, now: datetime.datetime) -> int:
    if idea.working_days_waited is not None or idea.waits_since is None:
        return idea.working_days_waited or 0
    return waited(idea.waits_since, now)


def waiting(organisation: Organisation) -> int:
    """Return how many ideas wait for an answer."""
    return Idea.objects.filter(organisation=organisation, state=Idea.State.SENT, outcome="").count()


def answered_after(organisation: Organisation) -> TimeToAnswer:
    """Return how long first answers took over twelve months, as for interests; beside it how many ideas wait."""
    since = timezone.now() - _YEAR
    first = Idea.objects.filter(organisation=organisation, first_answered_at__gte=since)
    counted = first.order_by().values_list("working_days_waited").annotate(ideas=Count("pk"))
    return time_to_answer(Counter(dict(counted)), waiting(organisation))


def can_join_with(idea: Idea) -> list[Idea]:
    """Return the ideas that this one can be joined with: those most like it first, then the newest."""
    about = open_to_all().filter(organisation=idea.organisation_id, joined_with=None)
    newest = list(about.exclude(pk=idea.pk).order_by("-sent_at", "-pk")[:MOST_OFFERED])
    first = like(Essence(frozenset(idea.topics), frozenset(idea.words)), idea.organisation, but=idea)
    first = [one for one in first if one.organisation_id == idea.organisation_id and one.joined_with_id is None]
    known = {one.pk for one in first}
    return [*first, *(one for one in newest if one.pk not in known)]


def like_words(words: str, organisation: Organisation | None = None, but: Idea | None = None) -> list[Idea]:
    """Return a few ideas like what somebody writes, those about the same organisation first."""
    return like(essence(words), organisation, but)


def like(mine: Essence, organisation: Organisation | None, but: Idea | None = None) -> list[Idea]:
    """Return a few ideas like this, in two queries however many there are."""
    rows = open_to_all().exclude(pk=but.pk) if but else open_to_all()
    newest = rows.order_by("-sent_at", "-pk").values_list("pk", "organisation_id", "topics", "words")
    near = organisation.pk if organisation else None
    candidates = [
        Candidate(number=pk, essence=Essence(frozenset(topics), frozenset(words)), near=about == near)
        for pk, about, topics, words in newest[:MOST_LOOKED_AT]
    ]
    numbers = similar(mine, candidates, MOST_SIMILAR)
    found = sent().in_bulk(numbers)
    return [found[number] for number in numbers if number in found]
