"""Pages of the targets: typing them, what came of a version, and a second person's yes."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.core.lottery import NOT_STATED
from alongside.opportunities.answering import found_or_404, in_words
from alongside.people.current import person_of
from alongside.selection import rules
from alongside.selection.drawing.queries import Run
from alongside.selection.drawing.views import running
from alongside.selection.models import Draw
from alongside.selection.pressing import pressed
from alongside.selection.targets import actions, found, trying
from alongside.selection.targets.forms import TargetsForm
from alongside.web import kept
from alongside.web.access import limited, signed_in


@signed_in
@limited(300)
@in_words
def targets(request: HttpRequest, slug: str) -> HttpResponse:
    """Type targets and try them; nothing is lost by trying."""
    run = running(request, slug)
    if not rules.may_propose(run.draw):
        return redirect("draw_run", slug)
    people = trying.entrants(run.opportunity, run.features)
    size, rows = _start(request, run, people)
    form = TargetsForm(kept.typed(request), features=run.features, size=size, rows=rows)
    if request.method == "POST":
        if request.POST.get("press") == "suggest":
            form = _suggested(run, people, form, size)
        elif form.is_valid():
            version = actions.try_targets(
                by=person_of(request),
                opportunity=run.opportunity,
                size=form.cleaned_data["size"],
                rows=form.rows(),
                kept=form.kept(),
            )
            return redirect("draw_version", slug, version.number)
    return _page(request, run, people, form)


def _start(request: HttpRequest, run: Run, people: list[trying.Entrant]) -> tuple[int, list[dict[str, Any]]]:
    """Return what the page opens with: a version, with its advice where that was asked for; else the population's."""
    wanted = request.GET.get("version", "")
    version = next((one for one in run.versions if str(one.number) == wanted), None)
    if version is None and run.versions:
        version = run.versions[-1]
    if version is None:
        size = min(run.opportunity.number_wanted or 1, max(1, len(people)))
        return size, trying.suggested(people, run.features, size)[0]
    rows = found.with_advice(version) if request.GET.get("advice") else version.quotas
    return version.size, rows


def _suggested(run: Run, people: list[trying.Entrant], form: TargetsForm, size: int) -> TargetsForm:
    """Fill in what the population suggests for the number of places that was typed."""
    form.is_valid()
    size = form.cleaned_data.get("size") or size
    rows = trying.suggested(people, run.features, size)[0]
    return TargetsForm(None, features=run.features, size=size, rows=rows)


def _page(request: HttpRequest, run: Run, people: list[trying.Entrant], form: TargetsForm) -> HttpResponse:
    came = trying.counted(people, run.features)
    size = (form.cleaned_data.get("size") or 0) if form.is_bound else form.initial["size"]
    exact = trying.suggested(people, run.features, size)[1]
    context = {
        "run": run,
        "form": form,
        "people": len(people),
        "lines": form.lines(came, exact),
        "silent": {name: numbers[NOT_STATED] for name, numbers in came.items()},
        "has_shares": any(feature.shares for feature in run.features),
    }
    return render(request, "selection/targets.jinja", context)


@signed_in
def version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What came of one version; from here it is proposed."""
    run = running(request, slug)
    shown = found_or_404(next((one for one in run.versions if one.number == number), None))
    context = {
        "run": run,
        "version": shown,
        "found": found.in_words(shown),
        "may_propose": rules.may_propose(run.draw),
        "may_confirm": rules.may_confirm(request.user, run.draw),
        "is_proposed": run.draw.stage == Draw.Stage.PROPOSED and run.draw.targets_id == shown.pk,
    }
    return render(request, "selection/version.jinja", context)


@signed_in
@pressed(running)
def propose(request: HttpRequest, run: Run, slug: str, number: int) -> HttpResponse:
    """Ask a second person."""
    actions.propose(by=person_of(request), opportunity=run.opportunity, number=number)
    messages.success(request, _("The others who run this draw have been asked to agree."))
    return redirect("draw_run", slug)


@signed_in
@pressed(running)
def take_back(request: HttpRequest, run: Run, slug: str) -> HttpResponse:
    """Back to trying targets."""
    actions.take_back(by=person_of(request), opportunity=run.opportunity)
    return redirect("draw_targets", slug)


@signed_in
@pressed(running)
def confirm(request: HttpRequest, run: Run, slug: str, number: int) -> HttpResponse:
    """The second person's yes."""
    actions.confirm(by=person_of(request), opportunity=run.opportunity, number=number)
    messages.success(request, _("You agreed. From now on nothing changes any more."))
    return redirect("draw_run", slug)
