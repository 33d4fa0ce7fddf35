"""What messages I get, and the stop link at the foot of each."""

from django.contrib import messages as banners
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from alongside.messages import actions, forms, hooks, kinds, queries, tokens
from alongside.messages.models import Message
from alongside.web import kept
from alongside.web.access import public, signed_in


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def my_messages(request: HttpRequest) -> HttpResponse:
    """Choose which messages to get and how often; unblock people."""
    initial = forms.initial(queries.choices_of(_me(request)), queries.quiet_hours(_me(request)))
    form = forms.ChoicesForm(kept.typed(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.choose(by=request.user, choices=form.choices())
        actions.be_quiet(by=request.user, hours=form.quiet_hours())
        banners.success(request, _("Your choices are saved."))
        return redirect("my_messages")
    needed = [kind for kind in kinds.every() if not kind.can_stop]
    blocked = _named(queries.blocked_by(_me(request)))
    return render(request, "messages/my_messages.jinja", {"form": form, "needed": needed, "blocked": blocked})


@signed_in
@require_POST
def unblock(request: HttpRequest, sender_id: int) -> HttpResponse:
    """Let messages from somebody through again."""
    actions.unblock(by=request.user, sender=actions.Somebody(sender_id))
    banners.success(request, _("They can send you messages again."))
    return redirect("my_messages")


@csrf_exempt  # the link itself is the proof; mail programs press it without having opened a page of ours
@public
@cache_control(private=True, no_store=True)
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop one kind of message. Opening shows a button; pressing it acts, also for a mail program (RFC 8058)."""
    message = _message(token)
    kind = kinds.find(message.kind) if message else None
    if message is None or kind is None or not kind.can_stop:
        return render(request, "messages/stop_unknown.jinja", status=404)
    if request.method == "POST":
        actions.stop(message=message)
        if request.POST.get("List-Unsubscribe") != "One-Click":
            return redirect("stop", token)
    context = {"title": kind.title, "is_stopped": queries.has_stopped(message)}
    return render(request, "messages/stop.jinja", context)


def _me(request: HttpRequest) -> int:
    """The number of whoever is signed in."""
    return int(request.user.pk or 0)


def _message(token: str) -> Message | None:
    try:
        return queries.message(tokens.read(token))
    except tokens.TokenError:
        return None


def _named(numbers: list[int]) -> list[tuple[int, str]]:
    """Put names to numbers, through the room that knows them."""
    known = {number: name for names in hooks.names for number, name in names(numbers).items()} if numbers else {}
    return [(number, known.get(number) or _("Somebody without a name")) for number in numbers]
