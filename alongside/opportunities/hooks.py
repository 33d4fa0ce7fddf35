"""What rooms above register here. The actions of this room call them inside their own transaction."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.opportunities.models import Interest, Opportunity


@dataclass(frozen=True, kw_only=True)
class OwnStep:
    """A page of its own on the form of interest, where people are chosen in a way that asks them something.

    `form` is a form of the steps (`interests.expressing.forms.StepForm`). `kept` returns what is saved of it by the
    names of the form, `put` saves it, `rows` says it in words to the person. `words` is a template: what the page says
    above the form.
    """

    slug: str
    title: str | Promise
    form: Callable[..., Any]
    kept: Callable[[Interest], dict[str, Any]]
    put: Callable[[Interest, Mapping[str, Any]], None]
    rows: Callable[[Interest], list[tuple[str, str]]]
    words: str


@dataclass(frozen=True, kw_only=True)
class WayOfChoosing:
    """One way in which people can be chosen for an opportunity, in words for those who apply.

    `draft_page` names the address (by the key of a draft) where it is prepared, and `is_prepared` whether that is done:
    what is promised there is fixed once it is published. `run_page` and `public_page` name addresses by slug, `my_page`
    one by the key of an interest. `answers` says, of people who came forward, which answers may be given to each by
    number; who is not in it may be given any.
    """

    code: str
    name: str | Promise
    description: str | Promise
    draft_page: str = ""
    is_prepared: Callable[[Opportunity], bool] = lambda opportunity: True
    step: OwnStep | None = None
    run_page: str = ""
    public_page: str = ""
    my_page: str = ""
    answers: Callable[[Opportunity, Sequence[Interest]], Mapping[int, set[str]]] = lambda opportunity, interests: {}
    # Whether choosing has gone so far that nobody else can come forward any more.
    is_settled: Callable[[Opportunity], bool] = lambda opportunity: False


# Asked whether somebody who does not belong to the organisation may still draft this opening with its members.
drafts_with: list[Callable[[Any, Opportunity], bool]] = []
# Called with an opportunity that has just become open, the first time.
published: list[Callable[[Opportunity], None]] = []
# Called with an interest that has just been answered.
answered: list[Callable[[Interest], None]] = []
# Called with an interest that has just been withdrawn.
withdrawn: list[Callable[[Interest], None]] = []
# Called with an interest whose words are being taken away.
emptied: list[Callable[[Interest], None]] = []
ways_of_choosing: list[WayOfChoosing] = [
    WayOfChoosing(
        code="choosers",
        name=_("The choosers read what everyone wrote"),
        description=_("The people named below read what you write and decide together."),
    ),
]


def way_of_choosing(code: str) -> WayOfChoosing:
    """Return the way with this code; the first one where its room is no longer installed."""
    return next((way for way in ways_of_choosing if way.code == code), ways_of_choosing[0])
