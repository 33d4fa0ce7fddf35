"""Taking the lead, offering it, putting it down. Any member may; nobody needs to be asked."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.people.models import Person
from alongside.projects.errors import NotPossibleError
from alongside.projects.leading import ending, tell
from alongside.projects.models import LeadOffer, LeadTerm, Member, Project
from alongside.projects.seats import locked, sits


@transaction.atomic
def take(*, by: Person, project: Project) -> LeadTerm:
    """Take the lead; whoever held it hands it on. Pressed twice, it is taken once."""
    project = locked(project)
    return _hand_to(sits(by, project), by, was_offered=False)


@transaction.atomic
def put_down(*, by: Person, project: Project) -> None:
    """Put the lead down: then nobody leads, which is fine."""
    project = locked(project)
    member = sits(by, project)
    if ending.give_up(member, timezone.now()):
        audit.record("projects.lead_put_down", by=by, thing=project)


@transaction.atomic
def offer(*, by: Person, project: Project, to: Member) -> LeadOffer:
    """Offer the lead to another member, who can take it or say no. Offered twice, it is offered once."""
    project = locked(project)
    member = sits(by, project)
    other = project.members.filter(pk=to.pk, left_at=None, person__isnull=False).select_related("person").first()
    if other is None:
        raise NotPossibleError(_("They are not in the team any more."))
    if other.pk == member.pk:
        raise NotPossibleError(_("You can take the lead yourself."))
    made, is_new = LeadOffer.objects.get_or_create(
        project=project, to=other, closed_at=None, defaults={"by": member, "at": timezone.now()}
    )
    if is_new:
        audit.record("projects.lead_offered", by=by, person=other.person, thing=project)
        tell.offered(made, project, other)
    return made


@transaction.atomic
def accept(*, by: Person, offer: LeadOffer) -> LeadTerm:
    """Take the lead that was offered. Raises NotPossibleError when somebody has taken it meanwhile."""
    project = locked(offer.project)
    member = sits(by, project)
    found = _own(member, offer)
    if found.closed_at is not None:
        if found.was_accepted:
            return LeadTerm.objects.filter(member=member).latest("began_at")
        raise NotPossibleError(_("The lead has changed since. You can still take it."))
    found.was_accepted = True
    found.save(update_fields=["was_accepted"])
    return _hand_to(member, by, was_offered=True)


@transaction.atomic
def decline(*, by: Person, offer: LeadOffer) -> None:
    """Say no; the lead stays where it is."""
    project = locked(offer.project)
    found = _own(sits(by, project), offer)
    if found.closed_at is None:
        found.closed_at = timezone.now()
        found.save(update_fields=["closed_at"])
        audit.record("projects.lead_declined", by=by, thing=project)


@transaction.atomic
def still_here(*, by: Person, project: Project) -> None:
    """The lead says that they are still there: nothing is offered to others then."""
    project = locked(project)
    term = LeadTerm.objects.filter(member=sits(by, project), ended_at=None).first()
    if term is None:
        raise NotPossibleError(_("You do not hold the lead now."))
    term.here_at, term.told_silent_at = timezone.now(), None
    term.save(update_fields=["here_at", "told_silent_at"])
    audit.record("projects.lead_still_here", by=by, thing=project)


def _own(member: Member, offer: LeadOffer) -> LeadOffer:
    found = LeadOffer.objects.filter(pk=offer.pk, to=member).first()
    if found is None:
        raise PermissionDenied
    return found


def _hand_to(member: Member, by: Person, *, was_offered: bool) -> LeadTerm:
    now = timezone.now()
    held = LeadTerm.objects.filter(project=member.project_id, ended_at=None).first()
    if held is not None and held.member_id == member.pk:
        return held
    LeadTerm.objects.filter(project=member.project_id, ended_at=None).update(ended_at=now)
    LeadOffer.objects.filter(project=member.project_id, closed_at=None).update(closed_at=now)
    term = LeadTerm.objects.create(project_id=member.project_id, member=member, began_at=now, was_offered=was_offered)
    audit.record("projects.lead_taken", by=by, thing=member.project, was_offered=was_offered)
    return term
