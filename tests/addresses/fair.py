"""Fair draws at every stage: a draft, one that is planned, proposed, worked out, sealed, and one that is drawn."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from alongside.opportunities.models import Interest, Opportunity
from alongside.organisations.models import Organisation
from alongside.people.models import Person
from alongside.selection.drawing import actions as drawing
from alongside.selection.drawing import working
from alongside.selection.models import Draw, Entry, Feature, Scrutiny, Stated, Targets
from alongside.selection.targets import trying
from tests.factories.opportunities import ChooserFactory, InterestFactory, OpportunityFactory

GROUNDS = dict.fromkeys(("purpose", "evidence", "proportionate"), "Γιατί")


@dataclass(frozen=True)
class Fair:
    """What addresses of draws are about."""

    draft: Draw
    feature: Feature
    open: Draw
    planned: Draw
    proposed: Draw
    working: Draw
    sealed: Draw
    drawn: Draw
    in_planned: Interest
    in_sealed: Interest
    in_drawn: Interest


def fair(organisation: Organisation, people: dict[str, Person | None], words: dict[str, Any]) -> Fair:
    """Make them. Staff choose; the lead of the other organisation checks from outside; the partner came forward."""
    partner = people["partner"]

    def one(slug: str | None, **opening: Any) -> Draw:
        opportunity = OpportunityFactory(
            organisation=organisation, way_of_choosing="draw", slug=slug, number_wanted=2, **words | opening
        )
        draw = Draw.objects.create(opportunity=opportunity, **GROUNDS)
        shares = {"Άλφα": 20, "Βήτα": 80}
        Feature.objects.create(
            draw=draw, place=1, name="Ρόλος", question="Ρόλος;", values=list(shares), shares=shares, source="Πηγή"
        )
        scrutineer = people["other lead"]
        assert scrutineer
        Scrutiny.objects.create(draw=draw, name="Ελένη", role="Ελεγκτής", email=scrutineer.email)
        return draw

    def closed(slug: str) -> tuple[Draw, Interest]:
        draw = one(slug, state=Opportunity.State.CLOSED, closed_at=timezone.now())
        ChooserFactory(opportunity=draw.opportunity, person=people["staff"])
        mine = _come_forward(draw, partner, "Άλφα")
        for number in range(4):
            _come_forward(draw, None, "Άλφα" if number == 0 else "Βήτα")
        _tried(draw, people["staff"])
        return draw, mine

    draft = one(None, state="draft", published_at=None)
    still_open = one("eta")
    planned, in_planned = closed("gamma")
    proposed, _mine = closed("delta")
    _move(proposed, Draw.Stage.PROPOSED, people)
    worked, _mine = closed("epsilon")
    sealed, in_sealed = closed("zeta")
    drawn, in_drawn = closed("theta")
    for draw in (worked, sealed, drawn):
        _move(draw, Draw.Stage.WORKING, people)
    for draw in (sealed, drawn):
        working.work_out(draw.pk)
    drawing.draw_number(by=people["staff"], opportunity=drawn.opportunity, number=3, how="Ζάρια")
    Scrutiny.objects.filter(draw__in=[sealed, drawn]).update(promised_at=timezone.now())
    return Fair(
        draft=draft,
        feature=draft.features.get(),
        open=still_open,
        planned=planned,
        proposed=proposed,
        working=worked,
        sealed=sealed,
        drawn=Draw.objects.get(pk=drawn.pk),
        in_planned=in_planned,
        in_sealed=in_sealed,
        in_drawn=in_drawn,
    )


def _come_forward(draw: Draw, person: Person | None, value: str) -> Interest:
    about = {"person": person} if person else {"person__name": "Κάποιος"}
    interest: Interest = InterestFactory(opportunity=draw.opportunity, why="Γιατί", **about)
    values = {str(draw.features.get().pk): value}
    Stated.objects.create(interest=interest, values=values, may_use="yes", agreed_at=timezone.now())
    return interest


def _tried(draw: Draw, by: Person | None) -> None:
    """Two versions: one that can be met, one that cannot."""
    features = list(draw.features.all())
    people = trying.entrants(draw.opportunity, features)
    for number, (least, most) in enumerate([(0, 1), (1, 1)], 1):
        rows = [
            {"feature": "Ρόλος", "value": "Άλφα", "least": least, "most": most},
            {"feature": "Ρόλος", "value": "Βήτα", "least": 2 * number - 1, "most": 2 * number - 1},
        ]
        found = trying.tried(people, features, rows, 2)
        Targets.objects.create(draw=draw, number=number, size=2, quotas=rows, found=found, by=by, at=timezone.now())


def _move(draw: Draw, stage: str, people: dict[str, Person | None]) -> None:
    now = timezone.now()
    draw.stage, draw.targets = stage, draw.versions.get(number=1)
    draw.proposed_by, draw.proposed_at = people["staff"], now
    if stage == Draw.Stage.WORKING:
        draw.confirmed_by, draw.confirmed_at = people["lead"], now
        features = list(draw.features.all())
        for number, entrant in enumerate(trying.entrants(draw.opportunity, features)):
            Entry.objects.create(
                draw=draw, interest=entrant.interest, reference=f"AAAA-BBB{number}", values=dict(entrant.values)
            )
    draw.save()
