"""Addresses for signing in and for what I told about me. allauth's own names, our own addresses."""

from typing import Any

from django.urls import path

from alongside.people.leaving import views as leaving
from alongside.people.profile import views as profile
from alongside.people.profile import vocabulary
from alongside.people.security import authenticators
from alongside.people.security import views as security
from alongside.people.security.gates import open_without_second_step, signed_in_lately
from alongside.people.signing_in import views as signing_in
from alongside.web.access import limited, public, signed_in

# Generous, because a whole hospital can share one network address; what one address gets is limited by itself.
sign_in = public(limited(120, "sign_in")(signing_in.SignIn.as_view()))
enter_code = public(limited(300, "enter_code")(signing_in.EnterCode.as_view()))
passkey = public(limited(300, "sign_in_passkey")(authenticators.SignInByPasskey.as_view()))
second_step = public(limited(300, "second_step")(authenticators.SecondStepView.as_view()))


def protecting(view: Any) -> Any:
    """A page that changes how an account is protected."""
    return open_without_second_step(signed_in(limited(60, "protecting")(signed_in_lately(view.as_view()))))


urlpatterns = [
    path("sign-in/", sign_in, name="account_request_login_code"),
    path("sign-in/", sign_in, name="account_login"),
    path("sign-in/code/", enter_code, name="account_confirm_login_code"),
    path("sign-in/passkey/", passkey, name="mfa_login_webauthn"),
    path("sign-in/second-step/", second_step, name="mfa_authenticate"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("join/", signing_in.join, name="join"),
    path("topics-<slug:digest>.json", vocabulary.vocabulary, name="topic_vocabulary"),
    path("me/profile/", profile.profile, name="profile"),
    path("me/profile/sharing/", profile.sharing, name="sharing"),
    path("me/profile/<slug:key>/", profile.step, name="profile_step"),
    path("me/profile/<slug:key>/take-back/", profile.take_back, name="profile_take_back"),
    path("me/security/", security.security, name="mfa_index"),
    path("me/security/protect/", security.protect, name="protect"),
    path("me/security/again/", security.sign_in_again, name="sign_in_again"),
    path("me/security/passkeys/add/", protecting(authenticators.AddPasskey), name="mfa_add_webauthn"),
    path("me/security/passkeys/<int:pk>/", protecting(authenticators.RenamePasskey), name="mfa_edit_webauthn"),
    path("me/security/passkeys/<int:pk>/remove/", protecting(authenticators.RemovePasskey), name="mfa_remove_webauthn"),
    path("me/security/authenticator/", protecting(authenticators.AddAuthenticator), name="mfa_activate_totp"),
    path(
        "me/security/authenticator/remove/", protecting(authenticators.RemoveAuthenticator), name="mfa_deactivate_totp"
    ),
    path("me/security/recovery-codes/", protecting(authenticators.RecoveryCodes), name="mfa_view_recovery_codes"),
    path(
        "me/security/recovery-codes/new/",
        protecting(authenticators.NewRecoveryCodes),
        name="mfa_generate_recovery_codes",
    ),
    path("me/security/devices/<int:device>/sign-out/", security.sign_out_one, name="sign_out_device"),
    path("me/security/sign-out-everywhere/", security.sign_out_all, name="sign_out_everywhere"),
    path("me/security/address/", security.new_address, name="new_address"),
    path("me/security/address/code/", security.new_address_code, name="new_address_code"),
    path("me/data/", leaving.my_data, name="my_data"),
    path("me/data/all/", leaving.held, name="my_data_held"),
    path("me/data/download/", leaving.download, name="my_data_download"),
    path("me/data/delete/", leaving.leave, name="leave"),
    path("me/data/delete/confirm/", leaving.leave_for_good, name="leave_for_good"),
    path("goodbye/", leaving.left, name="left"),
]
