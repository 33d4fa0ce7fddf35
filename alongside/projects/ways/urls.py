"""Addresses of the ways of working."""

from django.urls import path

from alongside.projects.ways import views

urlpatterns = [
    path("projects/<slug:slug>/team/ways/", views.ways, name="team_ways"),
    path("projects/<slug:slug>/team/ways/write/", views.write, name="team_ways_write"),
    path("projects/<slug:slug>/team/for/<uuid:whom>/ways/", views.ways, name="team_for_ways"),
]
