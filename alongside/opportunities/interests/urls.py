"""Addresses of interests below an opportunity; those below "me" are in `my_urls`."""

from django.urls import path

from alongside.opportunities.interests.answering import views as answering
from alongside.opportunities.interests.expressing import views as expressing

urlpatterns = [
    path("<slug:slug>/interest/", expressing.start, name="interest"),
    path("<slug:slug>/interest/check/", expressing.check, name="interest_check"),
    path("<slug:slug>/interest/delete/", expressing.throw_away, name="interest_throw_away"),
    path("<slug:slug>/interest/<slug:step>/", expressing.step, name="interest_step"),
    path("<slug:slug>/answers/", answering.came_forward, name="answers"),
    path("<slug:slug>/answers/answer/", answering.answer, name="answer_people"),
    path("<slug:slug>/answers/<uuid:key>/", answering.applicant, name="answers_person"),
]
