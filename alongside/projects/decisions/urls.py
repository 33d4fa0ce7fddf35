"""Addresses of decisions."""

from django.urls import path

from alongside.projects.decisions import removing_views, views

_TEAM = "projects/<slug:slug>/team/decisions/"
_ONE = f"{_TEAM}<uuid:key>/"
_FOR = "projects/<slug:slug>/team/for/<uuid:whom>/decisions/"

urlpatterns = [
    path(_TEAM, views.decisions, name="team_decisions"),
    path(f"{_TEAM}new/", views.propose, name="team_decision_new"),
    path(f"{_TEAM}removal/", removing_views.propose, name="team_removal"),
    path("projects/appeals/<uuid:key>/", removing_views.appeal, name="team_appeal"),
    path("organisations/<slug:slug>/manage/appeals/", removing_views.appeals, name="manage_appeals"),
    path("organisations/<slug:slug>/manage/appeals/<uuid:key>/", removing_views.answer, name="manage_appeal"),
    path(_ONE, views.decision, name="team_decision"),
    path(f"{_ONE}change/", views.change, name="team_decision_change"),
    path(f"{_ONE}concerns/<uuid:which>/", views.concern, name="team_decision_concern"),
    path(f"{_ONE}end/", views.end, name="team_decision_end"),
    path(f"{_FOR}new/", views.propose, name="team_for_decision_new"),
    path(f"{_FOR}<uuid:key>/", views.decision, name="team_for_decision"),
]
