"""Addresses of discussions."""

from django.urls import path

from alongside.projects.discussion import minding_views, views

_TALK = "projects/<slug:slug>/team/talk/"
_POST = f"{_TALK}posts/<uuid:key>/"

urlpatterns = [
    path(_TALK, views.topics, name="team_talk"),
    path(f"{_TALK}new/", views.new, name="team_topic_new"),
    path(f"{_TALK}<uuid:key>/", views.topic, name="team_topic"),
    path(f"{_TALK}<uuid:key>/read/", views.read, name="team_topic_read"),
    path(f"{_POST}edit/", views.edit, name="team_post_edit"),
    path(f"{_POST}history/", views.history, name="team_post_history"),
    path(f"{_POST}hide/", minding_views.hide, name="team_post_hide"),
    path(f"{_POST}report/", minding_views.report, name="team_post_report"),
    path("organisations/<slug:slug>/manage/team-reports/", minding_views.reports, name="manage_team_reports"),
    path(f"{_TALK}files/<uuid:key>/", views.download, name="team_talk_file"),
]
