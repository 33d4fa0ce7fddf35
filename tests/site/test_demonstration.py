"""The demonstration: made once, the same each time, and out of reach anywhere else."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client, override_settings

from alongside.messages.models import Message
from alongside.opportunities.interests import queries as interests
from alongside.opportunities.models import Interest, Opportunity
from alongside.organisations.models import Organisation
from alongside.people.models import Person
from alongside.site.demonstration import build
from alongside.site.demonstration.personas import PERSONAS
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db
demonstration = override_settings(DEMO=True)


def run() -> str:
    told = StringIO()
    call_command("demo", verbosity=0, stderr=told)
    return told.getvalue()


@demonstration
def test_it_is_made_once_and_a_second_time_changes_nothing() -> None:
    assert "Made 15 people" in run()
    before = (Person.objects.count(), Opportunity.objects.count(), Interest.objects.count(), Message.objects.count())
    assert "is there already" in run()
    assert before == (
        Person.objects.count(), Opportunity.objects.count(), Interest.objects.count(), Message.objects.count(),
    )  # fmt: skip


@demonstration
def test_a_fair_draw_has_closed_and_its_targets_can_be_set(client: Client) -> None:
    build.make()
    opportunity = Opportunity.objects.get(way_of_choosing="draw")
    client.post("/demo/people/", {"persona": "grace@demonstration.example"})
    page = client.get(f"/opportunities/{opportunity.slug}/draw/targets/").content.decode()
    assert "40 people wait for an answer." in page
    assert "by population" in page
    client.post("/demo/people/", {"persona": "amina@demonstration.example"})
    interest = opportunity.interests.get(person__email="amina@demonstration.example")
    page = client.get(f"/me/interests/{interest.key}/draw/").content.decode()
    assert "You are in the draw. Nothing is fixed yet." in page


@demonstration
def test_it_is_never_mixed_with_real_people() -> None:
    PersonFactory()
    with pytest.raises(CommandError, match="holds people already"):
        run()
    assert Organisation.objects.count() == 0


def test_outside_demonstration_mode_it_cannot_be_made_nor_can_anybody_be_played(client: Client) -> None:
    with pytest.raises(CommandError, match="Only in demonstration mode"):
        run()
    build.make()
    for address in ("/demo/people/", "/demo/messages/"):
        assert client.get(address).status_code == 404
    assert client.post("/demo/people/", {"persona": PERSONAS[0].email}).status_code == 404
    assert "_auth_user_id" not in client.session


@demonstration
def test_every_persona_can_be_played_with_one_press_and_nobody_else_can(client: Client) -> None:
    build.make()
    for persona in PERSONAS:
        response = client.post("/demo/people/", {"persona": persona.email}, follow=True)
        assert response.status_code == 200
        assert persona.name in response.content.decode()
    other = PersonFactory()
    assert client.post("/demo/people/", {"persona": other.email}).status_code == 404


@demonstration
def test_it_says_on_every_page_that_it_is_one(client: Client) -> None:
    assert "The people and openings here are invented" in client.get("/").content.decode()


@demonstration
def test_the_story_is_told_by_the_same_actions_as_everything_else(client: Client) -> None:
    build.make()
    first = Opportunity.objects.get(title="Make diabetes check-ups kinder")
    assert first.interests.filter(state=Interest.State.YES).count() == 2
    assert first.interests.filter(state=Interest.State.SENT).count() == 3
    assert interests.time_to_answer(first.organisation).answered >= 5
    assert Opportunity.objects.filter(state=Opportunity.State.IN_REVIEW).count() == 1
    sent = client.get("/demo/messages/").content.decode()
    assert "amina@demonstration.example" in sent


@demonstration
def test_a_message_can_be_read_as_it_would_have_been_sent(client: Client) -> None:
    build.make()
    message = Message.objects.order_by("pk").last()
    assert message
    page = client.get(f"/demo/messages/{message.reference}/").content.decode()
    assert message.text.split()[0] in page
