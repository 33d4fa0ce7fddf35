"""Pages of claiming openings that were found elsewhere."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.opportunities import rules
from alongside.opportunities.answering import found_or_404, in_words
from alongside.opportunities.claiming import actions, queries
from alongside.opportunities.models import Opportunity
from alongside.opportunities.publishing.queries import looked_after
from alongside.people.current import person_of
from alongside.web.access import require, signed_in


@signed_in
def unclaimed(request: HttpRequest) -> HttpResponse:
    """What was found elsewhere and is my organisations'."""
    require(rules.may_claim_somewhere(request.user))
    page = queries.page_of(person_of(request), request.GET.get("page", "1"))
    return render(request, "opportunities/claiming/unclaimed.jinja", {"page": page})


def _press(act: Callable[..., Opportunity], done: Callable[[], str], then: str) -> Callable[..., HttpResponse]:
    """Make the view behind one button."""

    @signed_in
    @in_words
    def view(request: HttpRequest, slug: str) -> HttpResponse:
        opportunity = found_or_404(looked_after(slug))
        require(rules.may_claim(request.user, opportunity) or rules.may_look_after(request.user, opportunity))
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        act(by=person_of(request), opportunity=opportunity)
        messages.success(request, done())
        return redirect(then, slug)

    return view


claim = _press(
    actions.claim,
    lambda: _("It is yours to look after. No import changes it any more."),
    "opportunity_manage",
)
open_here = _press(
    actions.open_here,
    lambda: _("People can now say here that they are interested."),
    "opportunity_manage",
)
