"""Where somebody was going before they were asked to sign in."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def is_ours(address: str | None) -> bool:
    """Whether this is a page of ours: a path, without a host that could be somebody else's."""
    return bool(address) and str(address).startswith("/") and url_has_allowed_host_and_scheme(address, None)


def back(request: HttpRequest, otherwise: str = "/me/") -> str:
    """Return the page that `next` names when it is ours."""
    wanted = request.POST.get("next") or request.GET.get("next")
    return str(wanted) if is_ours(wanted) else otherwise
