"""Pages that exist only in demonstration mode."""

import uuid

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from alongside.messages.models import Message
from alongside.site.demonstration import personas, queries
from alongside.site.demonstration.access import demonstration_only


@demonstration_only
def people(request: HttpRequest) -> HttpResponse:
    """Pick somebody and look at the service as they would."""
    if request.method == "POST":
        person = queries.persona(request.POST.get("persona", ""))
        if person is None:
            raise Http404
        login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
        return redirect("my_page")
    return render(request, "site/demonstration/people.jinja", {"personas": personas.PERSONAS})


@demonstration_only
def sent(request: HttpRequest) -> HttpResponse:
    """What would have been emailed, newest first."""
    return render(request, "site/demonstration/messages.jinja", {"messages": queries.sent_messages()})


@demonstration_only
def message(request: HttpRequest, reference: uuid.UUID) -> HttpResponse:
    """One of those messages, as text."""
    found: Message | None = queries.sent_message(reference)
    if found is None:
        raise Http404
    return render(request, "site/demonstration/message.jinja", {"message": found})
