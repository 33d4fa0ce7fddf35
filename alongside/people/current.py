"""Who is there, for views that only somebody signed in can reach."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from alongside.people.models import Person


def person_of(request: HttpRequest) -> Person:
    """Return the person signed in; raises PermissionDenied for a visitor, so that a wrong mark cannot leak."""
    if not isinstance(request.user, Person):
        raise PermissionDenied
    return request.user
