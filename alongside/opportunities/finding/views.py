"""Public pages of opportunities."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from alongside.opportunities.finding import queries
from alongside.web.access import public


@public
def opportunity_list(request: HttpRequest) -> HttpResponse:
    """What is open."""
    return render(request, "opportunities/list.jinja", {"opportunities": queries.public_opportunities()[:20]})


@public
def opportunity_page(request: HttpRequest, slug: str) -> HttpResponse:
    """One opportunity."""
    opportunity = get_object_or_404(queries.public_opportunities(), slug=slug)
    return render(request, "opportunities/opportunity.jinja", {"opportunity": opportunity})
