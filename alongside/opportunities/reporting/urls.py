"""Addresses of reporting and hiding."""

from django.urls import path

from alongside.opportunities.reporting import views

urlpatterns = [
    path("reports/", views.reports, name="reports"),
    path("<slug:slug>/report/", views.report, name="opportunity_report"),
    path("<slug:slug>/report/sent/", views.reported, name="opportunity_reported"),
    path("<slug:slug>/manage/hide/", views.hide, name="opportunity_hide"),
    path("<slug:slug>/manage/show/", views.show, name="opportunity_show"),
    path("<slug:slug>/manage/dismiss/", views.dismiss, name="opportunity_dismiss"),
]
