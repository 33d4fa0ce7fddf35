"""Signing in by code and by passkey, the profile, and leaving: as people do it, in a browser."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from alongside.people.models import LivedTopic, Person, Profile
from tests.factories.people import PersonFactory
from tests.people.conftest import newest_code

Question = Callable[..., None]
EMAIL = "ann@example.org"


def sign_in_by_code(page: Page, email: str = EMAIL, start: str = "/sign-in/") -> None:
    """Ask for a code and type it."""
    page.goto(start)
    page.get_by_label("Email address").fill(email)
    page.get_by_role("button", name="Email me a code").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your email")
    page.get_by_label("Code", exact=True).fill(newest_code(email))
    page.get_by_role("button", name="Continue").click()


@pytest.fixture
def ann(db: None) -> Person:
    return PersonFactory(email=EMAIL, name="Ann")


@pytest.mark.main_journey
def test_somebody_new_joins_with_a_code(
    either_page: Page, axe: Question, no_sideways_scroll: Question, screenshot: Callable[..., None]
) -> None:
    page = either_page
    page.goto("/me/profile/")
    screenshot(page, "sign-in")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in or join")
    page.get_by_role("button", name="Email me a code").click()
    expect(page).to_have_title("Error: Sign in or join – Alongside")
    axe(page)
    page.get_by_role("link", name="Enter your email address").click()
    expect(page.get_by_label("Email address")).to_be_focused()
    sign_in_by_code(page, start=page.url)
    expect(page.get_by_role("heading", level=1)).to_have_text("Welcome")
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("link", name="Choose yes if you are 16 or over")).to_be_visible()
    screenshot(page, "join-errors")
    axe(page)
    no_sideways_scroll(page)
    page.get_by_label("What should we call you?").fill("Ann")
    page.get_by_label("Yes, I am 16 or over").check()
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your profile")
    axe(page)


def test_a_wrong_code_says_what_to_do_and_a_new_one_works(
    either_page: Page, ann: Person, axe: Question, no_sideways_scroll: Question, screenshot: Callable[..., None]
) -> None:
    page = either_page
    page.goto("/sign-in/")
    page.get_by_label("Email address").fill(EMAIL)
    page.get_by_role("button", name="Email me a code").click()
    screenshot(page, "sign-in-code")
    axe(page)
    page.get_by_label("Code", exact=True).fill("abcdef")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_contain_text("That code is not right")
    axe(page)
    no_sideways_scroll(page)
    page.get_by_role("button", name="Send a new code").click()
    page.get_by_label("Code", exact=True).fill(newest_code(EMAIL))
    page.get_by_role("button", name="Continue").click()
    expect(page).to_have_url(re.compile("/me/$"))


def test_somebody_under_16_is_thanked_and_forgotten(page: Page, axe: Question) -> None:
    sign_in_by_code(page, "young@example.org")
    page.get_by_label("What should we call you?").fill("Kim")
    page.get_by_label("No, I am under 16").check()
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("16 or over")
    axe(page)
    assert not Person.objects.exists()


@pytest.mark.main_journey
def test_a_passkey_is_added_and_signs_in_without_a_code(page: Page, ann: Person, axe: Question, base_url: str) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    simulated = {"automaticPresenceSimulation": True, "isUserVerified": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options | simulated})

    sign_in_by_code(page)
    page.goto("/me/security/passkeys/add/")
    axe(page)
    page.get_by_label("What do you want to call it?").fill("My phone")
    page.get_by_role("button", name="Make the passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Signing in and devices")
    expect(page.get_by_role("term").filter(has_text="My phone")).to_be_visible()
    axe(page)

    page.get_by_role("button", name="Sign out", exact=True).first.click()
    page.goto("/sign-in/?next=/me/data/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My data")


def test_a_passkey_that_is_not_there_leaves_the_code(page: Page, axe: Question) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options | {"automaticPresenceSimulation": True}})
    page.goto("/sign-in/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text("That did not work, or you stopped it")).to_be_visible()
    axe(page)
    expect(page.get_by_label("Email address")).to_be_visible()


def test_without_javascript_no_button_is_shown_that_cannot_work(plain_page: Page, ann: Person) -> None:
    plain_page.goto("/sign-in/")
    expect(plain_page.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()
    sign_in_by_code(plain_page)
    plain_page.goto("/me/security/passkeys/add/")
    expect(plain_page.get_by_text("Passkeys need JavaScript")).to_be_visible()


@pytest.mark.main_journey
def test_somebody_tells_us_once(
    either_page: Page, ann: Person, axe: Question, no_sideways_scroll: Question, screenshot: Callable[..., None]
) -> None:
    page = either_page
    sign_in_by_code(page)
    page.goto("/me/profile/")
    screenshot(page, "profile-empty")
    page.get_by_role("link", name="What you have lived through").click()
    page.get_by_label("Find a topic").fill("sugar diabetes")
    page.get_by_role("button", name="Find").click()
    page.locator("#found").get_by_label("Diabetes", exact=True).check()
    page.get_by_label("Anything you want to add").fill("Ten years of it.")
    screenshot(page, "profile-lived")
    axe(page)
    no_sideways_scroll(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Tick the box if you agree")
    axe(page)
    page.get_by_label("I agree that this service keeps").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your profile")
    page.get_by_role("link", name="Where you can take part").click()
    page.get_by_label("Your town or district").fill("BS23 1AA")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("first half of your postcode")).to_be_visible()
    screenshot(page, "profile-some")
    axe(page)
    assert Profile.objects.get(person=ann).area == "BS23"
    assert list(LivedTopic.objects.values_list("topic", flat=True)) == ["diabetes"]
    page.get_by_role("link", name="See what is shared, and with whom").click()
    screenshot(page, "sharing")
    axe(page)
    no_sideways_scroll(page)


STEPS = ["name", "reach", "format", "roles", "lived", "skills", "time", "place", "needs"]


@pytest.mark.parametrize("key", STEPS)
def test_each_step_can_be_used_by_everybody(
    key: str, page: Page, ann: Person, axe: Question, no_sideways_scroll: Question, screenshot: Callable[..., None]
) -> None:
    sign_in_by_code(page, start=f"/sign-in/?next=/me/profile/{key}/")
    expect(page).to_have_url(re.compile(f"/me/profile/{key}/$"))
    screenshot(page, f"step-{key}")
    axe(page)
    no_sideways_scroll(page)


def test_what_was_typed_when_the_session_had_ended_comes_back(either_page: Page, ann: Person) -> None:
    page = either_page
    sign_in_by_code(page)
    page.goto("/me/profile/skills/")
    page.get_by_label("Other skills, or more about these").fill("I ran a corner shop for 20 years")
    Session.objects.all().delete()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in or join")
    sign_in_by_code(page, start=page.url)
    expect(page.get_by_label("Other skills, or more about these")).to_have_value("I ran a corner shop for 20 years")
    page.get_by_role("button", name="Save").click()
    assert Profile.objects.get(person=ann).skills_words == "I ran a corner shop for 20 years"


@pytest.mark.main_journey
def test_somebody_takes_their_data_and_leaves(
    either_page: Page, ann: Person, axe: Question, no_sideways_scroll: Question, screenshot: Callable[..., None]
) -> None:
    page = either_page
    sign_in_by_code(page, start="/sign-in/?next=/me/data/")
    screenshot(page, "my-data")
    axe(page)
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Download my data").click()
    with downloading.value.path().open(encoding="utf-8") as file:
        assert json.load(file)["rooms"]["people"]["account"]["email"] == EMAIL
    page.get_by_role("link", name="Delete everything about me").click()
    screenshot(page, "leave")
    axe(page)
    no_sideways_scroll(page)
    page.get_by_role("link", name="Go on").click()
    page.get_by_role("button", name="Delete everything about me").click()
    expect(page.get_by_role("alert")).to_contain_text("Tick the box")
    axe(page)
    page.get_by_label("I understand that this cannot be undone").check()
    page.get_by_role("button", name="Delete everything about me").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Everything about you is deleted")
    axe(page)
    assert not Person.objects.exists()
    page.goto("/me/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in or join")


def test_pages_that_protect_an_account(
    page: Page, ann: Person, axe: Question, no_sideways_scroll: Question, screenshot: Callable[..., None]
) -> None:
    sign_in_by_code(page)
    for name in ("", "authenticator/", "address/", "again/", "passkeys/add/"):
        page.goto(f"/me/security/{name}")
        screenshot(page, f"security-{name.strip('/').replace('/', '-')}")
        axe(page)
        no_sideways_scroll(page)
    page.goto("/me/security/authenticator/")
    page.get_by_role("button", name="Finish").click()
    expect(page.get_by_role("alert")).to_be_visible()
    axe(page)


def test_pages_of_what_protects_an_account_already(
    page: Page, ann: Person, axe: Question, no_sideways_scroll: Question, screenshot: Callable[..., None]
) -> None:
    sign_in_by_code(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Hello Ann")
    passkey = Authenticator.objects.create(user=ann, type="webauthn", data={"name": "My phone", "credential": {}})
    TOTP.activate(ann, generate_totp_secret())
    RecoveryCodes.activate(ann)
    own = f"passkeys/{passkey.pk}/"
    for name in ("", own, f"{own}remove/", "authenticator/remove/", "recovery-codes/", "recovery-codes/new/"):
        page.goto(f"/me/security/{name}")
        expect(page.get_by_role("heading", level=1)).not_to_have_text("Is it still you?")
        screenshot(page, f"protected-{name.replace(own, 'passkey-').strip('/').replace('/', '-')}")
        axe(page)
        no_sideways_scroll(page)
    passkey.delete()  # a real one is used in the journey above; this one could not sign in
    page.get_by_role("button", name="Sign out").click()
    sign_in_by_code(page)
    expect(page).to_have_url(re.compile("/sign-in/second-step/"))
    expect(page.get_by_role("heading", level=1)).to_have_text("One more step")
    screenshot(page, "second-step")
    axe(page)
    no_sideways_scroll(page)


def test_the_page_that_asks_somebody_with_powers_to_protect_their_account(
    page: Page, ann: Person, settings: Any, axe: Question, no_sideways_scroll: Question,
    screenshot: Callable[..., None],
) -> None:  # fmt: skip
    settings.SECOND_STEP = True
    Person.objects.filter(pk=ann.pk).update(is_administrator=True)
    sign_in_by_code(page)
    expect(page).to_have_url(re.compile("/me/security/protect/"))
    screenshot(page, "protect-for-real")
    axe(page)
    no_sideways_scroll(page)
