"""Tasks of a team: what, who, when you can. Nobody is late, and two who change one at once are told."""

import datetime
import re
import uuid
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from alongside.projects.discussion import actions as discussion
from alongside.projects.discussion import minding
from alongside.projects.errors import ChangedMeanwhileError, NotPossibleError
from alongside.projects.models import Capacity, Contribution, Member, Post, Task, TaskPerson
from alongside.projects.todo import actions, queries
from alongside.projects.todo.news import waiting
from alongside.projects.todo.origins import Origin
from tests.factories.people import PersonFactory
from tests.factories.projects import MemberFactory

pytestmark = pytest.mark.django_db
PLAIN: dict[str, Any] = {"what": "Ring the ward", "more": "", "when": None, "state": "to do"}


def browser(member: Member) -> Client:
    client = Client()
    client.force_login(member.person)
    return client


def tasks(member: Member) -> str:
    return f"/projects/{member.project.slug}/team/tasks/"


def made(by: Member, *who: Member, of: Post | None = None, **values: Any) -> Task:
    people = [one.pk for one in who]
    return actions.make(
        by=by.person, project=by.project, values=PLAIN | values, who=people, key=uuid.uuid4(), of=Origin(post=of)
    )


def doing(task: Task) -> set[str]:
    return {one.member.name for one in task.people.all()}


def counted() -> set[tuple[int, str]]:
    return set(Contribution.objects.filter(kind="task").values_list("member", "thing"))


@pytest.fixture
def ann() -> Member:
    return MemberFactory(person=PersonFactory(name="Ann"))


@pytest.fixture
def bob(ann: Member) -> Member:
    return MemberFactory(project=ann.project, person=PersonFactory(name="Bob"), capacity=Capacity.STAFF)


def test_a_task_is_added_once_for_any_number_of_people_and_without_a_day(ann: Member, bob: Member) -> None:
    sent = {"what": "Ring", "who": [str(ann.pk), str(bob.pk)], "key": str(uuid.uuid4())}
    for _twice in range(2):
        assert browser(ann).post(f"{tasks(ann)}new/", sent).headers["Location"] == tasks(ann)
    task = Task.objects.get()
    assert doing(task) == {"Ann", "Bob"}
    assert task.when is None
    assert "When you can" in browser(bob).get(tasks(bob)).content.decode()


def test_bad_input_is_said_in_words(ann: Member) -> None:
    sent = {
        "what": "\x00",
        "who": ["999999"],
        "when_day": "40",
        "when_month": "13",
        "when_year": "2027",
        "more": "y" * 1001,
    }
    page = browser(ann).post(f"{tasks(ann)}new/", sent).content.decode()
    for words in ("Say what there is to do", "Choose only from the answers", "Enter a real date", "Shorten this"):
        assert words in page
    assert not Task.objects.exists()


def test_nobody_is_shown_as_late(ann: Member) -> None:
    today = timezone.localdate()
    made(ann, ann, when=today - datetime.timedelta(days=400))
    page = browser(ann).get(tasks(ann)).content.decode()
    assert "When you can" in page
    assert str(today.year - 1) not in page
    made(ann, ann, when=today.replace(year=today.year + 1, day=1))
    assert f"{today.year + 1}" in browser(ann).get(tasks(ann)).content.decode()


def test_a_task_comes_out_of_what_was_written_unless_that_is_hidden(ann: Member, bob: Member) -> None:
    topic = discussion.start(by=bob.person, project=bob.project, title="T", text="Ask Cy\nnow", key=uuid.uuid4())
    post = topic.posts.get()
    page = browser(ann).get(f"{tasks(ann)}new/?post={post.key}").content.decode()
    assert 'value="Ask Cy"' in page
    browser(ann).post(f"{tasks(ann)}new/", {"what": "Ask Cy", "post": str(post.key)})
    task = Task.objects.get()
    assert task.from_post == post
    assert str(topic.key) in browser(ann).get(f"{tasks(ann)}{task.key}/").content.decode()
    minding.hide(by=bob.person, post=post, reason="x")
    assert "Ask Cy" not in browser(ann).get(f"{tasks(ann)}new/?post={post.key}").content.decode()
    assert made(ann, of=post).from_post is None
    elsewhere = MemberFactory()
    other = discussion.start(by=elsewhere.person, project=elsewhere.project, title="T", text="x", key=uuid.uuid4())
    assert made(ann, of=other.posts.get()).from_post is None
    assert browser(ann).get(f"{tasks(ann)}new/?post=x").status_code == 200


def test_taking_putting_down_and_finishing_are_one_press_each(ann: Member, bob: Member) -> None:
    task = made(ann)
    address = f"{tasks(ann)}{task.key}/press/"
    for do, people in (("take", {"Bob"}), ("take", {"Bob"}), ("put down", set()), ("nonsense", set())):
        browser(bob).post(address, {"do": do})
        assert doing(task) == people
    browser(bob).get(address)
    for _twice in range(2):
        browser(bob).post(address, {"do": "done"})
    task.refresh_from_db()
    assert (task.state, task.done_at is not None, doing(task)) == ("done", True, {"Bob"})
    assert counted() == {(bob.pk, str(task.key))}
    assert browser(ann).post(address, {"do": "take"}).status_code == 409
    with pytest.raises(NotPossibleError):
        actions.put_down(by=bob.person, task=task)


def test_it_counts_for_each_who_did_it_and_not_for_who_says_so(ann: Member, bob: Member) -> None:
    gran = MemberFactory(project=ann.project, person=None, named="Gran", helper=ann)
    task = made(ann, bob)
    actions.take(by=ann.person, task=task, whom=gran)
    actions.finish(by=ann.person, task=task)
    assert counted() == {(bob.pk, str(task.key)), (gran.pk, str(task.key))}
    with pytest.raises(PermissionDenied):
        actions.take(by=bob.person, task=made(ann), whom=gran)


def test_a_helper_does_all_of_it_for_who_takes_part_by_post_and_it_is_marked(ann: Member, bob: Member) -> None:
    gran = MemberFactory(project=ann.project, person=None, named="Gran", helper=ann)
    typed = {"what": "Ring the choir", "says": str(gran.key), "who": [str(gran.pk)]}
    assert browser(ann).post(f"{tasks(ann)}new/", typed).status_code == 302
    task = Task.objects.get(what="Ring the choir")
    assert (task.made_by, task.recorded_by) == (gran, ann.person)
    page = browser(bob).get(tasks(ann)).content.decode()
    assert re.search(r"Gran</span>, recorded by <span dir=.auto.>Ann", page)
    assert "You write for" not in page
    press = f"{tasks(ann)}{task.key}/press/"
    for do, has_it in (("put down", False), ("take", True), ("take", True)):
        browser(ann).post(press, {"do": do, "for": str(gran.key)})
        assert (doing(task) == {"Gran"}) is has_it
    assert "You write for" in browser(ann).get(tasks(ann)).content.decode()
    assert browser(bob).post(press, {"do": "done", "for": str(gran.key)}).status_code == 403
    assert browser(ann).post(press, {"do": "done", "for": "nonsense"}).status_code == 403
    browser(ann).post(press, {"do": "done", "for": str(gran.key)})
    counts = Contribution.objects.get(kind="task")
    assert (counts.member, counts.recorded_by) == (gran, ann.person)


def test_done_while_all_who_have_it_pause_counts_for_who_says_so_as_well(ann: Member, bob: Member) -> None:
    Member.objects.filter(pk=bob.pk).update(paused_at=timezone.now())
    task = made(ann, bob)
    actions.finish(by=ann.person, task=task)
    assert counted() == {(ann.pk, str(task.key)), (bob.pk, str(task.key))}
    of_bob = made(ann, bob)
    actions.change(by=ann.person, task=of_bob, values=PLAIN | {"state": "done"}, who=[bob.pk], seen="1")
    assert (ann.pk, str(of_bob.key)) not in counted()


def test_of_two_who_change_a_task_neither_loses_a_word(ann: Member, bob: Member) -> None:
    task = made(ann, ann)
    address = f"{tasks(ann)}{task.key}/"
    mine = {"what": "Ring the ward at ten", "state": "doing", "who": [str(ann.pk)], "seen": "1"}
    browser(ann).post(address, mine)
    page = browser(bob).post(address, {"what": "Write instead", "state": "to do", "seen": "1"}).content.decode()
    assert "Write instead" in page
    assert "Ring the ward at ten" in page
    assert browser(ann).post(address, mine).status_code == 302
    with pytest.raises(ChangedMeanwhileError):
        actions.change(by=bob.person, task=task, values=PLAIN, who=[], seen="1")
    actions.change(by=bob.person, task=task, values=PLAIN | {"what": "Write"}, who=[bob.pk], seen="2")
    task.refresh_from_db()
    assert (task.what, task.state, doing(task)) == ("Write", "to do", {"Bob"})


def test_done_on_its_page_counts_and_it_can_be_opened_again(ann: Member) -> None:
    task = made(ann, ann)
    actions.change(by=ann.person, task=task, values=PLAIN | {"state": "done"}, who=[ann.pk], seen="1")
    assert counted() == {(ann.pk, str(task.key))}
    page = browser(ann).get(f"{tasks(ann)}?done=1").content.decode()
    assert "Ring the ward" in page
    actions.change(by=ann.person, task=task, values=PLAIN, who=[ann.pk], seen="2")
    task.refresh_from_db()
    assert (task.is_open, task.done_at) == (True, None)
    actions.change(by=ann.person, task=task, values=PLAIN | {"state": "not needed"}, who=[ann.pk], seen="3")
    with pytest.raises(NotPossibleError, match="no longer needed"):
        actions.finish(by=ann.person, task=task)


def test_what_only_people_who_pause_or_left_have_is_free(ann: Member, bob: Member) -> None:
    task = made(ann, bob)
    assert "Free to take" not in browser(ann).get(tasks(ann)).content.decode()
    Member.objects.filter(pk=bob.pk).update(paused_at=timezone.now())
    assert "Free to take" in browser(ann).get(tasks(ann)).content.decode()
    Member.objects.filter(pk=bob.pk).update(left_at=timezone.now())
    assert "Bob" not in browser(ann).get(tasks(ann)).content.decode()
    actions.finish(by=ann.person, task=task)
    assert counted() == {(ann.pk, str(task.key))}


def test_what_waits_is_what_is_mine_and_open(ann: Member, bob: Member) -> None:
    task = made(ann, ann, bob)
    made(ann, what="Free one")
    assert {(one.member, one.key) for one in waiting([ann.pk])} == {(ann.pk, task.key)}
    assert queries.open_for(bob) == 1
    page = browser(bob).get(f"{tasks(bob)}?who=me").content.decode()
    assert "Ring the ward" in page
    assert "Free one" not in page
    actions.finish(by=ann.person, task=task)
    assert waiting([ann.pk, bob.pk]) == []


def test_who_is_not_in_the_team_any_more_is_refused(ann: Member, bob: Member) -> None:
    task = made(ann, ann)
    Member.objects.filter(pk=bob.pk).update(left_at=timezone.now())
    for address in (tasks(ann), f"{tasks(ann)}new/", f"{tasks(ann)}{task.key}/", f"{tasks(ann)}{task.key}/press/"):
        assert browser(bob).get(address).status_code == 403
    for act in (
        lambda: made(bob),
        lambda: actions.take(by=bob.person, task=task),
        lambda: actions.put_down(by=bob.person, task=task),
        lambda: actions.finish(by=bob.person, task=task),
        lambda: actions.change(by=bob.person, task=task, values=PLAIN, who=[], seen="1"),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert browser(MemberFactory()).get(f"{tasks(ann)}{task.key}/").status_code == 403
    stranger = MemberFactory()
    assert browser(stranger).get(f"{tasks(stranger)}{task.key}/").status_code == 404
    made(ann, stranger, bob, what="For others")
    assert not TaskPerson.objects.filter(member__in=[stranger, bob]).exists()


def test_many_tasks_take_as_many_queries_as_few(ann: Member, django_assert_max_num_queries: Any) -> None:
    many = [MemberFactory(project=ann.project) for _ in range(39)]
    now = timezone.now()
    Task.objects.bulk_create(
        [Task(project=ann.project, what=f"Task {n}", made_by=ann, made_at=now) for n in range(500)]
    )
    TaskPerson.objects.bulk_create(
        [TaskPerson(task=task, member=one) for task in Task.objects.all() for one in (many[task.pk % 39], ann)]
    )
    client = browser(ann)
    for address in (tasks(ann), f"{tasks(ann)}?who=me", f"{tasks(ann)}?done=1", f"/projects/{ann.project.slug}/team/"):
        with django_assert_max_num_queries(15):
            client.get(address)
    assert len(waiting([ann.pk])) == 500
