"""Every room's recurring and continual work, as the worker calls it."""

import pytest

from alongside.jobs import schedule

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", sorted(schedule.recurring))
def test_a_recurring_task_runs_where_there_is_nothing_to_do(name: str, settings, tmp_path) -> None:
    settings.DATA = tmp_path
    for _time in range(2):
        schedule.recurring[name].task()


@pytest.mark.parametrize("name", sorted(schedule.continual))
def test_continual_work_says_that_there_was_none(name: str) -> None:
    assert schedule.continual[name].task() is False
