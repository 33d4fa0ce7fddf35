"""Pages below a draft: preparing the fair draw."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.opportunities.answering import found_or_404, in_words
from alongside.opportunities.errors import NotPossibleError
from alongside.people.current import person_of
from alongside.selection import rules
from alongside.selection.planning import actions, queries
from alongside.selection.planning.forms import FeatureForm, GroundsForm, ScrutineerForm
from alongside.selection.planning.queries import Plan
from alongside.selection.pressing import pressed
from alongside.web import kept
from alongside.web.access import require, signed_in


def _plan(request: HttpRequest, key: uuid.UUID) -> Plan:
    """Only for those who see the draft, and only where a draw is planned."""
    opportunity = found_or_404(queries.draft(key))
    require(rules.may_see_plan(request.user, opportunity))
    return queries.plan_of(opportunity)


def _planned(request: HttpRequest, key: uuid.UUID) -> Plan:
    """Only for those who may change it."""
    opportunity = found_or_404(queries.draft(key))
    require(rules.may_plan(request.user, opportunity))
    return queries.plan_of(opportunity)


@signed_in
def plan(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """What is prepared, and what is still to do."""
    found = _plan(request, key)
    context = {"plan": found, "law": queries.LAW, "may_plan": rules.may_plan(request.user, found.opportunity)}
    return render(request, "selection/plan.jinja", context)


@signed_in
@in_words
def grounds(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Why groups are looked at."""
    found = _planned(request, key)
    initial = {name: getattr(found.draw, name) for name in actions.GROUNDS} if found.draw else {}
    form = GroundsForm(kept.typed(request), initial=initial, is_paid=bool(found.opportunity.is_paid))
    if request.method == "POST" and form.is_valid():
        actions.save_grounds(by=person_of(request), opportunity=found.opportunity, grounds=form.cleaned_data)
        return redirect("draft_draw", key)
    return render(request, "selection/grounds.jinja", {"plan": found, "form": form, "law": queries.LAW})


@signed_in
@in_words
def feature(request: HttpRequest, key: uuid.UUID, number: int | None = None) -> HttpResponse:
    """One feature, new or there already."""
    found = _planned(request, key)
    there = next((one for one in found.features if one.pk == number), None)
    if number is not None and there is None:
        raise Http404
    form = FeatureForm(kept.typed(request), feature=there)
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_feature(
                by=person_of(request), opportunity=found.opportunity, number=number, asked=form.asked()
            )
        except NotPossibleError as refused:
            form.add_error("name", str(refused.message))
        else:
            return redirect("draft_draw", key)
    return render(request, "selection/feature.jinja", {"plan": found, "form": form, "feature": there})


@signed_in
@pressed(_planned)
def ready_made(request: HttpRequest, found: Plan, key: uuid.UUID) -> HttpResponse:
    """Take a feature that is asked for often."""
    taken = actions.take_ready_made(
        by=person_of(request), opportunity=found.opportunity, code=request.POST.get("code", "")
    )
    messages.success(request, _("“%(name)s” is added. You can change it.") % {"name": taken.name})
    return redirect("draft_draw", key)


@signed_in
@pressed(_planned)
def remove_feature(request: HttpRequest, found: Plan, key: uuid.UUID, number: int) -> HttpResponse:
    """Take a feature out."""
    actions.remove_feature(by=person_of(request), opportunity=found.opportunity, number=number)
    messages.success(request, _("The feature is taken out."))
    return redirect("draft_draw", key)


@signed_in
@in_words
def scrutineer(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Who checks it from outside."""
    found = _planned(request, key)
    there = found.scrutiny
    initial = {"name": there.name, "role": there.role, "email": there.email} if there else {}
    form = ScrutineerForm(kept.typed(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.name_scrutineer(by=person_of(request), opportunity=found.opportunity, about=form.cleaned_data)
        return redirect("draft_draw", key)
    return render(request, "selection/scrutineer.jinja", {"plan": found, "form": form})
