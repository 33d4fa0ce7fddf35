"""Meetings of a team: finding a time, changing it, taking turns, agenda, notes, who was there."""

import datetime
import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.audit.models import Entry
from alongside.design.filters import moment
from alongside.messages.models import Message
from alongside.people.models import Profile
from alongside.projects import personal_data
from alongside.projects.errors import ChangedMeanwhileError, NotPossibleError
from alongside.projects.meetings import actions, agenda, finding, news, queries, sharing
from alongside.projects.models import (
    AgendaItem,
    Attendance,
    CalendarAddress,
    Capacity,
    Contribution,
    Meeting,
    Member,
    NeedsShared,
    TimeAnswer,
    TimeOffer,
)
from alongside.projects.news import Span
from alongside.projects.teams import joining
from tests.factories.people import PersonFactory
from tests.factories.projects import MemberFactory, ProjectFactory

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def soon(days: float = 7) -> datetime.datetime:
    return timezone.now().replace(microsecond=0) + days * DAY


def plan(member: Member, **given: object) -> Meeting:
    facts = {"title": "Letters", "minutes": 60, "where": "Room 1", "dial_in": "", "key": uuid.uuid4()} | given
    return finding.plan(by=member.person, project=member.project, **facts)


def planned(member: Member, at: datetime.datetime | None = None) -> Meeting:
    """A meeting whose time is set."""
    made = plan(member)
    return actions.change(by=member.person, meeting=made, values={"starts_at": at or soon()}, seen="1")


def began(member: Member) -> Meeting:
    """A meeting that has begun, in which everybody could have been."""
    made = planned(member)
    Meeting.objects.filter(pk=made.pk).update(starts_at=timezone.now() - datetime.timedelta(minutes=5))
    made.refresh_from_db()
    return made


def offered(meeting: Meeting, member: Member, *days: float) -> list[TimeOffer]:
    finding.offer(by=member.person, meeting=meeting, times=[soon(day) for day in days])
    return list(meeting.offers.order_by("starts_at"))


def browser(member: Member) -> Client:
    client = Client()
    client.force_login(member.person)
    return client


def address(meeting: Meeting, page: str = "") -> str:
    return f"/projects/{meeting.project.slug}/team/meetings/{meeting.key}/{page}"


def fresh(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_related("project").get(pk=meeting.pk)


def recorded() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("what", flat=True))


def test_planning_offering_answering_and_setting_each_happen_once() -> None:
    ann = MemberFactory()
    bob = MemberFactory(project=ann.project, capacity=Capacity.STAFF)
    key = uuid.uuid4()
    meeting = plan(ann, key=key)
    assert plan(ann, key=key) == meeting
    times = [soon(7), soon(8)]
    for _ in range(2):
        finding.offer(by=bob.person, meeting=meeting, times=times)
    offer = meeting.offers.get(starts_at=times[0])
    for _ in range(2):
        finding.answer(by=bob.person, meeting=meeting, answers={offer.pk: "yes"})
    for _ in range(2):
        finding.choose(by=bob.person, offer=offer)
    meeting = fresh(meeting)
    assert meeting.starts_at == times[0]
    assert meeting.is_set
    assert meeting.sequence == 0
    assert recorded() == [
        "projects.meeting_planned",
        "projects.meeting_times_offered",
        "projects.meeting_times_answered",
        "projects.meeting_set",
    ]
    assert [message.address for message in Message.objects.all()] == [ann.person.email]


def test_of_two_who_set_different_times_at_once_the_second_is_told() -> None:
    member = MemberFactory()
    first, second = offered(plan(member), member, 7, 8)
    finding.choose(by=member.person, offer=first)
    with pytest.raises(NotPossibleError, match="set already"):
        finding.choose(by=member.person, offer=second)
    page = browser(member).post(address(first.meeting, "times/"), {"do": "set", "which": second.key})
    assert page.status_code == 409
    assert "set already" in page.content.decode()


def test_everybody_sees_what_fits_whom_and_how_many_profiles_speak_against_it_without_names() -> None:
    ann = MemberFactory(person__name="Ann")
    bob = MemberFactory(project=ann.project, person__name="Bob")
    cleo = MemberFactory(project=ann.project, person__name="Cleo")
    Profile.objects.create(person=cleo.person, times=["weekends"])
    saturday = soon() + ((5 - soon().weekday()) % 7) * DAY
    meeting = plan(ann)
    finding.offer(
        by=ann.person, meeting=meeting, times=[saturday.replace(hour=10), (saturday + 2 * DAY).replace(hour=10)]
    )
    weekend, monday = meeting.offers.order_by("starts_at")
    browser(bob).post(address(meeting, "times/"), {f"fits-{weekend.pk}": "no", f"fits-{monday.pk}": "if needed"})
    first, second = queries.offered(meeting, ann)
    assert [one.member.name for one in first.said["no"]] == ["Bob"]
    assert [one.member.name for one in second.said["if needed"]] == ["Bob"]
    assert (first.unfit, second.unfit) == (0, 1)
    page = browser(ann).get(address(meeting, "times/")).content.decode()
    assert "1 of you said in the profile that this time of the week does not fit." in page
    assert "Cleo" not in page


def test_a_time_that_was_answered_can_be_taken_away_and_answers_to_others_stay() -> None:
    member = MemberFactory()
    meeting = plan(member)
    first, second = offered(meeting, member, 7, 8)
    finding.answer(by=member.person, meeting=meeting, answers={first.pk: "yes", second.pk: "no", 10**9: "yes"})
    for _ in range(2):
        finding.take_away(by=member.person, offer=first)
    assert TimeAnswer.objects.get().offer == second
    assert recorded().count("projects.meeting_time_taken_away") == 1


def test_more_times_than_anybody_can_compare_are_refused() -> None:
    member = MemberFactory()
    meeting = plan(member)
    offered(meeting, member, *range(1, 11))
    with pytest.raises(NotPossibleError, match="more times than anybody can compare"):
        offered(meeting, member, 20)


@pytest.mark.parametrize(
    ("day", "time", "words"),
    [
        (("28", "3", "2027"), "1:30am", "Clocks go forward that night"),
        (("1", "1", "2020"), "10:30", "from today on"),
        (("1", "1", "9999"), "10:30", "within two years"),
        (("", "", ""), "10:30", "Enter the day too"),
        (("28", "3", "2027"), "", "Enter the time too"),
        (("28", "3", "2027"), "2:30", "morning or the afternoon"),
        (("28", "3", "2027"), "teatime", "Enter a time, like"),
        (("", "", ""), "", "Enter at least one day and time"),
    ],
)
def test_what_is_wrong_with_a_time_is_said_in_words(
    day: tuple[str, ...], time: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda: datetime.date(2026, 11, 26))
    member = MemberFactory()
    meeting = plan(member)
    typed = dict(zip(("day_1_day", "day_1_month", "day_1_year"), day, strict=True)) | {"time_1": time}
    page = browser(member).post(address(meeting, "offer/"), typed).content.decode()
    assert words in page
    assert not meeting.offers.exists()


def test_a_time_that_comes_twice_is_said_on_the_page() -> None:
    member = MemberFactory()
    meeting = plan(member)
    twice = datetime.datetime(2027, 10, 31, 0, 30, tzinfo=datetime.UTC)
    TimeOffer.objects.create(meeting=meeting, starts_at=twice)
    assert "It is the first of the two" in browser(member).get(address(meeting, "times/")).content.decode()
    Meeting.objects.update(state="set", starts_at=twice)
    page = browser(member).get(address(meeting)).content.decode()
    assert "Sunday 31 October 2027 at 1:30am" in page
    assert "It is the first of the two" in page


def test_changing_when_or_where_counts_for_calendars_and_who_pauses_is_not_told() -> None:
    ann = MemberFactory()
    bob = MemberFactory(project=ann.project)
    MemberFactory(project=ann.project, paused_at=timezone.now())
    meeting = planned(ann)
    assert (meeting.sequence, meeting.version) == (0, 2)
    for _ in range(2):
        meeting = actions.change(by=ann.person, meeting=meeting, values={"where": "Room 2"}, seen="2")
    assert meeting.sequence == 1
    meeting = actions.change(by=ann.person, meeting=meeting, values={"starts_at": soon(9)}, seen="3")
    assert meeting.sequence == 2
    for _ in range(2):
        actions.cancel(by=ann.person, meeting=meeting)
    assert fresh(meeting).sequence == 3
    told = list(Message.objects.order_by("pk").values_list("kind", "address"))
    assert told == [("projects.meeting_set", bob.person.email)] * 3 + [("projects.meeting_cancelled", bob.person.email)]
    assert not any(meeting.title in one.subject or ann.project.title in one.subject for one in Message.objects.all())
    with pytest.raises(NotPossibleError, match="was cancelled"):
        actions.change(by=ann.person, meeting=meeting, values={"where": "Room 3"}, seen="5")


def test_cancelling_what_has_no_time_tells_nobody() -> None:
    ann = MemberFactory()
    MemberFactory(project=ann.project)
    meeting = plan(ann)
    actions.cancel(by=ann.person, meeting=meeting)
    assert fresh(meeting).sequence == 0
    assert not Message.objects.exists()


def test_of_two_who_change_a_meeting_at_once_neither_loses_a_word() -> None:
    ann = MemberFactory()
    meeting = planned(ann)
    at = timezone.localtime(meeting.starts_at)
    typed = {
        "title": "Letters", "minutes": "60", "dial_in": "", "seen": "2", "time": f"{at:%H:%M}",
        "day_day": at.day, "day_month": at.month, "day_year": at.year,
    }  # fmt: skip
    client = browser(ann)
    assert client.post(address(meeting, "change/"), typed | {"where": "The library"}).status_code == 302
    page = client.post(address(meeting, "change/"), typed | {"where": "The café"}).content.decode()
    assert "Somebody else changed this" in page
    assert "The library" in page
    assert "The café" in page
    assert client.post(address(meeting, "change/"), typed | {"where": "Both", "seen": "3"}).status_code == 302
    assert fresh(meeting).where == "Both"


def test_a_time_can_be_set_without_asking_and_a_set_meeting_keeps_one() -> None:
    ann = MemberFactory()
    meeting = plan(ann)
    typed = {"title": "Letters", "minutes": "30", "where": "", "dial_in": "", "seen": "1", "time": "10:30"}
    day = timezone.localdate() + 3 * DAY
    when = {"day_day": day.day, "day_month": day.month, "day_year": day.year}
    assert browser(ann).post(address(meeting, "change/"), typed | when).status_code == 302
    assert timezone.localtime(fresh(meeting).starts_at).time() == datetime.time(10, 30)
    page = browser(ann).post(address(meeting, "change/"), typed | {"time": "", "seen": "2"}).content.decode()
    assert "Enter a day and a time" in page
    with pytest.raises(NotPossibleError, match="needs a time"):
        actions.change(by=ann.person, meeting=meeting, values={"starts_at": None}, seen="2")


def test_saying_whether_one_comes_and_taking_turns() -> None:
    ann = MemberFactory(person__name="Ann")
    bob = MemberFactory(project=ann.project, person__name="Bob")
    meeting = planned(ann)
    for _ in range(2):
        browser(bob).post(address(meeting), {"do": "come", "which": "maybe"})
    assert Attendance.objects.get().coming == "maybe"
    found = queries.shown(fresh(meeting), bob)
    assert (found.turns.chair, found.turns.note_taker) == (ann, bob)
    for _ in range(2):
        browser(bob).post(address(meeting), {"do": "take", "which": "chair"})
    assert fresh(meeting).chair == bob
    assert queries.shown(fresh(meeting), bob).turns.note_taker == ann
    actions.put_turn_down(by=ann.person, meeting=meeting, turn="chair")
    assert fresh(meeting).chair == bob
    actions.put_turn_down(by=bob.person, meeting=meeting, turn="chair")
    assert fresh(meeting).chair is None
    assert recorded().count("projects.meeting_turn_taken") == 1
    assert recorded().count("projects.meeting_answered") == 1


def test_who_chaired_last_or_pauses_is_not_suggested() -> None:
    ann = MemberFactory()
    bob = MemberFactory(project=ann.project)
    first = planned(ann, soon(1))
    actions.take_turn(by=ann.person, meeting=first, turn="chair")
    second = planned(ann, soon(8))
    assert queries.shown(second, ann).turns.chair == bob
    joining.pause(by=bob.person, project=ann.project)
    assert queries.shown(second, ann).turns.chair == ann


def test_the_agenda_says_when_each_thing_begins_and_whether_it_fits() -> None:
    ann = MemberFactory()
    meeting = planned(ann, datetime.datetime(2027, 10, 31, 0, 30, tzinfo=datetime.UTC))
    key = uuid.uuid4()
    for _ in range(2):
        agenda.add(by=ann.person, meeting=meeting, words="Hello", minutes=30, key=key)
    agenda.add(by=ann.person, meeting=meeting, words="Letters", minutes=40, key=uuid.uuid4())
    found = queries.agenda(meeting)
    # Clocks go back at 2am: half an hour after half past one it is one o'clock for the second time.
    assert [(one.item.words, one.begins) for one in found.items] == [("Hello", "1:30am"), ("Letters", "1am")]
    assert (found.minutes, found.over, found.left) == (70, 10, 0)
    item = AgendaItem.objects.get(words="Letters")
    for _ in range(2):
        browser(ann).post(address(meeting, "agenda/"), {"do": "earlier", "which": item.key, "at": "1"})
    assert [one.item.words for one in queries.agenda(meeting).items] == ["Letters", "Hello"]
    for _ in range(2):
        browser(ann).post(address(meeting, "agenda/"), {"do": "take off", "which": item.key})
    assert queries.agenda(meeting).left == 30


def test_of_two_who_write_notes_at_once_neither_loses_a_word() -> None:
    ann = MemberFactory()
    meeting = planned(ann)
    client = browser(ann)
    assert client.post(address(meeting, "notes/"), {"notes": "We agreed", "seen": "1"}).status_code == 302
    page = client.post(address(meeting, "notes/"), {"notes": "We talked", "seen": "1"}).content.decode()
    assert "We agreed" in page
    assert "We talked" in page
    with pytest.raises(ChangedMeanwhileError):
        agenda.write_notes(by=ann.person, meeting=meeting, notes="Mine", seen="1")
    assert fresh(meeting).notes == "We agreed"
    for _ in range(2):
        client.post(address(meeting, "notes/"), {"notes": "We talked and agreed", "seen": "2"})
    assert fresh(meeting).notes_version == 3


def test_who_was_there_took_part_and_a_helper_is_named() -> None:
    ann = MemberFactory(joined_at=timezone.now() - DAY)
    bob = MemberFactory(project=ann.project, joined_at=timezone.now() - DAY)
    cleo = MemberFactory(project=ann.project, joined_at=timezone.now() - DAY)
    meeting = began(ann)
    for _ in range(2):
        browser(ann).post(address(meeting, "held/"), {"there": [ann.pk, bob.pk]})
    assert fresh(meeting).is_held
    done = {one.member_id: one for one in Contribution.objects.filter(kind=Contribution.Kind.MEETING)}
    assert set(done) == {ann.pk, bob.pk}
    assert done[ann.pk].recorded_by is None
    assert done[bob.pk].recorded_by == ann.person
    assert done[bob.pk].at == meeting.starts_at
    actions.hold(by=ann.person, meeting=meeting, there={ann.pk, bob.pk, cleo.pk})
    assert Attendance.objects.filter(was_there=True).count() == 3


def test_what_has_not_begun_or_was_cancelled_was_not_held_and_who_joined_later_was_not_there() -> None:
    ann = MemberFactory(joined_at=timezone.now() - DAY)
    ahead = planned(ann)
    with pytest.raises(NotPossibleError, match="not begun"):
        actions.hold(by=ann.person, meeting=ahead, there=[ann.pk])
    assert browser(ann).get(address(ahead, "held/")).status_code == 302
    meeting = began(ann)
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=timezone.now() - DAY / 2)
    late = MemberFactory(project=ann.project)
    actions.hold(by=ann.person, meeting=meeting, there=[ann.pk, late.pk])
    assert [one.member for one in Attendance.objects.filter(was_there=True)] == [ann]
    actions.cancel(by=ann.person, meeting=ahead)
    with pytest.raises(NotPossibleError, match="was cancelled"):
        actions.hold(by=ann.person, meeting=ahead, there=[ann.pk])


def test_needs_stand_in_the_list_only_by_consent_without_names_and_go_with_it() -> None:
    ann = MemberFactory(person__name="Ann")
    bob = MemberFactory(project=ann.project)
    Profile.objects.create(person=ann.person, needs=["breaks"], formats=["large print"])
    Profile.objects.create(person=bob.person, needs=["captions"])
    meeting = planned(bob)
    page = browser(bob).get(address(meeting)).content.decode()
    assert "Plan breaks" not in page
    needs = f"/projects/{ann.project.slug}/team/meetings/needs/"
    for _ in range(2):
        browser(ann).post(needs, {"do": "share"})
    page = browser(bob).get(address(meeting)).content.decode()
    assert "Plan breaks" in page
    assert "Send papers in large print" in page
    assert "Switch live captions on" not in page
    for _ in range(2):
        browser(ann).post(needs, {"do": "keep back"})
    assert queries.checklist(ann.project) == []
    assert [what for what in recorded() if "needs" in what] == ["projects.needs_shared", "projects.needs_kept_back"]


def test_who_leaves_and_comes_back_is_asked_anew_about_their_needs() -> None:
    ann = MemberFactory()
    Profile.objects.create(person=ann.person, needs=["breaks"])
    sharing.share_needs(by=ann.person, project=ann.project)
    assert queries.checklist(ann.project)
    Member.objects.update(left_at=timezone.now())
    assert not queries.checklist(ann.project)
    Member.objects.update(left_at=None, joined_at=timezone.now())
    ann.refresh_from_db()
    assert not queries.checklist(ann.project)
    assert not queries.shares_needs(ann)
    sharing.share_needs(by=ann.person, project=ann.project)
    assert queries.checklist(ann.project)


def test_nobody_outside_and_nobody_who_left_does_anything() -> None:
    ann = MemberFactory()
    left = MemberFactory(project=ann.project, left_at=timezone.now())
    meeting, ahead = plan(ann), planned(ann)
    offer = offered(meeting, ann, 7)[0]
    agenda.add(by=ann.person, meeting=ahead, words="Hello", minutes=5, key=uuid.uuid4())
    item = AgendaItem.objects.get()
    for person in (left.person, PersonFactory()):
        for deed in (
            lambda by: finding.plan(
                by=by, project=ann.project, title="x", minutes=5, where="", dial_in="", key=uuid.uuid4()
            ),
            lambda by: finding.offer(by=by, meeting=meeting, times=[soon(9)]),
            lambda by: finding.answer(by=by, meeting=meeting, answers={offer.pk: "yes"}),
            lambda by: finding.choose(by=by, offer=offer),
            lambda by: finding.take_away(by=by, offer=offer),
            lambda by: actions.change(by=by, meeting=ahead, values={"title": "x"}, seen="2"),
            lambda by: actions.cancel(by=by, meeting=ahead),
            lambda by: actions.come(by=by, meeting=ahead, coming="yes"),
            lambda by: actions.take_turn(by=by, meeting=ahead, turn="chair"),
            lambda by: actions.put_turn_down(by=by, meeting=ahead, turn="chair"),
            lambda by: actions.hold(by=by, meeting=ahead, there=[]),
            lambda by: agenda.add(by=by, meeting=ahead, words="x", minutes=5, key=uuid.uuid4()),
            lambda by: agenda.take_off(by=by, item=item),
            lambda by: agenda.move_up(by=by, item=item, seen="0"),
            lambda by: agenda.write_notes(by=by, meeting=ahead, notes="x", seen="1"),
            lambda by: sharing.share_needs(by=by, project=ann.project),
            lambda by: sharing.keep_needs_back(by=by, project=ann.project),
        ):
            with pytest.raises(PermissionDenied):
                deed(person)
    assert browser(left).get(address(ahead)).status_code == 403


def test_a_meeting_of_another_team_is_not_here() -> None:
    ann, other = MemberFactory(), MemberFactory()
    meeting = planned(other)
    for page in ("", "times/", "offer/", "change/", "cancel/", "agenda/", "notes/", "held/", "calendar/"):
        there = f"/projects/{ann.project.slug}/team/meetings/{meeting.key}/{page}"
        assert browser(ann).get(there).status_code == 404
        assert browser(ann).post(there).status_code == 404


def test_the_team_page_shows_the_next_meeting() -> None:
    ann = MemberFactory()
    planned(ann, soon(9))
    meeting = planned(ann, soon(2))
    actions.cancel(by=ann.person, meeting=planned(ann, soon(1)))
    assert queries.next_of(ann.project) == meeting
    assert (
        f"Next on {moment(meeting.starts_at)}"
        in browser(ann).get(f"/projects/{ann.project.slug}/team/").content.decode()
    )


def test_the_round_up_hears_what_is_new_and_what_waits_for_whom(django_assert_num_queries: object) -> None:
    ann = MemberFactory()
    bob, left = MemberFactory(project=ann.project), MemberFactory(project=ann.project, left_at=timezone.now())
    before = timezone.now() - DAY
    meeting = plan(ann)
    first, second = offered(meeting, ann, 7, 8)
    finding.answer(by=ann.person, meeting=meeting, answers={first.pk: "yes", second.pk: "no"})
    finding.answer(by=bob.person, meeting=meeting, answers={first.pk: "yes"})
    with django_assert_num_queries(3):  # type: ignore[operator]
        found = news.waiting([ann.pk, bob.pk, left.pk])
    assert [(one.member, one.key) for one in found] == [(bob.pk, meeting.key)]
    planned(MemberFactory())
    after = timezone.now()
    with django_assert_num_queries(2):  # type: ignore[operator]
        new = news.news([ann.project_id], Span(since=before, until=after))
    assert [str(one.text) for one in new] == ["A time is looked for, for the meeting “Letters”."]
    assert news.news([ann.project_id], Span(since=after, until=after + DAY)) == []
    agenda.write_notes(by=ann.person, meeting=meeting, notes="We agreed", seen="1")
    finding.choose(by=ann.person, offer=first)
    new = news.news([ann.project_id], Span(since=after, until=after + DAY))
    assert [str(one.text).partition(" is on ")[0] for one in new] == [
        "The meeting “Letters”",
        "Notes of the meeting “Letters”: We agreed",
    ]
    assert news.waiting([bob.pk]) == []


def test_somebody_who_takes_part_by_post_was_there_too_and_it_says_who_wrote_that_down() -> None:
    ann = MemberFactory(joined_at=timezone.now() - DAY)
    vera = MemberFactory(project=ann.project, person=None, named="Vera", helper=ann, joined_at=timezone.now() - DAY)
    meeting = began(ann)
    browser(ann).post(address(meeting, "held/"), {"there": [vera.pk]})
    assert Contribution.objects.get(member=vera).recorded_by == ann.person
    page = browser(ann).get(address(meeting)).content.decode()
    assert "Vera" in page
    assert queries.shown(planned(ann), ann).turns.chair == ann


def test_pages_take_as_many_queries_however_much_there_is() -> None:
    counts = []
    for many in (1, 6):
        project = ProjectFactory()
        members = [MemberFactory(project=project) for _ in range(many)]
        finding_one, ahead = plan(members[0]), planned(members[0])
        offers = offered(finding_one, members[0], *range(7, 7 + many))
        for member in members:
            Profile.objects.create(person=member.person, times=["weekends"], needs=["breaks"])
            sharing.share_needs(by=member.person, project=project)
            finding.answer(by=member.person, meeting=finding_one, answers={offer.pk: "yes" for offer in offers})
            actions.come(by=member.person, meeting=ahead, coming="yes")
            agenda.add(by=member.person, meeting=ahead, words="Hello", minutes=5, key=uuid.uuid4())
            planned(member)
        counts.append([_queries(members[0], page) for page in (
            f"/projects/{project.slug}/team/meetings/", address(finding_one, "times/"), address(ahead),
            address(ahead, "agenda/"), address(ahead, "change/"),
        )])  # fmt: skip
    assert counts[0] == counts[1]
    assert max(counts[1]) <= 15


def _queries(member: Member, page: str) -> int:
    client = browser(member)
    with CaptureQueriesContext(connection) as done:
        assert client.get(page).status_code == 200
    return len(done)


def test_deleting_an_account_takes_answers_consents_and_the_calendar_address() -> None:
    ann = MemberFactory()
    bob = MemberFactory(project=ann.project)
    meeting = plan(ann)
    offer = offered(meeting, ann, 7)[0]
    finding.answer(by=ann.person, meeting=meeting, answers={offer.pk: "yes"})
    sharing.share_needs(by=ann.person, project=ann.project)
    sharing.make_address(by=ann.person)
    personal_data.erase(ann.person)
    assert not TimeAnswer.objects.exists()
    assert not NeedsShared.objects.exists()
    assert not CalendarAddress.objects.exists()
    assert browser(bob).get(address(meeting)).status_code == 200


def test_what_whoever_left_had_taken_on_is_open_again() -> None:
    ann = MemberFactory(person__name="Ann")
    bob = MemberFactory(project=ann.project, person__name="Bob")
    meeting = planned(ann)
    actions.take_turn(by=bob.person, meeting=meeting, turn="chair")
    joining.leave(by=bob.person, project=ann.project, left_as="Bob")
    found = queries.shown(queries.meeting_of(ann.project, meeting.key), ann)
    assert (found.turns.chair, found.turns.note_taker) == (ann, ann)
    page = browser(ann).get(address(meeting)).content.decode()
    assert "Bob" not in page


def test_a_helper_answers_for_whom_they_write_and_it_says_so_and_nobody_else_can() -> None:
    ann = MemberFactory(person__name="Ann")
    bob = MemberFactory(project=ann.project)
    vera = MemberFactory(project=ann.project, person=None, named="Vera", helper=ann)
    meeting, ahead = plan(ann), planned(ann)
    offer = offered(meeting, ann, 7)[0]
    for_vera = f"/projects/{ann.project.slug}/team/for/{vera.key}/meetings/"
    for_whom = f"{for_vera}{meeting.key}/times/"
    assert for_whom in browser(ann).get(address(meeting, "times/")).content.decode()
    assert for_whom not in browser(bob).get(address(meeting, "times/")).content.decode()
    assert browser(ann).post(for_whom, {f"fits-{offer.pk}": "yes"}).status_code == 302
    assert browser(ann).post(f"{for_vera}{ahead.key}/", {"do": "come", "which": "maybe"}).status_code == 302
    assert (TimeAnswer.objects.get().member, TimeAnswer.objects.get().recorded_by) == (vera, ann.person)
    assert (Attendance.objects.get().member, Attendance.objects.get().recorded_by) == (vera, ann.person)
    for page in (address(meeting, "times/"), address(ahead)):
        text = browser(bob).get(page).content.decode()
        assert "Vera" in text
        assert "recorded by" in text
    assert browser(bob).post(for_whom, {f"fits-{offer.pk}": "no"}).status_code == 403
    with pytest.raises(PermissionDenied):
        finding.answer(by=bob.person, meeting=meeting, answers={offer.pk: "no"}, whom=vera)
    with pytest.raises(PermissionDenied):
        actions.come(by=bob.person, meeting=ahead, coming="no", whom=vera)
