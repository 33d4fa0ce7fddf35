"""Checking the answers of a draft, and sending it on its way: published at once, or read by a lead first."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.opportunities import rules
from alongside.opportunities.answering import found_or_404, in_words
from alongside.opportunities.drafting import queries
from alongside.opportunities.models import Opportunity
from alongside.opportunities.publishing import actions as life
from alongside.opportunities.publishing.forms import CommentsForm
from alongside.opportunities.publishing.reviews import actions
from alongside.organisations import rules as organisations
from alongside.people.current import person_of
from alongside.people.models import Person
from alongside.web.access import require, signed_in


@signed_in
def check(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """All answers on one page, and what can be done with them now."""
    opportunity = found_or_404(queries.draft(key))
    require(rules.may_see_behind(request.user, opportunity))
    return _page(request, opportunity, CommentsForm())


def _page(request: HttpRequest, opportunity: Opportunity, form: CommentsForm) -> HttpResponse:
    review = queries.open_review(opportunity)
    asked_by = review.asked_by if review else None
    context = {
        "opportunity": opportunity,
        "groups": queries.all_answers(opportunity),
        "missing": queries.to_answer(opportunity),
        "review": review,
        "form": form,
        "may_write": rules.may_write(request.user, opportunity),
        "may_publish": rules.may_publish_at_once(request.user, opportunity),
        "may_ask": rules.may_ask_for_review(request.user, opportunity),
        "may_decide": rules.may_decide_review(request.user, opportunity, asked_by=asked_by),
        "may_take_back": rules.may_take_back(request.user, opportunity),
        "second_reader": organisations.needs_second_reader(opportunity.organisation),
        "nobody_may_read": _nobody_may_read(request, opportunity, asked_by),
        "is_lead": rules.may_look_after(request.user, opportunity),
    }
    return render(request, "opportunities/publishing/check.jinja", context)


def _nobody_may_read(request: HttpRequest, opportunity: Opportunity, asked_by: Person | None) -> bool:
    """Whether it would wait for somebody who is not there. Before it is asked for, whoever looks would ask."""
    if opportunity.published_at or opportunity.state not in (Opportunity.State.DRAFT, Opportunity.State.IN_REVIEW):
        return False
    asks = asked_by if opportunity.state == Opportunity.State.IN_REVIEW else request.user
    return rules.nobody_may_read(opportunity, asked_by=asks)


@signed_in
@in_words
def send_back(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Give it back with comments."""
    opportunity = found_or_404(queries.draft(key))
    require(rules.may_look_after(request.user, opportunity))
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    form = CommentsForm(request.POST)
    if not form.is_valid():
        return _page(request, opportunity, form)
    actions.send_back(by=person_of(request), opportunity=opportunity, words=form.cleaned_data["comments"])
    messages.success(request, _("It is a draft again. We have told the person who asked you."))
    return redirect("manage")


Act = Callable[..., Opportunity]
Rule = Callable[[Any, Opportunity], bool]


def _press(act: Act, allowed: Rule, done: Callable[[Opportunity], str]) -> Callable[..., HttpResponse]:
    """Make the view behind one button: act, say so, go to the page of the opportunity."""

    @signed_in
    @in_words
    def view(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
        opportunity = found_or_404(queries.draft(key))
        require(allowed(request.user, opportunity))
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        opportunity = act(by=person_of(request), opportunity=opportunity)
        messages.success(request, done(opportunity))
        if opportunity.slug and opportunity.state == Opportunity.State.OPEN:
            return redirect("opportunity_manage", slug=opportunity.slug)
        return redirect("draft_check", key=key)

    return view


publish = _press(
    life.publish, rules.may_look_after, lambda _opportunity: _("It is published. Anybody can read it now.")
)
agree = _press(actions.agree, rules.may_look_after, lambda _opportunity: _("It is published. Anybody can read it now."))
ask = _press(
    actions.ask,
    rules.may_see_behind,
    lambda _opportunity: _("We have told your involvement leads that it is ready to read."),
)
take_back = _press(
    actions.take_back, rules.may_see_behind, lambda _opportunity: _("It is a draft again. You can change it.")
)
