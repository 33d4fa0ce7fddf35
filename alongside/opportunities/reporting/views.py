"""Reporting a listing without an account; hiding and showing it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from alongside.opportunities import rules
from alongside.opportunities.answering import found_or_404, in_words
from alongside.opportunities.finding import queries as finding
from alongside.opportunities.models import Opportunity
from alongside.opportunities.publishing import queries as publishing
from alongside.opportunities.reporting import actions, queries
from alongside.opportunities.reporting.forms import HideForm, ReportForm
from alongside.people.current import person_of
from alongside.web import kept
from alongside.web.access import limited, public, require, signed_in
from alongside.web.anonymous import key_of_today, require_own_page


# Without a token: see `web.anonymous`. The limit holds everybody else.
@public
@limited(20, name="report")
@csrf_exempt
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell us that a listing is not right."""
    opportunity = found_or_404(finding.public_page(slug))
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        require_own_page(request)
        if form.is_valid():
            key = key_of_today(request, str(opportunity.pk), *form.cleaned_data.values())
            actions.report(opportunity=opportunity, key=key, **form.cleaned_data)
            return redirect("opportunity_reported", slug=slug)
    return render(request, "opportunities/reporting/report.jinja", {"opportunity": opportunity, "form": form})


@public
def reported(request: HttpRequest, slug: str) -> HttpResponse:
    """Thank you, and what happens next."""
    opportunity = found_or_404(finding.public_page(slug))
    return render(request, "opportunities/reporting/reported.jinja", {"opportunity": opportunity})


@signed_in
def reports(request: HttpRequest) -> HttpResponse:
    """Reports that wait for me."""
    require(rules.may_see_reports(request.user))
    return render(
        request, "opportunities/reporting/reports.jinja", {"reported": queries.reported_to(person_of(request))}
    )


@signed_in
@in_words
def hide(request: HttpRequest, slug: str) -> HttpResponse:
    """Hide it with a reason."""
    opportunity = _to_hide(request, slug)
    form = HideForm(kept.typed(request))
    if request.method == "POST" and form.is_valid():
        actions.hide(by=person_of(request), opportunity=opportunity, reason=form.cleaned_data["reason"])
        messages.success(request, _("It is hidden. Nobody else can read it now."))
        return redirect("opportunity_manage", slug=slug)
    return render(request, "opportunities/reporting/hide.jinja", {"opportunity": opportunity, "form": form})


@signed_in
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show it again."""
    opportunity = _to_hide(request, slug)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    actions.show(by=person_of(request), opportunity=opportunity)
    messages.success(request, _("Anybody can read it again."))
    return redirect("opportunity_manage", slug=slug)


@signed_in
def dismiss(request: HttpRequest, slug: str) -> HttpResponse:
    """The reports about it need nothing done."""
    opportunity = _to_hide(request, slug)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    actions.dismiss(by=person_of(request), opportunity=opportunity)
    messages.success(request, _("The reports are dealt with. The page stays as it is."))
    return redirect("opportunity_manage", slug=slug)


def _to_hide(request: HttpRequest, slug: str) -> Opportunity:
    opportunity = found_or_404(publishing.looked_after(slug))
    require(rules.may_hide(request.user, opportunity))
    return opportunity
