"""Starting a draft, its task list, one question a page."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.opportunities import rules
from alongside.opportunities.answering import found_or_404, in_words
from alongside.opportunities.drafting import actions, answers, queries
from alongside.opportunities.drafting.actions import SavedByAnotherError
from alongside.opportunities.drafting.forms.base import StepForm
from alongside.opportunities.drafting.forms.start import StartForm
from alongside.opportunities.drafting.forms.topics import topic_list
from alongside.opportunities.drafting.steps import STEPS, Step, address, after
from alongside.opportunities.models import Opportunity
from alongside.people.current import person_of
from alongside.people.profile import vocabulary
from alongside.web import kept
from alongside.web.access import require, signed_in


@signed_in
@in_words
def start(request: HttpRequest) -> HttpResponse:
    """Start a draft: for which organisation, and a title."""
    organisations = queries.organisations_to_write_for(person_of(request))
    if not organisations:
        return render(request, "opportunities/drafting/no_organisation.jinja")
    form = StartForm(kept.typed(request), organisations=organisations)
    if request.method == "POST" and form.is_valid():
        opportunity = actions.start(
            by=person_of(request),
            organisation=form.organisation_chosen(),
            title=form.cleaned_data["title"],
            key=form.cleaned_data["key"],
        )
        return redirect("draft", key=opportunity.key)
    return render(request, "opportunities/drafting/start.jinja", {"form": form})


@signed_in
def tasks(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """The task list."""
    opportunity = found_or_404(queries.draft(key))
    require(rules.may_see_behind(request.user, opportunity))
    context = {
        "opportunity": opportunity,
        "groups": queries.task_list(opportunity),
        "may_write": rules.may_write(request.user, opportunity),
        "may_delete": rules.may_delete(request.user, opportunity),
        "comments": queries.last_comments(opportunity),
    }
    return render(request, "opportunities/drafting/tasks.jinja", context)


@signed_in
@in_words
def step(request: HttpRequest, key: uuid.UUID, slug: str) -> HttpResponse:
    """One question."""
    opportunity = found_or_404(queries.draft(key))
    require(rules.may_see_behind(request.user, opportunity))
    asked = STEPS.get(slug)
    if asked is None or asked.form is None:
        raise Http404
    if not rules.may_write(request.user, opportunity):
        return redirect("draft", key=key)
    if request.method == "POST" and "find" not in request.POST.getlist("press"):
        return _saved(request, opportunity, asked, asked.form)
    stored = asked.form.as_typed(asked.form.stored(opportunity))
    initial = stored | {"version": queries.version_of(opportunity, asked)}
    typed = kept.typed(request)
    is_searching = typed is not None and typed.get("press") == "find"
    form = asked.form(typed, initial=initial, unfinished=is_searching)
    form.fit(opportunity)
    return _page(request, opportunity, asked, form)


def _saved(request: HttpRequest, opportunity: Opportunity, asked: Step, form_class: type[StepForm]) -> HttpResponse:
    """Save the answer, or show what is wrong, or what a colleague wrote meanwhile."""
    press = request.POST.get("press", "")
    unfinished = press in ("later", "autosave") and not opportunity.published_at
    initial = form_class.as_typed(form_class.stored(opportunity))
    form = form_class(request.POST, initial=initial, unfinished=unfinished)
    form.fit(opportunity)
    if not form.is_valid():
        if press == "autosave":
            return JsonResponse({"state": "unfinished"}, status=422)
        return _page(request, opportunity, asked, form)
    version = form.cleaned_data["version"]
    try:
        version = actions.save(
            by=person_of(request), opportunity=opportunity, step=asked, version=version, answer=form.answer()
        )
    except SavedByAnotherError as conflict:
        return _both(request, opportunity, asked, form, conflict)
    if press == "autosave":
        return JsonResponse({"state": "saved", "version": version})
    return _onward(request, opportunity, asked, press)


def _both(
    request: HttpRequest, opportunity: Opportunity, asked: Step, form: StepForm, conflict: SavedByAnotherError
) -> HttpResponse:
    """Show theirs and yours: nothing is lost, and the person chooses."""
    if request.POST.get("press") == "autosave":
        return JsonResponse({"state": "conflict"}, status=409)
    typed = request.POST.copy()
    typed["version"] = str(conflict.version)
    again = type(form)(typed, initial=form.initial)
    again.fit(opportunity)
    again.is_valid()
    context = {
        "theirs": answers.rows(type(form), conflict.theirs),
        "yours": answers.rows(type(form), form.answer()),
        "conflict": conflict,
    }
    return _page(request, opportunity, asked, again, status=409, **context)


def _onward(request: HttpRequest, opportunity: Opportunity, asked: Step, press: str) -> HttpResponse:
    """Go to the next question, or back to the list."""
    opportunity = found_or_404(queries.draft(opportunity.key))  # as it is now: an answer may bring a question
    following = after(asked.slug, opportunity)
    if opportunity.published_at:
        messages.success(request, _("Saved. The page shows it now."))
        return redirect("draft", key=opportunity.key)
    if press == "later" or request.GET.get("from") == "check" or following is None:
        return redirect("draft_check" if request.GET.get("from") == "check" else "draft", key=opportunity.key)
    return redirect(address(following, opportunity))


def _page(
    request: HttpRequest, opportunity: Opportunity, asked: Step, form: StepForm, status: int = 200, **context: Any
) -> HttpResponse:
    """Draw one question."""
    context = {"conflict": None, "theirs": [], "yours": []} | context
    context |= {"opportunity": opportunity, "step": asked, "form": form}
    if asked.slug == "topics":
        chosen = form["topics"].value() or []
        text = " ".join([opportunity.title, opportunity.summary, opportunity.lived_experience])
        context["list"] = topic_list(chosen, str(form["find"].value() or ""), text)
        context["vocabulary"] = vocabulary.address()
    if asked.slug == "questions":
        context["pairs"] = form.pairs()  # type: ignore[attr-defined]  # this question has its own form
    return render(request, f"opportunities/drafting/{asked.page}.jinja", context, status=status)


@signed_in
@in_words
def delete(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Delete a draft, after asking."""
    opportunity = found_or_404(queries.draft(key))
    require(rules.may_delete(request.user, opportunity))
    if request.method == "POST":
        actions.delete(by=person_of(request), opportunity=opportunity)
        messages.success(request, _("The draft is deleted."))
        return redirect("manage")
    return render(request, "opportunities/drafting/delete.jinja", {"opportunity": opportunity})
