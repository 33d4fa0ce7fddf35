"""Invitations by email: every change of them. The link is the key; we keep only its digest."""

import datetime
import hashlib
import secrets
import uuid

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.audit import actions as audit
from alongside.organisations.membership import tell
from alongside.organisations.membership.actions import lock
from alongside.organisations.models import Invitation, Membership, Organisation
from alongside.people.models import Person

DAYS = 14
KEPT_DAYS = 30

REASONS = {
    "expired": _("This invitation has expired. Ask for a new one."),
    "used": _("This invitation has been used already."),
    "cancelled": _("This invitation was taken back. If you think that is wrong, ask the person who sent it."),
    "other address": _("This invitation is for another email address."),
}


class InvitationError(Exception):
    """An invitation cannot be accepted; `code` says why, `REASONS` words it."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(str(REASONS[code]))


@transaction.atomic
def invite(
    *, by: Person, organisation: Organisation, email: str, is_lead: bool, is_staff: bool, key: uuid.UUID
) -> Invitation:
    """Invite an address; inviting it again replaces the first invitation. The same `key` is the same press."""
    lock(organisation)
    sent = Invitation.objects.filter(key=key).first()
    if sent and sent.organisation_id != organisation.pk:
        raise PermissionDenied
    if sent:
        return sent
    now = timezone.now()
    _open(organisation).filter(email=email).update(cancelled_at=now)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        organisation=organisation,
        key=key,
        digest=digest(token),
        email=email,
        is_lead=is_lead,
        is_staff=is_staff,
        invited_by=by,
        invited_at=now,
        expires_at=now + datetime.timedelta(days=DAYS),
    )
    audit.record("organisations.invited", by=by, thing=invitation, is_lead=is_lead, is_staff=is_staff)
    tell.invited(invitation, token)
    return invitation


@transaction.atomic
def cancel(*, by: Person, invitation: Invitation) -> bool:
    """Take an invitation back; False when it was accepted or taken back already."""
    lock(invitation.organisation)
    invitation.refresh_from_db()
    if invitation.accepted_at or invitation.cancelled_at:
        return False
    invitation.cancelled_at = timezone.now()
    invitation.save()
    audit.record("organisations.invitation_cancelled", by=by, thing=invitation)
    return True


@transaction.atomic
def accept(*, by: Person, invitation: Invitation) -> Membership:
    """Accept an invitation, once.

    Raises InvitationError when it is not for this person or no longer open.
    """
    lock(invitation.organisation)
    invitation.refresh_from_db()
    check(invitation, by)
    now = timezone.now()
    membership = Membership.objects.filter(organisation=invitation.organisation, person=by).first()
    membership = membership or Membership(organisation=invitation.organisation, person=by, asked_at=now)
    if membership.state != Membership.State.CONFIRMED:
        membership.state, membership.confirmed_at, membership.ended_at = Membership.State.CONFIRMED, now, None
        membership.through, membership.is_staff = Membership.Through.INVITATION, invitation.is_staff
    membership.is_lead |= invitation.is_lead
    membership.save()
    invitation.accepted_at = now
    invitation.save()
    audit.record("organisations.invitation_accepted", by=by, thing=membership, is_lead=invitation.is_lead)
    return membership


def check(invitation: Invitation, person: Person | None) -> None:
    """Raise InvitationError when the invitation is not open, or not for this person (None: nobody signed in)."""
    if invitation.cancelled_at:
        raise InvitationError("cancelled")
    if invitation.accepted_at:
        raise InvitationError("used")
    if invitation.expires_at < timezone.now():
        raise InvitationError("expired")
    if person is not None and person.email != invitation.email:
        raise InvitationError("other address")


def problem_of(invitation: Invitation, person: Person | None) -> str:
    """Why this person cannot accept it now; empty when they can, or when nobody is signed in yet."""
    try:
        check(invitation, person)
    except InvitationError as error:
        return error.code
    return ""


def digest(token: str) -> str:
    """What we keep of a link."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def forget_old() -> int:
    """Delete invitations that ended a month ago, with the addresses in them; how many."""
    before = timezone.now() - datetime.timedelta(days=KEPT_DAYS)
    return Invitation.objects.filter(expires_at__lt=before).delete()[0]


def _open(organisation: Organisation) -> QuerySet[Invitation]:
    return Invitation.objects.filter(organisation=organisation, accepted_at=None, cancelled_at=None)
