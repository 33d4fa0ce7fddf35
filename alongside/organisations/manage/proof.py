"""The email domains of the organisation, and how it proves them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from alongside.organisations.domains import actions, queries
from alongside.organisations.domains.check import PATH
from alongside.organisations.domains.forms import DomainForm
from alongside.organisations.manage.common import managed, page
from alongside.people.current import person_of
from alongside.web import kept
from alongside.web.access import limited, signed_in


@signed_in
def domains(request: HttpRequest, slug: str) -> HttpResponse:
    """The domains, and a form to add one."""
    organisation = managed(request, slug)
    form = DomainForm(kept.typed(request))
    if request.method == "POST" and form.is_valid():
        added = actions.add(by=person_of(request), organisation=organisation, domain=form.cleaned_data["domain"])
        return redirect("manage_domain", slug, added.pk)
    return page(request, "domains", organisation, form=form, domains=queries.of(organisation))


@signed_in
@limited(30, "domain")
def domain(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """How to prove one domain, and what the last look found."""
    organisation = managed(request, slug)
    one = get_object_or_404(queries.of(organisation), pk=number)
    if request.method == "POST" and request.POST.get("do") == "remove":
        actions.remove(by=person_of(request), domain=one)
        messages.success(request, _("%(domain)s is removed.") % {"domain": one.domain})
        return redirect("manage_domains", slug)
    if request.method == "POST":
        actions.ask_for_check(by=person_of(request), domain=one)
        messages.success(request, _("We will look in a minute or two. You can leave this page."))
        return redirect("manage_domain", slug, number)
    return page(request, "domain", organisation, domain=one, file=f"https://{one.domain}{PATH}")
