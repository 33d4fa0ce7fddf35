"""Pages for when something is wrong with an idea: reporting it without an account, hiding it, asking to look again."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from alongside.people.current import person_of
from alongside.projects.answering import in_words
from alongside.projects.ideas import minding, queries, rules
from alongside.projects.ideas.forms import HideForm, LookAgainForm, ReportForm
from alongside.projects.ideas.models import Idea
from alongside.projects.ideas.views import visible
from alongside.web import kept
from alongside.web.access import limited, public, require, signed_in
from alongside.web.anonymous import key_of_today, require_own_page


# Without a token: see `web.anonymous`. The limit holds everybody else.
@public
@limited(20, name="report")
@csrf_exempt
def report(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Tell us that something is wrong with an idea."""
    found = _open_to_all(key)
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        require_own_page(request)
        if form.is_valid():
            once = key_of_today(request, "idea", str(found.pk), *form.cleaned_data.values())
            minding.report(idea=found, key=once, **form.cleaned_data)
            return redirect("idea_reported", key)
    return render(request, "projects/ideas/report.jinja", {"idea": found, "form": form})


@public
def reported(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Thank you, and what happens next."""
    return render(request, "projects/ideas/reported.jinja", {"idea": _open_to_all(key)})


def _open_to_all(key: uuid.UUID) -> Idea:
    found = queries.sent_at(key)
    if found is None:
        raise Http404
    return found


@signed_in
def reports(request: HttpRequest) -> HttpResponse:
    """Reports about ideas that wait for me."""
    require(rules.may_see_reports(request.user))
    return render(request, "projects/ideas/reports.jinja", {"reported": queries.reported_to(person_of(request))})


@signed_in
@in_words
def hide(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Hide an idea or its story for a reason, show it again, or leave it as it is."""
    found, person = visible(request, key), person_of(request)
    require(rules.may_hide(person, found))
    do = request.POST.get("do", "") if request.method == "POST" else ""
    if do == "show":
        minding.show(by=person, idea=found)
        messages.success(request, _("Anybody can read it again."))
        return redirect("idea", key)
    if do == "leave":
        minding.dismiss(by=person, idea=found)
        messages.success(request, _("The reports are dealt with. The page stays as it is."))
        return redirect("idea", key)
    form = HideForm(kept.typed(request), has_story="page" in queries.uses(found))
    if request.method == "POST" and form.is_valid():
        minding.hide(by=person, idea=found, **form.hiding())
        messages.success(request, _("It is hidden. Whoever raised it is told why."))
        return redirect("idea", key)
    waiting = queries.reports_about(found, person)
    return render(request, "projects/ideas/hide.jinja", {"idea": found, "form": form, "reports": waiting})


@signed_in
@limited(20)
@in_words
def look_again(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Ask the administrators, as whoever raised it, to look again at what was hidden."""
    found, person = visible(request, key), person_of(request)
    require(rules.is_raiser(person, found))
    if not found.hidden_part:
        return redirect("idea", key)
    form = LookAgainForm(kept.typed(request))
    if request.method == "POST" and form.is_valid():
        minding.ask_again(by=person, idea=found, **form.cleaned_data)
        messages.success(request, _("Thank you. An administrator of this service looks again."))
        return redirect("idea", key)
    return render(request, "projects/ideas/look_again.jinja", {"idea": found, "form": form})
