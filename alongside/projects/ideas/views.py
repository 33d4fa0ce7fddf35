"""The pages of ideas that everybody reads, and what one says to an idea there."""

import uuid
from http import HTTPStatus

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from alongside.organisations import queries as organisations
from alongside.people.current import person_of
from alongside.projects.answering import in_words
from alongside.projects.ideas import actions, queries, rules, stories, teams
from alongside.projects.ideas.forms import SkillForm, StoryForm
from alongside.projects.ideas.models import Idea, StoryConsent, Voice
from alongside.web import kept
from alongside.web.access import limited, public, require, signed_in
from alongside.web.pages import shows

A_PAGE = 20


@public
def ideas(request: HttpRequest) -> HttpResponse:
    """All ideas, the newest first."""
    shows(request, "ideas", "organisations")
    page = Paginator(queries.sent(), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "projects/ideas/list.jinja", {"page": page})


@public
def of_organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """The ideas about one organisation, and how long it takes to answer them."""
    organisation = get_object_or_404(organisations.organisations(), slug=slug)
    shows(request, f"organisation:{organisation.pk}", f"ideas:{organisation.pk}")
    page = Paginator(queries.sent_of(organisation), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "organisation": organisation,
        "page": page,
        "answered": queries.answered_after(organisation),
        "hidden_ones": queries.hidden_of(organisation),
    }
    return render(request, "projects/ideas/of_organisation.jinja", context)


@public
def idea(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """One idea: what could be better, who says what to it, and what the organisation answers."""
    found = queries.at(key)
    if found is not None and found.is_hidden and not rules.may_see(request.user, found):
        shows(request, f"idea:{found.pk}", f"organisation:{found.organisation_id}")
        return render(request, "projects/ideas/hidden.jinja", {"idea": found}, status=HTTPStatus.GONE)
    found = _seen(request, found)
    if not found.is_sent:
        return redirect("idea_send", key)
    projects = queries.projects(found)
    shows(
        request, f"idea:{found.pk}", f"organisation:{found.organisation_id}", *(f"project:{one.pk}" for one in projects)
    )
    uses = queries.uses(found)
    person, is_raiser = request.user, rules.is_raiser(request.user, found)
    may_answer = rules.may_answer(person, found)
    works_on = rules.works_on(person, found)
    on_page = "page" in uses and found.hidden_part != Idea.Part.STORY
    reads = is_raiser or works_on or on_page or (may_answer and "reports" in uses)
    context = {
        "idea": found,
        "waits": queries.with_days([found])[0].days,
        "joined": queries.joined(found),
        "earlier_answers": queries.earlier_answers(found),
        "projects": [one for one in projects if one.started_at],
        "forming": [one for one in projects if not one.started_at] if is_raiser else [],
        "is_signed_in": person.is_authenticated,
        "is_raiser": is_raiser,
        "may_answer": may_answer,
        "may_hide": rules.may_hide(person, found),
        "raiser": found.person if found.shows_name and (may_answer or works_on) else None,
        "helpers": queries.helpers(found) if is_raiser or may_answer or works_on else None,
        "said": queries.said(found, person_of(request)) if person.is_authenticated else {},
        "kinds": Voice.Kind,
        "story": getattr(found, "story", None) if reads else None,
        "uses": uses,
        "on_page": on_page,
    }
    return render(request, "projects/ideas/idea.jinja", context)


@signed_in
@limited(120, "idea_press")
@in_words
def press(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """What the buttons of an idea's page do."""
    found, person, which = visible(request, key), person_of(request), request.POST.get("which", "")
    do = request.POST.get("do", "") if request.method == "POST" else ""
    if do == "say" and which in {Voice.Kind.MATTERS, Voice.Kind.LIVED}:
        actions.say(by=person, idea=found, kind=which)
        messages.success(request, _("Thank you. It counts."))
    elif do == "take back" and which in Voice.Kind.values:
        actions.take_back(by=person, idea=found, kind=which)
        messages.success(request, _("It is taken back."))
    elif do in {"show name", "hide name"}:
        actions.show_name(by=person, idea=found, shows=do == "show name")
        messages.success(request, _("Saved."))
    elif do == "join":
        project = next((one for one in queries.projects(found) if one.slug == which), None)
        if project is not None:
            teams.join(by=person, project=project)
            messages.success(request, _("You are in the team. Welcome!"))
            return redirect("team", project.slug)
    return redirect("idea", key)


@signed_in
@limited(60, "idea_help")
@in_words
def help_with(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Say with what one can help."""
    found, person = visible(request, key), person_of(request)
    if rules.is_raiser(person, found) or not found.is_sent:
        return redirect("idea", key)
    said = queries.said(found, person).get(Voice.Kind.HELP, "")
    form = SkillForm(kept.typed(request), initial={"skill": said})
    if request.method == "POST" and form.is_valid():
        actions.say(by=person, idea=found, kind=Voice.Kind.HELP, **form.cleaned_data)
        messages.success(request, _("Thank you for offering to help."))
        return redirect("idea", key)
    return render(request, "projects/ideas/help.jinja", {"form": form, "idea": found})


@signed_in
@limited(60, "idea_story")
def story(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """One's own story: write it, agree to each use of it or withdraw that, delete it."""
    found, person = visible(request, key), person_of(request)
    require(rules.is_raiser(person, found))
    do, use = request.POST.get("do", ""), request.POST.get("which", "")
    if do in {"consent", "withdraw"} and use in StoryConsent.Use.values:
        act = stories.consent if do == "consent" else stories.withdraw
        act(by=person, idea=found, use=use)
        messages.success(request, _("You agree.") if do == "consent" else _("It is no longer used there."))
        return redirect("idea_story", key)
    if do == "delete":
        stories.delete(by=person, idea=found)
        messages.success(request, _("Your story is deleted."))
        return redirect("idea", key)
    mine = queries.story(found)
    form = StoryForm(kept.typed(request), initial={"words": mine.words if mine else ""})
    if request.method == "POST" and form.is_valid():
        stories.write(by=person, idea=found, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("idea_story", key)
    context = {"form": form, "idea": found, "story": mine, "uses": queries.uses(found), "every_use": StoryConsent.Use}
    return render(request, "projects/ideas/story.jinja", context)


def visible(request: HttpRequest, key: uuid.UUID) -> Idea:
    """Return an idea that whoever asks may see; raises Http404 else."""
    return _seen(request, queries.at(key))


def _seen(request: HttpRequest, found: Idea | None) -> Idea:
    if found is None or not rules.may_see(request.user, found):
        raise Http404
    return found
