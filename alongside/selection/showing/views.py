"""The public page of a draw, the list to check it with, and everybody's own page."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.opportunities.answering import found_or_404
from alongside.people.current import person_of
from alongside.selection import rules, words
from alongside.selection.asking import actions
from alongside.selection.models import Draw
from alongside.selection.planning.queries import LAW
from alongside.selection.pressing import pressed
from alongside.selection.showing import queries
from alongside.selection.showing.queries import Mine, Shown
from alongside.web.access import public, signed_in
from alongside.web.pages import shows


@public
def draw(request: HttpRequest, slug: str) -> HttpResponse:
    """How people are chosen, and what came of it."""
    found = _shown(request, slug)
    context = {
        "shown": found,
        "law": LAW,
        "lowest": words.chance(found.draw.lowest or 0.0),
        "highest": words.chance(found.draw.highest or 0.0),
    }
    return render(request, "selection/draw.jinja", context)


@public
def panels(request: HttpRequest, slug: str) -> HttpResponse:
    """All panels with the salt, once it is drawn: a file to check the commitment with."""
    found = _shown(request, slug)
    if found.draw.stage != Draw.Stage.DRAWN:
        raise Http404
    answer = JsonResponse(queries.published(found.draw), json_dumps_params={"indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="draw-{found.opportunity.slug}.json"'
    return answer


def _shown(request: HttpRequest, slug: str) -> Shown:
    opportunity = found_or_404(queries.opportunity_at(slug))
    if opportunity.hidden_at is not None or not rules.is_drawn(opportunity):
        raise Http404
    shows(request, *opportunity.shown_as(), *opportunity.organisation.shown_as()[:1])
    return found_or_404(queries.shown(opportunity))


def _mine(request: HttpRequest, key: uuid.UUID) -> Mine:
    return found_or_404(queries.mine(person_of(request), key))


@signed_in
def mine(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """What my chance is, why, what happened and what comes next."""
    found = _mine(request, key)
    chance = words.chance(found.entry.chance or 0.0) if found.entry else ""
    even = words.chance((found.draw.places or 0) / (found.draw.people or 1))
    return render(request, "selection/mine.jinja", {"mine": found, "chance": chance, "even": even})


@signed_in
@pressed(_mine)
def take_back(request: HttpRequest, found: Mine, key: uuid.UUID) -> HttpResponse:
    """Take my answers out of the draw."""
    actions.take_back(by=person_of(request), interest=found.interest)
    messages.success(request, _("Your answers are deleted. You are still in the draw."))
    return redirect("my_draw", key)
