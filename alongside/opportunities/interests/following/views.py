"""Pages under "me": what I said I was interested in, and what came of it."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.messages import actions as inbox
from alongside.opportunities.interests.errors import NotPossibleError
from alongside.opportunities.interests.expressing import actions as expressing
from alongside.opportunities.interests.following import actions, queries
from alongside.opportunities.interests.following.forms import EndForm
from alongside.opportunities.interests.following.queries import Followed
from alongside.opportunities.interests.talking import actions as talking
from alongside.opportunities.interests.talking.forms import NoteForm
from alongside.people.current import person_of
from alongside.web import kept
from alongside.web.access import limited, signed_in


@signed_in
def my_interests(request: HttpRequest) -> HttpResponse:
    """Everything I was interested in."""
    return render(request, "interests/mine.jinja", {"interests": queries.interests_of(person_of(request))})


@signed_in
@limited(60)
def my_interest(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """What happens next and by when; what was said; writing to the choosers."""
    followed = _followed(request, key)
    if followed.interest.state == "draft":
        return redirect("interest", followed.opportunity.slug)
    form = NoteForm(request.POST if request.method == "POST" else kept.take(request))
    if request.method == "POST" and form.is_valid():
        try:
            talking.write(
                by=person_of(request),
                interest=followed.interest,
                words=form.cleaned_data["words"],
                key=form.cleaned_data["key"],
            )
        except NotPossibleError as refused:
            form.add_error(None, str(refused.words))
        else:
            messages.success(request, _("Your message is sent."))
            return redirect("my_interest", key)
    return render(request, "interests/mine_one.jinja", {"followed": followed, "form": form})


@signed_in
def withdraw(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Withdraw, or give up a place; the same page asks once and says what it means."""
    followed = _followed(request, key)
    form = EndForm(request.POST if request.method == "POST" else kept.take(request))
    if not (followed.may_withdraw or followed.may_decline):
        return redirect("my_interest", key)
    if request.method == "POST" and form.is_valid():
        return _end(request, followed, form.cleaned_data["reason"])
    return render(request, "interests/withdraw.jinja", {"followed": followed, "form": form})


def _end(request: HttpRequest, followed: Followed, reason: str) -> HttpResponse:
    """Do what the page showed: a yes that came meanwhile is not given up by a press on "withdraw"."""
    gives_up = request.POST.get("gives_up") == "yes"
    try:
        if gives_up:
            actions.decline(by=person_of(request), interest=followed.interest, reason=reason)
        else:
            actions.withdraw(by=person_of(request), interest=followed.interest, reason=reason)
    except NotPossibleError:
        messages.warning(request, _("You were answered while this page was open. Read the answer first."))
    else:
        messages.success(request, _("You gave up your place.") if gives_up else _("You withdrew."))
    return redirect("my_interest", followed.interest.key)


@signed_in
def start_again(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Come forward once more, with what was written."""
    followed = _followed(request, key)
    if request.method != "POST":
        return redirect("my_interest", key)
    try:
        expressing.start_again(by=person_of(request), interest=followed.interest)
    except NotPossibleError as refused:
        messages.warning(request, str(refused.words))
        return redirect("my_interest", key)
    return redirect("interest", followed.opportunity.slug)


@signed_in
@limited(60)
def block(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Get no more messages from one chooser. The answer still arrives, whoever gives it."""
    followed = _followed(request, key)
    chooser = next((writer for writer in followed.writers if str(writer.pk) == request.POST.get("chooser")), None)
    if request.method == "POST" and chooser is not None:
        inbox.block(by=person_of(request), sender=chooser)
        messages.success(request, _("You get no more messages from %(name)s.") % {"name": chooser.name})
    return redirect("my_interest", key)


def _followed(request: HttpRequest, key: uuid.UUID) -> Followed:
    followed = queries.followed(person_of(request), key)
    if followed is None:
        raise Http404
    return followed
