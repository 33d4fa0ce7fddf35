"""Requests that no browser makes: each gets a page that says so, never a fault of ours. On both databases."""

from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"
# The first three have no form: what is sent there is not even read.
ADDRESSES = ["/", "/opportunities/", "/me/", "/sign-in/", "/me/profile/needs/"]


def status(client: Client, method: str, address: str, **sent: Any) -> int:
    client.raise_request_exception = False
    response = getattr(client, method)(address, **sent)
    assert response.content or response.status_code == 302
    return int(response.status_code)


@pytest.mark.parametrize("address", ADDRESSES)
def test_ten_thousand_values_are_too_many(as_person: Client, address: str) -> None:
    many = "topics=a&" * 10_000
    assert status(as_person, "get", address, QUERY_STRING=many) < 500
    assert status(as_person, "post", address, data=many, content_type=FORM) in (200, 400)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_form_that_is_too_big_is_refused(as_person: Client, address: str) -> None:
    big = "a=" + "b" * 3_000_000
    assert status(as_person, "post", address, data=big, content_type=FORM) in (200, 413)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("kind", ["multipart/form-data", "multipart/form-data; boundary=é", "text/\x00", ""])
def test_a_form_that_cannot_be_read_is_refused(as_person: Client, address: str, kind: str) -> None:
    assert status(as_person, "post", address, data=b"--x\r\n\xff", content_type=kind) < 500


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_unknown_host_is_refused(as_person: Client, address: str) -> None:
    assert status(as_person, "get", address, HTTP_HOST="evil.example\\@") == 400


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("key", ["a" * 5_000, '"\\000' + "a" * 31 + '"', '"\\377\\000aaaaaaaaaa"', "\xff" * 40])
def test_a_cookie_that_we_never_gave_is_no_session(address: str, key: str) -> None:
    cookies = f"session={key}; csrf={key}"
    client = Client()
    assert status(client, "get", address, HTTP_COOKIE=cookies) in (200, 302)
    assert status(client, "post", address, HTTP_COOKIE=cookies) < 500


@pytest.mark.parametrize("name", ["HTTP_USER_AGENT", "HTTP_ACCEPT_LANGUAGE", "HTTP_REFERER", "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE", "HTTP_ORIGIN", "HTTP_X_FORWARDED_FOR", "HTTP_ACCEPT_ENCODING"])  # fmt: skip
def test_a_strange_header_is_passed_over(as_person: Client, name: str) -> None:
    for value in ("a" * 5_000, "\xff\xfe", "9" * 5_000, ",,,;q=x", "[", "http://[", '"'):
        for address in ADDRESSES:
            assert status(as_person, "get", address, **{name: value}) < 500
            assert status(as_person, "post", address, **{name: value}) < 500
