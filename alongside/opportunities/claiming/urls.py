"""Addresses of claiming."""

from django.urls import path

from alongside.opportunities.claiming import views

urlpatterns = [
    path("manage/found-elsewhere/", views.unclaimed, name="unclaimed"),
    path("<slug:slug>/manage/claim/", views.claim, name="opportunity_claim"),
    path("<slug:slug>/manage/open-here/", views.open_here, name="opportunity_open_here"),
]
