"""Starting an opening from a project, and inviting to the team whoever was chosen through it."""

import uuid

from django.db import transaction
from django.utils import timezone

from alongside.audit import actions as audit
from alongside.opportunities.choices import Level
from alongside.opportunities.drafting import actions as drafting
from alongside.opportunities.models import Interest, Opportunity, Outcome
from alongside.people.models import Person
from alongside.projects.models import Opening, Project
from alongside.projects.seats import locked, sits
from alongside.projects.teams import joining
from alongside.web import stamps

#: As much of what a project is about as fits into the summary of an opening.
MOST_SUMMARY = 400


@transaction.atomic
def start(*, by: Person, project: Project, title: str, key: uuid.UUID) -> Opportunity:
    """Start a draft, filled in from the project; any member may. The same key starts one.

    It is published, like any opening, by a lead of the organisation: it speaks in the organisation's name.
    """
    project = locked(project)
    sits(by, project)
    opportunity, is_new = drafting.begin(
        by=by,
        organisation=project.organisation,
        title=title,
        key=key,
        summary=project.summary if len(project.summary) <= MOST_SUMMARY else "",
        background="\n\n".join(filter(None, [project.summary, project.aim])),
        stage=project.stage,
        level=Level.COPRODUCING,
    )
    if is_new:
        Opening.objects.create(project=project, opportunity=opportunity, made_by=by, made_at=timezone.now())
        audit.record("projects.opening_started", by=by, thing=opportunity)
        stamps.changed(*project.shown_as()[:1])
    return opportunity


def invite_chosen(interest: Interest) -> None:
    """Invite to the team whoever was told yes; take the invitation back where that was a mistake.

    Called inside the transaction of the answer. They join when they accept: nobody is put into a team.
    """
    opening = Opening.objects.filter(opportunity=interest.opportunity_id).select_related("project").first()
    if opening is None or interest.person is None:
        return
    if interest.state == Outcome.YES:
        joining.invite_chosen(project=opening.project, person=interest.person, key=interest.key)
    else:
        joining.no_longer_chosen(project=opening.project, key=interest.key)
