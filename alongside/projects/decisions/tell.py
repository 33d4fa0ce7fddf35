"""Telling people about a decision whether they stay, and about an appeal."""

from typing import Any

from alongside.messages import actions as messages
from alongside.organisations import rules as organisations
from alongside.organisations.models import Organisation
from alongside.people.models import Person
from alongside.projects.models import Appeal, Decision, Member, Project


def removal_proposed(decision: Decision, about: Member) -> None:
    """Somebody hears that the team decides whether they stay, and that they can reply."""
    _tell(about.person, "removal_proposed", f"removal:{decision.key}", decision=decision, project=decision.project)


def removed(decision: Decision, about: Member) -> None:
    """Somebody hears that they are not in the team any more, and how to appeal."""
    _tell(about.person, "removed", f"removed:{decision.key}", decision=decision, project=decision.project)


def appealed(appeal: Appeal, organisation: Organisation) -> None:
    """The leads of the organisation hear of an appeal."""
    for lead in organisations.leads(organisation).select_related("person"):
        _tell(lead.person, "appealed", f"appeal:{appeal.key}:{lead.pk}", appeal=appeal, organisation=organisation)


def appeal_answered(appeal: Appeal, about: Member, project: Project) -> None:
    """Whoever appealed hears what was decided, and so does the team."""
    key = f"appeal-answered:{appeal.key}"
    _tell(about.person, "appeal_answered", key, appeal=appeal, project=project, is_mine=True)
    for member in project.members.filter(left_at=None, person__isnull=False).exclude(pk=about.pk):
        _tell(member.person, "appeal_answered", f"{key}:{member.pk}", appeal=appeal, project=project, is_mine=False)


def _tell(to: Person | None, what: str, key: str, **context: Any) -> None:
    if to is not None:
        messages.queue(to=to.recipient, kind=f"projects.{what}", key=key, **context)
