"""Addresses of looking after opportunities."""

from django.urls import path

from alongside.opportunities.publishing import views
from alongside.opportunities.publishing.reviews import views as reviews

urlpatterns = [
    path("manage/", views.manage, name="manage"),
    path("drafts/<uuid:key>/check/", reviews.check, name="draft_check"),
    path("drafts/<uuid:key>/publish/", reviews.publish, name="draft_publish"),
    path("drafts/<uuid:key>/review/", reviews.ask, name="draft_review"),
    path("drafts/<uuid:key>/take-back/", reviews.take_back, name="draft_take_back"),
    path("drafts/<uuid:key>/send-back/", reviews.send_back, name="draft_send_back"),
    path("drafts/<uuid:key>/agree/", reviews.agree, name="draft_agree"),
    path("<slug:slug>/manage/", views.one, name="opportunity_manage"),
    path("<slug:slug>/manage/history/", views.history, name="opportunity_history"),
    path("<slug:slug>/manage/extend/", views.extend, name="opportunity_extend"),
    path("<slug:slug>/manage/cancel/", views.cancel, name="opportunity_cancel"),
    path("<slug:slug>/manage/close/", views.close, name="opportunity_close"),
    path("<slug:slug>/manage/answered/", views.answered, name="opportunity_answered"),
]
