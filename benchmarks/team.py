"""The pages of a team with 10,000 posts, 500 tasks and 40 members: processor time and queries, on either database."""

import os
import statistics
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tooling.steps import StepError

MEMBERS, TASKS, TOPICS, POSTS = 40, 500, 100, 10_000
TIMES = 30
LIMIT_MS, LIMIT_QUERIES = 20, 15
BATCH = 2_000
PAGES = ("", "talk/", "tasks/", "decisions/", "meetings/")


def measure() -> dict[str, object]:
    """Fill an empty database and open each page again and again, in this process, as a member who is signed in."""
    with tempfile.TemporaryDirectory(prefix="alongside-team-") as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(folder) / 'team.sqlite3'}")
        os.environ |= {"ALONGSIDE_DATA": folder, "DJANGO_SETTINGS_MODULE": "alongside.config.settings"}
        os.environ |= {"ALONGSIDE_RATE_LIMITS": "0", "ALONGSIDE_LOG_LEVEL": "ERROR"}
        return _measure()


def _measure() -> dict[str, object]:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)
    person, topic = _fill()
    client = Client()
    client.force_login(person)
    team = "/projects/team/team/"
    pages = {page.strip("/") or "team": f"{team}{page}" for page in PAGES} | {"topic": f"{team}talk/{topic}/"}
    found = {name: _page(client, address) for name, address in pages.items()}
    return {
        "figures": found,
        "limits": {"cpu_ms": LIMIT_MS, "queries": LIMIT_QUERIES},
        "missed": [
            name for name, page in found.items() if page["cpu_ms"] > LIMIT_MS or page["queries"] > LIMIT_QUERIES
        ],
        "sizes": {"members": MEMBERS, "tasks": TASKS, "topics": TOPICS, "posts": POSTS},
        "database": connection.vendor,
    }


def _page(client: Any, address: str) -> dict[str, float]:
    """Return the median processor time of this process for the page, and how many queries it took."""
    from django.db import connection

    for _warm in range(3):
        status = client.get(address).status_code
        if status != 200:
            raise StepError(f"{address} answered {status}", "Look at it in a browser first.")
    queries: list[str] = []

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        queries.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        client.get(address)
    taken = []
    for _time in range(TIMES):
        began = time.process_time()
        client.get(address)
        taken.append(time.process_time() - began)
    return {"cpu_ms": round(1000 * statistics.median(taken), 1), "queries": len(queries)}


def _fill() -> tuple[Any, Any]:
    """One project with everything that its team wrote; return a member and the key of the longest discussion."""
    from django.utils import timezone

    from alongside.organisations.models import Organisation
    from alongside.people.models import Person
    from alongside.projects.models import Member, Post, Project, Sitting, StageMove, Task, TaskPerson, Topic

    now = timezone.now()
    home = Organisation.objects.create(name="Invented Trust", slug="invented", kind="trust", confirmed_at=now)
    project = Project.objects.create(
        organisation=home, slug="team", title="Kinder clinics", summary="Clinics feel rushed.", created_at=now,
        started_at=now, stage="scoping",
    )  # fmt: skip
    StageMove.objects.create(project=project, to_stage="idea", at=now)
    _save(Person(email=f"p{n}@example.org", name=f"Person {n}", joined_at=now) for n in range(MEMBERS))
    people = list(Person.objects.order_by("pk"))
    _save(Member(project=project, person=person, capacity="patient", joined_at=now) for person in people)
    members = list(Member.objects.order_by("pk"))
    _save(Sitting(member=member, capacity="patient", began_at=now) for member in members)
    _save(
        Topic(project=project, title=f"About {n}", started_by=members[0], at=now, last_post_at=now)
        for n in range(TOPICS)
    )
    topics = list(Topic.objects.order_by("pk"))
    words = (
        "We asked **twelve** people in the waiting room.\n\n- They said that nobody listens.\n- They want more time.\n"
    )
    # Half of all posts stand in one discussion.
    _save(
        Post(topic=topics[0] if n % 2 else topics[n // 2 % TOPICS], member=members[n % MEMBERS], text=words, at=now)
        for n in range(POSTS)
    )
    _save(Task(project=project, what=f"Ask {n} people", made_by=members[0], made_at=now) for n in range(TASKS))
    tasks = list(Task.objects.order_by("pk"))
    _save(TaskPerson(task=task, member=members[n % MEMBERS]) for n, task in enumerate(tasks))
    return people[0], topics[0].key


def _save(rows: Iterable[Any]) -> None:
    """Write rows, a few thousand at a time."""
    every = list(rows)
    for first in range(0, len(every), BATCH):
        type(every[0]).objects.bulk_create(every[first : first + BATCH])
