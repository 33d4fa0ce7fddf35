"""Which addresses are asked for: five kinds of page, and for each many addresses that nobody asked for before."""

from dataclasses import dataclass
from urllib.parse import urlencode

from alongside.core import topics as vocabulary
from alongside.opportunities.choices import Level, Region, Stage
from alongside.opportunities.finding.queries import MOST_PAGES
from alongside.opportunities.models import Listing, Opportunity
from alongside.organisations.models import Organisation
from benchmarks.seed.chance import Chance
from benchmarks.seed.words import lists, topics

LIST = "/opportunities/"
FEW = 5
# What people write into the search box, as one writes to somebody; the rest is filled in with everyday words.
SAID = ("{}", "{}", "help with {}", "{} and my mum", "{} in {place}", "i have {}", "group for {}")


@dataclass(frozen=True)
class Kind:
    """One kind of page: the few addresses that are asked for again and again, and as many that are asked for once."""

    name: str
    often: list[str]
    once: list[str]


def kinds(requests: int) -> list[Kind]:
    """Return the kinds, with up to so many addresses to ask for once."""
    chance, few = Chance(1, "pages"), min(FEW, requests)
    many = few + requests
    found = {
        "filtered list": list(dict.fromkeys(_filtered(chance) for _ in range(many))),
        "search": list(dict.fromkeys(_search(chance) for _ in range(many))),
        "detail": _details(chance, many),
        "organisation": _organisations(chance, many),
    }
    lists = Kind("list", [LIST], _pages()[:requests])
    return [lists, *(Kind(name, every[:few], every[few:] or every) for name, every in found.items())]


def _pages() -> list[str]:
    return [f"{LIST}?page={page}{sort}" for page in range(2, MOST_PAGES + 1) for sort in ("", "&sort=newest")]


def _filtered(chance: Chance) -> str:
    """Two to four wishes, as somebody ticks them."""
    wishes = [
        ("topic", chance.often_first(topics())),
        ("where", chance.one([*Region.values, "home"])),
        ("level", chance.one(Level.values)),
        ("stage", chance.one(Stage.values)),
        ("paid", "yes"),
        ("soon", "yes"),
    ]
    drawn = chance.random.sample(wishes, chance.between(2, 4))
    return f"{LIST}?{urlencode(drawn)}"


def _search(chance: Chance) -> str:
    topic = vocabulary.topic(chance.often_first(topics()))
    place = chance.one(lists()["places"]["north-west"])
    said = chance.one(SAID).format(chance.one(topic.everyday or (topic.name,)), place=place)
    return f"{LIST}?{urlencode({'q': said})}"


def _details(chance: Chance, many: int) -> list[str]:
    keys = list(Listing.objects.order_by("pk").values_list("pk", flat=True))
    drawn = chance.random.sample(keys, min(many, len(keys)))
    slugs = dict(Opportunity.objects.filter(pk__in=drawn).values_list("pk", "slug"))
    return [f"{LIST}{slugs[key]}/" for key in drawn]


def _organisations(chance: Chance, many: int) -> list[str]:
    slugs = list(Organisation.objects.order_by("pk").values_list("slug", flat=True))
    return [f"/organisations/{slug}/" for slug in chance.random.sample(slugs, min(many, len(slugs)))]
