"""The task list of the profile, its steps, and what of it is shared."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.core import topics
from alongside.design import clean
from alongside.people.consents import actions as consent_actions
from alongside.people.consents import queries as consents
from alongside.people.consents.models import Purpose
from alongside.people.consents.texts import text_of
from alongside.people.current import person_of
from alongside.people.models import Person
from alongside.people.profile import actions, queries, vocabulary
from alongside.people.profile.steps import STEPS, Step
from alongside.people.signing_in.back import back
from alongside.web import kept
from alongside.web.access import signed_in

PROFILE = "/me/profile/"


@signed_in
@require_safe
def profile(request: HttpRequest) -> HttpResponse:
    """What was told, step by step."""
    context = {"states": queries.steps_of(person_of(request)), "next": back(request, "")}
    return render(request, "people/profile/tasks.jinja", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, key: str) -> HttpResponse:
    """One page of the profile."""
    asked = _step(key)
    person = person_of(request)
    if request.method == "POST" and "find" in request.POST:
        return _page(request, asked, _form(person, asked, None, initial=_as_initial(request.POST)))
    form = _form(person, asked, request.POST if request.method == "POST" else kept.take(request))
    if request.method != "POST" or not form.is_valid():
        return _page(request, asked, form)
    return _save(request, person, asked, form)


def _save(request: HttpRequest, person: Person, asked: Step, form: Any) -> HttpResponse:
    try:
        actions.save_step(
            by=person, person=person, step=asked, answers=form.values(),
            version=form.cleaned_data["version"], agree=bool(form.cleaned_data.get("agree")),
        )  # fmt: skip
    except actions.ChangedMeanwhileError as changed:
        return _warn(request, person, asked, changed)
    messages.success(request, " ".join(filter(None, [_("Saved."), str(form.remark())])))
    return redirect(back(request, PROFILE))


def _warn(request: HttpRequest, person: Person, asked: Step, changed: actions.ChangedMeanwhileError) -> HttpResponse:
    """Show both: what is saved stands beside what was typed; pressing again means "mine"."""
    typed = request.POST.copy()
    typed["version"] = str(changed.version)
    form = _form(person, asked, typed)
    form.add_error(
        None,
        _("You changed this in another window. Check what is below, then save again if you want to keep it."),
    )
    saved = queries.summary_of(person, asked)
    return _page(request, asked, form, saved_elsewhere=saved or _("Nothing"))


def _step(key: str) -> Step:
    if key not in STEPS:
        raise Http404
    return STEPS[key]


def _form(person: Person, asked: Step, typed: QueryDict | None, initial: dict[str, Any] | None = None) -> Any:
    if initial is None:
        initial = queries.answers_of(person, asked) | {"version": queries.saved_version(person, asked)}
    more: dict[str, Any] = {}
    if asked.purpose:
        more = {"agreed": consents.may_keep(person, asked.purpose), "words": text_of(asked.purpose).keep}
    return asked.form(typed, initial=initial, **more)


def _as_initial(typed: QueryDict) -> dict[str, Any]:
    """What was typed so far, to draw the form again without judging it."""
    return {name: typed.getlist(name) if name == "topics" else typed.get(name) for name in typed}


def _page(request: HttpRequest, asked: Step, form: Any, **more: Any) -> HttpResponse:
    template = f"people/profile/{asked.key}.jinja" if asked.key == "lived" else "people/profile/step.jinja"
    context = {"step": asked, "form": form, "next": back(request, ""), "consent": _consent(request, asked)}
    if asked.key == "lived":
        context |= {"topics": topics.all_topics(), "groups": topics.groups(), "vocabulary": vocabulary.address()}
    return render(request, template, context | more)


def _consent(request: HttpRequest, asked: Step) -> Any:
    if not asked.purpose:
        return None
    return consents.kept_since(person_of(request), asked.purpose)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, key: str) -> HttpResponse:
    """Take back that we keep health data: says first what is deleted."""
    asked = _step(key)
    if not asked.purpose:
        raise Http404
    person = person_of(request)
    if request.method == "POST":
        consent_actions.withdraw(by=person, person=person, purpose=asked.purpose)
        messages.success(request, _("Taken back. We have deleted it."))
        return redirect(PROFILE)
    shared = [held for held in consents.sharing_consents(person) if held.purpose == asked.purpose]
    purpose = Purpose(asked.purpose).label
    context = {"step": asked, "purpose": purpose, "shared": shared}
    return render(request, "people/profile/take_back.jinja", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def sharing(request: HttpRequest) -> HttpResponse:
    """What organisations may see, and taking that back."""
    person = person_of(request)
    if request.method == "POST":
        chosen = [purpose for purpose in request.POST.getlist("purpose") if purpose in Purpose.values]
        consent_actions.withdraw_sharing_consent(
            by=person, person=person, organisation_key=clean.line(request.POST.get("organisation", "")), purposes=chosen
        )
        messages.success(request, _("Taken back. They can no longer see it."))
        return redirect("sharing")
    context = {
        "shared": queries.profile_for_sharing(person),
        "consents": consents.sharing_consents(person),
    }
    return render(request, "people/profile/sharing.jinja", context)
