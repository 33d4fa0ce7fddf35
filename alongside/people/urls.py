"""Addresses for signing in and for what I told about me. allauth's own names, our own addresses."""

from django.urls import path

from alongside.people.profile import views as profile
from alongside.people.signing_in import views as signing_in
from alongside.web.access import limited, public

# Generous, because a whole hospital can share one network address; what one address gets is limited by itself.
sign_in = public(limited(120, "sign_in")(signing_in.SignIn.as_view()))
enter_code = public(limited(300, "enter_code")(signing_in.EnterCode.as_view()))

urlpatterns = [
    path("sign-in/", sign_in, name="account_request_login_code"),
    path("sign-in/", sign_in, name="account_login"),
    path("sign-in/code/", enter_code, name="account_confirm_login_code"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("join/", signing_in.join, name="join"),
    path("me/profile/", profile.profile, name="profile"),
    path("me/profile/sharing/", profile.sharing, name="sharing"),
    path("me/profile/<slug:key>/", profile.step, name="profile_step"),
    path("me/profile/<slug:key>/take-back/", profile.take_back, name="profile_take_back"),
]
