"""Addresses of this room."""

from django.urls import path

from alongside.messages import views

urlpatterns = [
    path("me/messages/", views.my_messages, name="my_messages"),
    path("me/messages/unblock/<int:sender_id>/", views.unblock, name="unblock"),
    path("stop/<str:token>/", views.stop, name="stop"),
]
