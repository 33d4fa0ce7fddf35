"""For the leads of an organisation: the ideas about it, and an answer to each."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from alongside.organisations import queries as organisations
from alongside.organisations import rules as organisations_rules
from alongside.people.current import person_of
from alongside.projects import writing
from alongside.projects.answering import in_words
from alongside.projects.ideas import answering, queries
from alongside.projects.ideas.forms import AnswerForm
from alongside.projects.ideas.views import A_PAGE
from alongside.web import kept
from alongside.web.access import limited, require, signed_in


@signed_in
def waiting(request: HttpRequest, slug: str) -> HttpResponse:
    """The ideas about an organisation: those that wait first, the oldest of them first."""
    organisation = get_object_or_404(organisations.organisations(), slug=slug)
    require(organisations_rules.may_publish_for(request.user, organisation))
    page = Paginator(queries.to_answer(organisation), A_PAGE).get_page(request.GET.get("page"))
    found = queries.with_days(list(page))
    context = {"organisation": organisation, "page": page, "found": found}
    return render(request, "projects/ideas/waiting.jinja", context)


@signed_in
@limited(120, "manage_idea")
@in_words
def answer(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """Answer one idea, or answer it anew."""
    organisation = get_object_or_404(organisations.organisations(), slug=slug)
    require(organisations_rules.may_publish_for(request.user, organisation))
    found = queries.at(key)
    if found is None or not found.is_sent or found.organisation_id != organisation.pk:
        raise Http404
    form = AnswerForm(kept.typed(request), idea=found, others=queries.can_join_with(found))
    saving = writing.save(
        request,
        form,
        lambda: answering.answer(by=person_of(request), idea=found, **form.answer()),
        writing.mark_of(found, "mark"),
    )
    if saving.is_saved:
        messages.success(request, _("Your answer is sent."))
        return redirect("manage_ideas", slug)
    context = {"organisation": organisation, "idea": found, "form": form, "clash": saving.is_clash}
    return render(request, "projects/ideas/answer.jinja", context)
