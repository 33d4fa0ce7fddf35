"""The directory. (An organisation's own page is made of several rooms: see `site`.)"""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.design import clean
from alongside.organisations import queries
from alongside.organisations.models import Organisation
from alongside.web.access import public
from alongside.web.pages import shows

A_PAGE = 20
Kind = Organisation.Kind


@public
def directory(request: HttpRequest) -> HttpResponse:
    """All organisations: search by name, filter by kind, region and whether they have joined."""
    shows(request, "organisations")
    wanted = _wanted(request)
    page = Paginator(queries.directory(wanted), A_PAGE).get_page(request.GET.get("page"))
    kinds = queries.kinds(wanted)
    context = {
        "wanted": wanted,
        "page": page,
        "kinds": [(kind, Kind(kind).label, kinds.get(kind, 0)) for kind in Kind.values if kind in kinds],
        "regions": queries.regions(wanted),
        "address": "?" + "".join(f"{urlencode({name: value})}&" for name, value in wanted.__dict__.items() if value),
        "is_filtered": wanted != queries.Wanted(),
    }
    return render(request, "organisations/directory.jinja", context)


def _wanted(request: HttpRequest) -> queries.Wanted:
    """What was asked for; anything that makes no sense is left out."""
    asked = {name: clean.line(request.GET.get(name, ""))[:100] for name in ("words", "kind", "region", "state")}
    if asked["kind"] not in Kind.values:
        asked["kind"] = ""
    if asked["state"] not in (queries.JOINED, queries.ENDED):
        asked["state"] = queries.ACTIVE
    return queries.Wanted(**asked)
