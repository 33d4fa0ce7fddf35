"""What all pages of managing share: the organisation, and the rule."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import Promise

from alongside.design.forms import Form
from alongside.organisations import queries, rules
from alongside.organisations.models import Organisation
from alongside.web.access import require


def managed(request: HttpRequest, slug: str) -> Organisation:
    """Return the organisation when the person may manage it; anybody else gets 403."""
    organisation = get_object_or_404(queries.organisations(), slug=slug)
    require(rules.may_manage(request.user, organisation))
    return organisation


def page(request: HttpRequest, name: str, organisation: Organisation, **context: Any) -> HttpResponse:
    """Draw one of the pages."""
    return render(request, f"organisations/manage/{name}.jinja", context | {"organisation": organisation})


def edit(
    request: HttpRequest, organisation: Organisation, form: Form, title: str | Promise, **context: Any
) -> HttpResponse:
    """Draw a page that asks something: `intro` before the questions, what stands there `now` after a clash."""
    shared = {"form": form, "title": title, "intro": "", "now": None, "send": "", "back": "manage_organisation"}
    return page(request, "edit", organisation, **shared | context)
