"""Naming a chooser, and taking the name away again. Accepting confidentiality is the chooser's own act."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.messages import actions as messages
from alongside.messages.recipients import Recipient
from alongside.opportunities import rules
from alongside.opportunities.choices import ChooserRole
from alongside.opportunities.errors import NotPossibleError
from alongside.opportunities.locking import allow, locked
from alongside.opportunities.models import Chooser, Opportunity
from alongside.opportunities.publishing import tell
from alongside.organisations.models import Membership
from alongside.people.models import Person

MOST_CHOOSERS = 12


@transaction.atomic
def name_member(*, by: Person, opportunity: Opportunity, person: Person) -> Chooser:
    """Ask a member of the organisation to choose. They see nothing until they accept confidentiality."""
    opportunity = _open_to_change(by, opportunity)
    member = Membership.objects.filter(
        organisation=opportunity.organisation, person=person, state=Membership.State.CONFIRMED
    ).first()
    if member is None:
        raise NotPossibleError(_("This person does not belong to the organisation. Invite them by email."))
    role = ChooserRole.STAFF if member.is_staff else ChooserRole.PARTNER
    found = Chooser.objects.filter(opportunity=opportunity, person=person).first()
    return found or _invite(by, opportunity, person=person, name=person.name, email="", role=role)


@transaction.atomic
def invite(*, by: Person, opportunity: Opportunity, name: str, email: str, role: str) -> Chooser:
    """Ask somebody by email to choose, whether or not they have an account."""
    opportunity = _open_to_change(by, opportunity)
    found = Chooser.objects.filter(opportunity=opportunity, email=email).first()
    known = Chooser.objects.filter(opportunity=opportunity, person__email=email).first()
    return found or known or _invite(by, opportunity, person=None, name=name, email=email, role=role)


@transaction.atomic
def remove(*, by: Person, opportunity: Opportunity, chooser_pk: int) -> None:
    """Take a chooser's name away. What they did before stays on record."""
    opportunity = _open_to_change(by, opportunity)
    chooser = Chooser.objects.filter(opportunity=opportunity, pk=chooser_pk).select_related("person").first()
    if chooser is None:
        return
    others = Chooser.objects.able().filter(opportunity=opportunity).exclude(pk=chooser.pk)
    if opportunity.published_at and not others.exists():
        raise NotPossibleError(_("Somebody must choose. Name another person first."))
    audit.record("opportunity.chooser_removed", by=by, thing=opportunity, person=chooser.person)
    chooser.delete()


def _open_to_change(by: Person, opportunity: Opportunity) -> Opportunity:
    opportunity = locked(opportunity)
    allow(rules.may_write(by, opportunity))
    return opportunity


def _invite(
    by: Person, opportunity: Opportunity, *, person: Person | None, name: str, email: str, role: str
) -> Chooser:
    if opportunity.choosers.count() >= MOST_CHOOSERS:
        raise NotPossibleError(_("There are 12 choosers already. Take one away first."))
    chooser = Chooser.objects.create(
        opportunity=opportunity, person=person, name=name, email=email, role=role,
        invited_by=by, invited_at=timezone.now(),
    )  # fmt: skip
    audit.record("opportunity.chooser_named", by=by, thing=opportunity, person=person, role=role)
    to = person.recipient if person else Recipient(name=name, address=email)
    messages.queue(
        to=to,
        kind="opportunities.chooser_named",
        key=f"chooser-{chooser.key}",
        chooser=chooser,
        opportunity=opportunity,
        asked_by=by,
        address=tell.address_of_chooser(chooser),
    )
    return chooser


@transaction.atomic
def accept(*, by: Person, chooser: Chooser) -> Chooser:
    """Promise to keep what one reads to oneself; from now on people who apply are told the name."""
    chooser = _own(by, chooser)
    if chooser.accepted_at:
        return chooser
    chooser.person, chooser.name = by, by.name
    chooser.accepted_at, chooser.declined_at = timezone.now(), None
    _keep(chooser)
    audit.record("opportunity.chooser_accepted", by=by, thing=chooser.opportunity)
    return chooser


@transaction.atomic
def decline(*, by: Person, chooser: Chooser) -> Chooser:
    """Say no. The organisation sees it and can name somebody else."""
    chooser = _own(by, chooser)
    if chooser.declined_at:
        return chooser
    chooser.accepted_at, chooser.declined_at = None, timezone.now()
    _keep(chooser)
    audit.record("opportunity.chooser_declined", by=by, thing=chooser.opportunity)
    tell.leads("chooser_declined", chooser.opportunity, key=str(chooser.pk), besides=by, chooser=chooser)
    return chooser


def _own(by: Person, chooser: Chooser) -> Chooser:
    """Return the invitation, locked, if it is this person's own."""
    rows = Chooser.objects.select_for_update(of=("self",)).select_related("opportunity__organisation")
    chooser = rows.get(pk=chooser.pk)
    allow(rules.is_invited(by, chooser))
    return chooser


def _keep(chooser: Chooser) -> None:
    with_account = Chooser.objects.filter(opportunity=chooser.opportunity, person=chooser.person)
    if chooser.person and with_account.exclude(pk=chooser.pk).exists():
        raise NotPossibleError(_("You are named as a chooser already."))
    chooser.save(update_fields=["person", "name", "accepted_at", "declined_at"])
