"""Which parts of a profile the choosers may see, as the person would have it.

Nothing is copied: choosers read the profile as it is now, through the parts that the person ticked. What the person
changes or deletes there, or takes back their consent to, changes or goes here at once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.opportunities.interests.models import Interest
from alongside.organisations.models import Organisation
from alongside.people.consents.models import Purpose
from alongside.people.models import Person
from alongside.people.profile.queries import profile_of
from alongside.people.queries import SharedProfile, profile_for_sharing, profile_shared_with, profiles_shared_with

# The words of the check page that a person agrees to; a new version when their meaning changes.
AGREEMENT = "2026-11"

LIVED, ACCESS = "lived", "access"
_MOST_SHORT = 140
TITLES: dict[str, str | Promise] = {
    "name": _("Name"),
    "roles": _("Who I am here"),
    "skills": _("Skills"),
    "times": _("When I can"),
    "where": _("Where I can"),
    LIVED: _("What I have lived through"),
    ACCESS: _("Access and support needs"),
}


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of a profile: its name, what it says, and whether it is about health."""

    code: str
    title: str | Promise
    values: list[str]
    is_health: bool = False

    @property
    def short(self) -> str:
        """What it says, in a line."""
        line = "; ".join(self.values)
        return line if len(line) <= _MOST_SHORT else line[:_MOST_SHORT].rsplit(" ", 1)[0] + " …"


def parts(person: Person) -> list[Part]:
    """Return the parts of somebody's profile that can be shared, for their own eyes; none that says nothing."""
    return _parts(profile_for_sharing(person))


def shared(interest: Interest) -> list[Part]:
    """Return what the choosers see of this person: the name, and what was ticked and is still agreed to."""
    if interest.person is None:
        return []
    whole = profile_shared_with(interest.person, key_of(interest.opportunity.organisation))
    return only_chosen(interest, _parts(whole))


def only_chosen(interest: Interest, found: Iterable[Part]) -> list[Part]:
    """Return the parts that the person chose to share in this interest."""
    chosen = {"name", *interest.shares}
    if interest.access in (Interest.Access.PROFILE, Interest.Access.MORE):
        chosen.add(ACCESS)
    return [part for part in found if part.code in chosen]


def purposes(interest: Interest) -> list[str]:
    """Return which consents sending this interest needs."""
    needed = [Purpose.LIVED_EXPERIENCE] if LIVED in interest.shares else []
    needs_access = interest.access in (Interest.Access.PROFILE, Interest.Access.MORE)
    return [*needed, Purpose.ACCESS_NEEDS] if needs_access else list(needed)


def take_out(interest: Interest, purpose: str) -> None:
    """Take what a withdrawn consent covered out of an interest; the caller saves it."""
    if purpose == Purpose.LIVED_EXPERIENCE:
        interest.shares = [code for code in interest.shares if code != LIVED]
    else:
        interest.access = interest.access_words = ""
        interest.steps_done = [slug for slug in interest.steps_done if slug != "access"]


def key_of(organisation: Organisation) -> str:
    """Return the key under which the people room keeps consents for an organisation."""
    return str(organisation.pk)


def _parts(profile: SharedProfile) -> list[Part]:
    lived, access = profile.lived_experience, profile.access_needs
    found = [
        Part(code="name", title=TITLES["name"], values=[profile.name]),
        Part(code="roles", title=TITLES["roles"], values=list(profile.roles)),
        Part(code="skills", title=TITLES["skills"], values=_filled(*profile.skills, profile.skills_words)),
        Part(code="times", title=TITLES["times"], values=_filled(*profile.times, profile.hours, profile.times_words)),
        Part(code="where", title=TITLES["where"], values=_filled(profile.where, profile.distance, profile.area)),
    ]
    if lived is not None:
        said = _filled(*lived.topics, lived.words)
        found.append(Part(code=LIVED, title=TITLES[LIVED], values=said, is_health=True))
    if access is not None:
        said = _filled(*access.needs, *access.formats, access.language, access.words)
        found.append(Part(code=ACCESS, title=TITLES[ACCESS], values=said, is_health=True))
    return [part for part in found if part.values]


def _filled(*values: str) -> list[str]:
    return [value for value in values if value]


def shared_by_many(interests: Sequence[Interest]) -> dict[int, list[Part]]:
    """Return what the choosers see of each of several people who came forward to one organisation, by interest."""
    people = [interest.person for interest in interests if interest.person is not None]
    if not people:
        return {interest.pk: [] for interest in interests}
    profiles = profiles_shared_with(people, key_of(interests[0].opportunity.organisation))
    return {
        interest.pk: only_chosen(interest, _parts(profiles[interest.person_id])) if interest.person_id else []
        for interest in interests
    }


def way_to_reach(person: Person) -> list[str]:
    """Return how to reach somebody who has a place."""
    profile = profile_of(person)
    return _filled(person.email, profile.phone, str(profile.get_contact_display()))
