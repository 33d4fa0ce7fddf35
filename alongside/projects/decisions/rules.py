"""Who may appeal against having to leave a team, and who may answer."""

from typing import Any

from alongside.organisations import rules as organisations
from alongside.projects.models import Decision, Member, Project


def may_appeal(person: Any, decision: Decision) -> bool:
    """Whether it is this person whom the team has removed."""
    found = Decision.objects.filter(pk=decision.pk, state=Decision.State.DECIDED)
    return bool(person.is_authenticated) and found.filter(about__person=person).exists()


def may_answer_appeal(person: Any, project: Project) -> bool:
    """Whether the person is a lead of the organisation; one in the team only where no other lead is outside it."""
    leads = set(organisations.leads(project.organisation).values_list("person", flat=True))
    in_team = set(
        Member.objects.filter(project=project, left_at=None, person__in=leads).values_list("person", flat=True)
    )
    return person.pk in leads and (person.pk not in in_team or in_team == leads)
