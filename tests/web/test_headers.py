"""What every answer carries."""

import base64
import hashlib
import re

import pytest
from django.test import Client, override_settings

from alongside.web import headers

pytestmark = pytest.mark.django_db


def test_the_one_inline_script_is_allowed_by_its_hash_and_there_is_no_other(client: Client) -> None:
    response = client.get("/")
    inline = re.findall(r"<script>(.*?)</script>", response.content.decode(), re.S)
    assert len(inline) == 1
    digest = base64.b64encode(hashlib.sha256(inline[0].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in response.headers["Content-Security-Policy"]


def test_nothing_inline_is_allowed_otherwise() -> None:
    assert "unsafe" not in headers.CONTENT_SECURITY_POLICY
    assert "default-src 'none'" in headers.CONTENT_SECURITY_POLICY


def test_no_page_may_be_framed_or_sniffed_or_tell_others_where_it_was(client: Client) -> None:
    response = client.get("/")
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"


@override_settings(SECURE_HSTS_SECONDS=63_072_000, SECURE_HSTS_INCLUDE_SUBDOMAINS=True)
def test_over_tls_browsers_are_told_to_stay_with_it() -> None:
    response = Client().get("/", secure=True)
    assert response.headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"


def test_a_visitors_page_may_be_kept_and_asked_about_again_anothers_may_not_be_shared(
    client: Client, as_person: Client
) -> None:
    assert client.get("/").headers["Cache-Control"] == "public, no-cache"
    assert as_person.get("/me/").headers["Cache-Control"] == "private, no-cache"
    assert "Cookie" in client.get("/").headers["Vary"]


def test_a_page_that_gives_a_cookie_is_for_one_person_only(client: Client) -> None:
    response = client.get("/sign-in/")
    assert response.cookies
    assert "private" in response.headers["Cache-Control"]
