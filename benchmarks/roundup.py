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
        "sizes": {"people": people, "projects": projects} | _sizes(),
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


def _sizes() -> dict[str, int]:
    """How much there is to tell."""
    from alongside.projects.models import Decision, Idea, Meeting, Post, Task, TimeOffer

    tables = {
        "posts": Post,
        "proposals": Decision,
        "meetings": Meeting,
        "times": TimeOffer,
        "tasks": Task,
        "ideas": Idea,
    }
    return {name: table._default_manager.count() for name, table in tables.items()}


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
    """Each person in one team, and in every team what happened in the last week, and what waits."""
    from alongside.people.models import Person
    from alongside.projects.models import Member, Project

    persons = list(Person.objects.order_by("pk").values_list("pk", flat=True))
    ids = list(Project.objects.order_by("pk").values_list("pk", flat=True))
    _save(
        Member(key=uuid.uuid4(), project_id=ids[n % projects], person_id=persons[n], capacity="patient", joined_at=old)
        for n in range(people)
    )
    first = dict(Member.objects.order_by("-pk").values_list("project", "pk"))
    _fill_news(ids, first, lately)
    _fill_meetings(ids, lately)
    _fill_tasks(ids, first, lately)
    _fill_ideas(persons, old, lately)


WORDS = "We asked twelve people in the waiting room and wrote down what they said. " * 3
POSTS, TASKS = 5, 3
#: So many people support an idea that was answered.
SUPPORT = 10


def _fill_news(ids: list[int], first: dict[int, int], lately: datetime) -> None:
    """A stage, a lead, a discussion, a proposal to which nobody has said anything, ways of working, and a door."""
    from alongside.projects.models import Decision, Door, LeadTerm, Post, StageMove, Topic, Ways

    _save(StageMove(project_id=one, from_stage="idea", to_stage="scoping", at=lately, words=WORDS) for one in ids)
    _save(LeadTerm(project_id=one, member_id=first[one], began_at=lately) for one in ids)
    _save(Topic(project_id=one, title="Who is missing?", at=lately, last_post_at=lately) for one in ids)
    topics = list(Topic.objects.values_list("pk", "project"))
    _save(
        Post(topic_id=topic, member_id=first[one], text=WORDS, at=lately)
        for topic, one in topics
        for _n in range(POSTS)
    )
    _save(
        Decision(project_id=one, title="Ask on paper", text=WORDS, quorum=2, proposed_by_id=first[one], at=lately)
        for one in ids
    )
    _save(Ways(project_id=one, communicate=WORDS, written_at=lately) for one in ids)
    _save(Door(project_id=one, who="Outpatients", why=WORDS, changed_at=lately) for one in ids)


def _fill_meetings(ids: list[int], lately: datetime) -> None:
    """In every team one whose notes were written, and one for which three times are offered."""
    from alongside.projects.models import Meeting, TimeOffer

    facts: dict[str, Any] = {"made_at": lately, "changed_at": lately}
    _save(
        Meeting(project_id=one, title="Tuesday", state="held", starts_at=lately, notes=WORDS, notes_at=lately, **facts)
        for one in ids
    )
    _save(Meeting(project_id=one, title="Next", state="finding", **facts) for one in ids)
    finding = list(Meeting.objects.filter(state="finding").values_list("pk", flat=True))
    _save(
        TimeOffer(meeting_id=one, starts_at=lately + timedelta(days=60 + number))
        for one in finding
        for number in range(3)
    )


def _fill_tasks(ids: list[int], first: dict[int, int], lately: datetime) -> None:
    """In every team some to do, and as many done."""
    from alongside.projects.models import Task, TaskPerson

    for state, done_at in (("to do", None), ("done", lately)):
        _save(
            Task(project_id=one, what="Ask ten people", made_at=lately, state=state, done_at=done_at)
            for one in ids
            for _n in range(TASKS)
        )
    tasks = list(Task.objects.values_list("pk", "project"))
    _save(TaskPerson(task_id=task, member_id=first[one]) for task, one in tasks)


def _fill_ideas(persons: list[int], old: datetime, lately: datetime) -> None:
    """One idea for every hundred people, answered in the last week, that ten of them support."""
    from alongside.organisations.models import Organisation
    from alongside.projects.models import Idea, IdeaAnswer, Voice

    about = Organisation.objects.values_list("pk", flat=True).get()
    _save(
        Idea(
            organisation_id=about, person_id=person, what="Clearer letters", for_whom="All", why=WORDS, state="sent",
            capacity="patient", made_at=old, sent_at=old, outcome="take up", first_answered_at=lately,
            working_days_waited=5,
        )
        for person in persons[::100]
    )  # fmt: skip
    ideas = list(Idea.objects.order_by("pk").values_list("pk", flat=True))
    _save(IdeaAnswer(idea_id=one, outcome="take up", words=WORDS, at=lately) for one in ideas)
    _save(
        Voice(idea_id=idea, person_id=persons[(number * 100 + 1 + other * 7) % len(persons)], kind="matters", at=old)
        for number, idea in enumerate(ideas)
        for other in range(SUPPORT)
    )


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
