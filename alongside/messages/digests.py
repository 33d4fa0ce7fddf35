"""Digests: once a day or once a week, what several rooms have to tell, in one email.

They go out from seven in the morning, London time; weekly ones on Mondays.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from alongside.messages import actions, hooks, kinds, queries
from alongside.messages.kinds import Often
from alongside.messages.models import DigestRun
from alongside.messages.recipients import Recipient

KIND = "messages.digest"
HOUR = time(7)
BATCH = 500
_DAYS = {Often.DAILY: 1, Often.WEEKLY: 7}
Content = list[tuple[hooks.DigestSection, Sequence[hooks.Line]]]


def send_due() -> int:
    """Queue the digests whose time has come; return how many. A run that was cut short is finished first."""
    return sum(_send(often) for often in _DAYS) if hooks.digest_sections else 0


def latest(often: Often, now: datetime) -> datetime:
    """Return when the newest digest up to `now` was due."""
    local = timezone.localtime(now)
    day = local.date() - timedelta(days=local.weekday() if often == Often.WEEKLY else 0)
    due = timezone.make_aware(datetime.combine(day, HOUR))
    if due > now:
        due = timezone.make_aware(datetime.combine(day - timedelta(days=_DAYS[often]), HOUR))
    return due


def _send(often: Often) -> int:
    newest = latest(often, timezone.now())
    run, _is_new = DigestRun.objects.get_or_create(
        often=often, defaults={"done_until": newest - timedelta(days=_DAYS[often])}
    )
    run.target = run.target or newest
    if run.target <= run.done_until:
        return 0
    run.save()
    sent = sum(_send_batch(often, people, run.done_until, run.target) for people in _batches())
    run.done_until, run.target = run.target, None
    run.save()
    return sent


@transaction.atomic
def _send_batch(often: Often, people: Sequence[Recipient], since: datetime, until: datetime) -> int:
    """Queue the digests of some people; the key makes each one of a period."""
    count = 0
    for person, content in _contents(often, people, since, until):
        key = f"digest:{often}:{until:%Y%m%d}:{person.person_id}"
        count += actions.queue(to=person, kind=KIND, key=key, sections=content) is not None
    return count


def _contents(
    often: Often, people: Sequence[Recipient], since: datetime, until: datetime
) -> Iterator[tuple[Recipient, Content]]:
    """Each person for whom there is something to tell, with it."""
    chosen = queries.choices_of_many(
        [person.person_id for person in people if person.person_id],
        [section.kind for section in hooks.digest_sections],
    )
    found: dict[int, Content] = defaultdict(list)
    for section in hooks.digest_sections:
        default = kinds.get(section.kind).default
        wanting = [person for person in people if chosen.get((person.person_id or 0, section.kind), default) == often]
        for person_id, lines in section.lines(wanting, since, until).items() if wanting else ():
            if lines:
                found[person_id].append((section, lines))
    yield from ((person, found[person.person_id]) for person in people if person.person_id in found)


def _batches() -> Iterator[Sequence[Recipient]]:
    """Everybody who may read a digest, some at a time."""
    for next_after in hooks.readers:
        last = 0
        while people := next_after(last, BATCH):
            yield people
            last = people[-1].person_id or 0
