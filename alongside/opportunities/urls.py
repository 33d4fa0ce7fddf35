"""Addresses of opportunities. Fixed words first: a slug never takes one of them (`publishing.slugs`)."""

from django.urls import include, path

urlpatterns = [
    path("", include("alongside.opportunities.drafting.urls")),
    path("", include("alongside.opportunities.publishing.urls")),
    path("", include("alongside.opportunities.interests.urls")),
    path("", include("alongside.opportunities.finding.urls")),
]
