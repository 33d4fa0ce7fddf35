"""Pages of those who run a draw: how far it is, the number, the answers, and places that became empty."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.opportunities.answering import found_or_404, in_words
from alongside.people.current import person_of
from alongside.people.models import Person
from alongside.selection import rules, words
from alongside.selection.drawing import actions, queries, replacing
from alongside.selection.drawing.forms import NumberForm
from alongside.selection.drawing.queries import Run
from alongside.selection.models import Draw
from alongside.selection.pressing import pressed
from alongside.selection.targets.actions import runners
from alongside.web import kept
from alongside.web.access import require, signed_in


def running(request: HttpRequest, slug: str) -> Run:
    """Only for those who run the draw of this opportunity."""
    opportunity = found_or_404(queries.opportunity_at(slug))
    require(rules.may_run(request.user, opportunity))
    return found_or_404(queries.run_of(opportunity))


@signed_in
def run(request: HttpRequest, slug: str) -> HttpResponse:
    """How far it is, and what comes next."""
    found = running(request, slug)
    if request.headers.get("X-Look") == "stage":
        return JsonResponse({"busy": found.is_busy, "words": how_far(found)})
    return _page(request, found)


def how_far(found: Run) -> str:
    """Say how far what is done in the background is."""
    if found.draw.is_telling:
        return _("%(told)d of %(all)d people have been told.") % {
            "told": found.in_draw - found.untold, "all": found.in_draw,
        }  # fmt: skip
    if found.draw.shortfall is None:
        return _("The sums have begun.")
    points = f"{found.draw.shortfall * 100:.2g}"
    return _("Chances can still rise by %(points)s in 100 at most.") % {"points": points}


def _page(request: HttpRequest, found: Run, status: int = 200, **context: Any) -> HttpResponse:
    context = {"nobody_fits": None} | context
    context |= {
        "run": found,
        "how_far": how_far(found),
        "may_tell": rules.may_tell(request.user, found.draw),
        "is_acting": rules.is_acting(request.user, found.draw),
        "may_confirm": rules.may_confirm(request.user, found.draw),
        "nobody_else": found.draw.stage == Draw.Stage.PROPOSED and not _others(found),
    }
    return render(request, "selection/run.jinja", context, status=status)


def _others(found: Run) -> list[Person]:
    """Who could be the second person."""
    return runners(found.opportunity, besides=found.draw.proposed_by)


@signed_in
@in_words
def number(request: HttpRequest, slug: str) -> HttpResponse:
    """The number that was drawn."""
    found = running(request, slug)
    if found.draw.stage != Draw.Stage.SEALED:
        return redirect("draw_run", slug)
    form = NumberForm(kept.typed(request), most=found.draw.panels or 0)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        actions.draw_number(
            by=person_of(request), opportunity=found.opportunity, number=typed["number"], how=typed["how"]
        )
        messages.success(request, _("It is drawn. Now tell everybody."))
        return redirect("draw_run", slug)
    return render(request, "selection/number.jinja", {"run": found, "form": form})


def _acting(request: HttpRequest, slug: str) -> Run:
    """Only for those who may answer people."""
    found = running(request, slug)
    require(rules.is_acting(request.user, found.draw))
    return found


@signed_in
@pressed(_acting)
def tell(request: HttpRequest, found: Run, slug: str) -> HttpResponse:
    """Answer everybody."""
    actions.begin_telling(by=person_of(request), opportunity=found.opportunity)
    messages.success(request, _("Everybody is being told."))
    return redirect("draw_run", slug)


@signed_in
@pressed(running)
def begin_again(request: HttpRequest, found: Run, slug: str) -> HttpResponse:
    """Begin the sums anew."""
    actions.begin_again(by=person_of(request), opportunity=found.opportunity)
    messages.success(request, _("The sums are begun anew."))
    return redirect("draw_run", slug)


@signed_in
@pressed(_acting)
def replace(request: HttpRequest, found: Run, slug: str) -> HttpResponse:
    """Fill empty places."""
    widen = request.POST.get("widen") == "yes"
    try:
        replacing.replace(by=person_of(request), opportunity=found.opportunity, widen=widen)
    except replacing.NobodyFitsError as refused:
        return _page(request, found, status=409, nobody_fits=_advice(refused))
    messages.success(request, _("The place is filled. Whoever was drawn has been told."))
    return redirect("draw_run", slug)


def _advice(refused: replacing.NobodyFitsError) -> dict[str, Any]:
    return {"can_widen": bool(refused.changes), "advice": words.advised(refused.changes)}
