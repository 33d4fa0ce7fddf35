"""Addresses of organisations."""

from django.urls import path

from alongside.organisations import views

urlpatterns = [
    path("", views.directory, name="organisations"),
    path("<slug:slug>/", views.organisation_page, name="organisation"),
]
