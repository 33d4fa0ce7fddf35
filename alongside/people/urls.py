"""Addresses for signing in and for what I told about me. allauth's own names, our own addresses."""

from allauth.account import views as account
from django.urls import path

from alongside.people import views
from alongside.web.access import public

urlpatterns = [
    path("sign-in/", public(account.request_login_code), name="account_login"),
    path("sign-in/code/", public(account.confirm_login_code), name="account_confirm_login_code"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("join/", views.join, name="join"),
]
