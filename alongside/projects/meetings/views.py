"""Pages of meetings: the list, planning one, finding its time, and the meeting itself."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.people.profile import queries as profiles
from alongside.projects.answering import in_words
from alongside.projects.meetings import access, actions, clock, desk, finding, following, forms, queries, sharing
from alongside.projects.meetings.models import Attendance, Meeting
from alongside.projects.presses import which
from alongside.projects.seats import Seat, seat_of
from alongside.projects.teams import queries as teams
from alongside.web import kept
from alongside.web.access import limited, signed_in

A_PAGE = 20


@signed_in
def meetings(request: HttpRequest, slug: str) -> HttpResponse:
    """The meetings of a team: those to come, and those that were."""
    seat = seat_of(request, slug)
    page = Paginator(queries.past(seat.project), A_PAGE).get_page(request.GET.get("page"))
    return desk.page(request, seat, "list", ahead=queries.ahead(seat.project), page=page, said=clock.said)


@signed_in
@in_words
@limited(60)
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Plan a meeting; then offer times for it."""
    seat = seat_of(request, slug)
    form = forms.PlanForm(kept.typed(request))
    if request.method == "POST" and form.is_valid():
        made = finding.plan(by=seat.person, project=seat.project, **form.cleaned_data)
        return redirect("team_meeting_offer", slug, made.key)
    return desk.page(request, seat, "plan", form=form)


@signed_in
@in_words
@limited(60)
def offer(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """Offer a few times."""
    seat, found = desk.at(request, slug, key)
    form = forms.OfferForm(kept.typed(request))
    if request.method == "POST" and form.is_valid():
        finding.offer(by=seat.person, meeting=found, times=form.cleaned_data["times"])
        return redirect("team_meeting_times", slug, key)
    return desk.page(request, seat, "offer", meeting=found, form=form)


@signed_in
@in_words
def times(request: HttpRequest, slug: str, key: uuid.UUID, whom: uuid.UUID | None = None) -> HttpResponse:
    """The offered times: what fits me (or who chose me as helper), what fits others; and setting one of them."""
    seat, found = desk.at(request, slug, key, whom)
    if request.method == "POST" and request.POST.get("do") in ("set", "take away"):
        return _press_on_time(request, seat, found)
    offers = queries.offered(found, seat.acting)
    form = forms.AnswerForm(kept.typed(request), offers)
    if request.method == "POST" and form.is_valid():
        finding.answer(by=seat.person, meeting=found, answers=form.answers(), whom=seat.acting)
        messages.success(request, _("Thank you. You can change your answers until a time is set."))
        return redirect(request.path)
    helps = teams.helps(seat.member)
    return desk.page(request, seat, "times", meeting=found, form=form, offers=offers, helps=helps)


def _press_on_time(request: HttpRequest, seat: Seat, found: Meeting) -> HttpResponse:
    chosen = queries.offer_of(found, which(request.POST.get("which", "")))
    if chosen is not None and request.POST.get("do") == "set":
        finding.choose(by=seat.person, offer=chosen)
        messages.success(request, _("The time is set. The others hear of it."))
        return redirect("team_meeting", seat.project.slug, found.key)
    if chosen is not None:
        finding.take_away(by=seat.person, offer=chosen)
        messages.success(request, _("The time is taken away."))
    return redirect("team_meeting_times", seat.project.slug, found.key)


@signed_in
@in_words
def meeting(request: HttpRequest, slug: str, key: uuid.UUID, whom: uuid.UUID | None = None) -> HttpResponse:
    """One meeting: when, where, who comes, what to talk about, and what to prepare."""
    seat, found = desk.at(request, slug, key, whom)
    if request.method == "POST":
        if said := _do(seat, found, request.POST.get("do", ""), request.POST.get("which", "")):
            messages.success(request, said)
        return redirect(request.path)
    shown, helps = queries.shown(found, seat.acting), teams.helps(seat.member)
    outcomes = following.outcomes(found)
    return desk.page(request, seat, "meeting", meeting=found, shown=shown, helps=helps, outcomes=outcomes)


def _do(seat: Seat, found: Meeting, what: str, which: str) -> str:
    """Do what a button says, and return what to tell the person; nothing for what is no button of the page."""
    if what == "come" and which in Attendance.Coming.values:
        actions.come(by=seat.person, meeting=found, coming=which, whom=seat.acting)
        return _("Thank you. The team sees your answer.")
    if what == "take" and which in actions.TURNS:
        actions.take_turn(by=seat.person, meeting=found, turn=which)
        return _("Thank you. It is yours.")
    if what == "put down" and which in actions.TURNS:
        actions.put_turn_down(by=seat.person, meeting=found, turn=which)
        return _("You have put it down. Somebody else can take it.")
    return ""


@signed_in
def needs(request: HttpRequest, slug: str) -> HttpResponse:
    """Whether my access needs stand, without my name, in the list for whoever organises a meeting."""
    seat = seat_of(request, slug)
    if request.method == "POST":
        if request.POST.get("do") == "share":
            sharing.share_needs(by=seat.person, project=seat.project)
            messages.success(request, _("What helps you now stands in the list, without your name."))
        elif request.POST.get("do") == "keep back":
            sharing.keep_needs_back(by=seat.person, project=seat.project)
            messages.success(request, _("What helps you no longer stands in the list."))
        return redirect("team_meeting_needs", slug)
    profile = profiles.profile_of(seat.person)
    context = {
        "shares": queries.shares_needs(seat.member),
        "mine": access.checklist([profile.needs, profile.formats]),
        "all": queries.checklist(seat.project),
    }
    return desk.page(request, seat, "needs", **context)
