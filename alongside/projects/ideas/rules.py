"""Who may see and do what with an idea."""

from typing import Any

from alongside.organisations import rules as organisations
from alongside.projects.ideas.models import Idea
from alongside.projects.models import Member


def is_raiser(person: Any, idea: Idea) -> bool:
    """Whether it is this person's own idea."""
    return bool(person.is_authenticated) and idea.person_id == person.pk


def may_see(person: Any, idea: Idea) -> bool:
    """Whether the person may read it: everybody once it is sent, before that whoever writes it.

    Once it is hidden, whoever raised it and those who may show it again.
    """
    return idea.is_open_to_all or is_raiser(person, idea) or (idea.is_sent and may_hide(person, idea))


def may_hide(person: Any, idea: Idea) -> bool:
    """Whether the person may hide what was sent, and show it again: leads of the organisation, and administrators."""
    if not idea.is_sent or not person.is_authenticated:
        return False
    return bool(person.is_administrator) or organisations.is_lead(person, idea.organisation)


def may_see_reports(person: Any) -> bool:
    """Whether the person may open the list of reports; they then see those they may act on."""
    return bool(person.is_authenticated) and (bool(person.is_administrator) or organisations.is_lead_anywhere(person))


def may_answer(person: Any, idea: Idea) -> bool:
    """Whether the person may answer in the name of the organisation: only a lead of it."""
    return idea.is_sent and organisations.may_publish_for(person, idea.organisation)


def works_on(person: Any, idea: Idea) -> bool:
    """Whether the person is in a team for this idea together with whoever raised it.

    Anybody can form a team for an idea. That alone must not open what its raiser or others said in confidence.
    """
    if not person.is_authenticated or idea.person_id is None:
        return False
    theirs = Member.objects.filter(person=idea.person_id, left_at=None, project__idea=idea).values("project")
    return Member.objects.filter(person=person, left_at=None, project__in=theirs).exists()
