"""Pages of my data."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from alongside.people import hooks
from alongside.people.current import person_of
from alongside.people.leaving.actions import delete_everything
from alongside.people.leaving.export import as_json
from alongside.people.leaving.forms import DeleteForm
from alongside.people.leaving.held import rooms_of
from alongside.people.security.gates import open_without_second_step, signed_in_lately
from alongside.web.access import limited, public, signed_in


@open_without_second_step
@signed_in
@require_safe
def my_data(request: HttpRequest) -> HttpResponse:
    """See, correct, take along, delete."""
    return render(request, "people/leaving/my_data.jinja")


@open_without_second_step
@signed_in
@signed_in_lately
@require_safe
def held(request: HttpRequest) -> HttpResponse:
    """Everything, to be read."""
    return render(request, "people/leaving/held.jinja", {"rooms": rooms_of(person_of(request))})


@open_without_second_step
@signed_in
@signed_in_lately
@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """Everything, as one file."""
    response = HttpResponse(as_json(person_of(request)), content_type="application/json; charset=utf-8")
    name = f"alongside-my-data-{timezone.localdate().isoformat()}.json"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


@open_without_second_step
@signed_in
@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """What deleting means, before it is done."""
    person = person_of(request)
    warnings = [warning for room in hooks.personal_data for warning in room.warnings(person)]
    return render(request, "people/leaving/leave.jinja", {"warnings": warnings})


@open_without_second_step
@signed_in
@limited(20, "delete_everything")
@signed_in_lately
@require_http_methods(["GET", "HEAD", "POST"])
def leave_for_good(request: HttpRequest) -> HttpResponse:
    """Delete everything about me."""
    form = DeleteForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "people/leaving/leave_for_good.jinja", {"form": form})
    person = person_of(request)
    delete_everything(by=person, person=person)
    logout(request)
    return redirect("left")


@public
@require_safe
def left(request: HttpRequest) -> HttpResponse:
    """It is done."""
    return render(request, "people/leaving/left.jinja")
