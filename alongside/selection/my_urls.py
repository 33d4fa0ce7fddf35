"""Addresses of fair draws below "me"."""

from django.urls import path

from alongside.selection.showing import views

urlpatterns = [
    path("<uuid:key>/draw/", views.mine, name="my_draw"),
    path("<uuid:key>/draw/take-back/", views.take_back, name="my_draw_take_back"),
]
