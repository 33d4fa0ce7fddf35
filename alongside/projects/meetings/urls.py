"""Addresses of meetings."""

from django.urls import path

from alongside.projects.meetings import calendars, views, writing

_TEAM = "projects/<slug:slug>/team/meetings/"
_ONE = f"{_TEAM}<uuid:key>/"
_FOR = "projects/<slug:slug>/team/for/<uuid:whom>/meetings/<uuid:key>/"

urlpatterns = [
    path(_TEAM, views.meetings, name="team_meetings"),
    path(f"{_TEAM}new/", views.plan, name="team_meeting_new"),
    path(f"{_TEAM}needs/", views.needs, name="team_meeting_needs"),
    path(_ONE, views.meeting, name="team_meeting"),
    path(f"{_ONE}times/", views.times, name="team_meeting_times"),
    path(f"{_ONE}offer/", views.offer, name="team_meeting_offer"),
    path(f"{_ONE}change/", writing.change, name="team_meeting_change"),
    path(f"{_ONE}cancel/", writing.cancel, name="team_meeting_cancel"),
    path(f"{_ONE}agenda/", writing.agenda, name="team_meeting_agenda"),
    path(f"{_ONE}notes/", writing.notes, name="team_meeting_notes"),
    path(f"{_ONE}notes/follow/", writing.follow, name="team_meeting_follow"),
    path(f"{_ONE}held/", writing.held, name="team_meeting_held"),
    path(f"{_ONE}calendar/", calendars.one, name="team_meeting_calendar"),
    path(_FOR, views.meeting, name="team_for_meeting"),
    path(f"{_FOR}times/", views.times, name="team_for_meeting_times"),
    path("me/calendar/", calendars.mine, name="my_calendar"),
    path("calendar/<str:token>/", calendars.feed, name="calendar_feed"),
]
