"""Pages for when something that was written hurts."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from alongside.organisations import queries as organisations
from alongside.organisations import rules as leads
from alongside.people.current import person_of
from alongside.projects.discussion import desk, forms, minding, queries
from alongside.projects.presses import which
from alongside.web import kept
from alongside.web.access import limited, require, signed_in

A_PAGE = 20


@signed_in
def hide(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """Hide a post for a reason, or show it again."""
    seat, found = desk.post_at(request, slug, key)
    if found.hidden_at is not None:
        if request.method == "POST" and request.POST.get("do") == "show":
            minding.show(by=seat.person, post=found)
            messages.success(request, _("It shows again."))
        return desk.to_post(slug, found)
    if request.method == "POST" and request.POST.get("do") == "show":
        return desk.to_post(slug, found)
    form = forms.HideForm(kept.typed(request))
    if request.method == "POST" and form.is_valid():
        minding.hide(by=seat.person, post=found, reason=form.cleaned_data["reason"])
        messages.success(request, _("It is hidden. Anybody in the team can show it again."))
        return desk.to_post(slug, found)
    return desk.page(request, seat, "hide", post=found, topic=found.topic, form=form)


@signed_in
@limited(20)
def report(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """Ask the leads of the organisation for help with a post."""
    seat, found = desk.post_at(request, slug, key)
    form = forms.ReportForm(kept.typed(request))
    if request.method == "POST" and form.is_valid():
        minding.report(by=seat.person, post=found, **form.cleaned_data)
        messages.success(request, _("Thank you for saying so. The organisation’s involvement leads hear of it."))
        return desk.to_post(slug, found)
    return desk.page(request, seat, "report", post=found, topic=found.topic, form=form)


@signed_in
def reports(request: HttpRequest, slug: str) -> HttpResponse:
    """For the leads of an organisation: who asks for help, in their words; never what the team wrote."""
    organisation = get_object_or_404(organisations.organisations(), slug=slug)
    require(leads.is_lead(request.user, organisation))
    found = queries.reports(organisation)
    if request.method == "POST":
        report = found.filter(key=which(request.POST.get("which", ""))).first()
        if report is not None:
            minding.handle(by=person_of(request), report=report)
            messages.success(request, _("It is marked as dealt with."))
        return redirect("manage_team_reports", slug)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "projects/discussion/reports.jinja", {"organisation": organisation, "page": page})
