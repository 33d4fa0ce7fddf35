"""Addresses anybody can open; kept for good."""

from django.urls import path

from alongside.opportunities.finding import views

urlpatterns = [
    path("", views.opportunity_list, name="opportunities"),
    path("<slug:slug>/", views.opportunity_page, name="opportunity"),
    path("<slug:slug>/print/", views.opportunity_print, name="opportunity_print"),
]
