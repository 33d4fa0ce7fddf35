"""Pages of saying that one is interested."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.opportunities.interests.errors import ChangedError, NotPossibleError, NotReadyError
from alongside.opportunities.interests.expressing import actions, queries
from alongside.opportunities.interests.expressing.forms import FORMS, SendForm, StepForm
from alongside.opportunities.interests.expressing.queries import Place
from alongside.opportunities.interests.expressing.steps import Step
from alongside.people.current import person_of
from alongside.web import kept
from alongside.web.access import limited, signed_in

# Saving while typing asks often.
SAVES_PER_HOUR = 3_000


@signed_in
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """The task list: what is needed, what is done. Opening it writes nothing."""
    place = _place(request, slug)
    if place.is_sent:
        return redirect("my_interest", _key(place))
    return render(request, "interests/start.jinja", {"place": place}) if place.may_write else _closed(request, place)


@signed_in
@limited(SAVES_PER_HOUR)
def step(request: HttpRequest, slug: str, step: str) -> HttpResponse:
    """One page of the form: saved at every press, and while typing where the browser can."""
    place = _place(request, slug)
    here = next((found for found in place.steps if found.slug == step), None)
    if here is None:
        raise Http404
    form_class = here.own.form if here.own else FORMS[step]
    form = form_class(request.POST if request.method == "POST" else kept.take(request), place=place, step=here)
    if request.method == "POST":
        return _save(request, place, here, form)
    if place.is_sent:
        return redirect("my_interest", _key(place))
    if not place.may_write:
        return _closed(request, place)
    return _draw(request, place, here, form)


def _save(request: HttpRequest, place: Place, step: Step, form: StepForm) -> HttpResponse:
    """Keep what was typed, then go on; or show what stands in the way with the text still there."""
    quietly = request.headers.get("X-Saving") == "quietly"
    if not form.is_keepable():
        return JsonResponse({"saved": False}, status=413) if quietly else _draw(request, place, step, form)
    try:
        saved = actions.save(
            by=place.person,
            opportunity=place.opportunity,
            step=step,
            words=form.words(),
            mark=form.typed_mark,
            writer=form.typed_writer,
            done=form.is_valid() and (not quietly or step.slug in place.done),
        )
    except NotPossibleError:
        return _refuse_step(request, place, form, quietly=quietly)
    if quietly:
        return JsonResponse({"saved": saved.other is None, "mark": saved.mark}, status=409 if saved.other else 200)
    if saved.other is not None:
        form.turn_to(saved.mark)
        return _draw(request, place, step, form, other=form.shown(saved.other))
    if not form.is_valid():
        return _draw(request, place, step, form)
    after = place.after(step)
    return redirect("interest_step", place.opportunity.slug, after.slug) if after else _to_check(place)


def _draw(
    request: HttpRequest, place: Place, step: Step, form: StepForm, *, other: list[tuple[str, str]] | None = None
) -> HttpResponse:
    context = {"place": place, "step": step, "form": form, "other": other}
    return render(request, "interests/step.jinja", context)


def _refuse_step(request: HttpRequest, place: Place, form: StepForm, *, quietly: bool) -> HttpResponse:
    """It is closed, or was sent from another window: what was typed stays on the page, to be copied."""
    if quietly:
        return JsonResponse({"saved": False}, status=409)
    return _closed(request, place, typed=form.shown(form.words()), status=409)


@signed_in
def check(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything on one page, who will see it, and the button that sends it."""
    place = _place(request, slug)
    if place.is_sent:
        return redirect("my_interest", _key(place))
    if not place.may_write:
        return _closed(request, place, status=409 if request.method == "POST" else 200)
    if place.next_step is not None:
        return redirect("interest_step", slug, place.next_step.slug)
    form = SendForm(request.POST if request.method == "POST" else None, initial={"version": place.opportunity.version})
    if request.method == "POST" and form.is_valid():
        return _send(request, place, form)
    return render(request, "interests/check.jinja", {"place": place, "form": form, "changes": queries.changes(place)})


def _send(request: HttpRequest, place: Place, form: SendForm) -> HttpResponse:
    try:
        sent = actions.send(
            by=place.person, opportunity=place.opportunity, version_read=form.cleaned_data["version"] or 0
        )
    except NotReadyError:
        return redirect("interest", place.opportunity.slug)
    except ChangedError as refused:
        messages.warning(request, str(refused.words))
        return _to_check(place)
    except NotPossibleError:
        return _closed(request, place, status=409)
    messages.success(request, _("Sent. You do not need to do anything else."))
    return redirect("my_interest", sent.key)


@signed_in
@require_POST
def throw_away(request: HttpRequest, slug: str) -> HttpResponse:
    """Delete what was written and never sent."""
    place = _place(request, slug)
    if actions.throw_away(by=place.person, opportunity=place.opportunity):
        messages.success(request, _("What you wrote is deleted."))
    return redirect("my_interests")


def _closed(
    request: HttpRequest, place: Place, *, typed: list[tuple[str, str]] | None = None, status: int = 200
) -> HttpResponse:
    """It cannot be written or sent any more. The place is read again: it changed while the page was open."""
    now = queries.place_for(place.person, place.opportunity.slug or "") or place
    return render(request, "interests/closed.jinja", {"place": now, "typed": typed or []}, status=status)


def _place(request: HttpRequest, slug: str) -> Place:
    place = queries.place_for(person_of(request), slug)
    if place is None:
        raise Http404
    return place


def _key(place: Place) -> Any:
    assert place.interest is not None  # noqa: S101  only asked of what was sent
    return place.interest.key


def _to_check(place: Place) -> HttpResponse:
    return redirect("interest_check", place.opportunity.slug)
