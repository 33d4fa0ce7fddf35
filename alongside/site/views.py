"""Pages made of several rooms."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from alongside.opportunities.choices import LEVEL_MEANS, Level
from alongside.opportunities.finding import queries as opportunities
from alongside.opportunities.interests import queries as interests
from alongside.organisations import queries as organisations
from alongside.organisations.rules import may_manage
from alongside.people.current import person_of
from alongside.site import queries, words
from alongside.web import register
from alongside.web.access import public, signed_in
from alongside.web.pages import shows


@public
def home(request: HttpRequest) -> HttpResponse:
    """The first impression: what this is, and what is open."""
    shows(request, "openings", "organisations")
    return render(request, "site/home.jinja", {"newest": opportunities.newest_open(3)})


@public
def about(request: HttpRequest) -> HttpResponse:
    """How it works, for partners and for organisations."""
    shows(request)
    return render(request, "site/about.jinja", {"levels": [(level.label, LEVEL_MEANS[level]) for level in Level]})


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement, with what we know is not good enough."""
    shows(request)
    context = {"known_issues": words.KNOWN_ACCESSIBILITY_ISSUES, "contact_email": settings.CONTACT_EMAIL}
    return render(request, "site/accessibility.jinja", context)


@public
def privacy(request: HttpRequest) -> HttpResponse:
    """What we keep, why, and for how long."""
    return render(request, "site/privacy.jinja", {"contact_email": settings.CONTACT_EMAIL, "register": register.used()})


@public
def cookies(request: HttpRequest) -> HttpResponse:
    """The two cookies."""
    shows(request)
    return render(request, "site/cookies.jinja", {"session_days": settings.SESSION_COOKIE_AGE // 86_400})


@public
def contact(request: HttpRequest) -> HttpResponse:
    """Whom to ask about what."""
    shows(request)
    return render(request, "site/contact.jinja", {"contact_email": settings.CONTACT_EMAIL})


@public
def organisation_page(request: HttpRequest, slug: str) -> HttpResponse:
    """One organisation: what it says about itself, and what is open there."""
    organisation = get_object_or_404(organisations.organisations(), slug=slug)
    parent = organisations.parent(organisation)
    shows(request, *(f"{kind}:{organisation.pk}" for kind in ("organisation", "openings", "answers")))
    shows(request, *(parent.shown_as()[:1] if parent else []))
    context = {
        "organisation": organisation,
        "parent": parent,
        "ways": organisations.ways(organisation),
        "open_now": opportunities.open_of(organisation),
        "time_to_answer": interests.time_to_answer(organisation) if organisation.has_joined else None,
        "may_manage": may_manage(request.user, organisation),
    }
    return render(request, "site/organisation.jinja", context)


@signed_in
def my_page(request: HttpRequest) -> HttpResponse:
    """What waits for me, what I said I was interested in."""
    return render(request, "site/my_page.jinja", {"mine": queries.my_page(person_of(request))})


@public
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read: everything public."""
    lines = ["User-agent: *", "Disallow: /me/", "Disallow: /sign-in/", "Disallow: /demo/", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@public
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to report a weakness (RFC 9116); renewed each year by its own date."""
    expires = timezone.now().replace(month=12, day=31, hour=23, minute=59, second=59, microsecond=0)
    if expires - timezone.now() < timedelta(days=30):
        expires = expires.replace(year=expires.year + 1)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: en",
        f"Canonical: {settings.SITE_ADDRESS}/.well-known/security.txt",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
