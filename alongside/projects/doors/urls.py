"""Addresses of doors."""

from django.urls import path

from alongside.projects.doors import views

urlpatterns = [
    path("projects/<slug:slug>/team/doors/", views.doors, name="team_doors"),
    path("projects/<slug:slug>/team/doors/new/", views.add, name="team_door_new"),
    path("projects/<slug:slug>/team/doors/<uuid:key>/", views.door, name="team_door"),
]
