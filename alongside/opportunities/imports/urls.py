"""Addresses of importing."""

from django.urls import path

from alongside.opportunities.imports import views

urlpatterns = [
    path("manage/import/", views.send, name="import_openings"),
    path("manage/import/<uuid:key>/", views.check, name="import_openings_check"),
    path("manage/import/<uuid:key>/list/", views.whole_list, name="import_openings_list"),
]
