"""Pages of the choosers."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.opportunities import hooks
from alongside.opportunities.interests import rules
from alongside.opportunities.interests.answering import actions, queries
from alongside.opportunities.interests.answering.forms import AnswerForm, keys_in
from alongside.opportunities.interests.answering.queries import Applicant
from alongside.opportunities.interests.errors import NotPossibleError
from alongside.opportunities.interests.talking import actions as talking
from alongside.opportunities.interests.talking.forms import NoteForm
from alongside.opportunities.models import Opportunity
from alongside.people.current import person_of
from alongside.web import kept
from alongside.web.access import limited, require, signed_in

A_PAGE = 25


@signed_in
def came_forward(request: HttpRequest, slug: str) -> HttpResponse:
    """Who came forward, for choosers; how many, for involvement leads who do not choose."""
    person, opportunity = person_of(request), _opportunity(slug)
    invitation = queries.invitation(person, opportunity)
    if invitation is not None:
        return redirect("chooser_invitation", invitation)
    counts = queries.counts(opportunity)
    if not rules.is_chooser(person, opportunity):
        require(rules.may_see_counts(person, opportunity))
        return render(request, "interests/counts.jinja", {"opportunity": opportunity, "counts": counts})
    shown = request.GET.get("show", "")
    page = Paginator(queries.applicants(person, opportunity, shown), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "opportunity": opportunity,
        "way": hooks.way_of_choosing(opportunity.way_of_choosing),
        "counts": counts,
        "shown": shown if shown in queries.SHOWN else "",
        "page": page,
        "applicants": queries.drawn(list(page.object_list)),
    }
    return render(request, "interests/came_forward.jinja", context)


@signed_in
@limited(300)
def applicant(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """One person: what they shared, what was said, and writing to them."""
    opportunity = _choosing(request, slug)
    one = queries.applicant(person_of(request), opportunity, key)
    if one is None:
        raise Http404
    form = NoteForm(request.POST if request.method == "POST" else kept.take(request))
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            talking.write(by=person_of(request), interest=one.interest, words=typed["words"], key=typed["key"])
        except NotPossibleError as refused:
            form.add_error(None, str(refused.words))
        else:
            messages.success(request, _("Your message is sent to %(name)s.") % {"name": one.name})
            return redirect("answers_person", slug, key)
    return render(
        request, "interests/applicant.jinja", {"opportunity": opportunity, "one": one, "reach": one.reach, "form": form}
    )


@signed_in
@limited(300)
def answer(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer the people chosen on the list: one outcome, and a personal line for each."""
    opportunity = _choosing(request, slug)
    people = queries.several(person_of(request), opportunity, keys_in(request.GET.getlist("person")))
    if not people:
        messages.warning(request, _("Choose at least one person to answer."))
        return redirect("answers", slug)
    form = AnswerForm(
        request.POST if request.method == "POST" else kept.take(request),
        applicants=people,
        similar=queries.similar(opportunity),
    )
    if request.method == "POST" and form.is_valid():
        return _answer(request, opportunity, people, form)
    return _draw(request, opportunity, people, form)


def _answer(request: HttpRequest, opportunity: Opportunity, people: list[Applicant], form: AnswerForm) -> HttpResponse:
    try:
        actions.answer(
            by=person_of(request), opportunity=opportunity, given=form.given(), press=form.cleaned_data["key"]
        )
    except NotPossibleError as refused:
        form.add_error(None, str(refused.words))
        return _draw(request, opportunity, people, form)
    told = ngettext("%(count)d person is told.", "%(count)d people are told.", len(people)) % {"count": len(people)}
    messages.success(request, told)
    return redirect("answers", opportunity.slug)


def _draw(request: HttpRequest, opportunity: Opportunity, people: list[Applicant], form: AnswerForm) -> HttpResponse:
    context = {"opportunity": opportunity, "people": people, "form": form}
    return render(request, "interests/answer.jinja", context)


def _opportunity(slug: str) -> Opportunity:
    opportunity = queries.opportunity_at(slug)
    if opportunity is None:
        raise Http404
    return opportunity


def _choosing(request: HttpRequest, slug: str) -> Opportunity:
    """Only for choosers who promised."""
    opportunity = _opportunity(slug)
    if not rules.is_chooser(person_of(request), opportunity):
        raise PermissionDenied
    return opportunity
