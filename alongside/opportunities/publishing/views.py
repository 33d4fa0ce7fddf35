"""Looking after what is published: an organisation's list, and one opportunity with what can be done with it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.opportunities import hooks, rules
from alongside.opportunities.answering import found_or_404, in_words
from alongside.opportunities.claiming import queries as claiming
from alongside.opportunities.completeness import unanswered
from alongside.opportunities.drafting import answers
from alongside.opportunities.models import Opportunity
from alongside.opportunities.publishing import actions, queries
from alongside.opportunities.publishing.forms import CancelForm, ExtendForm
from alongside.opportunities.reporting import queries as reports
from alongside.people.current import person_of
from alongside.web import kept
from alongside.web.access import require, signed_in


@signed_in
def manage(request: HttpRequest) -> HttpResponse:
    """The opportunities of my organisations, by state."""
    person = person_of(request)
    context = {
        "organisations": queries.shelves_of(person),
        "unclaimed": claiming.unclaimed(person).count(),
        "may_import": rules.may_import(person),
    }
    return render(request, "opportunities/publishing/manage.jinja", context)


@signed_in
def one(request: HttpRequest, slug: str) -> HttpResponse:
    """One opportunity, and what can be done with it."""
    opportunity = found_or_404(queries.looked_after(slug))
    may_hide = rules.may_hide(request.user, opportunity)
    require(may_hide or rules.may_see_behind(request.user, opportunity))
    context = {
        "opportunity": opportunity,
        "is_alone": bool(queries.left_alone([opportunity])),
        "may_look_after": rules.may_look_after(request.user, opportunity),
        "may_see_behind": rules.may_see_behind(request.user, opportunity),
        "may_open_answers": rules.may_open_answers(request.user, opportunity),
        "may_hide": may_hide,
        "may_claim": rules.may_claim(request.user, opportunity),
        "may_open_here": rules.may_open_here(request.user, opportunity),
        "unanswered": len(unanswered(opportunity)) if opportunity.is_elsewhere else 0,
        "reports": reports.waiting_about(opportunity) if may_hide else [],
        "hiding": reports.hiding_of(opportunity),
        "way": hooks.way_of_choosing(opportunity.way_of_choosing),
    }
    return render(request, "opportunities/publishing/one.jinja", context)


@signed_in
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """What was changed, when and by whom."""
    opportunity = _mine(request, slug)
    revisions = [
        (revision, answers.changed_rows(revision.before, revision.after)) for revision in queries.history(opportunity)
    ]
    context = {"opportunity": opportunity, "revisions": revisions}
    return render(request, "opportunities/publishing/history.jinja", context)


@signed_in
@in_words
def extend(request: HttpRequest, slug: str) -> HttpResponse:
    """Move the closing date, or open it again."""
    opportunity = _looked_after(request, slug)
    initial = {"closes": opportunity.closes, "has_end": "no" if opportunity.is_open_ended else "yes"}
    form = ExtendForm(kept.typed(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.extend(by=person_of(request), opportunity=opportunity, closes=form.day())
        messages.success(request, _("It is open with the new closing date."))
        return redirect("opportunity_manage", slug=slug)
    return render(request, "opportunities/publishing/extend.jinja", {"opportunity": opportunity, "form": form})


@signed_in
@in_words
def cancel(request: HttpRequest, slug: str) -> HttpResponse:
    """Call it off with a reason."""
    opportunity = _looked_after(request, slug)
    form = CancelForm(kept.typed(request))
    if request.method == "POST" and form.is_valid():
        actions.cancel(by=person_of(request), opportunity=opportunity, reason=form.cleaned_data["reason"])
        messages.success(request, _("It is cancelled. Everyone who was interested is told."))
        return redirect("opportunity_manage", slug=slug)
    return render(request, "opportunities/publishing/cancel.jinja", {"opportunity": opportunity, "form": form})


def _press(act: Callable[..., Opportunity], done: Callable[[], str]) -> Callable[..., HttpResponse]:
    """Make the view behind one button."""

    @signed_in
    @in_words
    def view(request: HttpRequest, slug: str) -> HttpResponse:
        opportunity = _looked_after(request, slug)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        act(by=person_of(request), opportunity=opportunity)
        messages.success(request, done())
        return redirect("opportunity_manage", slug=slug)

    return view


close = _press(actions.close, lambda: _("It is closed. Nobody new can say they are interested."))
answered = _press(actions.mark_answered, lambda: _("It is finished. Everyone has an answer."))


def _mine(request: HttpRequest, slug: str) -> Opportunity:
    opportunity = found_or_404(queries.looked_after(slug))
    require(rules.may_see_behind(request.user, opportunity))
    return opportunity


def _looked_after(request: HttpRequest, slug: str) -> Opportunity:
    opportunity = found_or_404(queries.looked_after(slug))
    require(rules.may_look_after(request.user, opportunity))
    return opportunity
