"""What the organisation says: about itself, its safeguarding contact, whether it wants a second reader, ways in."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.organisations import actions, queries
from alongside.organisations.forms import AboutForm, NewWayForm, SafeguardingForm, SecondReaderForm, SeenForm, WayForm
from alongside.organisations.manage.common import edit, managed, page
from alongside.organisations.membership import queries as membership
from alongside.organisations.models import Organisation, WayToGetInvolved
from alongside.people.current import person_of
from alongside.web import kept
from alongside.web.access import signed_in


@dataclass(frozen=True, kw_only=True)
class Question:
    """One page that asks about some fields of the organisation."""

    form: type[SeenForm]
    fields: list[str]
    title: str | Promise
    intro: str | Promise = ""


ABOUT = Question(form=AboutForm, fields=actions.ABOUT, title=gettext_lazy("What you do about involvement"))
SAFEGUARDING = Question(
    form=SafeguardingForm,
    fields=actions.SAFEGUARDING,
    title=gettext_lazy("Safeguarding contact"),
    intro=gettext_lazy(
        "Whom can people tell when they worry that somebody may come to harm? "
        "Anybody can see this, so give a work address and number, never a private one."
    ),
)
SECOND_READER = Question(
    form=SecondReaderForm, fields=actions.SECOND_READER, title=gettext_lazy("Reading before publishing")
)


@signed_in
def home(request: HttpRequest, slug: str) -> HttpResponse:
    """What there is to do, and what waits."""
    organisation = managed(request, slug)
    counts = membership.counts(organisation)
    return page(request, "home", organisation, counts=counts)


@signed_in
def about(request: HttpRequest, slug: str) -> HttpResponse:
    """What the organisation does about involvement."""
    return _ask(request, slug, ABOUT)


@signed_in
def safeguarding(request: HttpRequest, slug: str) -> HttpResponse:
    """Whom to tell when somebody may be at risk."""
    return _ask(request, slug, SAFEGUARDING)


@signed_in
def second_reader(request: HttpRequest, slug: str) -> HttpResponse:
    """Whether a second person reads each opportunity."""
    return _ask(request, slug, SECOND_READER)


@signed_in
def ways(request: HttpRequest, slug: str) -> HttpResponse:
    """The ways to get involved, to change."""
    organisation = managed(request, slug)
    return page(request, "ways", organisation, ways=queries.ways(organisation))


@signed_in
def new_way(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a way to get involved."""
    organisation = managed(request, slug)
    form = NewWayForm(kept.typed(request))
    if request.method == "POST" and form.is_valid():
        key: uuid.UUID = form.cleaned_data["key"]
        actions.add_way(by=person_of(request), organisation=organisation, key=key, values=form.values())
        messages.success(request, _("Added."))
        return redirect("manage_ways", slug)
    return edit(request, organisation, form, _("Add a way to get involved"), back="manage_ways")


@signed_in
def way(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """Change a way to get involved."""
    organisation = managed(request, slug)
    held = _way(organisation, key)
    form = _form(request, WayForm, held, actions.WAY)
    now: Any = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_way(
                by=person_of(request), way=held, seen_before=form.cleaned_data["seen"], values=form.values()
            )
        except actions.ChangedMeanwhileError as clash:
            now = _clashed(form, clash, actions.WAY)
        else:
            messages.success(request, _("Saved."))
            return redirect("manage_ways", slug)
    return edit(request, organisation, form, _("Change a way to get involved"), back="manage_ways", now=now)


@signed_in
def remove_way(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """Take a way to get involved away, after asking once."""
    organisation = managed(request, slug)
    held = _way(organisation, key)
    if request.method == "POST":
        actions.remove_way(by=person_of(request), way=held)
        messages.success(request, _("Removed."))
        return redirect("manage_ways", slug)
    return page(request, "remove_way", organisation, way=held)


def _way(organisation: Organisation, key: uuid.UUID) -> WayToGetInvolved:
    """One of its own ways; another organisation's does not exist here."""
    return get_object_or_404(queries.ways(organisation), key=key)


def _ask(request: HttpRequest, slug: str, question: Question) -> HttpResponse:
    """Ask one question, and save the answer unless somebody changed it meanwhile."""
    organisation = managed(request, slug)
    form = _form(request, question.form, organisation, question.fields)
    now: Any = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(
                by=person_of(request),
                organisation=organisation,
                fields=question.fields,
                seen_before=form.cleaned_data["seen"],
                values=form.values(),
            )
        except actions.ChangedMeanwhileError as clash:
            now = _clashed(form, clash, question.fields)
        else:
            messages.success(request, _("Saved."))
            return redirect("manage_organisation", slug)
    return edit(request, organisation, form, question.title, intro=question.intro, now=now)


def _form(request: HttpRequest, form: type[SeenForm], thing: Any, fields: list[str]) -> SeenForm:
    """The form with what was typed, or else with how things are."""
    initial = {name: getattr(thing, name) for name in fields} | {"seen": actions.seen(thing, fields)}
    return form(kept.typed(request), initial=initial)


def _clashed(form: SeenForm, clash: actions.ChangedMeanwhileError, fields: list[str]) -> list[tuple[Any, Any]]:
    """Say so in the form, and return how things are now, to show beside it."""
    form.show_clash(actions.seen(clash.now, fields))
    return [(form.fields[name].label, getattr(clash.now, name)) for name in fields]
