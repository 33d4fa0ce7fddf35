"""A project and its team: with a member, one who pauses, one who has left, and one who is invited."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone

from alongside.organisations.models import Organisation
from alongside.people.models import Person
from alongside.projects.models import (
    Capacity,
    Contribution,
    Door,
    Idea,
    IdeaAnswer,
    IdeaReport,
    Invitation,
    LeadOffer,
    LeadTerm,
    Member,
    Opening,
    Project,
    Story,
    StoryConsent,
    Task,
    Voice,
)
from tests.addresses.decisions import Decisions, decisions
from tests.addresses.discussion import Discussion, discussion
from tests.addresses.doors import door
from tests.addresses.meetings import Meetings, meetings
from tests.addresses.todo import todo
from tests.addresses.ways import ways
from tests.factories.opportunities import DraftFactory
from tests.factories.projects import IdeaFactory, MemberFactory, ProjectFactory, TeamInvitationFactory


@dataclass(frozen=True)
class Together:
    """The things."""

    project: Project
    invitation: Invitation
    contribution: Contribution
    decisions: Decisions
    meetings: Meetings
    discussion: Discussion
    task: Task
    door: Door
    idea: Idea
    draft_idea: Idea
    hidden_idea: Idea
    by_post: Member


def together(organisation: Organisation, people: Mapping[str, Person | None]) -> Together:
    """Make them."""
    now = timezone.now()
    project = ProjectFactory(
        organisation=organisation, title="Έργο", slug="ergo", summary="Περίληψη", aim="Στόχος", aim_agreed_at=now,
        experience_measure="Μέτρο", improves=["safety"], groups=["core20"], areas=["maternity"],
    )  # fmt: skip
    partner = MemberFactory(project=project, person=people["partner"])
    staff = MemberFactory(project=project, person=people["staff"], capacity=Capacity.STAFF, paused_at=now)
    gone = MemberFactory(project=project, person=people["other lead"], left_at=now, left_as="Ελένη")
    facts = {"project": project, "member": partner, "at": now}
    Contribution.objects.create(kind="aim", thing="1", taken_back_at=now, **facts)
    LeadTerm.objects.create(project=project, member=staff, began_at=now)
    LeadOffer.objects.create(project=project, to=partner, by=staff, at=now)
    draft = DraftFactory(organisation=organisation, title="Άνοιγμα")
    Opening.objects.create(project=project, opportunity=draft, made_at=now)
    administrator = people["administrator"]
    assert administrator is not None
    talk = discussion(partner, staff)
    ways(partner)
    return Together(
        project=project,
        decisions=decisions(partner, staff, gone),
        idea=_idea(organisation, people, project),
        draft_idea=IdeaFactory(
            organisation=organisation, person=people["partner"], draft=True, what="Πρόχειρο", for_whom="Όλοι", why="Ναι"
        ),
        hidden_idea=_hidden_idea(organisation, people),
        meetings=meetings(partner, staff),
        discussion=talk,
        door=door(partner),
        task=todo(partner, staff, talk.post),
        by_post=MemberFactory(project=project, person=None, named="Γιαγιά", helper=partner),
        contribution=Contribution.objects.create(kind="other", thing="2", words="Τηλεφώνησα", **facts),
        invitation=TeamInvitationFactory(project=project, email=administrator.email, words="Έλα", invited_by=None),
    )


def _hidden_idea(organisation: Organisation, people: Mapping[str, Person | None]) -> Idea:
    """One whose story alone is hidden, with a report, and with what its raiser asks."""
    now = timezone.now()
    hidden = {"hidden_part": "story", "hidden_reason": "personal", "hidden_words": "Όνομα", "hidden_at": now}
    facts = {"organisation": organisation, "person": people["partner"], "for_whom": "Για όλους", "why": "Ναι"}
    idea = IdeaFactory(what="Κρυφή ιδέα", **facts, **hidden)
    story = Story.objects.create(idea=idea, words="Ιστορία", at=now)
    StoryConsent.objects.create(story=story, use="page", given_at=now)
    told = {"idea": idea, "reported_at": now}
    IdeaReport.objects.create(key=uuid.uuid4(), reason="unsafe", words="Προσοχή", **told)
    IdeaReport.objects.create(key=uuid.uuid4(), is_from_raiser=True, words="Ξανά", **told)
    return idea


def _idea(organisation: Organisation, people: Mapping[str, Person | None], project: Project) -> Idea:
    """One that was answered, with a story, voices, another joined with it, and a project."""
    facts = {"organisation": organisation, "person": people["partner"], "for_whom": "Για όλους", "why": "Γιατί ναι"}
    answered = {
        "outcome": "not now",
        "answer": "Όχι τώρα",
        "first_answered_at": timezone.now(),
        "working_days_waited": 2,
    }
    idea = IdeaFactory(what="Ιδέα", **facts, **answered)
    IdeaFactory(what="Άλλη ιδέα", joined_with=idea, **facts, **(answered | {"outcome": "join"}))
    IdeaFactory(what="Τρίτη ιδέα", **facts)
    IdeaAnswer.objects.create(idea=idea, outcome="not now", words="Όχι τώρα", at=timezone.now())
    story = Story.objects.create(idea=idea, words="Ιστορία", at=timezone.now())
    StoryConsent.objects.create(story=story, use="page", given_at=timezone.now())
    Voice.objects.create(idea=idea, person=people["staff"], kind="help", skill="Ζωγραφική", at=timezone.now())
    Project.objects.filter(pk=project.pk).update(idea=idea)
    return idea
