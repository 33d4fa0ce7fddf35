"""Raising an idea: three short steps, each saved, then a look at all of it and sending."""

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.design.forms import Form
from alongside.people.current import person_of
from alongside.projects.answering import in_words
from alongside.projects.ideas import actions, queries, rules
from alongside.projects.ideas.forms import SendForm, WhatForm, WhomForm, WhyForm
from alongside.projects.ideas.models import Idea
from alongside.projects.ideas.views import A_PAGE, visible
from alongside.web import kept
from alongside.web.access import limited, require, signed_in

#: As much of what somebody types is looked at for ideas like it.
MOST_LOOKED_AT = 600


@dataclass(frozen=True)
class Step:
    """One of the three questions."""

    number: int
    form: type[Form]
    after: str


STEPS = {
    "better": Step(1, WhatForm, "whom"),
    "whom": Step(2, WhomForm, "why"),
    "why": Step(3, WhyForm, ""),
}


@signed_in
@limited(30, "idea_new")
def new(request: HttpRequest) -> HttpResponse:
    """The first step of a new idea."""
    form = WhatForm(kept.typed(request), initial={"organisation": request.GET.get("organisation", "")[:200]})
    if request.method == "POST" and form.is_valid():
        begun = actions.begin(by=person_of(request), **form.cleaned_data)
        return redirect("idea_step", begun.key, "whom")
    return render(request, "projects/ideas/step.jinja", {"form": form, "number": 1, "idea": None, "like": []})


@signed_in
@limited(120, "idea_step")
@in_words
def step(request: HttpRequest, key: uuid.UUID, step: str) -> HttpResponse:
    """One step of an idea that is not sent."""
    found = _draft(request, key)
    if step not in STEPS:
        raise Http404
    this = STEPS[step]
    before = {"what": found.what, "for_whom": found.for_whom, "why": found.why, "organisation": found.organisation.name}
    form = this.form(kept.typed(request), initial=before)
    if request.method == "POST" and form.is_valid():
        values = {name: value for name, value in form.cleaned_data.items() if name != "key"}
        actions.write(by=person_of(request), idea=found, values=values)
        return redirect("idea_step", key, this.after) if this.after else redirect("idea_send", key)
    like = queries.like_words(found.what, found.organisation, but=found) if step == "whom" else []
    context = {"form": form, "number": this.number, "idea": found, "like": like}
    return render(request, "projects/ideas/step.jinja", context)


@signed_in
@limited(60, "idea_send")
@in_words
def send(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Look at all of it, and send it; or throw it away."""
    found = visible(request, key)
    require(rules.is_raiser(request.user, found))
    if found.is_sent:
        return redirect("idea", key)
    if request.method == "POST" and request.POST.get("do") == "throw away":
        actions.throw_away(by=person_of(request), idea=found)
        messages.success(request, _("It is deleted."))
        return redirect("my_ideas")
    form = SendForm(kept.typed(request))
    if request.method == "POST" and form.is_valid():
        actions.send(by=person_of(request), idea=found, **form.cleaned_data)
        messages.success(request, _("Your idea is sent. Thank you."))
        return redirect("idea", key)
    return render(request, "projects/ideas/send.jinja", {"form": form, "idea": found})


@signed_in
@in_words
def withdraw(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Take back an idea that was sent, as long as nobody builds on it."""
    found = visible(request, key)
    require(rules.is_raiser(request.user, found) and found.is_sent)
    if request.method == "POST" and request.POST.get("do") == "withdraw":
        actions.withdraw(by=person_of(request), idea=found)
        messages.success(request, _("It is deleted."))
        return redirect("my_ideas")
    context = {"idea": found, "is_built_on": queries.is_built_on(found)}
    return render(request, "projects/ideas/withdraw.jinja", context)


@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """What somebody raised, and what they still write."""
    page = Paginator(queries.own(person_of(request)), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "projects/ideas/mine.jinja", {"page": page})


@signed_in
@limited(600, "ideas_similar")
def similar(request: HttpRequest) -> HttpResponse:
    """A piece of a page: ideas like what somebody types. Posted, so that their words stand in no address and no log."""
    if request.method != "POST":
        return redirect("idea_new")
    like = queries.like_words(request.POST.get("words", "")[:MOST_LOOKED_AT])
    return render(request, "projects/ideas/similar.jinja", {"like": like})


def _draft(request: HttpRequest, key: uuid.UUID) -> Idea:
    found = visible(request, key)
    require(rules.is_raiser(request.user, found))
    return found
