"""Fair draws for tests."""

from collections.abc import Sequence

from django.utils import timezone

from alongside.opportunities.models import Interest, Opportunity
from alongside.people.models import Person
from alongside.selection.models import Draw, Feature, Scrutiny, Stated
from tests.factories.opportunities import ChooserFactory, InterestFactory, OpportunityFactory
from tests.factories.organisations import MembershipFactory
from tests.factories.people import PersonFactory

GROUNDS = {
    "purpose": "Young carers were never asked.",
    "evidence": "Figures.",
    "proportionate": "Nothing milder works.",
}


def planned(**opening: object) -> Draw:
    """A draw over role and age, ready to be published, of an opening that has closed."""
    wanted = {"state": Opportunity.State.CLOSED, "closed_at": timezone.now(), "number_wanted": 4, **opening}
    opportunity = OpportunityFactory(way_of_choosing="draw", **wanted)
    draw = Draw.objects.create(opportunity=opportunity, **GROUNDS)
    Feature.objects.create(
        draw=draw, place=1, name="Role", question="Are you a carer?", values=["Carer", "Patient"],
        shares={"Carer": 10, "Patient": 90},
    )  # fmt: skip
    Feature.objects.create(
        draw=draw, place=2, name="Age", question="How old are you?", values=["Under 40", "40 or over"]
    )
    Scrutiny.objects.create(draw=draw, name="Ada", role="chair of Healthwatch", email="ada@example.org")
    return draw


def come_forward(draw: Draw, said: Sequence[str], many: int = 1) -> list[Interest]:
    """So many people who said the same, in the order of the features; "" for nothing."""
    found = []
    for _number in range(many):
        interest = InterestFactory(opportunity=draw.opportunity)
        values = {str(one.pk): value for one, value in zip(draw.features.all(), said, strict=False) if value}
        Stated.objects.create(interest=interest, values=values, may_use="yes", agreed_at=timezone.now())
        found.append(interest)
    return found


def crowd(draw: Draw) -> list[Interest]:
    """Twelve people: three carers, and three who are under 40."""
    return [
        *come_forward(draw, ["Carer", "Under 40"]),
        *come_forward(draw, ["Carer", "40 or over"], 2),
        *come_forward(draw, ["Patient", "Under 40"], 2),
        *come_forward(draw, ["Patient", "40 or over"], 6),
        *come_forward(draw, ["Patient", ""]),
    ]


def chooser(draw: Draw) -> Person:
    """Somebody who chooses for it."""
    person: Person = ChooserFactory(opportunity=draw.opportunity).person
    return person


def lead(draw: Draw) -> Person:
    """Somebody who leads its organisation."""
    person: Person = MembershipFactory(organisation=draw.opportunity.organisation, is_lead=True).person
    return person


def scrutineer() -> Person:
    """The person who was named to check it."""
    person: Person = PersonFactory(email="ada@example.org", name="Ada")
    return person


def rows(draw: Draw, *bounds: tuple[int, int]) -> list[dict[str, object]]:
    """Targets in the order of the answers of all features."""
    pairs = [(one.name, value) for one in draw.features.all() for value in one.values]
    return [
        {"feature": feature, "value": value, "least": least, "most": most}
        for (feature, value), (least, most) in zip(pairs, bounds, strict=True)
    ]
