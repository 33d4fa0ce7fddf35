"""Addresses of interests: below an opportunity, and below "me"."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
