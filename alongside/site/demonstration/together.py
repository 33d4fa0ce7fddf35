"""The founding story goes on: the trio form a team, agree an aim once all three are there, and hand the lead on."""

import datetime
import uuid

from django.utils import timezone

from alongside.organisations.models import Organisation
from alongside.people.models import Person
from alongside.projects.choices import Capacity, Stage
from alongside.projects.leading import actions as leading
from alongside.projects.models import Contribution, LeadTerm, Member, Project, Sitting, StageMove
from alongside.projects.stages import actions as stages
from alongside.projects.stages import settling
from alongside.projects.teams import actions as teams
from alongside.projects.teams import helping, joining
from alongside.site.demonstration import working
from alongside.site.demonstration.openings import lead_of
from alongside.site.demonstration.people import SPACE

TITLE = "Kinder diabetes check-ups"
SUMMARY = (
    "People come out of their yearly check-up feeling told off, and some stop coming. "
    "We want it to be a talk that helps."
)
AIM = "By next summer, 8 in 10 people say after their check-up that they were listened to."


def work_together(people: dict[str, Person], organisation: Organisation) -> Project:
    """Let a patient, a carer and a member of staff start a project, as they would by hand."""
    trio = {name: people[f"{name}@demonstration.example"] for name in ("amina", "tom", "grace")}
    amina, tom, grace = trio.values()
    idea = working.raise_ideas(trio, organisation, lead_of(organisation))
    project = teams.propose(
        by=amina, organisation=organisation, title=TITLE, summary=SUMMARY,
        capacity=Capacity.PATIENT, works_here=False, key=uuid.uuid5(SPACE, TITLE), idea=idea,
    )  # fmt: skip
    _join(tom, project, amina, Capacity.CARER)
    _join(grace, project, amina, Capacity.STAFF)
    helping.add(
        by=tom, project=project, named="Vera Fletcher", capacity=Capacity.PATIENT, works_here=False,
        key=uuid.uuid5(SPACE, f"{TITLE} Vera"),
    )  # fmt: skip
    for person in (amina, grace):
        teams.agree_to_start(by=person, project=project)
    stages.move(by=tom, project=project, to=Stage.SCOPING, words="We asked twelve people.", seen=Stage.IDEA)
    project = stages.agree_aim(by=amina, project=project, aim=AIM, seen=project.mark)
    project = stages.describe(by=tom, project=project, seen=project.mark, values={
        "improves": ["experience", "effectiveness"], "areas": [],
        "experience_measure": "How many say that they were listened to, asked on paper on the way out",
    })  # fmt: skip
    leading.take(by=grace, project=project)
    offer = leading.offer(by=grace, project=project, to=Member.objects.get(project=project, person=amina))
    leading.accept(by=amina, offer=offer)
    working.work(trio, project)
    stages.move(by=grace, project=project, to=Stage.DESIGN, words="", seen=Stage.SCOPING)
    _set_back(project)
    return project


def _join(person: Person, project: Project, by: Person, capacity: str) -> None:
    key = uuid.uuid5(SPACE, f"{TITLE} {person.email}")
    invitation = joining.invite(by=by, project=project, email=person.email, words="Will you join us?", key=key)
    joining.accept(by=person, invitation=invitation, capacity=capacity, works_here=capacity == Capacity.STAFF)


def _set_back(project: Project) -> None:
    """Spread what just happened over the last ten weeks."""
    now, week = timezone.now(), datetime.timedelta(weeks=1)
    ago = {Stage.IDEA: 10, Stage.SCOPING: 8, Stage.DESIGN: 2}
    for stage, weeks in ago.items():
        StageMove.objects.filter(project=project, to_stage=stage).update(at=now - weeks * week)
    for place, member in enumerate(Member.objects.filter(project=project).order_by("pk")):
        joined = now - (10 - place / 2) * week
        Member.objects.filter(pk=member.pk).update(joined_at=joined)
        Sitting.objects.filter(member=member).update(began_at=joined)
    Contribution.objects.filter(project=project).update(at=now - 5 * week)
    LeadTerm.objects.filter(project=project, ended_at__isnull=False).update(
        began_at=now - 8 * week, ended_at=now - 3 * week
    )
    LeadTerm.objects.filter(project=project, ended_at=None).update(began_at=now - 3 * week)
    project.refresh_from_db()
    project.created_at, project.started_at, project.aim_agreed_at = now - 10 * week, now - 9 * week, now - 5 * week
    project.save(update_fields=["created_at", "started_at", "aim_agreed_at"])
    settling.settle(project, now)
