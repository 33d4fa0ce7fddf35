"""The page of a team's openings."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from alongside.projects.openings import actions, queries
from alongside.projects.openings.forms import OpeningForm
from alongside.projects.seats import seat_of
from alongside.web import kept
from alongside.web.access import limited, signed_in

A_PAGE = 20


@signed_in
@limited(20)
def openings(request: HttpRequest, slug: str) -> HttpResponse:
    """The openings of the project, and a new one filled in from it."""
    seat = seat_of(request, slug)
    form = OpeningForm(kept.typed(request))
    if request.method == "POST" and form.is_valid():
        started = actions.start(by=seat.person, project=seat.project, **form.cleaned_data)
        return redirect("draft", started.key)
    page = Paginator(queries.openings(seat.project), A_PAGE).get_page(request.GET.get("page"))
    context = {"project": seat.project, "me": seat.member, "form": form, "page": page}
    return render(request, "projects/openings/openings.jinja", context)
