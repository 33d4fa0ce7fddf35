"""Finding a time: planning a meeting, offering times, saying what fits, setting one."""

import datetime
import uuid
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.people.models import Person
from alongside.projects.errors import NotPossibleError
from alongside.projects.meetings import tell
from alongside.projects.meetings.door import enter, need_ahead
from alongside.projects.meetings.models import Meeting, TimeAnswer, TimeOffer
from alongside.projects.models import Member, Project
from alongside.projects.presses import made_before
from alongside.projects.seats import locked, recorder, sits

MOST_OFFERS = 10
MOST_AHEAD = 50


@transaction.atomic
def plan(
    *, by: Person, project: Project, title: str, minutes: int, where: str, dial_in: str, key: uuid.UUID
) -> Meeting:
    """Plan a meeting, whose time is still to be found. The same key plans once."""
    project = locked(project)
    member = sits(by, project)
    made = made_before(Meeting.objects.all(), key, project_id=project.pk)
    if made is not None:
        return made
    ahead = Meeting.objects.filter(project=project, state__in=[Meeting.State.FINDING, Meeting.State.SET])
    if ahead.count() >= MOST_AHEAD:
        raise NotPossibleError(_("You have planned very many meetings. Say which were held, or cancel some first."))
    now = timezone.now()
    made = Meeting.objects.create(
        key=key, project=project, title=title, minutes=minutes, where=where, dial_in=dial_in, made_by=member,
        made_at=now, changed_at=now,
    )  # fmt: skip
    audit.record("projects.meeting_planned", by=by, thing=made)
    return made


@transaction.atomic
def offer(*, by: Person, meeting: Meeting, times: Iterable[datetime.datetime]) -> None:
    """Offer times; one that is offered already stays as it is, with its answers."""
    _member, meeting = enter(by, meeting)
    _need_finding(meeting)
    known = set(meeting.offers.values_list("starts_at", flat=True))
    new = sorted(set(times) - known)
    if len(known) + len(new) > MOST_OFFERS:
        raise NotPossibleError(_("That is more times than anybody can compare. Take some away first."))
    if new:
        TimeOffer.objects.bulk_create(TimeOffer(meeting=meeting, starts_at=at) for at in new)
        audit.record("projects.meeting_times_offered", by=by, thing=meeting)


@transaction.atomic
def take_away(*, by: Person, offer: TimeOffer) -> None:
    """Take an offered time away, with what was answered to it."""
    _member, meeting = enter(by, offer.meeting)
    _need_finding(meeting)
    gone, _rows = TimeOffer.objects.filter(pk=offer.pk).delete()
    if gone:
        audit.record("projects.meeting_time_taken_away", by=by, thing=meeting)


@transaction.atomic
def answer(*, by: Person, meeting: Meeting, answers: Mapping[int, str], whom: Member | None = None) -> None:
    """Say for offered times (by their number) whether they fit. What is not answered now stays as it was."""
    member, meeting = enter(by, meeting, whom)
    _need_finding(meeting)
    before = dict(TimeAnswer.objects.filter(offer__meeting=meeting, member=member).values_list("offer", "fits"))
    offered = set(meeting.offers.values_list("pk", flat=True))
    new = {number: fits for number, fits in answers.items() if number in offered and before.get(number) != fits}
    facts = {"recorded_by": recorder(by, member)}
    for number, fits in new.items():
        TimeAnswer.objects.update_or_create(offer_id=number, member=member, defaults=facts | {"fits": fits})
    if new:
        audit.record("projects.meeting_times_answered", by=by, thing=meeting, for_member=member.pk)


@transaction.atomic
def choose(*, by: Person, offer: TimeOffer) -> Meeting:
    """Set one of the offered times. Raises NotPossibleError when another was set meanwhile."""
    member, meeting = enter(by, offer.meeting)
    if meeting.is_set and meeting.starts_at == offer.starts_at:
        return meeting
    _need_finding(meeting)
    if offer.starts_at <= timezone.now():
        raise NotPossibleError(_("This time has passed. Offer another one."))
    set_to(meeting, offer.starts_at)
    meeting.version += 1
    meeting.save(update_fields=["state", "starts_at", "changed_at", "version"])
    audit.record("projects.meeting_set", by=by, thing=meeting)
    tell.is_set(meeting, member)
    return meeting


def set_to(meeting: Meeting, at: datetime.datetime) -> None:
    """Give a meeting its first time, without saving: what calendars count begins here, at 0."""
    meeting.state, meeting.starts_at, meeting.changed_at = Meeting.State.SET, at, timezone.now()


def _need_finding(meeting: Meeting) -> None:
    need_ahead(meeting)
    if not meeting.is_finding:
        raise NotPossibleError(_("A time for this meeting is set already. You can change it on the meeting’s page."))
