"""The health check."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from alongside.site.health import queries
from alongside.web.access import public


@public
def health(request: HttpRequest) -> HttpResponse:
    """200 when database, worker and outbox are well, else 503; never kept by anybody."""
    parts = queries.parts()
    well = all(part["well"] for part in parts.values())
    response = JsonResponse({"status": "well" if well else "unwell", **parts}, status=200 if well else 503)
    response.headers["Cache-Control"] = "no-store"
    response._has_been_logged = True  # type: ignore[attr-defined]  # an answer, not a fault: whoever asks reads it
    return response
