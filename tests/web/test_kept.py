"""Nothing typed is lost when a session has ended."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from alongside.config import urls
from alongside.web import errors, kept
from alongside.web.access import signed_in
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


@signed_in
def write(request: HttpRequest) -> HttpResponse:
    found = kept.take(request)
    return HttpResponse(found.urlencode() if found else "nothing kept")


urlpatterns = [*urls.urlpatterns, path("write/", write)]
handler403, handler404, handler500 = errors.forbidden, errors.not_found, errors.server_error
here = override_settings(ROOT_URLCONF="tests.web.test_kept")


@here
def test_what_is_sent_without_a_session_is_kept_and_the_person_asked_to_sign_in(client: Client) -> None:
    response = client.post("/write/", {"why": "Because I care", "csrfmiddlewaretoken": "x"})
    assert response.status_code == 302
    assert response.headers["Location"] == "/sign-in/?next=/write/"
    assert client.session[kept.SESSION_KEY]["typed"] == {"why": ["Because I care"]}


@here
def test_it_comes_back_once_on_the_same_page_after_signing_in(client: Client) -> None:
    client.post("/write/", {"why": "Because I care", "topics": ["a", "b"]})
    client.force_login(PersonFactory())
    assert client.get("/write/").content == b"why=Because+I+care&topics=a&topics=b"
    assert client.get("/write/").content == b"nothing kept"


@here
def test_a_form_with_an_old_token_from_our_own_page_is_kept_too() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(PersonFactory())
    response = client.post("/write/", {"why": "Old tab"}, headers={"Origin": "http://testserver"})
    assert response.status_code == 302
    assert response.headers["Location"] == "/write/"
    assert client.get("/write/").content == b"why=Old+tab"


@here
def test_a_form_from_another_site_is_refused_and_not_kept() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(PersonFactory())
    response = client.post("/write/", {"why": "Forged"}, headers={"Origin": "https://elsewhere.example"})
    assert response.status_code == 403
    assert client.get("/write/").content == b"nothing kept"


def request_with(rf: RequestFactory, typed: dict[str, str]) -> HttpRequest:
    request = rf.post("/write/", typed)
    request.session = {}  # type: ignore[assignment]  # a plain dictionary serves as the session
    return request


def test_too_much_or_nothing_is_not_kept(rf: RequestFactory) -> None:
    assert not kept.keep(request_with(rf, {"why": "x" * (kept.MOST_BYTES + 1)}))
    assert not kept.keep(request_with(rf, {"why": ""}))
    assert not kept.keep(request_with(rf, {"code": "123456"}))


def test_what_was_kept_is_forgotten_after_an_hour(rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    request = request_with(rf, {"why": "words"})
    kept.keep(request)
    request.session[kept.SESSION_KEY]["at"] -= kept.SECONDS + 1
    assert kept.take(request) is None
