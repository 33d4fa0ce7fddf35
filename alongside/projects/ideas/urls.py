"""Addresses of ideas."""

from django.urls import path

from alongside.projects.ideas import leads, minding_views, raising, views

_ONE = "projects/ideas/<uuid:key>/"

urlpatterns = [
    path("projects/ideas/", views.ideas, name="ideas"),
    path("projects/ideas/new/", raising.new, name="idea_new"),
    path("projects/ideas/mine/", raising.mine, name="my_ideas"),
    path("projects/ideas/similar/", raising.similar, name="ideas_similar"),
    path(_ONE, views.idea, name="idea"),
    path(f"{_ONE}write/<slug:step>/", raising.step, name="idea_step"),
    path(f"{_ONE}send/", raising.send, name="idea_send"),
    path(f"{_ONE}press/", views.press, name="idea_press"),
    path(f"{_ONE}help/", views.help_with, name="idea_help"),
    path(f"{_ONE}story/", views.story, name="idea_story"),
    path(f"{_ONE}withdraw/", raising.withdraw, name="idea_withdraw"),
    path("projects/ideas/reports/", minding_views.reports, name="idea_reports"),
    path(f"{_ONE}report/", minding_views.report, name="idea_report"),
    path(f"{_ONE}report/sent/", minding_views.reported, name="idea_reported"),
    path(f"{_ONE}hide/", minding_views.hide, name="idea_hide"),
    path(f"{_ONE}look-again/", minding_views.look_again, name="idea_look_again"),
    path("organisations/<slug:slug>/ideas/", views.of_organisation, name="organisation_ideas"),
    path("organisations/<slug:slug>/manage/ideas/", leads.waiting, name="manage_ideas"),
    path("organisations/<slug:slug>/manage/ideas/<uuid:key>/", leads.answer, name="manage_idea"),
]
