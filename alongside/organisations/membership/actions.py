"""Who belongs to an organisation: every change of it. The row of the organisation is the lock of all of them."""

import datetime

from django.db import transaction
from django.utils import timezone

from alongside.audit import actions as audit
from alongside.organisations import rules
from alongside.organisations.domains import queries as domains
from alongside.organisations.membership import tell
from alongside.organisations.models import LeadRequest, Membership, Organisation
from alongside.people.models import Person

State, Through = Membership.State, Membership.Through

# How long after its end a membership or a request is kept: somebody may ask what happened.
KEPT = datetime.timedelta(days=365)


class LastLeadError(Exception):
    """The only involvement lead cannot leave: nobody would look after the organisation's involvement work."""


class AlreadyLedError(Exception):
    """The organisation has an involvement lead already: ask that lead instead."""


def lock(organisation: Organisation) -> Organisation:
    """Return the organisation as it is now, and hold it until the transaction ends."""
    return Organisation.objects.select_for_update().get(pk=organisation.pk)


@transaction.atomic
def ask_to_join(*, by: Person, organisation: Organisation, is_staff: bool) -> Membership:
    """Ask to belong. Staff with an email address in a domain the organisation has proved are confirmed at once.

    Not so somebody who was declined, or belonged before: a lead may have ended it, so a lead decides.
    """
    organisation = lock(organisation)
    membership = Membership.objects.filter(organisation=organisation, person=by).first()
    if membership and membership.state != State.ENDED:
        return membership
    membership = membership or Membership(organisation=organisation, person=by)
    membership.state, membership.is_staff, membership.through = State.ASKED, is_staff, ""
    membership.asked_at, membership.confirmed_at = timezone.now(), None
    membership.save()
    audit.record("organisations.join_asked", by=by, thing=membership, is_staff=is_staff)
    if is_staff and membership.ended_at is None and domains.confirms(organisation, by.email):
        confirm(by=None, membership=membership, through=Through.DOMAIN)
    else:
        tell.leads_of_request(membership)
    return membership


@transaction.atomic
def confirm(*, by: Person | None, membership: Membership, through: str = Through.LEAD) -> bool:
    """Agree that somebody belongs; False when that was decided already."""
    lock(membership.organisation)
    membership.refresh_from_db()
    if membership.state != State.ASKED:
        return False
    membership.state, membership.through = State.CONFIRMED, through
    membership.confirmed_at, membership.ended_at = timezone.now(), None
    membership.save()
    audit.record("organisations.member_confirmed", by=by, person=membership.person, thing=membership, through=through)
    tell.member_confirmed(membership)
    return True


@transaction.atomic
def decline(*, by: Person, membership: Membership) -> bool:
    """Say no to somebody who asked to belong; False when that was decided already."""
    lock(membership.organisation)
    membership.refresh_from_db()
    if membership.state != State.ASKED:
        return False
    _end(membership)
    audit.record("organisations.member_declined", by=by, person=membership.person, thing=membership)
    tell.member_declined(membership)
    return True


@transaction.atomic
def end(*, by: Person, membership: Membership) -> bool:
    """End a membership, one's own or as a lead somebody else's; False when it is over already.

    Raises LastLeadError for the only involvement lead.
    """
    lock(membership.organisation)
    membership.refresh_from_db()
    if membership.state == State.ENDED:
        return False
    _keep_one_lead(membership)
    _end(membership)
    audit.record("organisations.membership_ended", by=by, person=membership.person, thing=membership)
    if by != membership.person:
        tell.membership_ended(membership)
    return True


@transaction.atomic
def make_lead(*, by: Person, membership: Membership) -> bool:
    """Give a confirmed member, staff or partner, the function of involvement lead; False when nothing changed."""
    lock(membership.organisation)
    membership.refresh_from_db()
    if membership.state != State.CONFIRMED or membership.is_lead:
        return False
    membership.is_lead = True
    membership.save()
    audit.record("organisations.lead_made", by=by, person=membership.person, thing=membership)
    tell.made_lead(membership)
    return True


@transaction.atomic
def stop_leading(*, by: Person, membership: Membership) -> bool:
    """Take the function of lead away, one's own or another's; the membership stays. False when nothing changed.

    Raises LastLeadError for the only involvement lead.
    """
    lock(membership.organisation)
    membership.refresh_from_db()
    if not membership.is_lead:
        return False
    _keep_one_lead(membership)
    membership.is_lead = False
    membership.save()
    audit.record("organisations.lead_stopped", by=by, person=membership.person, thing=membership)
    if by != membership.person:
        tell.stopped_leading(membership)
    return True


@transaction.atomic
def ask_to_lead(*, by: Person, organisation: Organisation, is_staff: bool, role: str, how_to_check: str) -> LeadRequest:
    """Ask to be the organisation's first involvement lead; an administrator decides. Pressed twice it is one request.

    Raises AlreadyLedError where there is a lead.
    """
    organisation = lock(organisation)
    if not rules.may_ask_to_lead(organisation):
        raise AlreadyLedError
    request, made = LeadRequest.objects.get_or_create(
        organisation=organisation,
        person=by,
        state=LeadRequest.State.WAITING,
        defaults={
            "is_staff": is_staff,
            "role": role,
            "how_to_check": how_to_check,
            "asked_at": timezone.now(),
        },
    )
    if made:
        audit.record("organisations.lead_asked", by=by, thing=request)
        tell.administrators_of_lead_request(request)
    return request


@transaction.atomic
def approve_lead(*, by: Person, request: LeadRequest) -> bool:
    """Make somebody the first involvement lead, which lets the organisation join. False when decided already.

    Raises AlreadyLedError where somebody became the lead meanwhile.
    """
    organisation = lock(request.organisation)
    request.refresh_from_db()
    if request.state != LeadRequest.State.WAITING:
        return False
    if not rules.may_ask_to_lead(organisation):
        raise AlreadyLedError
    now = timezone.now()
    _decide(request, LeadRequest.State.APPROVED)
    _confirmed_lead(request)
    if not organisation.has_joined:
        organisation.confirmed_at = now
        organisation.save(update_fields=["confirmed_at"])
    audit.record("organisations.lead_approved", by=by, person=request.person, thing=request)
    tell.lead_approved(request)
    return True


@transaction.atomic
def decline_lead(*, by: Person, request: LeadRequest, reason: str) -> bool:
    """Say no to somebody who asked to be the first lead, with the reason; False when decided already."""
    lock(request.organisation)
    request.refresh_from_db()
    if request.state != LeadRequest.State.WAITING:
        return False
    request.reason = reason
    _decide(request, LeadRequest.State.DECLINED)
    audit.record("organisations.lead_declined", by=by, person=request.person, thing=request, reason=reason)
    tell.lead_declined(request)
    return True


@transaction.atomic
def forget_old() -> int:
    """Delete memberships that ended and requests that were decided a year ago; how many."""
    before = timezone.now() - KEPT
    ended = Membership.objects.filter(state=State.ENDED, ended_at__lt=before).delete()[0]
    return ended + LeadRequest.objects.filter(decided_at__lt=before).delete()[0]


def _decide(request: LeadRequest, state: str) -> None:
    """Decide, and forget what the person wrote to be checked by: it has served its purpose."""
    request.state, request.decided_at = state, timezone.now()
    request.role = request.how_to_check = ""
    request.save()


def _confirmed_lead(request: LeadRequest) -> None:
    now = timezone.now()
    Membership.objects.update_or_create(
        organisation=request.organisation,
        person=request.person,
        defaults={
            "state": State.CONFIRMED,
            "through": Through.ADMINISTRATOR,
            "is_lead": True,
            "is_staff": request.is_staff,
            "confirmed_at": now,
            "ended_at": None,
        },
        create_defaults={
            "state": State.CONFIRMED,
            "through": Through.ADMINISTRATOR,
            "is_lead": True,
            "is_staff": request.is_staff,
            "asked_at": request.asked_at,
            "confirmed_at": now,
        },
    )


def _end(membership: Membership) -> None:
    membership.state, membership.is_lead, membership.ended_at = State.ENDED, False, timezone.now()
    membership.save()


def _keep_one_lead(membership: Membership) -> None:
    if membership.is_lead and not rules.leads(membership.organisation).exclude(pk=membership.pk).exists():
        raise LastLeadError
