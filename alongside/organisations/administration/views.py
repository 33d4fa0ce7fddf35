"""Deciding on first leads, and importing a file after seeing what it would change."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.imports import uploads as kept
from alongside.imports.reading import FileError
from alongside.organisations.imports import uploads
from alongside.organisations.imports.actions import Report
from alongside.organisations.imports.forms import UploadForm
from alongside.organisations.membership import actions, queries
from alongside.organisations.membership.forms import DeclineLeadForm
from alongside.organisations.models import Upload
from alongside.people.current import person_of
from alongside.web.access import administrators, limited


@administrators
def home(request: HttpRequest) -> HttpResponse:
    """What administrators look after."""
    return render(request, "organisations/administration/home.jinja", {"waiting": queries.lead_requests().count()})


@administrators
def lead_requests(request: HttpRequest) -> HttpResponse:
    """Who asks to be the first lead of an organisation."""
    return render(request, "organisations/administration/leads.jinja", {"requests": queries.lead_requests()})


@administrators
def lead_request(request: HttpRequest, number: int) -> HttpResponse:
    """One request: check, then approve or decline with a reason."""
    asked = queries.lead_requests().filter(pk=number).first()
    if asked is None:
        messages.info(request, _("That was decided already."))
        return redirect("lead_requests")
    declines = request.method == "POST" and request.POST.get("do") == "decline"
    form = DeclineLeadForm(request.POST if declines else None)
    if request.method == "POST" and not declines:
        return _approved(request, number)
    if declines and form.is_valid():
        actions.decline_lead(by=person_of(request), request=asked, reason=form.cleaned_data["reason"])
        messages.success(request, _("We told %(name)s why not.") % {"name": asked.person.name})
        return redirect("lead_requests")
    return render(request, "organisations/administration/lead.jinja", {"asked": asked, "form": form})


def _approved(request: HttpRequest, number: int) -> HttpResponse:
    asked = get_object_or_404(queries.lead_requests(), pk=number)
    words = {"name": asked.person.name, "organisation": asked.organisation.name}
    try:
        actions.approve_lead(by=person_of(request), request=asked)
    except actions.AlreadyLedError:
        messages.error(request, _("%(organisation)s has an involvement lead already. Decline this request.") % words)
        return redirect("lead_request", number)
    messages.success(request, _("%(name)s is the involvement lead of %(organisation)s.") % words)
    return redirect("lead_requests")


@administrators
@limited(60, "import")
def import_file(request: HttpRequest) -> HttpResponse:
    """Send a file; nothing is imported yet."""
    form = UploadForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        upload = kept.keep(
            Upload, by=person_of(request), name=file.name, content=file.read(), kind=form.cleaned_data["kind"]
        )
        return redirect("import_check", upload.key)
    return render(request, "organisations/administration/import.jinja", {"form": form})


@administrators
def import_check(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """What the file would change; then do it."""
    upload = kept.of(Upload, person_of(request), key)
    if upload is None:
        messages.info(
            request, _("That file was imported already, or deleted because nobody confirmed it within a day.")
        )
        return redirect("import_file")
    try:
        done = uploads.confirm(by=person_of(request), upload=upload) if request.method == "POST" else None
        if done and done.is_good:
            messages.success(request, _done_words(done))
            return redirect("import_file")
        report, problems = uploads.look(upload)
    except FileError as error:
        return render(
            request,
            "organisations/administration/import_check.jinja",
            {"upload": upload, "error": str(error), "report": None},
        )
    context = {"upload": upload, "report": report, "problems": problems, "error": ""}
    return render(request, "organisations/administration/import_check.jinja", context)


def _done_words(report: Report) -> str:
    new = ngettext("%(count)d new organisation", "%(count)d new organisations", report.new) % {"count": report.new}
    return _("Imported: %(new)s, %(changed)d changed, %(same)d as before.") % {
        "new": new,
        "changed": report.changed,
        "same": report.same,
    }
