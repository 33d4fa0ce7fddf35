"""Pages made of several rooms."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from alongside.web.access import public, signed_in


@public
def home(request: HttpRequest) -> HttpResponse:
    """The first impression."""
    return render(request, "site/home.jinja")


def _words(name: str) -> Callable[[HttpRequest], HttpResponse]:
    """A page of words only."""

    @public
    def view(request: HttpRequest) -> HttpResponse:
        return render(request, f"site/{name}.jinja")

    return view


about = _words("about")
accessibility = _words("accessibility")
privacy = _words("privacy")
cookies = _words("cookies")
contact = _words("contact")
demo_people = _words("demo_people")
demo_messages = _words("demo_messages")


@signed_in
def my_page(request: HttpRequest) -> HttpResponse:
    """What waits for me, what I said I was interested in."""
    return render(request, "site/my_page.jinja")


@public
def health(request: HttpRequest) -> HttpResponse:
    """Whether the service is well."""
    return JsonResponse({"status": "ok"})
