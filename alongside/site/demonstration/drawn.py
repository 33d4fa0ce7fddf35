"""An opening whose people are chosen by a fair draw: it has closed, and the next thing to do is to set targets."""

from datetime import datetime
from itertools import product

from alongside.opportunities.models import Chooser, Opportunity
from alongside.opportunities.publishing import actions as publishing
from alongside.organisations.models import Organisation
from alongside.people.models import Person
from alongside.selection.planning import actions as planning
from alongside.site.demonstration import texts
from alongside.site.demonstration.openings import draft, lead_of, publish
from alongside.site.demonstration.people import make_person
from alongside.site.demonstration.story import come_forward, set_back

GROUNDS = {
    "purpose": "Young people and people who look after somebody use these clinics, and were never asked about them.",
    "evidence": "At our last three meetings one person in twelve was under 35, and one looked after somebody.",
    "proportionate": "We asked openly twice, and the same people came. A mix needs no more than this lottery.",
    "advice_taken": "Our equality lead read this and agrees.",
}
SCRUTINEER = {"name": "Ruth Lindqvist", "role": "Harbour Heart Charity", "email": "ruth@demonstration.example"}
ROLE = planning.Asked(
    name="Role",
    question="Do you go to the clinic yourself, or do you look after somebody who does?",
    help="If it is both, choose what matters more to you here.",
    values=["I go there myself", "I look after somebody"],
    shares={},
)
FIRST = ["Ada", "Bilal", "Chloe", "Dafydd", "Esi", "Farah", "George", "Hana", "Ivor", "Joy"]
LAST = ["Adeyemi", "Brown", "Chowdhury", "Davies"]
# How many say what: age, and role. Nobody is asked twice; some would rather not say.
SAID = [
    (("16 to 24", "I go there myself"), 2),
    (("25 to 34", "I go there myself"), 4),
    (("25 to 34", "I look after somebody"), 1),
    (("35 to 49", "I go there myself"), 5),
    (("35 to 49", "I look after somebody"), 2),
    (("50 to 64", "I go there myself"), 9),
    (("50 to 64", "I look after somebody"), 3),
    (("65 or over", "I go there myself"), 11),
    (("", "I go there myself"), 3),
]


def make_draw(people: dict[str, Person], organisation: Organisation, now: datetime) -> Opportunity:
    """Prepare it, let people come forward, and close it."""
    text = texts.drawn()
    opportunity = draft(text, organisation)
    opportunity.way_of_choosing = "draw"
    opportunity.save(update_fields=["way_of_choosing"])
    dev = people["dev@demonstration.example"]
    Chooser.objects.create(opportunity=opportunity, person=dev, role="staff", invited_at=now, accepted_at=now)
    lead = lead_of(organisation)
    planning.save_grounds(by=lead, opportunity=opportunity, grounds=GROUNDS)
    planning.name_scrutineer(by=lead, opportunity=opportunity, about=SCRUTINEER)
    age = planning.take_ready_made(by=lead, opportunity=opportunity, code="age")
    role = planning.save_feature(by=lead, opportunity=opportunity, number=None, asked=ROLE)
    opportunity = publish(opportunity, days_ago=30)
    names = (f"{first} {last}" for last, first in product(LAST, FIRST))
    crowd = [people["amina@demonstration.example"]]
    crowd += [make_person(f"came{number}@demonstration.example", name, now) for number, name in enumerate(names)]
    said = [values for values, many in SAID for _person in range(many)]
    for number, (person, (how_old, who)) in enumerate(zip(crowd, said, strict=False)):
        words = {f"feature_{age.pk}": how_old, f"feature_{role.pk}": who, "may_use": "yes"}
        interest = come_forward(person, opportunity, "I would like to help.", drawn=words)
        set_back(interest, sent=20 - number % 15, answered=None)
    return publishing.close(by=lead, opportunity=opportunity)
