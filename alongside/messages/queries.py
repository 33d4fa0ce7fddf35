"""Reads of this room."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Min, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from alongside.messages import kinds
from alongside.messages.kinds import Kind, Often
from alongside.messages.models import Block, Message, Preference, QuietHours
from alongside.messages.quiet import Hours
from alongside.messages.recipients import Recipient

KEEP_BACKEND = "alongside.messages.backends.KeepBackend"
LATE = timedelta(minutes=15)


def often(to: Recipient, kind: Kind) -> Often:
    """Return how often somebody wants a kind: what they chose, else its default."""
    if not kind.can_stop:
        return Often.EACH
    who = {"person_id": to.person_id} if to.person_id else {"address_digest": to.digest}
    chosen = Preference.objects.filter(**who, kind=kind.name).values_list("often", flat=True).first()
    return Often(chosen) if chosen in kind.choices else kind.default


def choices_of(person_id: int) -> dict[str, Often]:
    """Return how often somebody wants each kind that can be stopped."""
    chosen = dict(Preference.objects.filter(person_id=person_id).values_list("kind", "often"))
    return {kind.name: Often(chosen.get(kind.name, kind.default)) for kind in kinds.every() if kind.can_stop}


def choices_of_many(person_ids: Sequence[int], names: Sequence[str]) -> dict[tuple[int, str], Often]:
    """Return what several people chose for some kinds, by person and kind: one query."""
    rows = Preference.objects.filter(person_id__in=person_ids, kind__in=names)
    return {(row.person_id, row.kind): Often(row.often) for row in rows if row.person_id is not None}


def quiet_hours(person_id: int | None) -> Hours | None:
    """Return when somebody wants no emails."""
    if person_id is None:
        return None
    found = QuietHours.objects.filter(person_id=person_id).first()
    return Hours(found.begins, found.ends) if found else None


def held_until(person_id: int | None, now: datetime) -> datetime | None:
    """Return until when a message to somebody waits because of their quiet hours."""
    hours = quiet_hours(person_id)
    return hours.until(now) if hours else None


def is_blocked(person_id: int | None, sender_id: int | None) -> bool:
    """Whether somebody does not want messages from somebody else."""
    if person_id is None or sender_id is None:
        return False
    return Block.objects.filter(person_id=person_id, sender_id=sender_id).exists()


def blocked_by(person_id: int) -> list[int]:
    """Return whom somebody has blocked, by number, the newest first."""
    return list(Block.objects.filter(person_id=person_id).order_by("-pk").values_list("sender_id", flat=True))


def message(reference: UUID) -> Message | None:
    """Return the message that a stop link came with."""
    return Message.objects.filter(reference=reference).first()


def has_stopped(message: Message) -> bool:
    """Whether whoever got a message has stopped its kind."""
    who = {"person_id": message.person_id} if message.person_id else {"address_digest": message.address_digest}
    return Preference.objects.filter(**who, kind=message.kind, often=Often.NEVER).exists()


def delivers() -> bool:
    """Whether there is anywhere to send to: a mail server, or the page of a demonstration."""
    return settings.DEMO or settings.EMAIL_BACKEND != KEEP_BACKEND


def due() -> QuerySet[Message]:
    """Return what should be sent now: the urgent first, then the longest waiting."""
    waiting = Message.objects.filter(state=Message.State.WAITING, due_at__lte=timezone.now())
    return waiting.order_by("-urgent", "due_at")


@dataclass(frozen=True, kw_only=True)
class Health:
    """Whether messages go out: how many wait, and since when but for quiet hours; how many were given up in a day."""

    delivers: bool
    waiting: int
    oldest_waiting: datetime | None
    failed: int

    @property
    def is_well(self) -> bool:
        """Whether there is a mail server, and nothing waits for long."""
        late = self.oldest_waiting is not None and self.oldest_waiting < timezone.now() - LATE
        return self.delivers and not late


def health() -> Health:
    """Return whether messages go out, for the health page: two queries."""
    now = timezone.now()
    free = Q(held_until=None) | Q(held_until__lte=now)
    waiting = Message.objects.filter(state=Message.State.WAITING).aggregate(
        n=Count("pk"), oldest=Min(Coalesce("held_until", "queued_at"), filter=free)
    )
    since = now - timedelta(days=1)
    failed = Message.objects.filter(state=Message.State.FAILED, queued_at__gt=since).count()
    return Health(delivers=delivers(), waiting=waiting["n"], oldest_waiting=waiting["oldest"], failed=failed)


def sent_messages(*, search: str = "") -> QuerySet[Message]:
    """Return what was sent or waits, the newest first, for the page that a demonstration shows."""
    found = Message.objects.filter(purged_at=None).order_by("-pk")
    return found.filter(Q(address__icontains=search) | Q(subject__icontains=search)) if search else found


def held_about(person_id: int) -> dict[str, Any]:
    """Return what this room holds about somebody, for their own copy of it."""
    messages = Message.objects.filter(person_id=person_id).order_by("pk")
    return {
        "messages": list(messages.values("kind", "address", "subject", "text", "state", "queued_at", "sent_at")),
        "choices": dict(Preference.objects.filter(person_id=person_id).values_list("kind", "often")),
        "quiet_hours": list(QuietHours.objects.filter(person_id=person_id).values("begins", "ends")),
        "people_blocked": Block.objects.filter(person_id=person_id).count(),
    }
