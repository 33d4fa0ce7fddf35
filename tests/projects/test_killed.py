"""A real server, killed in the middle of two hundred members writing at once, on either database.

What it had acknowledged is there after a restart, nothing is there twice, and the record of what happened holds.
"""

import json
from pathlib import Path

import pytest

from tests import killing
from tests.processes import on_database

pytestmark = pytest.mark.django_db(transaction=True)

TEAMS, IN_EACH = 20, 10
ENOUGH = 400

MAKE = f"""
import json
from django.test import Client
from tests.factories.projects import MemberFactory, ProjectFactory
made = {{}}
for _team in range({TEAMS}):
    project = ProjectFactory()
    for _number in range({IN_EACH}):
        member, client = MemberFactory(project=project), Client()
        client.force_login(member.person)
        made[member.pk] = [project.slug, client.cookies["session"].value]
print(json.dumps(made))
"""
LOOK = """
import json
from alongside.audit import sealing, verification
from alongside.audit.models import Entry
from alongside.projects.models import Contribution
kept = {}
for member, words in Contribution.objects.values_list("member", "words"):
    kept.setdefault(str(member), []).append(words)
sealing.seal_waiting()
print(json.dumps({
    "kept": kept,
    "recorded": Entry.objects.filter(what="projects.contribution_added").count(),
    "waiting": verification.verify().waiting,
}))
"""


class Writer(killing.Writer):
    """A member who writes down one thing after the other."""

    slug = ""

    def write(self, number: int) -> None:
        """Write down one more thing."""
        key = f"{int(self.person):016x}{number:016x}"
        self.post(f"/projects/{self.slug}/team/contributions/", {"words": f"Deed {number}", "key": key})


def test_kill_9_during_two_hundred_writes_at_once_loses_nothing_and_the_record_holds(tmp_path: Path) -> None:
    processes = on_database(tmp_path, ALONGSIDE_RATE_LIMITS="0", ALONGSIDE_LOG_LEVEL="ERROR")
    port = killing.free_port()
    writers = []
    for member, (slug, session) in json.loads(processes.output(MAKE)).items():
        writer = Writer(port, member, session)
        writer.slug = slug
        writers.append(writer)
    assert len(writers) == TEAMS * IN_EACH
    killing.kill_while_they_write(killing.serve(processes, port), writers, enough=ENOUGH)
    assert sum(writer.acknowledged for writer in writers) >= ENOUGH, "the test must have seen writes"
    after = json.loads(processes.output(LOOK))
    for writer in writers:
        kept = sorted(after["kept"].get(writer.person, []), key=lambda words: int(words.removeprefix("Deed ")))
        assert len(kept) in (writer.acknowledged, writer.tried), "acknowledged and lost, or kept without being asked"
        assert kept == [f"Deed {number + 1}" for number in range(len(kept))], "twice, or with a gap"
    assert after["recorded"] == sum(map(len, after["kept"].values()))
    assert after["waiting"] == 0, "verify() raises for a record that is not whole"
    killing.kill_all(killing.serve(processes, killing.free_port()))
