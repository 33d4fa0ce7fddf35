"""Organisations with invented names, their standing ways to get involved, and who belongs to them."""

from dataclasses import dataclass

from django.utils.text import slugify

from alongside.opportunities.choices import Region
from alongside.organisations.models import Membership, Organisation, WayToGetInvolved
from alongside.organisations.names import name_key
from benchmarks.seed.chance import Chance, days
from benchmarks.seed.spec import PEOPLE_AN_ORGANISATION, Spec
from benchmarks.seed.tables import Table, Tables
from benchmarks.seed.words import lists, places

KINDS = ("trust", "trust", "trust", "charity", "charity", "community", "board", "university", "host", "other")


@dataclass(frozen=True)
class Body:
    """What the other parts need to know of an organisation; the numbers of its people follow from its own."""

    pk: int
    name: str
    place: str
    region: str
    slug: str

    @property
    def lead(self) -> int:
        """Who leads its involvement work."""
        return self.member(0)

    def member(self, number: int) -> int:
        """One of its members; number 0 leads."""
        return (self.pk - 1) * PEOPLE_AN_ORGANISATION + number + 1


def bodies(spec: Spec) -> list[Body]:
    """Return the organisations: the same for a seed, however much else there is."""
    chance = Chance(spec.seed, "organisations")
    taken: set[str] = set()
    return [_body(number, chance, taken) for number in range(1, spec.organisations + 1)]


def _body(number: int, chance: Chance, taken: set[str]) -> Body:
    place, region = chance.one(places())
    name = f"{_half(chance)} {chance.one(lists()['kinds'][chance.one(KINDS)])}"
    while name in taken:
        name = f"{_half(chance)} and {name}"
    taken.add(name)
    return Body(number, name, place, region, slugify(name)[:120])


def _half(chance: Chance) -> str:
    return chance.one(lists()["firsts"]) + chance.one(lists()["seconds"])


class Organisations:
    """Writes organisations before the people, and memberships after them."""

    def __init__(self, spec: Spec) -> None:
        self.chance = Chance(spec.seed, "what organisations say")
        self.founded = spec.today - days(1500)
        self.organisation = Table(
            Organisation, "id", "name", "name_key", "slug", "kind", "region", "source", "confirmed_at", "what_it_is",
            "about", "website", "safeguarding_name", "safeguarding_role", "safeguarding_email",
        )  # fmt: skip
        self.way = Table(WayToGetInvolved, "id", "organisation_id", "key", "title", "words", "link", "who_to_ask")
        self.membership = Table(
            Membership, "id", "organisation_id", "person_id", "is_lead", "is_staff", "state", "through", "asked_at",
            "confirmed_at",
        )  # fmt: skip
        self.tables = Tables(self.organisation, self.way)

    def add(self, body: Body) -> None:
        """Add one organisation and two ways to get involved with it."""
        kind = next(kind for kind, ends in lists()["kinds"].items() if body.name.endswith(tuple(ends)))
        about = self.chance.one(lists()["abouts"]).format(place=body.place, number=self.chance.between(3, 9))
        self.organisation.add(
            body.pk, body.name, name_key(body.name), body.slug, kind, str(Region(body.region).label), "benchmark",
            self.chance.moment(self.founded), f"{Organisation.Kind(kind).label} in {body.place}"[:200], about,
            f"https://{body.slug}.example.org", "Safeguarding team", "Safeguarding lead",
            f"safeguarding@{body.slug[:60]}.example.org",
        )  # fmt: skip
        for title, words in self.chance.random.sample(lists()["ways"], 2):
            self.way.add(self.way.written + len(self.way.rows) + 1, body.pk, self.chance.key(), title, words, "", "")

    def join(self, body: Body) -> None:
        """Let its people belong to it: a lead and members, every third of them a partner."""
        asked = self.chance.moment(self.founded)
        for number in range(PEOPLE_AN_ORGANISATION):
            person, is_lead = body.member(number), number == 0
            through = Membership.Through.ADMINISTRATOR if is_lead else Membership.Through.LEAD
            self.membership.add(
                person, body.pk, person, is_lead, number % 3 != 2, "confirmed", through.value, asked, asked + days(2)
            )
