"""Addresses of interests below "me"."""

from django.urls import path

from alongside.opportunities.interests.following import views

urlpatterns = [
    path("", views.my_interests, name="my_interests"),
    path("<uuid:key>/", views.my_interest, name="my_interest"),
    path("<uuid:key>/withdraw/", views.withdraw, name="interest_withdraw"),
    path("<uuid:key>/block/", views.block, name="interest_block"),
    path("<uuid:key>/again/", views.start_again, name="interest_again"),
]
