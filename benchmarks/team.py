"""The pages of a team with 10,000 posts, 500 tasks and 40 members: processor time and queries, on either database."""

from typing import Any

from benchmarks.looking import empty_database, page, save

MEMBERS, TASKS, TOPICS, POSTS = 40, 500, 100, 10_000
LIMIT_MS, LIMIT_QUERIES = 20, 15
PAGES = ("", "talk/", "tasks/", "decisions/", "meetings/")


def measure() -> dict[str, object]:
    """Fill an empty database and open each page again and again, in this process, as a member who is signed in."""
    with empty_database("team"):
        return _measure()


def _measure() -> dict[str, object]:
    from django.db import connection
    from django.test import Client

    person, topic = _fill()
    client = Client()
    client.force_login(person)
    team = "/projects/team/team/"
    pages = {name.strip("/") or "team": f"{team}{name}" for name in PAGES} | {"topic": f"{team}talk/{topic}/"}
    found = {name: page(client, address) for name, address in pages.items()}
    return {
        "figures": found,
        "limits": {"cpu_ms": LIMIT_MS, "queries": LIMIT_QUERIES},
        "missed": [name for name, one in found.items() if one["cpu_ms"] > LIMIT_MS or one["queries"] > LIMIT_QUERIES],
        "sizes": {"members": MEMBERS, "tasks": TASKS, "topics": TOPICS, "posts": POSTS},
        "database": connection.vendor,
    }


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
    save(Person(email=f"p{n}@example.org", name=f"Person {n}", joined_at=now) for n in range(MEMBERS))
    people = list(Person.objects.order_by("pk"))
    save(Member(project=project, person=person, capacity="patient", joined_at=now) for person in people)
    members = list(Member.objects.order_by("pk"))
    save(Sitting(member=member, capacity="patient", began_at=now) for member in members)
    save(
        Topic(project=project, title=f"About {n}", started_by=members[0], at=now, last_post_at=now)
        for n in range(TOPICS)
    )
    topics = list(Topic.objects.order_by("pk"))
    words = (
        "We asked **twelve** people in the waiting room.\n\n- They said that nobody listens.\n- They want more time.\n"
    )
    # Half of all posts stand in one discussion.
    save(
        Post(topic=topics[0] if n % 2 else topics[n // 2 % TOPICS], member=members[n % MEMBERS], text=words, at=now)
        for n in range(POSTS)
    )
    save(Task(project=project, what=f"Ask {n} people", made_by=members[0], made_at=now) for n in range(TASKS))
    tasks = list(Task.objects.order_by("pk"))
    save(TaskPerson(task=task, member=members[n % MEMBERS]) for n, task in enumerate(tasks))
    return people[0], topics[0].key
