"""The pages of a fair draw, with 200 and 1,000 people and seven features: how long targets take, and each page."""

import time
from collections.abc import Mapping
from typing import Any

from benchmarks.looking import empty_database, page, save

#: People and places.
SIZES = {200: 20, 1000: 40}
FEATURES, SLACK, SEED = 7, 1.0, 3
TIMES = 5
#: At 200 people.
LIMIT_SECONDS = 1.0
LIMIT_MS, LIMIT_QUERIES = 12, 10


def measure() -> dict[str, object]:
    """Fill an empty database, try targets as a chooser, agree, draw, tell everybody, and look at each page."""
    with empty_database("draw"):
        from django.db import connection

        found = {people: _draw(people, places) for people, places in SIZES.items()}
        seconds = found[200]["targets_tried_seconds"]
        public = found[200]["pages"]["public"]
        missed = ["targets at 200 people"] if seconds > LIMIT_SECONDS else []
        missed += ["public page"] if public["cpu_ms"] > LIMIT_MS or public["queries"] > LIMIT_QUERIES else []
        return {
            "figures": found,
            "limits": {
                "targets_tried_seconds": LIMIT_SECONDS,
                "public_cpu_ms": LIMIT_MS,
                "public_queries": LIMIT_QUERIES,
            },
            "missed": missed,
            "sizes": {"people": list(SIZES), "features": FEATURES},
            "database": connection.vendor,
        }


def _draw(people: int, places: int) -> dict[str, Any]:
    """One draw from its first targets to everybody's answer."""
    from django.test import Client

    from alongside.selection.drawing import actions as drawing
    from alongside.selection.drawing import telling, working
    from alongside.selection.models import Draw
    from alongside.selection.targets import actions as targets

    opportunity, first, second, rows = _fill(people, places)
    run = f"/opportunities/{opportunity.slug}/draw/"
    client = Client()
    client.force_login(first)
    taken = []
    for number in range(TIMES):
        # Each version is another one, or nothing would be worked out anew.
        typed = _typed(rows, places, number)
        began = time.perf_counter()
        client.post(f"{run}targets/", typed)
        taken.append(time.perf_counter() - began)
    version = Draw.objects.get(opportunity=opportunity).versions.order_by("-number")[0]
    found: dict[str, Any] = {"targets_tried_seconds": round(sorted(taken)[TIMES // 2], 3), "found": _said(version)}
    targets.propose(by=first, opportunity=opportunity, number=version.number)
    targets.confirm(by=second, opportunity=opportunity, number=version.number)
    draw = Draw.objects.get(opportunity=opportunity)
    found["sealed_seconds"] = _seconds(lambda: working.work_out(draw.pk))
    drawing.draw_number(by=first, opportunity=opportunity, number=7, how="Dice")
    found["told_seconds"] = _seconds(lambda: telling.tell(draw.pk, first.pk))
    pages = {"run": f"{run}run/", "version": f"{run}targets/{version.number}/"}
    found["pages"] = {name: page(client, address) for name, address in pages.items()}
    interest = draw.entries.filter(is_chosen=True).select_related("interest__person")[0].interest
    assert interest.person  # noqa: S101  nobody has left
    client.force_login(interest.person)
    found["pages"]["mine"] = page(client, f"/me/interests/{interest.key}/draw/")
    # Somebody who is signed in is drawn the page anew each time; a visitor gets the one that was kept.
    found["pages"]["public, signed in"] = page(client, run)
    found["pages"]["public"] = page(Client(), run)
    return found


def _seconds(work: Any) -> float:
    began = time.perf_counter()
    work()
    return round(time.perf_counter() - began, 3)


def _said(version: Any) -> dict[str, Any]:
    found = version.found
    return {name: found[name] for name in ("possible", "lowest", "highest", "none", "proven") if name in found} | {
        "costs": len(found.get("costs", []))
    }


def _typed(rows: list[dict[str, Any]], places: int, number: int) -> Mapping[str, Any]:
    """Return the form as somebody would send it; the first maximum differs from version to version."""
    typed: dict[str, Any] = {"size": places, "press": "try"}
    for place, row in enumerate(rows):
        extra = number if place == 0 else 0
        typed[f"least_{row['feature']}_{row['place']}"] = row["least"]
        typed[f"most_{row['feature']}_{row['place']}"] = row["most"] + extra
    return typed


def _fill(people: int, places: int) -> tuple[Any, Any, Any, list[dict[str, Any]]]:
    """Return an opening that has closed, two people who run its draw, and targets by number of feature and answer."""
    from django.utils import timezone

    from alongside.opportunities.models import Chooser, Interest, Opportunity
    from alongside.organisations.models import Organisation
    from alongside.people.models import Person
    from alongside.selection.models import Draw, Feature, Stated
    from benchmarks.lottery.pools import SHARES, invented

    now, pool = timezone.now(), invented(people, places, FEATURES, SLACK, SEED)
    home = Organisation.objects.create(name=f"Trust {people}", slug=f"t{people}", kind="trust", confirmed_at=now)
    opportunity = Opportunity.objects.create(
        organisation=home, slug=f"fair-{people}", state="closed", title="Kinder clinics", way_of_choosing="draw",
        created_at=now, published_at=now, closed_at=now, closes=now.date(), is_open_ended=False, number_wanted=places,
    )  # fmt: skip
    both = [Person.objects.create_person(f"c{people}-{n}@example.org", name=f"C {n}", joined_at=now) for n in range(2)]
    for person in both:
        Chooser.objects.create(
            opportunity=opportunity, person=person, email=person.email, role="staff", invited_at=now, accepted_at=now
        )
    draw = Draw.objects.create(opportunity=opportunity, purpose="So", evidence="Seen", proportionate="Needed")
    features = {}
    for place, name in enumerate(list(SHARES)[:FEATURES]):
        values = [quota.value for quota in pool.quotas if quota.feature == name]
        features[name] = Feature.objects.create(draw=draw, place=place, name=name, question=name, values=values)
    save(Person(email=f"p{people}-{n}@example.org", name=f"Person {n}", joined_at=now) for n in range(people))
    crowd = list(Person.objects.filter(email__startswith=f"p{people}-").order_by("pk"))
    save(
        Interest(
            opportunity=opportunity, person=person, state="sent", started_at=now, sent_at=now, agreed_at=now,
            answer_by=now.date(),
        )
        for person in crowd
    )  # fmt: skip
    interests = list(Interest.objects.filter(opportunity=opportunity).order_by("pk"))
    save(
        Stated(
            interest=interest, may_use="yes", agreed_at=now,
            values={str(feature.pk): pool.values[name][number] for name, feature in features.items()},
        )
        for number, interest in enumerate(interests)
    )  # fmt: skip
    rows = [
        {
            "feature": features[quota.feature].pk,
            "place": features[quota.feature].values.index(quota.value),
            "least": quota.least,
            "most": quota.most,
        }
        for quota in pool.quotas
    ]
    return opportunity, both[0], both[1], rows
