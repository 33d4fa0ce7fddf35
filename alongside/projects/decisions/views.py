"""Pages of decisions: the open ones and the log, proposing, one decision, and meeting a concern."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.projects import writing
from alongside.projects.answering import in_words
from alongside.projects.decisions import actions, forms, queries, removing
from alongside.projects.errors import ChangedMeanwhileError
from alongside.projects.meetings import following
from alongside.projects.models import Decision
from alongside.projects.seats import Seat, seat_of
from alongside.projects.teams import queries as teams
from alongside.web import kept
from alongside.web.access import limited, signed_in

A_PAGE = 20


@signed_in
def decisions(request: HttpRequest, slug: str) -> HttpResponse:
    """What is open, and what was decided."""
    seat = seat_of(request, slug)
    page = Paginator(queries.log(seat.project), A_PAGE).get_page(request.GET.get("page"))
    return _page(request, seat, "list", open_ones=queries.open_ones(seat.project, seat.member)[:50], page=page)


@signed_in
@in_words
@limited(60)
def propose(request: HttpRequest, slug: str, whom: uuid.UUID | None = None) -> HttpResponse:
    """Put something to the team."""
    seat = seat_of(request, slug, whom)
    typed = kept.typed(request)
    source = following.source(seat.project, request.GET) if typed is None else None
    initial: dict[str, object] = {"quorum": queries.usual_quorum(seat.project)}
    if source is not None:
        initial |= {"meeting": source.meeting.key, "title": source.title(120), "text": source.words}
    form = forms.ProposeForm(typed, initial=initial)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data | {"whom": seat.acting}
        facts["from_meeting"] = following.meeting_at(seat.project, str(facts.pop("meeting") or ""))
        made = actions.propose(by=seat.person, project=seat.project, **facts)
        messages.success(request, _("It is put to the team. Now each of you can say something."))
        return redirect("team_decision", slug, made.key)
    return _page(request, seat, "propose", form=form, source=source)


@signed_in
@in_words
@limited(120)
def decision(request: HttpRequest, slug: str, key: uuid.UUID, whom: uuid.UUID | None = None) -> HttpResponse:
    """One decision with all that was said; saying something to it."""
    seat, found = _at(request, slug, key, whom)
    do = request.POST.get("do", "") if request.method == "POST" else ""
    dossier = queries.dossier(found, seat.acting)
    stance = forms.StanceForm(request.POST if do == "say" else None, initial=_said_before(dossier))
    ask = forms.AskForm(request.POST if do == "ask" else None)
    if do == "say" and stance.is_valid():
        return _say(request, seat, found, stance)
    reply = forms.ReplyForm(request.POST if do == "reply" else None, initial={"reply": found.reply})
    if do == "reply" and reply.is_valid():
        removing.reply(by=seat.person, decision=found, words=reply.cleaned_data["reply"], whom=seat.acting)
        messages.success(request, _("Your reply stands first on the page."))
        return redirect(request.path)
    if do == "ask" and ask.is_valid():
        key_of_form, words = ask.cleaned_data["key"], ask.cleaned_data["question"]
        actions.ask(by=seat.person, decision=found, words=words, key=key_of_form, whom=seat.acting)
        return redirect(request.path)
    return _decision(request, seat, dossier, stance=stance, ask=ask, reply=reply)


def _decision(request: HttpRequest, seat: Seat, dossier: queries.Dossier, **forms: object) -> HttpResponse:
    helps = teams.helps(seat.member)
    return _page(request, seat, "decision", decision=dossier.decision, dossier=dossier, helps=helps, **forms)


def _said_before(dossier: queries.Dossier) -> dict[str, str]:
    mine, mark = dossier.mine, dossier.decision.mark
    return {"said": mine.said, "words": mine.words, "seen": mark} if mine else {"seen": mark}


def _say(request: HttpRequest, seat: Seat, found: Decision, form: forms.StanceForm) -> HttpResponse:
    typed = form.cleaned_data
    try:
        actions.say(by=seat.person, decision=found, whom=seat.acting, **typed)
    except ChangedMeanwhileError:
        found = queries.of(seat.project, found.key) or found
        form.show_clash(found.mark)
        dossier = queries.dossier(found, seat.acting)
        return _decision(request, seat, dossier, stance=form, ask=forms.AskForm(), reply=forms.ReplyForm())
    messages.success(request, _("Thank you. The team sees what you say. You can change it until it is decided."))
    return redirect(request.path)


@signed_in
@in_words
def change(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """Change the text, the quorum or the closing day."""
    seat, found = _at(request, slug, key)
    initial = {"text": found.text, "quorum": found.quorum, "closes_on": found.closes_on, "seen": found.whole_mark}
    form = forms.ChangeForm(kept.typed(request), initial=initial)
    saving = writing.save(
        request,
        form,
        lambda: actions.change(by=seat.person, decision=found, **form.cleaned_data),
        writing.mark_of(found, "whole_mark"),
    )
    if saving.is_saved:
        messages.success(request, _("Saved. If the text is another, each of you is asked anew."))
        return redirect("team_decision", slug, key)
    return _page(request, seat, "change", decision=found, form=form, clash=saving.is_clash)


@signed_in
@in_words
def concern(request: HttpRequest, slug: str, key: uuid.UUID, which: uuid.UUID) -> HttpResponse:
    """One concern: how it is met, and whether whoever raised it says so."""
    seat, found = _at(request, slug, key)
    stance = queries.stance_of(found, which)
    if stance is None or not stance.is_open_concern:
        return redirect("team_decision", slug, key)
    is_mine = seat.member.pk in (stance.member_id, stance.member.helper_id)
    if request.method == "POST" and request.POST.get("do") == "met" and is_mine:
        actions.concern_is_met(by=seat.person, stance=stance)
        messages.success(request, _("The concern is met."))
        return redirect("team_decision", slug, key)
    initial = {"answer": stance.answer, "seen": str(stance.answer_version)}
    form = forms.AnswerForm(request.POST if request.POST.get("do") == "answer" else None, initial=initial)
    saving = writing.save(
        request,
        form,
        lambda: actions.answer_concern(
            by=seat.person, stance=stance, words=form.cleaned_data["answer"], seen=form.cleaned_data["seen"]
        ),
        writing.mark_of(stance, "answer_version"),
    )
    if saving.is_saved:
        messages.success(request, _("Saved. Now whoever raised it says whether it is met."))
        return redirect("team_decision", slug, key)
    return _page(request, seat, "concern", decision=found, stance=stance, form=form, is_mine=is_mine)


@signed_in
@in_words
def end(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """Record that it is decided, or end it without a decision."""
    seat, found = _at(request, slug, key)
    form = forms.EndForm(kept.typed(request))
    dossier = queries.dossier(found, seat.member)
    do = request.POST.get("do", "") if request.method == "POST" else ""
    if do in ("record", "end") and form.is_valid():
        outcome = form.cleaned_data["outcome"]
        if do == "record":
            actions.record(by=seat.person, decision=found, outcome=outcome)
            messages.success(request, _("It is decided, and stands in your log."))
        else:
            actions.end(by=seat.person, decision=found, outcome=outcome)
            messages.success(request, _("It has ended without a decision."))
        return redirect("team_decision", slug, key)
    return _page(request, seat, "end", decision=found, dossier=dossier, form=form)


def _at(request: HttpRequest, slug: str, key: uuid.UUID, whom: uuid.UUID | None = None) -> tuple[Seat, Decision]:
    seat = seat_of(request, slug, whom)
    found = queries.of(seat.project, key)
    if found is None:
        raise Http404
    return seat, found


def _page(request: HttpRequest, seat: Seat, name: str, **context: object) -> HttpResponse:
    facts = {"seat": seat, "project": seat.project, "me": seat.acting}
    return render(request, f"projects/decisions/{name}.jinja", facts | context)
