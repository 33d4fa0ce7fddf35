"""Addresses of writing. A draft has a key, not a name: its title may still change."""

from django.urls import path
from django.views.generic import RedirectView

from alongside.opportunities.drafting import views
from alongside.opportunities.drafting.choosers import views as choosers
from alongside.opportunities.drafting.wording import views as wording
from alongside.web.access import signed_in

urlpatterns = [
    path("new/", views.start, name="new_opportunity"),
    path("drafts/", signed_in(RedirectView.as_view(pattern_name="manage")), name="drafts"),
    path("drafts/<uuid:key>/", views.tasks, name="draft"),
    path("drafts/<uuid:key>/delete/", views.delete, name="draft_delete"),
    path("drafts/<uuid:key>/choosers/", choosers.choosers, name="draft_choosers"),
    path("drafts/<uuid:key>/choosers/invite/", choosers.invite, name="draft_invite"),
    path("drafts/<uuid:key>/choosers/<int:pk>/remove/", choosers.remove, name="draft_chooser_remove"),
    path("drafts/<uuid:key>/words/", wording.words, name="draft_words"),
    path("drafts/<uuid:key>/<slug:slug>/", views.step, name="draft_step"),
    path("choosers/<uuid:key>/", choosers.invitation, name="chooser_invitation"),
]
