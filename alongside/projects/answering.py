"""How views of this room answer what cannot be done."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.projects.errors import NotPossibleError

View = Callable[..., HttpResponse]


def in_words(view: View) -> View:
    """Show the words of a NotPossibleError on a page, with a way back."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NotPossibleError as error:
            return render(request, "projects/not_possible.jinja", {"words": error.message}, status=409)

    return answer
