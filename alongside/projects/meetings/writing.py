"""Pages on which a team writes about a meeting: its details, its agenda, its notes, who was there."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.projects import writing
from alongside.projects.answering import in_words
from alongside.projects.meetings import actions, clock, desk, following, forms, queries
from alongside.projects.meetings import agenda as agendas
from alongside.projects.presses import which
from alongside.web import kept
from alongside.web.access import limited, signed_in


@signed_in
@in_words
@limited(60)
def change(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """Change what it is called, when and where it is; everybody's calendar hears of it."""
    seat, found = desk.at(request, slug, key)
    form = forms.DetailsForm(kept.typed(request), found)
    saving = writing.save(
        request,
        form,
        lambda: actions.change(by=seat.person, meeting=found, values=form.values(), seen=form.cleaned_data["seen"]),
        writing.mark_of(found),
    )
    if saving.is_saved:
        messages.success(request, _("Saved."))
        return redirect("team_meeting", slug, key)
    when = clock.said(found.starts_at) if found.starts_at else ""
    return desk.page(request, seat, "change", meeting=found, form=form, clash=saving.is_clash, when=when)


@signed_in
@in_words
def cancel(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """Cancel the meeting."""
    seat, found = desk.at(request, slug, key)
    if request.method == "POST":
        if request.POST.get("do") == "cancel":
            actions.cancel(by=seat.person, meeting=found)
            messages.success(request, _("The meeting is cancelled."))
        return redirect("team_meeting", slug, key)
    return desk.page(request, seat, "cancel", meeting=found)


@signed_in
@in_words
@limited(200)
def agenda(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """What to talk about: adding to it, putting it in order."""
    seat, found = desk.at(request, slug, key)
    if request.method == "POST" and request.POST.get("do") in ("earlier", "take off"):
        item = queries.item_of(found, which(request.POST.get("which", "")))
        if item is not None and request.POST.get("do") == "earlier":
            agendas.move_up(by=seat.person, item=item, seen=request.POST.get("at", ""))
        elif item is not None:
            agendas.take_off(by=seat.person, item=item)
        return redirect("team_meeting_agenda", slug, key)
    form = forms.AgendaForm(kept.typed(request))
    if request.method == "POST" and form.is_valid():
        agendas.add(by=seat.person, meeting=found, **form.cleaned_data)
        return redirect("team_meeting_agenda", slug, key)
    return desk.page(request, seat, "agenda", meeting=found, form=form, agenda=queries.agenda(found))


@signed_in
@in_words
@limited(200)
def notes(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """What was said. Of two who write at once, neither loses a word."""
    seat, found = desk.at(request, slug, key)
    form = forms.NotesForm(kept.typed(request), initial={"notes": found.notes, "seen": str(found.notes_version)})
    saving = writing.save(
        request,
        form,
        lambda: agendas.write_notes(by=seat.person, meeting=found, **form.cleaned_data),
        writing.mark_of(found, "notes_version"),
    )
    if saving.is_saved:
        messages.success(request, _("Saved."))
        return redirect("team_meeting", slug, key)
    return desk.page(request, seat, "notes", meeting=found, form=form, clash=saving.is_clash)


@signed_in
def follow(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """The lines of the notes, each with what can be made of it."""
    seat, found = desk.at(request, slug, key)
    return desk.page(request, seat, "follow", meeting=found, lines=following.lines(found.notes))


@signed_in
@in_words
def held(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """Say that it was held, and who was there."""
    seat, found = desk.at(request, slug, key)
    if not queries.can_be_held(found):
        return redirect("team_meeting", slug, key)
    form = forms.HeldForm(kept.typed(request), queries.could_be_there(found), queries.were_or_meant_to(found))
    if request.method == "POST" and form.is_valid():
        actions.hold(by=seat.person, meeting=found, there=form.numbers())
        messages.success(request, _("Thank you. It is written down."))
        return redirect("team_meeting", slug, key)
    return desk.page(request, seat, "held", meeting=found, form=form)
