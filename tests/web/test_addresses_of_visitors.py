"""Whose network a request is counted for."""

import pytest
from django.test import RequestFactory, override_settings

from alongside.web.requests import client_address


def test_without_proxies_of_ours_a_forwarded_address_is_not_believed(rf: RequestFactory) -> None:
    request = rf.get("/", REMOTE_ADDR="192.0.2.7", HTTP_X_FORWARDED_FOR="203.0.113.9")
    assert client_address(request) == "192.0.2.7"


@override_settings(TRUSTED_PROXIES=1)
def test_behind_one_proxy_the_last_forwarded_address_counts(rf: RequestFactory) -> None:
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="6.6.6.6, 203.0.113.9")
    assert client_address(request) == "203.0.113.9"


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("2001:db8:1:2:3:4:5:6", "2001:0db8:0001:0002"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("rubbish", "unknown"),
    ],
)
def test_an_ipv6_network_counts_as_one_visitor(rf: RequestFactory, address: str, counted: str) -> None:
    assert client_address(rf.get("/", REMOTE_ADDR=address)) == counted
