"""The weekly round-up for 100,000 people over 20,000 projects, killed on the way and begun anew, on either database."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tooling.paths import ROOT
from tooling.steps import StepError

PEOPLE, PROJECTS = 100_000, 20_000
BATCH = 2_000
#: What is built when the worker is killed.
KILLED_AT = 0.3
LIMIT_SECONDS = 15 * 60
BUILD = "import django; django.setup()\nfrom alongside.messages import digests\ndigests.send_due()"


def options(words: argparse.ArgumentParser) -> None:
    """Fewer of both, to try it."""
    words.add_argument("--people", type=int, default=PEOPLE, help=f"how many people (default {PEOPLE:,})")
    words.add_argument("--projects", type=int, default=PROJECTS, help=f"how many projects (default {PROJECTS:,})")


def measure(people: int, projects: int) -> dict[str, object]:
    """Fill an empty database, build the round-up with a kill in between, and count who got how many."""
    with tempfile.TemporaryDirectory(prefix="alongside-roundup-") as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(folder) / 'roundup.sqlite3'}")
        os.environ |= {"ALONGSIDE_DATA": folder, "DJANGO_SETTINGS_MODULE": "alongside.config.settings"}
        return _measure(people, projects)


def _measure(people: int, projects: int) -> dict[str, object]:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    _fill(people, projects)
    connection.close()
    started = time.monotonic()
    when_killed = _build(until=int(people * KILLED_AT))
    finished = _build(until=None)
    seconds = round(time.monotonic() - started, 1)
    copies = _copies()
    if copies != {1: people}:
        raise StepError(f"People by how many round-ups they got: {copies}", "Look at messages/digests.py.")
    return {
        "figures": {
            "seconds": seconds,
            "queued_when_killed": when_killed,
            "queued": finished,
            "people_by_copies": copies,
        },
        "limits": {"seconds": LIMIT_SECONDS},
        "sizes": {"people": people, "projects": projects, "news": projects * 4},
        "database": connection.vendor,
    }


def _build(until: int | None) -> int:
    """Let a worker build it; kill it once so many are queued. Returns how many are queued then."""
    worker = subprocess.Popen([sys.executable, "-c", BUILD], cwd=ROOT)
    while until is not None and worker.poll() is None and _queued() < until:
        time.sleep(0.5)
    if until is not None:
        worker.kill()
    if worker.wait() and until is None:
        raise StepError("The worker failed.", "Read what it said above.")
    return _queued()


def _queued() -> int:
    from alongside.messages.models import Message

    return Message.objects.filter(kind="messages.digest").count()


def _copies() -> dict[int, int]:
    """How many people got how many."""
    from collections import Counter

    from alongside.messages.models import Message

    each = Counter(Message.objects.filter(kind="messages.digest").values_list("person_id", flat=True))
    return dict(sorted(Counter(each.values()).items()))


def _fill(people: int, projects: int) -> None:
    from django.utils import timezone

    from alongside.messages.digests import latest
    from alongside.messages.kinds import Often
    from alongside.organisations.models import Organisation
    from alongside.people.models import Person

    due = latest(Often.WEEKLY, timezone.now())
    old = due - timedelta(days=60)
    home = Organisation.objects.create(name="Invented Trust", slug="invented", kind="trust", confirmed_at=old)
    _save(Person(email=f"p{n}@example.org", name=f"Person {n}", joined_at=old) for n in range(people))
    _fill_projects(home, projects, old)
    _fill_teams(people, projects, old, due - timedelta(days=1))


def _fill_projects(home: Any, projects: int, old: datetime) -> None:
    from alongside.projects.models import Project

    _save(
        Project(
            organisation=home, slug=f"project-{n}", title=f"Kinder clinics {n}", summary="Clinics feel rushed.",
            created_at=old, started_at=old, stage="scoping",
        )
        for n in range(projects)
    )  # fmt: skip


def _fill_teams(people: int, projects: int, old: datetime, lately: datetime) -> None:
    """Each person in one team, and in every team what four others wrote and did in the last week."""
    from alongside.people.models import Person
    from alongside.projects.models import LeadTerm, Member, Project, StageMove

    persons = list(Person.objects.order_by("pk").values_list("pk", flat=True))
    ids = list(Project.objects.order_by("pk").values_list("pk", flat=True))
    _save(
        Member(key=uuid.uuid4(), project_id=ids[n % projects], person_id=persons[n], capacity="patient", joined_at=old)
        for n in range(people)
    )
    first = dict(Member.objects.order_by("-pk").values_list("project", "pk"))
    words = "We asked twelve people in the waiting room and wrote down what they said. " * 3
    stages = ("scoping", "design", "testing")
    _save(
        StageMove(project_id=project, from_stage="idea", to_stage=stage, at=lately, words=words)
        for project in ids
        for stage in stages
    )
    _save(LeadTerm(project_id=project, member_id=first[project], began_at=lately) for project in ids)


def _save(rows: Iterator[Any]) -> None:
    """Write rows, a few thousand at a time."""
    batch: list[Any] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            type(row).objects.bulk_create(batch)
            batch = []
    if batch:
        type(batch[0]).objects.bulk_create(batch)
