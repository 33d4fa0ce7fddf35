"""Addresses of the pages made of several rooms."""

from django.urls import path

from alongside.site import views

urlpatterns = [
    path("", views.home, name="home"),
    path("about/", views.about, name="about"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("cookies/", views.cookies, name="cookies"),
    path("contact/", views.contact, name="contact"),
    path("me/", views.my_page, name="my_page"),
    path("health/", views.health, name="health"),
    path("demo/people/", views.demo_people, name="demo_people"),
    path("demo/messages/", views.demo_messages, name="demo_messages"),
]
