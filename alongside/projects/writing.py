"""Saving what a team writes together: of two who write at once, the second sees both texts and loses neither."""

from collections.abc import Callable
from enum import Enum, auto

from django.db.models import Model
from django.http import HttpRequest

from alongside.design.forms import SeenForm
from alongside.projects.errors import ChangedMeanwhileError


class Saving(Enum):
    """What became of a form."""

    NOT_YET = auto()
    SAVED = auto()
    CLASHED = auto()

    @property
    def is_saved(self) -> bool:
        """Whether the page can lead on."""
        return self is Saving.SAVED

    @property
    def is_clash(self) -> bool:
        """Whether the page has to show what somebody else wrote meanwhile."""
        return self is Saving.CLASHED


def save(request: HttpRequest, form: SeenForm, act: Callable[[], object], now: Callable[[], str]) -> Saving:
    """Save a form that was sent and is right, through an action that notices when somebody else was first.

    `now` reads the thing anew and returns its mark: what was typed stays in the form, and sent again it overwrites
    knowingly.
    """
    if request.method != "POST" or not form.is_valid():
        return Saving.NOT_YET
    try:
        act()
    except ChangedMeanwhileError:
        form.show_clash(now())
        return Saving.CLASHED
    return Saving.SAVED


def mark_of(thing: Model, field: str = "version") -> Callable[[], str]:
    """Return what reads a thing anew and returns its mark."""

    def now() -> str:
        thing.refresh_from_db()
        return str(getattr(thing, field))

    return now
