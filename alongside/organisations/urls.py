"""Addresses of organisations. An organisation's own page (`organisation`) is made of several rooms: see `site`."""

from django.urls import include, path

from alongside.organisations import views
from alongside.organisations.manage import people, proof, words
from alongside.organisations.membership import views as membership

manage = [
    path("", words.home, name="manage_organisation"),
    path("about/", words.about, name="manage_about"),
    path("safeguarding/", words.safeguarding, name="manage_safeguarding"),
    path("second-reader/", words.second_reader, name="manage_second_reader"),
    path("ways/", words.ways, name="manage_ways"),
    path("ways/new/", words.new_way, name="manage_new_way"),
    path("ways/<uuid:key>/", words.way, name="manage_way"),
    path("ways/<uuid:key>/remove/", words.remove_way, name="manage_remove_way"),
    path("members/", people.members, name="manage_members"),
    path("members/<int:number>/", people.member, name="manage_member"),
    path("requests/", people.requests, name="manage_requests"),
    path("requests/<int:number>/", people.decide, name="manage_decide"),
    path("invitations/", people.sent_invitations, name="manage_invitations"),
    path("invitations/new/", people.invite, name="manage_invite"),
    path("invitations/<uuid:key>/cancel/", people.cancel_invitation, name="manage_cancel_invitation"),
    path("domains/", proof.domains, name="manage_domains"),
    path("domains/<int:number>/", proof.domain, name="manage_domain"),
]

urlpatterns = [
    path("", views.directory, name="organisations"),
    path("invitations/<str:token>/", membership.invitation, name="invitation"),
    path("<slug:slug>/join/", membership.join, name="join_organisation"),
    path("<slug:slug>/join/lead/", membership.ask_to_lead, name="ask_to_lead"),
    path("<slug:slug>/leave/", membership.leave, name="leave_organisation"),
    path("<slug:slug>/manage/", include(manage)),
]
