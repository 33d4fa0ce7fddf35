"""Two who press at once, and a worker that dies in the middle; on a database file of its own or on PostgreSQL."""

from pathlib import Path

import pytest

from tests.processes import Processes, on_database

pytestmark = pytest.mark.django_db(transaction=True)

MAKE = """
from alongside.messages.models import Message
from alongside.opportunities.interests.following import actions as following
from alongside.opportunities.models import Interest
from alongside.selection.drawing import actions as drawing, replacing, telling, working
from alongside.selection.models import Draw, Entry, Replacement, Seal, Targets
from alongside.selection.targets import actions as targets
from tests.at_once import told, together
from tests.factories import selection

draw = selection.planned()
selection.crowd(draw)
opening = draw.opportunity
first, second = selection.chooser(draw), selection.lead(draw)
rows = selection.rows(draw, (0, 2), (2, 4), (0, 4), (0, 4))

def agree():
    version = targets.try_targets(by=first, opportunity=opening, size=4, rows=rows)
    targets.propose(by=first, opportunity=opening, number=version.number)
    targets.confirm(by=second, opportunity=opening, number=version.number)
"""


@pytest.fixture
def processes(tmp_path: Path) -> Processes:
    return on_database(tmp_path)


def ran(processes: Processes, code: str) -> list[str]:
    return processes.output(MAKE + code).split()


def test_two_who_agree_at_once_agree_once_and_two_workers_seal_once(processes: Processes) -> None:
    out = ran(
        processes,
        """
version = targets.try_targets(by=first, opportunity=opening, size=4, rows=rows)
targets.propose(by=first, opportunity=opening, number=version.number)
third = selection.lead(draw)
agree = lambda by: lambda: targets.confirm(by=by, opportunity=opening, number=version.number)
together(agree(second), agree(third), agree(second), agree(third))
together(*[lambda: working.work_out(draw.pk) for _number in range(3)])
found = Draw.objects.get()
print(told, found.stage, Seal.objects.count(), Entry.objects.count(),
      Message.objects.filter(kind="selection.in_draw").count())
""",
    )
    assert out == ["Counter({'done':", "7})", "sealed", "1", "12", "12"]


def test_two_numbers_drawn_at_once_are_one_and_everybody_is_told_once(processes: Processes) -> None:
    out = ran(
        processes,
        """
agree()
working.work_out(draw.pk)
number = lambda one: lambda: drawing.draw_number(by=first, opportunity=opening, number=one, how="Dice")
together(*[number(one) for one in range(1, 7)])
together(*[lambda: telling.tell(draw.pk, first.pk) for _number in range(3)])
found = Draw.objects.get()
panel = set(found.seal.panels[found.number - 1])
print(told, panel == set(Entry.objects.filter(is_chosen=True).values_list("reference", flat=True)),
      Interest.objects.filter(state="yes").count(), Message.objects.filter(kind="opportunities.answered").count())
""",
    )
    assert out == ["Counter({'done':", "9})", "True", "4", "12"]


def test_a_place_is_filled_once_by_two_who_press_at_once(processes: Processes) -> None:
    out = ran(
        processes,
        """
agree()
working.work_out(draw.pk)
drawing.draw_number(by=first, opportunity=opening, number=5, how="Dice")
telling.tell(draw.pk, first.pk)
gone = Entry.objects.filter(is_chosen=True).exclude(values__Role="Carer").select_related("interest__person").first()
following.decline(by=gone.interest.person, interest=gone.interest)
together(*[lambda: replacing.replace(by=first, opportunity=opening) for _number in range(4)])
print(told, Replacement.objects.count(), Interest.objects.filter(state="yes").count())
""",
    )
    assert out == ["Counter({'done':", "4})", "1", "4"]


def test_a_worker_that_dies_while_people_are_told_leaves_nobody_out_and_tells_nobody_twice(
    processes: Processes,
) -> None:
    out = ran(
        processes,
        """
agree()
working.work_out(draw.pk)
drawing.draw_number(by=first, opportunity=opening, number=5, how="Dice")
telling.AT_ONCE = 5
some = telling._tell_some
calls = []
def dying(*given):
    calls.append(given)
    if len(calls) == 2:
        raise KeyboardInterrupt
    return some(*given)
telling._tell_some = dying
try:
    telling.tell(draw.pk, first.pk)
except KeyboardInterrupt:
    pass
half = Message.objects.filter(kind="opportunities.answered").count()
telling._tell_some = some
telling.tell(draw.pk, first.pk)
print(half, Message.objects.filter(kind="opportunities.answered").count(), Draw.objects.get().told_at is not None)
""",
    )
    assert out == ["5", "12", "True"]
