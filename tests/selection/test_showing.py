"""What everybody sees of a fair draw, what only one person does, what is recorded, and what goes."""

import datetime
import json
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.audit.models import Entry as Recorded
from alongside.messages.models import Message
from alongside.opportunities.errors import NotPossibleError
from alongside.selection import keeping
from alongside.selection.drawing import replacing
from alongside.selection.models import Draw, Stated
from alongside.selection.scrutiny import actions as scrutiny
from alongside.selection.targets import actions as targets
from tests.factories import selection
from tests.selection.stages import WIDE, agreed, by, one_gone, told

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_public_page_points_at_nobody_and_says_how_to_check(client: Client, tmp_path: Any, capsys: Any) -> None:
    draw = agreed()
    address = f"/opportunities/{draw.opportunity.slug}/draw/"
    assert client.get(address + "panels.json").status_code == 404
    told(draw)
    page = client.get(address).content.decode()
    assert draw.commitment in page
    assert "12 people came forward for 4 places. Number 7 was drawn" in page
    for entry in draw.entries.select_related("interest__person"):
        assert entry.reference not in page
        assert entry.interest.person.name not in page
    assert "At least" not in page
    file = client.get(address + "panels.json")
    published = json.loads(file.content)
    assert published["number"] == 7
    (tmp_path / "draw.json").write_bytes(file.content)
    call_command("draw_check", tmp_path / "draw.json")
    assert "It is what it says: 1000 panels, 12 references, number 7." in capsys.readouterr().out
    published["panels"][0], published["panels"][1] = published["panels"][1], published["panels"][0]
    (tmp_path / "draw.json").write_text(json.dumps(published))
    with pytest.raises(CommandError, match="not what it says"):
        call_command("draw_check", tmp_path / "draw.json")


def test_everybody_sees_their_own_chance_why_and_their_own_row(client: Client) -> None:
    draw = told(agreed())
    entry = draw.entries.filter(is_chosen=True).first()
    client.force_login(entry.interest.person)
    page = client.get(f"/me/interests/{entry.interest.key}/draw/").content.decode()
    assert entry.reference in page
    inside = sum(entry.reference in panel for panel in draw.seal.panels)
    assert f"{inside} of 1000" in page
    assert "There is a place for you" in page or "there is a place for you" in page
    assert entry.chance == inside / 1000
    client.force_login(draw.entries.filter(is_chosen=False).first().interest.person)
    assert client.get(f"/me/interests/{entry.interest.key}/draw/").status_code == 404


def test_the_scrutineer_promises_reads_the_files_and_their_finding_is_public(client: Client) -> None:
    ada = selection.scrutineer()
    draw = agreed()
    asked = Message.objects.get(kind="selection.check")
    assert (asked.address, asked.person_id) == (ada.email, ada.pk)
    address = f"/opportunities/{draw.opportunity.slug}/draw/scrutiny/"
    client.force_login(ada)
    assert client.get(address + "people.csv").status_code == 404
    assert "Role: Carer" not in client.get(address).content.decode()
    client.post(address, {"press": "promise"})
    page = client.get(address).content.decode()
    assert "It found nothing wrong" in page
    assert "Role: Carer" in page
    assert client.get(address + "people.csv").content.decode().splitlines()[0] == "id,Role,Age"
    assert client.post(address, {"finding": "wrong"}).status_code == 200
    client.post(address, {"finding": "right", "words": "I counted it again."})
    client.logout()
    page = client.get(f"/opportunities/{draw.opportunity.slug}/draw/").content.decode()
    assert "Everything is right" in page
    assert "I counted it again." in page
    client.force_login(by(draw))
    assert client.get(address).status_code == 403
    with pytest.raises(PermissionDenied):
        scrutiny.promise(by=by(draw), opportunity=draw.opportunity)


def test_everything_leaves_a_record() -> None:
    draw, _gone = one_gone()
    replacing.replace(by=by(draw), opportunity=draw.opportunity)
    found = set(Recorded.objects.filter(what__startswith="draw.").values_list("what", flat=True))
    wanted = {"targets_tried", "proposed", "confirmed", "sealed", "drawn", "told", "replaced"}
    assert found >= {f"draw.{what}" for what in wanted}
    assert not mail.outbox or all("Role" not in message.subject for message in mail.outbox)


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


def test_pages_ask_the_same_number_of_queries_however_many_came_forward(client: Client) -> None:
    counts = []
    for crowds in (1, 3):
        draw = selection.planned()
        for _crowd in range(crowds):
            selection.crowd(draw)
        person, slug = selection.chooser(draw), draw.opportunity.slug
        client.force_login(person)
        rows = selection.rows(draw, *WIDE)
        targets.try_targets(by=person, opportunity=draw.opportunity, size=4, rows=rows)
        run = f"/opportunities/{slug}/draw/"
        found = {name: queries_of(client, run + name) for name in ("", "run/", "targets/", "targets/1/")}
        targets.propose(by=person, opportunity=draw.opportunity, number=1)
        targets.confirm(by=selection.lead(draw), opportunity=draw.opportunity, number=1)
        told(draw)
        interest = draw.entries.filter(ready=1).get().interest
        found |= {f"drawn {name}": queries_of(client, run + name) for name in ("", "run/")}
        client.force_login(interest.person)
        found["mine"] = queries_of(client, f"/me/interests/{interest.key}/draw/")
        client.logout()
        found["visitor"] = queries_of(client, run)
        counts.append(found)
    assert counts[0] == counts[1]
    assert counts[0]["visitor"] <= 10


def test_what_people_said_goes_six_months_after_everybody_was_told(client: Client) -> None:
    draw, _gone = one_gone()
    now = timezone.now()
    assert keeping.forget_old(now + datetime.timedelta(days=180)) == 0
    assert draw.entries.exclude(values={}).exists()
    later = now + datetime.timedelta(days=190)
    assert keeping.forget_old(later) == 1
    assert keeping.forget_old(later) == 0
    draw = Draw.objects.get(pk=draw.pk)
    assert not draw.entries.exclude(values={}).exists()
    assert not Stated.objects.exists()
    assert draw.seal.lottery is None
    with pytest.raises(NotPossibleError):
        replacing.replace(by=by(draw), opportunity=draw.opportunity)
    slug, entry = draw.opportunity.slug, draw.entries.filter(is_chosen=True, gone_at=None).first()
    ada = selection.scrutineer()
    scrutiny.promise(by=ada, opportunity=draw.opportunity)
    for person, address in (
        (entry.interest.person, f"/me/interests/{entry.interest.key}/draw/"),
        (by(draw), f"/opportunities/{slug}/draw/run/"),
        (ada, f"/opportunities/{slug}/draw/scrutiny/"),
    ):
        client.force_login(person)
        assert client.get(address).status_code == 200
    assert client.get(f"/opportunities/{slug}/draw/scrutiny/people.csv").status_code == 404
    assert client.get(f"/opportunities/{slug}/draw/panels.json").status_code == 200
