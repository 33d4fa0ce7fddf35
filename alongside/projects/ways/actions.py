"""Writing how the team works together, and agreeing to it."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.people.models import Person
from alongside.projects.contributions import actions as contributions
from alongside.projects.errors import ChangedMeanwhileError, NotPossibleError
from alongside.projects.models import Contribution, Member, Project
from alongside.projects.seats import acts_for, locked, sits
from alongside.projects.ways import needs
from alongside.projects.ways.models import Ways, WaysAgreed

#: The prompts, in the order of the page.
PROMPTS = ("communicate", "times", "disagree", "credit", "confidentiality", "pace", "needs")
LONGEST = 600
UNWRITTEN = "0"


def mark_of(ways: Ways | None) -> str:
    """Return what a form remembers, to notice that somebody else wrote meanwhile."""
    return str(ways.writes) if ways else UNWRITTEN


@transaction.atomic
def write(*, by: Person, project: Project, values: Mapping[str, Any], seen: str) -> Ways:
    """Write the ways of working. Where a text changes, people are asked again whether they agree.

    Raises ChangedMeanwhileError when somebody else wrote since the page was opened (`seen`).
    """
    project = locked(project)
    member = sits(by, project)
    found = Ways.objects.filter(project=project).first()
    before = found or Ways(project=project, version=0, writes=0)
    names = (*PROMPTS, "look_again_on")
    changed = [name for name in names if name in values and getattr(before, name) != values[name]]
    if not changed:
        return before
    if mark_of(found) != seen:
        raise ChangedMeanwhileError
    for name in changed:
        setattr(before, name, values[name])
    _save(by, member, before, is_new_text=found is None or changed != ["look_again_on"])
    return before


@transaction.atomic
def add_need(*, by: Person, project: Project, code: str) -> None:
    """Add, without a name, what the team does for an access need that stands in one's own profile. Adds once."""
    project = locked(project)
    member = sits(by, project)
    ways = Ways.objects.filter(project=project).first() or Ways(project=project, version=0, writes=0)
    words = dict(needs.could_add(by, ways.needs)).get(code)
    if words is None:
        return
    text = f"{ways.needs}\n{words}".strip()
    if len(text) > LONGEST:
        raise NotPossibleError(_("There is no room for more. Shorten what the team does first."))
    ways.needs = text
    _save(by, member, ways, is_new_text=True)


@transaction.atomic
def agree(*, by: Person, project: Project, seen: str, whom: Member | None = None) -> None:
    """Say "I agree" to the texts that were shown. Pressed twice, it is said once.

    Raises ChangedMeanwhileError when they are not the ones that were shown (`seen`) any more.
    """
    project = locked(project)
    member = acts_for(by, project, whom)
    ways = Ways.objects.filter(project=project).first()
    if ways is None or str(ways.version) != seen:
        raise ChangedMeanwhileError
    recorder = by if member.person_id != by.pk else None
    facts = {"at": timezone.now(), "recorded_by": recorder}
    _said, is_new = WaysAgreed.objects.get_or_create(member=member, version=ways.version, defaults=facts)
    if is_new:
        audit.record("projects.ways_agreed", by=by, thing=member)


def _save(by: Person, member: Member, ways: Ways, *, is_new_text: bool) -> None:
    ways.writes += 1
    ways.version += int(is_new_text)
    ways.written_at = timezone.now() if is_new_text else ways.written_at
    ways.save()
    contributions.record(member, Contribution.Kind.WAYS, ways.version)
    audit.record("projects.ways_written", by=by, thing=ways)
