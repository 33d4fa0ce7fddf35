"""Signing in and out, joining."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from alongside.web.access import public, starting


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("home")


@starting
def join(request: HttpRequest) -> HttpResponse:
    """The two things we must know: a name, and that the person is 16 or over."""
    return render(request, "people/join.jinja")
