"""Pages of a project: the list, the page that everybody reads, and what its team says of it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.organisations import queries as organisations
from alongside.people.current import person_of
from alongside.projects import core20plus5, rules, writing
from alongside.projects.answering import in_words
from alongside.projects.errors import ChangedMeanwhileError
from alongside.projects.models import Project
from alongside.projects.openings import queries as openings
from alongside.projects.presses import which
from alongside.projects.seats import Seat, project_at, seat_of
from alongside.projects.stages import actions, queries
from alongside.projects.stages.forms import AboutForm, AimForm, SeenForm, StageForm
from alongside.web import kept
from alongside.web.access import public, require, signed_in
from alongside.web.pages import shows

A_PAGE = 20


@public
def projects(request: HttpRequest) -> HttpResponse:
    """The projects that have started."""
    shows(request, "projects", "organisations")
    page = Paginator(queries.started(), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "projects/list.jinja", {"page": page, "found": queries.shown(page)})


@public
def project(request: HttpRequest, slug: str) -> HttpResponse:
    """One project, for everybody: what it is about, how far it is, and whether partners were there."""
    found = project_at(slug, request.user)
    wanted = openings.newest(found)
    shows(request, *found.shown_as()[:1], f"organisation:{found.organisation_id}")
    shows(request, *(f"opportunity:{one.pk}" for one in wanted))
    context = {
        "project": found,
        "standing": queries.standing(found),
        "improves": queries.improves(found),
        "groups": core20plus5.in_words(found.groups + found.areas),
        "is_member": rules.is_member(request.user, found),
        "openings": [one for one in wanted if one.state == one.State.OPEN and not one.hidden_at],
    }
    return render(request, "projects/project.jinja", context)


@signed_in
@in_words
def about(request: HttpRequest, slug: str) -> HttpResponse:
    """What the project is about."""
    seat = seat_of(request, slug)
    found = seat.project
    initial = {name: getattr(found, name) for name in actions.ABOUT} | {"about": found.summary, "seen": found.mark}
    form = AboutForm(kept.typed(request), initial=initial)
    return _write(request, seat, "about", form, lambda values, seen: actions.describe(
        by=seat.person, project=seat.project, values=values, seen=seen))  # fmt: skip


@signed_in
@in_words
def aim(request: HttpRequest, slug: str) -> HttpResponse:
    """The aim."""
    seat = seat_of(request, slug)
    form = AimForm(kept.typed(request), initial={"aim": seat.project.aim, "seen": seat.project.mark})
    return _write(request, seat, "aim", form, lambda values, seen: actions.agree_aim(
        by=seat.person, project=seat.project, aim=values["aim"], seen=seen))  # fmt: skip


def _write(
    request: HttpRequest, seat: Seat, name: str, form: SeenForm, act: Callable[[dict[str, Any], str], object]
) -> HttpResponse:
    """Save what a team writes together. Who was not first sees both texts, and loses neither."""
    project = seat.project
    saving = writing.save(
        request, form, lambda: act(form.values(), form.cleaned_data["seen"]), writing.mark_of(project)
    )
    if saving.is_saved:
        messages.success(request, _("Saved."))
        return redirect("team", project.slug)
    return _page(request, seat, name, form=form, clash=saving.is_clash)


@signed_in
@in_words
def stage(request: HttpRequest, slug: str) -> HttpResponse:
    """Move the project on. Who with lived experience shaped it is answered from the record, not by hand."""
    seat = seat_of(request, slug)
    form = StageForm(kept.typed(request), project=seat.project)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            actions.move(
                by=seat.person,
                project=seat.project,
                to=typed["to"],
                words=typed["words"],
                seen=typed["seen"] or seat.project.stage,
            )
        except ChangedMeanwhileError:
            messages.warning(request, _("Somebody else moved the project meanwhile. Look at where it is now."))
            return redirect("team_stage", slug)
        messages.success(request, _("The project has moved."))
        return redirect("team", slug)
    return _page(request, seat, "stage", form=form, standing=queries.standing(seat.project))


@public
def of_organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """The projects about an organisation's care, and in how many of them people were there from the outset."""
    organisation = get_object_or_404(organisations.organisations(), slug=slug)
    shows(request, f"organisation:{organisation.pk}", f"projects:{organisation.pk}")
    page = Paginator(queries.started_of(organisation), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "organisation": organisation,
        "page": page,
        "found": queries.shown(page),
        "outset": queries.from_the_outset(organisation, timezone.localdate()),
    }
    return render(request, "projects/of_organisation.jinja", context)


@signed_in
def names(request: HttpRequest, slug: str) -> HttpResponse:
    """For the leads of an organisation: whether its name may stand beside each project about it."""
    organisation = get_object_or_404(organisations.organisations(), slug=slug)
    found = queries.waiting_for_name(organisation)
    require(rules.may_agree_to_name(request.user, Project(organisation=organisation)))
    if request.method == "POST":
        _decide_on_name(request, found.filter(key=which(request.POST.get("which", ""))).first())
        return redirect("manage_project_names", slug)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "projects/names.jinja", {"organisation": organisation, "page": page})


def _decide_on_name(request: HttpRequest, chosen: Project | None) -> None:
    if chosen is None:
        return
    agrees = request.POST.get("do") == "agree"
    act = actions.agree_to_name if agrees else actions.take_name_back
    act(by=person_of(request), project=chosen)
    messages.success(request, _("You agree.") if agrees else _("The name is taken back."))


def _page(request: HttpRequest, seat: Seat, name: str, **context: object) -> HttpResponse:
    facts = {"seat": seat, "project": seat.project, "me": seat.member}
    return render(request, f"projects/team/{name}.jinja", facts | context)
