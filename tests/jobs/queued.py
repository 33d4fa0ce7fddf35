"""Queued tasks for tests."""

from django_tasks import task

ran: list[str] = []


@task()
def note(word: str) -> str:
    """Note that it ran."""
    ran.append(word)
    return word


@task()
def fail() -> None:
    """Fail with words that must not be kept."""
    raise ValueError("ada@example.org said something private")
