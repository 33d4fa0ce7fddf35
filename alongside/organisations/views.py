"""Pages of organisations."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from alongside.organisations import queries
from alongside.web.access import public


@public
def directory(request: HttpRequest) -> HttpResponse:
    """All organisations and how to get involved with them."""
    return render(request, "organisations/directory.jinja", {"organisations": queries.directory()})


@public
def organisation_page(request: HttpRequest, slug: str) -> HttpResponse:
    """One organisation."""
    organisation = get_object_or_404(queries.directory(), slug=slug)
    return render(request, "organisations/organisation.jinja", {"organisation": organisation})
