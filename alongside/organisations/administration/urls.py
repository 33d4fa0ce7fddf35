"""Addresses of administrators."""

from django.urls import path

from alongside.organisations.administration import views

urlpatterns = [
    path("", views.home, name="administration"),
    path("leads/", views.lead_requests, name="lead_requests"),
    path("leads/<int:number>/", views.lead_request, name="lead_request"),
    path("import/", views.import_file, name="import_file"),
    path("import/<uuid:key>/", views.import_check, name="import_check"),
]
