"""The health page tells those who look after the service what is not well."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from alongside.jobs import actions as jobs
from alongside.messages.models import Message
from alongside.site.health import queries

pytestmark = pytest.mark.django_db


def test_with_a_worker_alive_and_nothing_stuck_all_is_well(client: Client) -> None:
    jobs.beat("worker-1")
    response = client.get("/health/")
    assert response.status_code == 200
    assert response.json()["status"] == "well"
    assert response.headers["Cache-Control"] == "no-store"


def test_without_a_worker_it_says_so(client: Client) -> None:
    response = client.get("/health/")
    assert response.status_code == 503
    assert response.json()["worker"]["well"] is False
    assert response.json()["database"]["well"] is True


def test_a_message_that_waits_too_long_is_not_well(client: Client) -> None:
    jobs.beat("worker-1")
    long_ago = timezone.now() - timedelta(days=1)
    Message.objects.create(kind="people.sign_in_code", address="a@example.org", queued_at=long_ago, due_at=long_ago)
    response = client.get("/health/")
    assert response.status_code == 503
    assert response.json()["outbox"] == {
        "well": False,
        "delivers": True,
        "waiting": 1,
        "oldest_waiting": response.json()["outbox"]["oldest_waiting"],
        "failed_today": 0,
    }


def test_a_database_that_fails_is_told_without_a_fault(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> None:
        raise DatabaseError("secret words of the database")

    monkeypatch.setattr(queries, "database", fails)
    response = client.get("/health/")
    assert response.status_code == 503
    assert response.json()["database"] == {"well": False}
    assert b"secret" not in response.content


def test_without_a_mail_server_it_says_that_nothing_is_delivered(client: Client, settings: Any) -> None:
    settings.EMAIL_BACKEND = "alongside.messages.backends.KeepBackend"
    outbox = client.get("/health/").json()["outbox"]
    assert (outbox["well"], outbox["delivers"]) == (False, False)
