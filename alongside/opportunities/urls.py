"""Addresses of opportunities."""

from django.urls import path

from alongside.opportunities import views

urlpatterns = [
    path("", views.opportunity_list, name="opportunities"),
    path("<slug:slug>/", views.opportunity_page, name="opportunity"),
]
