"""The kinds of message there are. Each room registers its own in `AppConfig.ready()`; an unknown kind cannot be queued.

A kind says whether people can stop it. Where they cannot, it says why, in words that are shown to them.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


class Often(TextChoices):
    """How often somebody wants to hear about something."""

    EACH = "each", _("Each time, straight away")
    DAILY = "daily", _("In one email a day")
    WEEKLY = "weekly", _("In one email a week")
    NEVER = "never", _("Never")


class KindError(Exception):
    """A kind of message is unknown or badly described; the message says what to do."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of message, such as `opportunities.answered`.

    `title` names it on the page of choices, without naming any health topic. `why` says why it cannot be stopped.
    `in_digest` kinds may also come once a day or once a week; `only_in_digest` ones come no other way.
    `urgent` ones overtake the rest in the outbox.
    `at_work` kinds come only to those who choose people or act for an organisation: they are offered apart.
    A message that is not sent within `expires` is useless and given up; what it said is then forgotten at once.
    """

    name: str
    title: Words
    can_stop: bool
    why: Words = ""
    in_digest: bool = False
    only_in_digest: bool = False
    at_work: bool = False
    default: Often = Often.EACH
    urgent: bool = False
    expires: timedelta | None = None

    def __post_init__(self) -> None:
        if "." not in self.name:
            raise KindError(f"{self.name}: a kind is named room.name.")
        if self.can_stop == bool(self.why):
            raise KindError(f"{self.name}: a kind either can be stopped or says why it cannot.")
        if self.only_in_digest and not self.in_digest:
            raise KindError(f"{self.name}: what comes only in digests is in digests.")
        if self.in_digest and not self.can_stop:
            raise KindError(f"{self.name}: what comes in digests can be stopped.")
        if self.default not in self.choices:
            raise KindError(f"{self.name}: {self.default} is not one of its choices.")

    @property
    def choices(self) -> list[Often]:
        """How often it can be had."""
        if not self.can_stop:
            return [Often.EACH]
        if self.only_in_digest:
            return [Often.DAILY, Often.WEEKLY, Often.NEVER]
        return list(Often) if self.in_digest else [Often.EACH, Often.NEVER]


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Add a kind.

    Raises KindError for a name that is taken.
    """
    if kind.name in _kinds:
        raise KindError(f"{kind.name} is registered already; names must differ.")
    _kinds[kind.name] = kind


def get(name: str) -> Kind:
    """Return a kind by name.

    Raises KindError for an unknown one.
    """
    try:
        return _kinds[name]
    except KeyError:
        raise KindError(
            f"{name} is not a kind of message: register it with messages.kinds.register in its room's ready()."
        ) from None


def find(name: str) -> Kind | None:
    """Return a kind by name, None for one that is no longer registered but still has messages."""
    return _kinds.get(name)


def every() -> list[Kind]:
    """Return all kinds, in the order of registration."""
    return list(_kinds.values())
