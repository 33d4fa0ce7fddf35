"""Error pages say what happened and what to do next."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path
from django.views.decorators.http import require_POST

from alongside.config import urls
from alongside.web import errors
from alongside.web.access import public

pytestmark = pytest.mark.django_db


@public
def broken(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError("the words a person typed")


@public
def refused(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


@public
@require_POST
def post_only(request: HttpRequest) -> HttpResponse:
    return HttpResponse("done")


def without_a_rule(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open to all")


urlpatterns = [
    *urls.urlpatterns,
    path("broken/", broken),
    path("refused/", refused),
    path("post-only/", post_only),
    path("forgotten/", without_a_rule),
]
handler403, handler404, handler500 = errors.forbidden, errors.not_found, errors.server_error

here = override_settings(ROOT_URLCONF="tests.web.test_errors")


@here
@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/nothing/", 404, "We cannot find that page"),
        ("/refused/", 403, "You cannot open this page"),
        ("/post-only/", 405, "That does not work here"),
    ],
)
def test_the_page_says_what_happened_and_what_to_do(client: Client, address: str, status: int, words: str) -> None:
    response = client.get(address)
    assert response.status_code == status
    assert words in response.content.decode()
    assert response.headers["X-Request-ID"] in response.content.decode()


@here
def test_a_fault_of_ours_says_so_and_repeats_nothing_that_was_typed(caplog: pytest.LogCaptureFixture) -> None:
    client = Client(raise_request_exception=False)
    response = client.get("/broken/?q=my+secret")
    assert response.status_code == 500
    page = response.content.decode()
    assert "Something went wrong on our side" in page
    assert "words a person typed" not in page
    assert "secret" not in page


@here
def test_an_address_without_a_rule_answers_nobody() -> None:
    response = Client(raise_request_exception=False).get("/forgotten/")
    assert response.status_code == 500
    assert b"open to all" not in response.content


def test_too_large_a_form_is_answered_with_413(client: Client) -> None:
    response = client.post("/sign-in/", {"email": "x" * (3 * 1024 * 1024)})
    assert response.status_code == 413
    assert "That is too big to send" in response.content.decode()


@override_settings(RATE_LIMITS=True, WRITES_PER_HOUR=3)
def test_too_many_writes_are_answered_with_429_and_when_to_try_again(client: Client) -> None:
    for _ in range(3):
        assert client.post("/sign-out/").status_code == 302
    response = client.post("/sign-out/")
    assert response.status_code == 429
    assert 0 < int(response.headers["Retry-After"]) <= 3600
    assert "Please wait a little" in response.content.decode()


def test_the_limit_is_counted_apart_for_each_network() -> None:
    with override_settings(RATE_LIMITS=True, WRITES_PER_HOUR=1):
        assert Client(REMOTE_ADDR="192.0.2.1").post("/sign-out/").status_code == 302
        assert Client(REMOTE_ADDR="192.0.2.2").post("/sign-out/").status_code == 302
        assert Client(REMOTE_ADDR="192.0.2.1").post("/sign-out/").status_code == 429


def test_session_ended_page_offers_the_way_back(rf: RequestFactory) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/sign-out/", headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 403
    assert "Your session has ended" in response.content.decode()
