"""A fair draw on record, from its targets to the last place that is filled."""

import datetime
import json
import uuid
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
from alongside.core.lottery import TimeOverError
from alongside.messages.models import Message
from alongside.opportunities.errors import NotPossibleError
from alongside.opportunities.interests.answering import actions as answering
from alongside.opportunities.interests.answering.actions import Given
from alongside.opportunities.interests.errors import AlreadyAnsweredError
from alongside.opportunities.interests.following import actions as following
from alongside.opportunities.models import Interest
from alongside.opportunities.publishing import actions as life
from alongside.selection import keeping
from alongside.selection.drawing import actions as drawing
from alongside.selection.drawing import replacing, telling, working
from alongside.selection.models import Draw, Entry, Stated
from alongside.selection.scrutiny import actions as scrutiny
from alongside.selection.scrutiny import checking
from alongside.selection.targets import actions as targets
from tests.factories import selection

pytestmark = pytest.mark.django_db(transaction=True)
WIDE = [(1, 2), (2, 3), (1, 2), (1, 3)]


def agreed(bounds: list[tuple[int, int]] = WIDE) -> Draw:
    """A draw that is sealed."""
    draw = selection.planned()
    selection.crowd(draw)
    first, second = selection.chooser(draw), selection.lead(draw)
    version = targets.try_targets(by=first, opportunity=draw.opportunity, size=4, rows=selection.rows(draw, *bounds))
    targets.propose(by=first, opportunity=draw.opportunity, number=version.number)
    targets.confirm(by=second, opportunity=draw.opportunity, number=version.number)
    draw.refresh_from_db()
    return draw


def by(draw: Draw) -> Any:
    return draw.opportunity.choosers.get().person


def told(draw: Draw, number: int = 7) -> Draw:
    """One that is drawn, and everybody is answered."""
    drawing.draw_number(by=by(draw), opportunity=draw.opportunity, number=number, how="Dice")
    drawing.begin_telling(by=by(draw), opportunity=draw.opportunity)
    draw.refresh_from_db()
    return draw


def one_gone() -> tuple[Draw, Entry]:
    """One where somebody gave up their place whom several others could follow."""
    draw = agreed()
    often = {
        entry.reference
        for entry in draw.entries.all()
        if (entry.values["Role"], entry.values["Age"]) == ("Patient", "40 or over")
    }
    number, panel = next((number, panel) for number, panel in enumerate(draw.seal.panels, 1) if often & set(panel))
    told(draw, number)
    gone = draw.entries.get(reference=sorted(often & set(panel))[0])
    following.decline(by=gone.interest.person, interest=gone.interest)
    return draw, gone


def test_targets_that_can_be_met_say_how_chances_spread_and_what_each_costs() -> None:
    draw = selection.planned()
    selection.crowd(draw)
    version = targets.try_targets(
        by=selection.chooser(draw), opportunity=draw.opportunity, size=4, rows=selection.rows(draw, *WIDE)
    )
    found = version.found
    assert found["possible"]
    assert found["people"] == 12
    assert found["came"]["Role"] == {"Carer": 3, "Patient": 9, "not stated": 0}
    assert found["came"]["Age"]["not stated"] == 1
    assert found["proven"]
    assert found["lowest"] <= 4 / 12 <= found["highest"]
    assert sum(people for _low, _high, people in found["bands"]) == 12
    assert found["none"] == 0


def test_targets_that_cannot_be_met_say_the_smallest_change_that_helps(client: Client) -> None:
    draw = selection.planned()
    selection.crowd(draw)
    client.force_login(selection.chooser(draw))
    version = targets.try_targets(
        by=by(draw), opportunity=draw.opportunity, size=4, rows=selection.rows(draw, (4, 4), (0, 4), (0, 4), (0, 4))
    )
    assert not version.can_be_met
    page = client.get(f"/opportunities/{draw.opportunity.slug}/draw/targets/{version.number}/").content.decode()
    assert "Role, Carer: at least 4 are wanted and 3 came forward. Lower it to 3, or reach out further." in page
    page = client.get(f"/opportunities/{draw.opportunity.slug}/draw/targets/?version=1&advice=yes").content.decode()
    carer = draw.features.get(name="Role").pk
    assert f'name="least_{carer}_0" inputmode="numeric" value="3"' in page
    with pytest.raises(NotPossibleError):
        targets.propose(by=by(draw), opportunity=draw.opportunity, number=version.number)


def test_the_advice_leaves_alone_what_the_lead_keeps() -> None:
    draw = selection.planned()
    selection.crowd(draw)
    rows = selection.rows(draw, (4, 4), (0, 4), (0, 4), (0, 4))
    person = selection.chooser(draw)
    version = targets.try_targets(by=person, opportunity=draw.opportunity, size=4, rows=rows, kept=["Role"])
    assert version.found["advice"] is None


def test_somebody_without_a_chance_is_counted_with_the_cause_and_told_alone() -> None:
    draw = agreed([(0, 0), (3, 4), (0, 4), (0, 4)])
    found = draw.targets.found
    assert found["none"] == 3
    assert found["causes"] == [["Role", "Carer", 3]]
    sad = Message.objects.filter(kind="selection.no_chance")
    assert sad.count() == 3
    assert Message.objects.filter(kind="selection.in_draw").count() == 9
    concerned = {entry.interest.person.email for entry in draw.entries.filter(exact=0)}
    assert {message.address for message in sad} == concerned
    assert "before the draw" in sad[0].text


def test_every_version_is_kept_and_the_same_twice_is_one() -> None:
    draw = selection.planned()
    selection.crowd(draw)
    person = selection.chooser(draw)
    for bounds in (WIDE, WIDE, [(2, 2), (2, 2), (1, 2), (1, 3)]):
        targets.try_targets(by=person, opportunity=draw.opportunity, size=4, rows=selection.rows(draw, *bounds))
    assert [version.number for version in draw.versions.all()] == [1, 2]


def test_a_second_person_must_agree_and_then_nothing_changes() -> None:
    draw = selection.planned()
    selection.crowd(draw)
    first, second = selection.chooser(draw), selection.lead(draw)
    opportunity = draw.opportunity
    version = targets.try_targets(by=first, opportunity=opportunity, size=4, rows=selection.rows(draw, *WIDE))
    targets.propose(by=first, opportunity=opportunity, number=version.number)
    asked = Message.objects.filter(kind="selection.confirm")
    assert [message.address for message in asked] == [second.email]
    with pytest.raises(PermissionDenied):
        targets.confirm(by=first, opportunity=opportunity, number=version.number)
    targets.confirm(by=second, opportunity=opportunity, number=version.number)
    targets.confirm(by=second, opportunity=opportunity, number=version.number)
    draw.refresh_from_db()
    assert (draw.stage, draw.people, draw.places, draw.panels) == ("sealed", 12, 4, 1000)
    assert draw.is_proven
    with pytest.raises(NotPossibleError):
        targets.try_targets(by=first, opportunity=opportunity, size=4, rows=selection.rows(draw, *WIDE))
    with pytest.raises(NotPossibleError):
        targets.propose(by=first, opportunity=opportunity, number=version.number)
    with pytest.raises(NotPossibleError):
        life.extend(by=second, opportunity=opportunity, closes=None)


def test_who_is_alone_is_told_that_a_second_person_is_needed(client: Client) -> None:
    draw = selection.planned()
    selection.crowd(draw)
    person = selection.chooser(draw)
    targets.try_targets(by=person, opportunity=draw.opportunity, size=4, rows=selection.rows(draw, *WIDE))
    targets.propose(by=person, opportunity=draw.opportunity, number=1)
    client.force_login(person)
    run = f"/opportunities/{draw.opportunity.slug}/draw/run/"
    assert "Nobody else runs this draw now." in client.get(run).content.decode()
    selection.lead(draw)
    assert "Nobody else runs this draw now." not in client.get(run).content.decode()


def test_the_independent_checker_agrees_with_what_is_sealed() -> None:
    draw = agreed()
    assert checking.problems(draw) == []
    seal = draw.seal
    seal.panels[0] = seal.panels[1]
    seal.save()
    draw = Draw.objects.get(pk=draw.pk)
    assert checking.problems(draw)


def test_people_who_withdraw_before_it_is_fixed_are_not_in_it_and_targets_are_asked_again() -> None:
    draw = selection.planned()
    people = selection.crowd(draw)
    first, second = selection.chooser(draw), selection.lead(draw)
    rows = selection.rows(draw, (3, 3), (1, 1), (0, 4), (0, 4))
    version = targets.try_targets(by=first, opportunity=draw.opportunity, size=4, rows=rows)
    targets.propose(by=first, opportunity=draw.opportunity, number=version.number)
    following.withdraw(by=people[0].person, interest=people[0])
    with pytest.raises(NotPossibleError):
        targets.confirm(by=second, opportunity=draw.opportunity, number=version.number)
    draw.refresh_from_db()
    assert draw.stage == "proposed"
    assert not draw.entries.exists()


def test_a_number_picks_a_panel_and_only_the_first_counts() -> None:
    draw = agreed()
    drawing.draw_number(by=by(draw), opportunity=draw.opportunity, number=7, how="Dice")
    drawing.draw_number(by=by(draw), opportunity=draw.opportunity, number=8, how="Dice")
    draw.refresh_from_db()
    assert (draw.number, draw.stage) == (7, "drawn")
    chosen = set(draw.entries.filter(is_chosen=True).values_list("reference", flat=True))
    assert chosen == set(draw.seal.panels[6])
    places = sorted(draw.entries.filter(ready__isnull=False).values_list("ready", flat=True))
    assert places == [1, 2, 3, 4]


def test_without_a_number_one_is_drawn_here() -> None:
    draw = agreed()
    drawing.draw_number(by=by(draw), opportunity=draw.opportunity, number=None, how="")
    draw.refresh_from_db()
    assert 1 <= draw.number <= 1000


@pytest.mark.parametrize("number", [0, 1001, -3])
def test_a_number_beyond_the_list_is_refused(number: int) -> None:
    draw = agreed()
    with pytest.raises(NotPossibleError):
        drawing.draw_number(by=by(draw), opportunity=draw.opportunity, number=number, how="Dice")


def test_everybody_is_answered_through_the_opportunity_once() -> None:
    draw = told(agreed())
    states = [entry.interest.state for entry in draw.entries.select_related("interest")]
    assert sorted(states) == ["not this time"] * 4 + ["waiting list"] * 4 + ["yes"] * 4
    drawing.begin_telling(by=by(draw), opportunity=draw.opportunity)
    answered = Message.objects.filter(kind="opportunities.answered")
    assert answered.count() == 12
    listed = draw.entries.get(ready=2).interest.answers.get()
    assert "number 2 of 4 on the waiting list" in listed.words
    assert "Your chance was" in listed.words
    assert draw.told_at


def test_the_page_says_how_many_have_been_told(monkeypatch: pytest.MonkeyPatch, client: Client) -> None:
    draw = agreed()
    drawing.draw_number(by=by(draw), opportunity=draw.opportunity, number=7, how="Dice")
    some, calls = telling._tell_some, []
    monkeypatch.setattr(telling, "AT_ONCE", 5)

    def once(*given: Any) -> bool:
        calls.append(given)
        if len(calls) > 1:
            raise RuntimeError
        return some(*given)

    with monkeypatch.context() as patch:
        patch.setattr(telling, "_tell_some", once)
        drawing.begin_telling(by=by(draw), opportunity=draw.opportunity)
    client.force_login(by(draw))
    run = f"/opportunities/{draw.opportunity.slug}/draw/run/"
    assert client.get(run, headers={"X-Look": "stage"}).json() == {
        "busy": True, "words": "5 of 12 people have been told.",
    }  # fmt: skip
    assert "Begin to tell people anew" not in client.get(run).content.decode()
    Draw.objects.update(telling_at=timezone.now() - datetime.timedelta(minutes=11))
    assert "Begin to tell people anew" in client.get(run).content.decode()
    drawing.begin_telling(by=by(draw), opportunity=draw.opportunity)
    assert client.get(run, headers={"X-Look": "stage"}).json()["busy"] is False
    assert Message.objects.filter(kind="opportunities.answered").count() == 12


def test_nobody_gets_a_place_by_hand_whom_the_lottery_did_not_draw() -> None:
    draw = selection.planned()
    interest = selection.crowd(draw)[0]
    person = selection.chooser(draw)

    def answer(outcome: str, reason: str = "") -> None:
        given = Given(key=interest.key, outcome=outcome, after=0, reason=reason)
        answering.answer(by=person, opportunity=draw.opportunity, given=[given], press=uuid.uuid4())

    for outcome in ("yes", "waiting list"):
        with pytest.raises(AlreadyAnsweredError):
            answer(outcome)
    answer("not this time", "availability")
    interest.refresh_from_db()
    assert interest.state == "not this time"


def test_a_place_that_is_given_up_is_filled_with_one_press_and_keeps_the_targets() -> None:
    draw, _gone = one_gone()
    made = replacing.replace(by=by(draw), opportunity=draw.opportunity)
    again = replacing.replace(by=by(draw), opportunity=draw.opportunity)
    assert made == again
    holders = [entry for entry in draw.entries.all() if entry.holds_a_place]
    assert len(holders) == 4
    newcomer = draw.entries.get(came_with=made)
    assert newcomer.interest.state == "yes"
    for row in draw.targets.quotas:
        inside = sum(entry.values[row["feature"]] == row["value"] for entry in holders)
        assert row["least"] <= inside <= row["most"]
    assert made.certificate["status"] == "proven"
    chances = {name: chance for name, chance in made.certificate["chances"].items() if 0 < chance < 1}
    # One place: all who could come had the same chance.
    assert made.could == 1 or all(chance == pytest.approx(1 / made.could) for chance in chances.values())


def test_whoever_withdrew_between_the_sums_and_the_number_leaves_an_empty_place() -> None:
    draw = agreed([(0, 4), (0, 4), (0, 4), (0, 4)])
    gone = draw.entries.get(reference=draw.seal.panels[6][0])
    following.withdraw(by=gone.interest.person, interest=gone.interest)
    drawing.draw_number(by=by(draw), opportunity=draw.opportunity, number=7, how="Dice")
    assert sum(entry.holds_a_place for entry in draw.entries.all()) == 3
    replacing.replace(by=by(draw), opportunity=draw.opportunity)
    assert sum(entry.holds_a_place for entry in draw.entries.all()) == 4
    drawing.begin_telling(by=by(draw), opportunity=draw.opportunity)
    assert Interest.objects.filter(opportunity=draw.opportunity, state="yes").count() == 4


def test_whoever_comes_while_people_are_still_being_told_hears_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = agreed([(0, 4), (0, 4), (0, 4), (0, 4)])
    drawing.draw_number(by=by(draw), opportunity=draw.opportunity, number=7, how="Dice")
    draw.refresh_from_db()
    monkeypatch.setattr(telling, "AT_ONCE", 6)
    telling._tell_some(draw, by(draw))
    answered = draw.entries.exclude(interest__state="sent")
    gone = draw.entries.filter(is_chosen=True, interest__state="yes").first() or draw.entries.filter(is_chosen=True)[0]
    if gone.interest.state == "yes":
        following.decline(by=gone.interest.person, interest=gone.interest)
    else:
        following.withdraw(by=gone.interest.person, interest=gone.interest)
    assert answered.exists()
    made = replacing.replace(by=by(draw), opportunity=draw.opportunity)
    telling.tell(draw.pk, by(draw).pk)
    newcomer = draw.entries.get(came_with=made).interest
    assert newcomer.state == "yes"
    assert list(newcomer.answers.values_list("outcome", flat=True)).count("yes") == 1
    assert Interest.objects.filter(opportunity=draw.opportunity, state="yes").count() == 4


def test_when_nobody_keeps_the_targets_the_smallest_change_is_said_and_made_only_knowingly() -> None:
    draw = told(agreed([(3, 3), (1, 1), (0, 4), (0, 4)]))
    carer = next(entry for entry in draw.entries.filter(is_chosen=True) if entry.values["Role"] == "Carer")
    following.decline(by=carer.interest.person, interest=carer.interest)
    with pytest.raises(replacing.NobodyFitsError) as refused:
        replacing.replace(by=by(draw), opportunity=draw.opportunity)
    assert [change.quota.value for change in refused.value.changes] == ["Carer", "Patient"]
    made = replacing.replace(by=by(draw), opportunity=draw.opportunity, widen=True)
    assert "Lower it to 2" in made.widened[0]
    assert sum(entry.holds_a_place for entry in draw.entries.all()) == 4


def test_a_draw_run_by_somebody_who_came_forward_is_refused() -> None:
    draw = selection.planned()
    selection.crowd(draw)
    person = selection.chooser(draw)
    interest = selection.come_forward(draw, ["Carer"])[0]
    Interest.objects.filter(pk=interest.pk).update(person=person)
    with pytest.raises(PermissionDenied):
        targets.try_targets(by=person, opportunity=draw.opportunity, size=4, rows=selection.rows(draw, *WIDE))


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


def test_a_whole_draw_can_be_read_by_its_references_alone() -> None:
    draw = agreed()
    references = set(Entry.objects.values_list("reference", flat=True))
    assert len(references) == 12
    assert {name for panel in draw.seal.panels for name in panel} <= references
    assert "person" not in json.dumps(draw.seal.lottery)


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


def test_sums_that_were_interrupted_are_begun_anew_and_come_to_the_same_end(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(working, "uniform", killed)
        draw = agreed()
    assert (draw.stage, draw.entries.filter(chance=None).count()) == ("working", 12)
    drawing.begin_again(by=by(draw), opportunity=draw.opportunity)
    draw.refresh_from_db()
    assert draw.stage == "sealed"
    assert checking.problems(draw) == []


def killed(*given: object) -> None:
    """What a worker does that is taken away."""
    raise RuntimeError


def test_sums_that_come_to_nothing_go_back_to_the_targets_and_say_why(
    monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    def too_long(*given: object, **wishes: object) -> None:
        raise TimeOverError

    with monkeypatch.context() as patch:
        patch.setattr(working.lottery, "draw", too_long)
        draw = agreed()
    assert (draw.stage, draw.trouble, draw.entries.count()) == ("planned", "time", 0)
    client.force_login(by(draw))
    assert "The sums took too long." in client.get(f"/opportunities/{draw.opportunity.slug}/draw/run/").content.decode()
