"""How views of this room answer what cannot be done."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.opportunities.errors import NotPossibleError

View = Callable[..., HttpResponse]
Thing = TypeVar("Thing")


def in_words(view: View) -> View:
    """Show the words of a NotPossibleError on a page, with a way back."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NotPossibleError as error:
            return render(request, "opportunities/not_possible.jinja", {"words": error.message}, status=409)

    return answer


def found_or_404(thing: Thing | None) -> Thing:
    """Return what was found, or answer that there is no such page."""
    if thing is None:
        raise Http404
    return thing
