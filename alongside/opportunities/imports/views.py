"""Importing openings: send a file, see what it would change, then do it."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.imports import uploads as kept
from alongside.imports.reading import FileError
from alongside.opportunities import rules
from alongside.opportunities.imports import scope, uploads
from alongside.opportunities.imports.changes import Outcome
from alongside.opportunities.imports.files import NEEDED
from alongside.opportunities.imports.forms import OpeningsForm
from alongside.opportunities.imports.report import Report
from alongside.opportunities.imports.rows import FIELDS
from alongside.opportunities.imports.words import passed_over
from alongside.opportunities.models import OpeningsUpload
from alongside.people.current import person_of
from alongside.web.access import limited, require, signed_in


@signed_in
@limited(60, "import")
def send(request: HttpRequest) -> HttpResponse:
    """Send a file; nothing is imported yet."""
    require(rules.may_import(request.user))
    form = OpeningsForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        upload = kept.keep(OpeningsUpload, by=person_of(request), name=file.name, content=file.read())
        return redirect("import_openings_check", upload.key)
    context = {
        "form": form,
        "scope": scope.of(person_of(request)),
        "needed": NEEDED,
        "others": sorted(FIELDS - set(NEEDED)),
    }
    return render(request, "opportunities/imports/send.jinja", context)


@signed_in
def check(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """What the file would change; then do it."""
    require(rules.may_import(request.user))
    upload = kept.of(OpeningsUpload, person_of(request), key)
    if upload is None:
        return _gone(request)
    try:
        return _confirmed(request, upload) if request.method == "POST" else _shown(request, upload)
    except FileError as error:
        context = {"upload": upload, "error": str(error), "shown": None}
        return render(request, "opportunities/imports/check.jinja", context)


def _confirmed(request: HttpRequest, upload: OpeningsUpload) -> HttpResponse:
    """Do what was seen, and nothing else."""
    done = uploads.confirm(by=person_of(request), upload=upload, seen=request.POST.get("seen", ""))
    if done is None:
        return _gone(request)
    if done.is_good and not done.is_stale:
        messages.success(request, done_words(done))
        return redirect("manage")
    return _shown(request, upload, is_stale=True)


def _shown(request: HttpRequest, upload: OpeningsUpload, *, is_stale: bool = False) -> HttpResponse:
    shown = uploads.look(upload)
    context = {
        "upload": upload,
        "error": "",
        "shown": shown,
        "report": shown.report,
        "is_stale": is_stale,
        "passed_over": passed_over(shown.report.passed_over),
    }
    return render(request, "opportunities/imports/check.jinja", context, status=409 if is_stale else 200)


def _gone(request: HttpRequest) -> HttpResponse:
    words = _("That file is not here any more. It was imported, or you sent another one, or a day has passed.")
    messages.info(request, words)
    return redirect("import_openings")


@signed_in
def whole_list(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Every row and what becomes of it, to download."""
    require(rules.may_import(request.user))
    upload = kept.of(OpeningsUpload, person_of(request), key)
    if upload is None:
        return _gone(request)
    try:
        words = "".join(["\ufeff", *uploads.whole_list(upload)])
    except FileError:
        return redirect("import_openings_check", key)
    answer = HttpResponse(words, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="openings.csv"'
    return answer


def done_words(done: Report) -> str:
    """Say what was done."""
    new = ngettext("%(count)d new opening", "%(count)d new openings", done.counts[Outcome.NEW])
    return _("Imported: %(new)s, %(changed)d changed, %(same)d as before, %(left)d left alone.") % {
        "new": new % {"count": done.counts[Outcome.NEW]},
        "changed": done.counts[Outcome.CHANGED],
        "same": done.counts[Outcome.SAME],
        "left": done.left_alone,
    }
