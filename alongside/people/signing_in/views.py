"""Signing in and out, joining. allauth does the machinery; words, pages and addresses are ours."""

from functools import partial
from typing import Any
from urllib.parse import urlencode

from allauth.account.internal.stagekit import get_pending_stage
from allauth.account.stages import LoginByCodeStage
from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST
from django.views.generic import FormView

from alongside.people import actions
from alongside.people.current import person_of
from alongside.people.signing_in.allowance import spend_code, wait_in_words
from alongside.people.signing_in.back import back
from alongside.people.signing_in.forms import AddressForm, CodeForm, JoinForm
from alongside.web import kept
from alongside.web.access import public, starting
from alongside.web.limits import TooManyRequestsError

FORGET_AFTER_TRIES = "tries"
FORGET_AFTER_TIME = "time"


class SignIn(RequestLoginCodeView):
    """Type an address, get a code."""

    def get_initial(self) -> dict[str, Any]:
        """Show again what was typed on a page that had become too old to send."""
        typed = kept.take(self.request)
        return {"email": typed.get("email", "")} if typed else {}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Let the form count a code against the network that asks."""
        return super().get_form_kwargs() | {"spend": partial(spend_code, self.request)}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """When an address has had all its codes for now: say until when, and that a passkey works."""
        try:
            response: HttpResponse = super().post(request, *args, **kwargs)
        except TooManyRequestsError as refused:
            initial = {"email": request.POST.get("email", "")}
            return _no_more_codes(self, AddressForm(initial=initial, spend=partial(spend_code, request)), refused)
        return response

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: Any) -> None:
        """A code is on its way, but whoever opens this page again wants to type an address."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add why somebody was sent back here, and whether a code is on its way."""
        stage = get_pending_stage(self.request)
        return (
            {"wait": ""}
            | super().get_context_data(**kwargs)
            | {
                "because": self.request.GET.get("because", ""),
                "code_is_on_its_way": isinstance(stage, LoginByCodeStage),
                "next": back(self.request, ""),
            }
        )


class EnterCode(ConfirmLoginCodeView):
    """Type the code that came by email."""

    _process: Any = "not asked yet"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Say so when the code is too old."""
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return self._start_again(FORGET_AFTER_TIME) if self._process is None else response

    def form_invalid(self, form: Any) -> HttpResponse:
        """After five wrong codes a new one is needed."""
        response: HttpResponse = super().form_invalid(form)
        return self._start_again(FORGET_AFTER_TRIES) if response.status_code == 302 else response

    def _resend_form_valid(self, form: Any) -> HttpResponse:
        """One more code counts like the first: an address gets only so many, however they are asked for."""
        try:
            spend_code(self.request, self._process.state["email"])
        except TooManyRequestsError as refused:
            return _no_more_codes(self, CodeForm(code=self._process.code), refused)
        response: HttpResponse = super()._resend_form_valid(form)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Keep where somebody was going."""
        return {"wait": ""} | super().get_context_data(**kwargs) | {"next": back(self.request, "")}

    def _start_again(self, because: str) -> HttpResponseRedirect:
        going = back(self.request, "")
        query = {"because": because} | ({"next": going} if going else {})
        return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode(query)}")


def _no_more_codes(view: FormView[Any], form: Any, refused: TooManyRequestsError) -> HttpResponse:
    """Show the page again: until when there is no code, and what works meanwhile."""
    response: HttpResponse = view.render_to_response(view.get_context_data(form=form, wait=wait_in_words(refused)))
    response.status_code = 429
    response.headers["Retry-After"] = str(refused.retry_after)
    return response


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("home")


@starting
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """The two things we must know: a name, and that the person is 16 or over."""
    if person_of(request).has_joined:
        return redirect(back(request))
    form = JoinForm(request.POST if request.method == "POST" else kept.take(request))
    if request.method != "POST" or not form.is_valid():
        return render(request, "people/join.jinja", {"form": form, "next": back(request)})
    if not form.is_old_enough:
        return _too_young(request)
    actions.join(by=person_of(request), name=form.cleaned_data["name"])
    return redirect(back(request))


def _too_young(request: HttpRequest) -> HttpResponse:
    """Keep nothing about a child."""
    actions.turn_away(by=person_of(request))
    logout(request)
    return render(request, "people/too_young.jinja")
