"""The scrutineer's page."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.opportunities.answering import found_or_404, in_words
from alongside.opportunities.models import Opportunity
from alongside.people.current import person_of
from alongside.selection import rules
from alongside.selection.drawing.queries import opportunity_at, run_of
from alongside.selection.models import Draw, Scrutiny
from alongside.selection.scrutiny import actions, checking
from alongside.selection.scrutiny.forms import FindingForm
from alongside.web import kept
from alongside.web.access import require, signed_in

_SEALED = (Draw.Stage.SEALED, Draw.Stage.DRAWN)


@signed_in
@in_words
def scrutiny(request: HttpRequest, slug: str) -> HttpResponse:
    """Promise; then the files, what the checker says, and what one found."""
    opportunity, found = _checked(request, slug)
    if request.method == "POST" and request.POST.get("press") == "promise":
        actions.promise(by=person_of(request), opportunity=opportunity)
        return redirect("draw_scrutiny", slug)
    form = FindingForm(kept.typed(request), initial={"finding": found.finding, "words": found.words})
    if request.method == "POST" and form.is_valid():
        actions.publish(
            by=person_of(request),
            opportunity=opportunity,
            finding=form.cleaned_data["finding"],
            words=form.cleaned_data["words"],
        )
        messages.success(request, _("Thank you. What you found is published."))
        return redirect("draw", slug)
    is_sealed = found.draw.stage in _SEALED
    may_read = _may_read(found)
    context = {
        "opportunity": opportunity,
        "scrutiny": found,
        "form": form,
        "is_sealed": is_sealed,
        "may_read": may_read,
        "run": run_of(opportunity),
        "files": list(checking.FILES) if may_read else [],
        "problems": checking.problems(found.draw) if may_read else [],
    }
    return render(request, "selection/scrutiny.jinja", context)


@signed_in
def file(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """One file to check with."""
    _opportunity, found = _checked(request, slug)
    if name not in checking.FILES or not _may_read(found):
        raise Http404
    kind = "text/csv" if name.endswith(".csv") else "application/json"
    answer = HttpResponse(checking.FILES[name](found.draw), content_type=f"{kind}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _may_read(found: Scrutiny) -> bool:
    """Whether there is something to read: after the promise, once it is sealed, until it was kept long enough."""
    return found.promised_at is not None and found.draw.stage in _SEALED and found.draw.seal.lottery is not None


def _checked(request: HttpRequest, slug: str) -> tuple[Opportunity, Scrutiny]:
    """Only for the person who was asked."""
    opportunity = found_or_404(opportunity_at(slug))
    rows = Scrutiny.objects.filter(draw__opportunity=opportunity)
    found = found_or_404(rows.select_related("draw__targets", "draw__seal").first())
    require(rules.may_scrutinise(request.user, found))
    found.draw.opportunity = opportunity
    return opportunity, found
