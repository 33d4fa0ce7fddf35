"""A real server, killed in the middle of a hundred people writing: what it had acknowledged is still there."""

import json
from pathlib import Path

import pytest

from tests import killing
from tests.processes import on_database

pytestmark = pytest.mark.django_db(transaction=True)

PEOPLE = 100
ENOUGH = 400

MAKE = f"""
import json
from django.test import Client
from tests.factories.opportunities import OpportunityFactory
from tests.factories.people import PersonFactory
opportunity = OpportunityFactory(slug="kinder-clinics")
sessions = {{}}
for _number in range({PEOPLE}):
    person, client = PersonFactory(), Client()
    client.force_login(person)
    sessions[person.pk] = client.cookies["session"].value
print(json.dumps(sessions))
"""
LOOK = """
import json
from alongside.opportunities.models import Interest
print(json.dumps({str(person): why for person, why in Interest.objects.values_list("person_id", "why")}))
"""


class Writer(killing.Writer):
    """Somebody who says why they are interested, again and again."""

    def write(self, number: int) -> None:
        """Write one sentence in place of the last."""
        typed = {"why": f"Sentence {number}", "writer": f"{int(self.person):032x}"}
        self.post("/opportunities/kinder-clinics/interest/why/", typed)


def test_kill_9_during_a_hundred_writes_at_once_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    processes = on_database(tmp_path, ALONGSIDE_RATE_LIMITS="0", ALONGSIDE_LOG_LEVEL="ERROR")
    sessions = json.loads(processes.output(MAKE))
    port = killing.free_port()
    server = killing.serve(processes, port)
    writers = [Writer(port, person, session) for person, session in sessions.items()]
    killing.kill_while_they_write(server, writers, enough=ENOUGH)
    assert sum(writer.acknowledged for writer in writers) >= PEOPLE, "the test must have seen writes"
    kept = json.loads(processes.output(LOOK))
    for writer in writers:
        number = int(kept.get(writer.person, "Sentence 0").removeprefix("Sentence "))
        assert writer.acknowledged <= number <= writer.tried, "acknowledged and lost, or kept without being asked"
