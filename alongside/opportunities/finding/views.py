"""The pages that anybody can open: the list, one opportunity, the same for printing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.opportunities import hooks
from alongside.opportunities.answering import found_or_404
from alongside.opportunities.finding import filters, nothing, panel, queries, structured, why
from alongside.opportunities.finding.search import Look
from alongside.opportunities.interests import queries as interests
from alongside.people.models import Person
from alongside.web.access import public
from alongside.web.pages import shows


@public
def opportunity_list(request: HttpRequest) -> HttpResponse:
    """What is open, narrowed by the filters."""
    shows(request, "openings", "organisations")
    found = queries.find(filters.read(request.GET))
    groups = panel.groups(found)
    wishes = panel.wishes(found, groups)
    context = {
        "found": found,
        "asked": found.asked,
        "groups": groups,
        "wishes": wishes,
        "narrowed": len(wishes) - bool(found.asked.q),
        "orders": panel.orders(found.asked),
        **_told(found.counts.look),
        "near": queries.near(found),
    }
    return render(request, "opportunities/finding/list.jinja", context)


def _told(look: Look | None) -> dict[str, Any]:
    """How the words were read, what of them nothing here has, and where to go with an errand."""
    if look is None:
        return {"reading": [], "unmet": [], "elsewhere": ""}
    return {
        "reading": [] if look.errand else why.reading(look),
        "unmet": why.read_as(look.unmet),
        "elsewhere": nothing.ELSEWHERE.get(look.errand, ""),
    }


@public
def opportunity_page(request: HttpRequest, slug: str) -> HttpResponse:
    """One opportunity."""
    return _page(request, slug, "opportunities/finding/page.jinja")


@public
def opportunity_print(request: HttpRequest, slug: str) -> HttpResponse:
    """One opportunity, to print and pass on."""
    return _page(request, slug, "opportunities/finding/print.jinja")


def _page(request: HttpRequest, slug: str, template: str) -> HttpResponse:
    opportunity = queries.public_page(slug)
    if opportunity is None and queries.is_hidden(slug):
        return render(request, "opportunities/finding/hidden.jinja", status=410)
    opportunity = found_or_404(opportunity)
    choosers = list(opportunity.choosers.all())
    shows(request, *opportunity.shown_as(), *opportunity.organisation.shown_as()[:1])
    shows(request, *(name for chooser in choosers if chooser.person for name in chooser.person.shown_as()))
    context: dict[str, Any] = {
        "opportunity": opportunity,
        "topics": panel.topic_names(opportunity),
        "choosers": choosers,
        "way": hooks.way_of_choosing(opportunity.way_of_choosing),
        "data": structured.script(opportunity),
        "address": structured.address(opportunity),
        "mine": interests.interest_in(request.user, opportunity) if isinstance(request.user, Person) else None,
    }
    if template.endswith("print.jinja"):
        context["code"] = structured.picture(opportunity)
    return render(request, template, context)
