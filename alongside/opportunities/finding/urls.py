"""Addresses anybody can open."""

from django.urls import path

from alongside.opportunities.finding import views

urlpatterns = [
    path("", views.opportunity_list, name="opportunities"),
    path("<slug:slug>/", views.opportunity_page, name="opportunity"),
]
