"""Addresses that only take a press: the rule is asked first, whatever the method."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from alongside.opportunities.answering import in_words

Found = TypeVar("Found")
View = Callable[..., HttpResponse]


def pressed(find: Callable[[HttpRequest, Any], Found]) -> Callable[[View], View]:
    """Give a view what `find` returns for the first part of its address, and answer nothing but a press.

    `find` asks who may; what cannot be done is said in words.
    """

    def mark(view: View) -> View:
        @wraps(view)
        @in_words
        def answer(request: HttpRequest, **named: Any) -> HttpResponse:
            found = find(request, next(iter(named.values())))
            if request.method != "POST":
                return HttpResponseNotAllowed(["POST"])
            return view(request, found, **named)

        return answer

    return mark
