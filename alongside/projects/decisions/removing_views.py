"""Pages about somebody's place in a team: asking whether they stay, replying, appealing and answering."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from alongside.organisations import queries as organisations
from alongside.organisations import rules as leads
from alongside.people.current import person_of
from alongside.projects.answering import in_words
from alongside.projects.decisions import forms, queries, removing, rules
from alongside.projects.seats import seat_of
from alongside.projects.teams import queries as teams
from alongside.projects.teams.forms import LeaveForm
from alongside.web import kept
from alongside.web.access import limited, require, signed_in

A_PAGE = 20


@signed_in
@in_words
@limited(10)
def propose(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask the team whether somebody stays."""
    seat = seat_of(request, slug)
    others = [one for one in teams.members(seat.project) if one.pk != seat.member.pk]
    form = forms.RemovalForm(kept.typed(request), others=others)
    if request.method == "POST" and form.is_valid():
        text, key = form.cleaned_data["text"], form.cleaned_data["key"]
        made = removing.propose(by=seat.person, project=seat.project, about=form.chosen(), text=text, key=key)
        messages.success(request, _("The team is asked. Whom it is about was told, and can reply."))
        return redirect("team_decision", slug, made.key)
    return _page(request, "removal", form=form, project=seat.project)


@signed_in
@in_words
@limited(10)
def appeal(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Ask a lead of the organisation to look at it; and what they answered."""
    person = person_of(request)
    decision = queries.ended(key)
    if decision is None or not rules.may_appeal(person, decision):
        raise PermissionDenied
    form = forms.AppealForm(kept.typed(request) if request.POST.get("do") != "name" else None)
    name = LeaveForm(request.POST if request.POST.get("do") == "name" else None)
    if request.method == "POST" and name.is_valid():
        left_as = person.name if name.cleaned_data["name"] == LeaveForm.KEEP else ""
        removing.choose_name(by=person, decision=decision, left_as=left_as)
        messages.success(request, _("Saved."))
        return redirect("team_appeal", key)
    if request.method == "POST" and form.is_valid():
        removing.appeal(by=person, decision=decision, words=form.cleaned_data["words"])
        messages.success(request, _("Sent. You hear from an involvement lead of the organisation."))
        return redirect("team_appeal", key)
    context = {
        "name_form": name,
        "decision": decision,
        "project": decision.project,
        "appeal": queries.appeal_of(decision),
    }
    return _page(request, "appeal", form=form, **context)


@signed_in
def appeals(request: HttpRequest, slug: str) -> HttpResponse:
    """For its leads: the appeals to an organisation, those that wait first."""
    organisation = get_object_or_404(organisations.organisations(), slug=slug)
    require(leads.is_lead(request.user, organisation))
    page = Paginator(queries.appeals(organisation), A_PAGE).get_page(request.GET.get("page"))
    return _page(request, "appeals", organisation=organisation, page=page)


@signed_in
@in_words
def answer(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """One appeal, for a lead who answers it."""
    organisation = get_object_or_404(organisations.organisations(), slug=slug)
    found = get_object_or_404(queries.appeals(organisation), key=key)
    project = found.decision.project
    require(leads.is_lead(request.user, organisation))
    may_answer = rules.may_answer_appeal(request.user, project)
    form = forms.AppealAnswerForm(kept.typed(request))
    if request.method == "POST" and may_answer and form.is_valid():
        removing.answer(by=person_of(request), appeal=found, **form.cleaned_data)
        messages.success(request, _("Answered. Both sides were told."))
        return redirect("manage_appeals", slug)
    context = {"organisation": organisation, "appeal": found, "project": project, "may_answer": may_answer}
    return _page(request, "appeal_answer", form=form, **context)


def _page(request: HttpRequest, name: str, **context: object) -> HttpResponse:
    return render(request, f"projects/decisions/{name}.jinja", context)
