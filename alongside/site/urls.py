"""Addresses of the pages made of several rooms."""

from django.urls import path

from alongside.site import views
from alongside.site.demonstration import views as demonstration
from alongside.site.health import views as health

urlpatterns = [
    path("", views.home, name="home"),
    path("about/", views.about, name="about"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("cookies/", views.cookies, name="cookies"),
    path("contact/", views.contact, name="contact"),
    path("organisations/<slug:slug>/", views.organisation_page, name="organisation"),
    path("me/", views.my_page, name="my_page"),
    path("health/", health.health, name="health"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("demo/people/", demonstration.people, name="demo_people"),
    path("demo/messages/", demonstration.sent, name="demo_messages"),
    path("demo/messages/<uuid:reference>/", demonstration.message, name="demo_message"),
]
