"""What somebody told about themselves, for themselves and for those they share it with."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext, ngettext

from alongside.core import topics
from alongside.people.consents import queries as consents
from alongside.people.consents.models import Purpose
from alongside.people.models import Person
from alongside.people.profile import choices
from alongside.people.profile.models import LivedTopic, Profile, StepSaved
from alongside.people.profile.steps import STEPS, Step

SHORT = 120
Labels = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class LivedExperience:
    """What somebody has lived through. Health data."""

    topics: Labels = ()
    slugs: tuple[str, ...] = ()
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.topics or self.words)


@dataclass(frozen=True, kw_only=True)
class AccessNeeds:
    """What helps somebody take part. Health data."""

    formats: Labels = ()
    language: str = ""
    needs: Labels = ()
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.formats or self.language or self.needs or self.words)


@dataclass(frozen=True, kw_only=True)
class SharedProfile:
    """What an organisation sees of somebody who comes forward.

    The first part is always shared with those one comes forward to; `lived_experience` and `access_needs` only with
    consent (None: they did not agree, which is not the same as nothing to say).
    """

    name: str
    roles: Labels = ()
    skills: Labels = ()
    skills_words: str = ""
    times: Labels = ()
    hours: str = ""
    times_words: str = ""
    where: str = ""
    distance: str = ""
    area: str = ""
    contact: str = ""
    lived_experience: LivedExperience | None = field(default=None)
    access_needs: AccessNeeds | None = field(default=None)


def profile_for_sharing(person: Person) -> SharedProfile:
    """Return everything that could be shared, for the person's own eyes: "this is what they would see"."""
    return _whole(person, profile_of(person), lived_slugs(person))


def _whole(person: Person, profile: Profile, slugs: Sequence[str]) -> SharedProfile:
    return SharedProfile(
        name=person.name,
        roles=_labels(choices.Role, profile.roles),
        skills=_labels(choices.Skill, profile.skills),
        skills_words=profile.skills_words,
        times=_labels(choices.Times, profile.times),
        hours=profile.get_hours_display(),
        times_words=profile.times_words,
        where=profile.get_where_display(),
        distance=profile.get_distance_display(),
        area=profile.area,
        contact=profile.get_contact_display(),
        lived_experience=_lived(profile, slugs),
        access_needs=AccessNeeds(
            formats=_labels(choices.Format, profile.formats),
            language=profile.language,
            needs=_labels(choices.Need, profile.needs),
            words=profile.needs_words,
        ),
    )


def profile_shared_with(person: Person, organisation_key: str) -> SharedProfile:
    """Return what this organisation may see today: the health data only as far as the person agreed."""
    return _agreed(profile_for_sharing(person), consents.shared_purposes(person, organisation_key))


def profiles_shared_with(people: Sequence[Person], organisation_key: str) -> dict[int, SharedProfile]:
    """Return what this organisation may see of each of several people, by their number, in three queries."""
    profiles = {profile.person_id: profile for profile in Profile.objects.filter(person__in=people)}
    agreed = consents.shared_purposes_of_many(people, organisation_key)
    lived = _lived_slugs_of_many(people)
    return {
        person.pk: _agreed(
            _whole(person, profiles.get(person.pk) or Profile(person=person), lived[person.pk]), agreed[person.pk]
        )
        for person in people
    }


def _agreed(whole: SharedProfile, agreed: Collection[str]) -> SharedProfile:
    return replace(
        whole,
        lived_experience=whole.lived_experience if Purpose.LIVED_EXPERIENCE in agreed else None,
        access_needs=whole.access_needs if Purpose.ACCESS_NEEDS in agreed else None,
    )


def profile_of(person: Person) -> Profile:
    """Return the profile; an empty one, not saved, when nothing was told yet."""
    return Profile.objects.filter(person=person).first() or Profile(person=person)


def lived_slugs(person: Person) -> list[str]:
    """Return the topics somebody has lived through, in the order of the vocabulary."""
    held = set(LivedTopic.objects.filter(person=person).values_list("topic", flat=True))
    return [slug for slug in topics.all_topics() if slug in held]


def _lived_slugs_of_many(people: Sequence[Person]) -> dict[int, list[str]]:
    held: dict[int, set[str]] = {person.pk: set() for person in people}
    for person_id, slug in LivedTopic.objects.filter(person__in=people).values_list("person_id", "topic"):
        held[person_id].add(slug)
    order = list(topics.all_topics())
    return {person_id: [slug for slug in order if slug in slugs] for person_id, slugs in held.items()}


def _lived(profile: Profile, slugs: Sequence[str]) -> LivedExperience:
    names = tuple(gettext(topics.topic(slug).name) for slug in slugs)
    return LivedExperience(topics=names, slugs=tuple(slugs), words=profile.lived_words)


def _labels(kind: type[choices.models.TextChoices], codes: list[str]) -> Labels:
    """Return the words of codes, in the order of the list; a code that is no longer on it is passed over."""
    return tuple(str(choice.label) for choice in kind if choice.value in codes)


def answers_of(person: Person, step: Step) -> dict[str, Any]:
    """Return the answers of one step as its form gives them."""
    if step.key == "name":
        return {"name": Person.objects.values_list("name", flat=True).get(pk=person.pk)}
    profile = profile_of(person)
    answers = {name: getattr(profile, name) for name in step.fields}
    return answers | ({"topics": lived_slugs(person)} if step.key == "lived" else {})


@dataclass(frozen=True, kw_only=True)
class StepState:
    """How far one step is: `saved` at some time, `told` when there is something in it; a short `summary` of it."""

    step: Step
    saved: bool
    told: bool
    summary: str


def steps_of(person: Person) -> list[StepState]:
    """Return the task list: five reads, however much was told."""
    saved = set(StepSaved.objects.filter(person=person).values_list("step", flat=True)) | {"name"}
    shared = profile_for_sharing(person)
    phone = profile_of(person).phone
    summaries = _summaries(shared, phone)
    return [
        StepState(step=step, saved=key in saved, told=bool(summaries[key]), summary=summaries[key])
        for key, step in STEPS.items()
    ]


def _summaries(shared: SharedProfile, phone: str) -> dict[str, str]:
    lived, needs = shared.lived_experience, shared.access_needs
    if lived is None or needs is None:
        raise TypeError("the person's own profile always has both parts")
    return {
        "name": shared.name,
        "reach": _listed([shared.contact, phone]),
        "format": _listed([*needs.formats, needs.language]),
        "roles": _listed(shared.roles),
        "lived": _listed([*lived.topics, lived.words]),
        "skills": _listed([*shared.skills, shared.skills_words]),
        "time": _listed([*shared.times, shared.hours, shared.times_words]),
        "place": _listed([shared.where, shared.distance, shared.area]),
        "needs": _listed([*needs.needs, needs.words]),
    }


def _listed(parts: Iterable[str]) -> str:
    """The first few, on one line."""
    given = [" ".join(part.split()) for part in parts if part]
    shown = "; ".join(given[:3])
    shown = shown if len(shown) <= SHORT else shown[: SHORT - 1].rstrip() + "…"
    rest = len(given) - 3
    return shown if rest <= 0 else ngettext("%(shown)s and %(num)d more", "%(shown)s and %(num)d more", rest) % {
        "shown": shown, "num": rest,
    }  # fmt: skip


def saved_version(person: Person, step: Step) -> int:
    """Return the number of the version that is saved; 0 when nothing is."""
    return StepSaved.objects.filter(person=person, step=step.key).values_list("version", flat=True).first() or 0


def summary_of(person: Person, step: Step) -> str:
    """Return the short summary of one step."""
    return next(state.summary for state in steps_of(person) if state.step.key == step.key)
