"""Reporting a listing without an account; hiding and showing it."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import salted_hmac
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
from alongside.web.requests import client_address


# Without a token, so that the page is the same for everybody: a report acts with nobody's rights, so nothing can be
# forged in anybody's name. Other sites are turned away below, and the limit holds everybody else.
@public
@limited(20, name="report")
@csrf_exempt
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell us that a listing is not right."""
    opportunity = found_or_404(finding.public_page(slug))
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        require(request.headers.get("Sec-Fetch-Site", "same-origin") in ("same-origin", "none"))
        if form.is_valid():
            actions.report(opportunity=opportunity, key=_key(request, opportunity, form), **form.cleaned_data)
            return redirect("opportunity_reported", slug=slug)
    return render(request, "opportunities/reporting/report.jinja", {"opportunity": opportunity, "form": form})


def _key(request: HttpRequest, opportunity: Opportunity, form: ReportForm) -> uuid.UUID:
    """The same words from the same place on the same day are one report; nothing can be read back from the key."""
    parts = [
        str(opportunity.pk),
        client_address(request),
        timezone.localdate().isoformat(),
        *form.cleaned_data.values(),
    ]
    return uuid.UUID(bytes=salted_hmac("report", "\n".join(parts), algorithm="sha256").digest()[:16])


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
