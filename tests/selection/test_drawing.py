"""The sums of a fair draw, its number, and everybody's answer."""

import datetime
import json
import uuid
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from alongside.core.lottery import TimeOverError
from alongside.messages.models import Message
from alongside.opportunities.errors import NotPossibleError
from alongside.opportunities.interests.answering import actions as answering
from alongside.opportunities.interests.answering.actions import Given
from alongside.opportunities.interests.errors import AlreadyAnsweredError
from alongside.selection.drawing import actions as drawing
from alongside.selection.drawing import telling, working
from alongside.selection.models import Draw, Entry
from alongside.selection.scrutiny import checking
from tests.factories import selection
from tests.selection.stages import agreed, by, told

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_independent_checker_agrees_with_what_is_sealed() -> None:
    draw = agreed()
    assert checking.problems(draw) == []
    seal = draw.seal
    seal.panels[0] = seal.panels[1]
    seal.save()
    draw = Draw.objects.get(pk=draw.pk)
    assert checking.problems(draw)


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


def test_a_whole_draw_can_be_read_by_its_references_alone() -> None:
    draw = agreed()
    references = set(Entry.objects.values_list("reference", flat=True))
    assert len(references) == 12
    assert {name for panel in draw.seal.panels for name in panel} <= references
    assert "person" not in json.dumps(draw.seal.lottery)


def killed(*given: object) -> None:
    """What a worker does that is taken away."""
    raise RuntimeError


def test_sums_that_were_interrupted_are_begun_anew_and_come_to_the_same_end(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(working, "uniform", killed)
        draw = agreed()
    assert (draw.stage, draw.entries.filter(chance=None).count()) == ("working", 12)
    drawing.begin_again(by=by(draw), opportunity=draw.opportunity)
    draw.refresh_from_db()
    assert draw.stage == "sealed"
    assert checking.problems(draw) == []


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
