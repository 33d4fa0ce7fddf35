"""Meetings in people's own calendars: a file of one, and an address to which a calendar subscribes."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from alongside.messages.drawing import link
from alongside.people.current import person_of
from alongside.projects.meetings import desk, files, queries, sharing
from alongside.web.access import limited, public, signed_in


@signed_in
def one(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """One meeting as a file for my calendar."""
    seat, found = desk.at(request, slug, key)
    if found.starts_at is None:
        return redirect("team_meeting", slug, key)
    content = files.for_one(found, seat.person, queries.coming_of(found, seat.member))
    response = HttpResponse(content, content_type=f"text/calendar; charset=utf-8; method={files.method(found)}")
    response.headers["Content-Disposition"] = 'attachment; filename="meeting.ics"'
    return response


@signed_in
@limited(20)
@cache_control(private=True, no_store=True)
def mine(request: HttpRequest) -> HttpResponse:
    """My calendar address. It is shown on the answer to the press that makes it, and never again.

    So that press is not answered with a redirect: on its way the secret would have to be kept somewhere.
    """
    person = person_of(request)
    address = ""
    if request.method == "POST" and request.POST.get("do") == "make":
        address = link("calendar_feed", sharing.make_address(by=person))
    elif request.method == "POST":
        if request.POST.get("do") == "stop":
            sharing.stop_address(by=person)
            messages.success(request, _("The address has stopped. Calendars find nothing there any more."))
        return redirect("my_calendar")
    context = {"address": address, "webcal": _webcal(address), "made": queries.address_of(person)}
    return render(request, "projects/meetings/my_calendar.jinja", context)


def _webcal(address: str) -> str:
    """The same address in the way that makes phones and computers subscribe."""
    return f"webcal:{address.partition(':')[2]}" if address else ""


@public
@cache_control(private=True, no_store=True)
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """All meetings of one person, for whoever has the address: it needs no session, and sets none."""
    found = queries.in_calendar(token)
    if found is None:
        raise Http404
    return HttpResponse(files.for_all(found), content_type="text/calendar; charset=utf-8")
