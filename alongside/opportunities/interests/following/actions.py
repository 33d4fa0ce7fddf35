"""Taking it back, at any time and without having to say why."""

from django.db import transaction
from django.utils import timezone

from alongside.audit import actions as audit
from alongside.messages import actions as messages
from alongside.opportunities import hooks
from alongside.opportunities.interests import rules, sharing
from alongside.opportunities.interests.errors import NotPossibleError
from alongside.opportunities.interests.models import Event, Interest
from alongside.opportunities.models import Chooser
from alongside.people.consents import actions as consents
from alongside.people.models import Person

State = Interest.State


@transaction.atomic
def withdraw(*, by: Person, interest: Interest, reason: str = "") -> Interest:
    """Withdraw: the choosers see nothing more of this person. Pressed twice, it is withdrawn once.

    Raises NotPossibleError when there is nothing to withdraw: it was answered meanwhile.
    """
    found = _locked(by, interest)
    if found.state == State.WITHDRAWN:
        return found
    if not rules.may_withdraw(found):
        raise NotPossibleError
    return _end(by, found, State.WITHDRAWN, Event.What.WITHDRAWN, reason)


@transaction.atomic
def decline(*, by: Person, interest: Interest, reason: str = "") -> Interest:
    """Give up a place. Pressed twice, it is given up once.

    Raises NotPossibleError when there is no place to give up.
    """
    found = _locked(by, interest)
    if found.state == State.DECLINED:
        return found
    if not rules.may_decline(found):
        raise NotPossibleError
    return _end(by, found, State.DECLINED, Event.What.DECLINED, reason)


def _locked(by: Person, interest: Interest) -> Interest:
    consents.lock(by)
    rows = Interest.objects.select_for_update(of=("self",), no_key=True).select_related("opportunity__organisation")
    found = rows.get(pk=interest.pk, person=by)
    found.person = by
    return found


def _end(by: Person, interest: Interest, state: str, what: str, reason: str) -> Interest:
    now = timezone.now()
    interest.state, interest.ended_at, interest.end_reason = state, now, reason
    interest.save(update_fields=["state", "ended_at", "end_reason"])
    Event.objects.create(interest=interest, what=what, at=now)
    audit.record(f"interest.{what}", by=by, thing=interest, said_why=bool(reason))
    _stop_sharing(by, interest)
    _tell_choosers(interest, what)
    for hook in hooks.withdrawn:
        hook(interest)
    return interest


def _stop_sharing(by: Person, interest: Interest) -> None:
    """Take back what the organisation may see, unless the person is still in touch with it about something else."""
    organisation = interest.opportunity.organisation
    over = [State.DRAFT, State.WITHDRAWN, State.DECLINED, State.NOT_THIS_TIME]
    others = Interest.objects.filter(person=by, opportunity__organisation=organisation).exclude(state__in=over)
    if not others.exclude(pk=interest.pk).exists():
        consents.withdraw_sharing_consent(by=by, person=by, organisation_key=sharing.key_of(organisation))


def _tell_choosers(interest: Interest, what: str) -> None:
    assert interest.ended_at is not None  # noqa: S101  set just before
    choosers = Chooser.objects.acting().filter(opportunity=interest.opportunity)
    for chooser in choosers.select_related("person"):
        if chooser.person is not None and chooser.person_id != interest.person_id:
            messages.queue(
                to=chooser.person.recipient,
                kind="opportunities.interest_ended",
                key=f"interest-ended:{interest.pk}:{interest.ended_at:%Y%m%d%H%M%S}:{chooser.pk}",
                opportunity=interest.opportunity,
                gave_up_place=what == Event.What.DECLINED,
            )
