"""Addresses of opportunities. Fixed words first: a slug never takes one of them (`publishing.slugs`)."""

from django.urls import include, path

urlpatterns = [
    # Its fixed words stand below a draft, where drafting takes the name of any question.
    path("", include("alongside.opportunities.imports.urls")),
    path("", include("alongside.opportunities.claiming.urls")),
    path("", include("alongside.opportunities.publishing.urls")),
    path("", include("alongside.opportunities.drafting.urls")),
    path("", include("alongside.opportunities.reporting.urls")),
    path("", include("alongside.opportunities.interests.urls")),
    path("", include("alongside.opportunities.finding.urls")),
]
