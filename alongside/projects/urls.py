"""Addresses of projects and their teams. Fixed words first: a slug never takes one of them (`slugs`)."""

from django.urls import path

from alongside.projects.contributions import views as contributions
from alongside.projects.decisions.urls import urlpatterns as decisions
from alongside.projects.discussion.urls import urlpatterns as discussion
from alongside.projects.doors.urls import urlpatterns as doors
from alongside.projects.ideas.urls import urlpatterns as ideas
from alongside.projects.leading import views as leading
from alongside.projects.meetings.urls import urlpatterns as meetings
from alongside.projects.openings import views as openings
from alongside.projects.roundup import views as roundup
from alongside.projects.stages import views as stages
from alongside.projects.teams import views as teams
from alongside.projects.todo.urls import urlpatterns as todo
from alongside.projects.ways.urls import urlpatterns as ways

urlpatterns = [
    *decisions,
    *meetings,
    *discussion,
    *todo,
    *ways,
    *doors,
    *ideas,
    path("me/round-up/", roundup.round_up, name="round_up"),
    path("projects/", stages.projects, name="projects"),
    path("projects/new/", teams.propose, name="project_new"),
    path("projects/invitations/<uuid:key>/", teams.invitation, name="team_invitation"),
    path("projects/<slug:slug>/", stages.project, name="project"),
    path("projects/<slug:slug>/team/", teams.team, name="team"),
    path("projects/<slug:slug>/team/start/", teams.start, name="team_start"),
    path("projects/<slug:slug>/team/about/", stages.about, name="team_about"),
    path("projects/<slug:slug>/team/aim/", stages.aim, name="team_aim"),
    path("projects/<slug:slug>/team/stage/", stages.stage, name="team_stage"),
    path("projects/<slug:slug>/team/lead/", leading.lead, name="team_lead"),
    path("projects/<slug:slug>/team/invite/", teams.invite, name="team_invite"),
    path("projects/<slug:slug>/team/invite/<uuid:key>/cancel/", teams.cancel_invitation, name="team_invitation_cancel"),
    path("projects/<slug:slug>/team/mine/", teams.mine, name="team_mine"),
    path("projects/<slug:slug>/team/by-post/", teams.by_post, name="team_by_post"),
    path("projects/<slug:slug>/team/for/<uuid:whom>/", teams.mine, name="team_for"),
    path("projects/<slug:slug>/team/for/<uuid:whom>/take-over/", teams.write_for, name="team_write_for"),
    path("projects/<slug:slug>/team/for/<uuid:whom>/leave/", teams.leave, name="team_for_leave"),
    path("projects/<slug:slug>/team/for/<uuid:whom>/round-up/", roundup.for_member, name="team_for_round_up"),
    path("projects/<slug:slug>/team/for/<uuid:whom>/contributions/", contributions.mine, name="team_for_contributions"),
    path("projects/<slug:slug>/team/openings/", openings.openings, name="team_openings"),
    path("projects/<slug:slug>/team/contributions/", contributions.mine, name="team_contributions"),
    path("projects/<slug:slug>/team/contributions/<uuid:key>/", contributions.change, name="team_contribution"),
    path("projects/<slug:slug>/team/leave/", teams.leave, name="team_leave"),
    path("organisations/<slug:slug>/projects/", stages.of_organisation, name="organisation_projects"),
    path("organisations/<slug:slug>/manage/projects/", stages.names, name="manage_project_names"),
]
