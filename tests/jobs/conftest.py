"""A schedule of the test's own, and a queue in the database."""

import pytest

from alongside.jobs import schedule


@pytest.fixture
def empty_schedule(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing recurs but what the test says."""
    monkeypatch.setattr(schedule, "recurring", {})
    monkeypatch.setattr(schedule, "continual", {})


@pytest.fixture
def queue(settings, db) -> None:
    """Queued tasks wait in the database, as in production."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
