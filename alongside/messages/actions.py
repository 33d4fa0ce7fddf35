"""Queueing what is to be sent, in the transaction of what it tells."""

from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from alongside.messages.models import Message
from alongside.messages.recipients import Recipient


def queue(*, to: Recipient, kind: str, key: str | None = None, **context: Any) -> Message | None:
    """Draw and queue one message; with the same `key` it is queued once.

    Templates: `<room>/messages/<kind after the dot>.{subject,text,html}.jinja`, for example `opportunities.answered`.
    The subject never names a health topic: it can show on a locked screen that others see.
    """
    if key and Message.objects.filter(key=key).exists():
        return None
    room, name = kind.split(".", 1)
    context |= {"to": to}
    now = timezone.now()
    drawn = {
        part: render_to_string(f"{room}/messages/{name}.{part}.jinja", context) for part in ("subject", "text", "html")
    }
    return Message.objects.create(
        kind=kind,
        person_id=to.person_id,
        name=to.name,
        address=to.address,
        subject=" ".join(drawn["subject"].split()),
        text=drawn["text"],
        html=drawn["html"],
        key=key,
        queued_at=now,
        due_at=now,
    )
