"""Ways of working: written together, agreed to by each, and nobody's needs beside their name."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.audit.models import Entry
from alongside.people.consents.models import OURSELVES, Consent, Purpose
from alongside.people.models import Person, Profile
from alongside.people.profile.choices import Need
from alongside.projects.errors import ChangedMeanwhileError, NotPossibleError
from alongside.projects.models import Capacity, Contribution, Member, Ways, WaysAgreed
from alongside.projects.news import Span
from alongside.projects.teams import joining
from alongside.projects.ways import actions, needs, news, queries
from tests.factories.people import PersonFactory
from tests.factories.projects import MemberFactory

pytestmark = pytest.mark.django_db


def browser(person: Person | None) -> Client:
    client = Client()
    client.force_login(person)
    return client


def address(member: Member, rest: str = "") -> str:
    return f"/projects/{member.project.slug}/team/ways/{rest}"


def write(member: Member, seen: str = "0", **values: object) -> Ways:
    assert member.person is not None
    return actions.write(by=member.person, project=member.project, values=values, seen=seen)


def told(member: Member, *codes: str) -> None:
    """Keep these needs in somebody's profile, as they agreed."""
    Profile.objects.create(person=member.person, needs=list(codes))
    Consent.objects.create(
        person=member.person, purpose=Purpose.ACCESS_NEEDS, organisation_key=OURSELVES, how=Consent.How.values[0],
        version="1", given_at=timezone.now(),
    )  # fmt: skip


def test_it_is_written_read_and_agreed_to_once() -> None:
    ann = MemberFactory(person__name="Ann")
    bob = MemberFactory(project=ann.project, capacity=Capacity.STAFF)
    for _ in range(2):
        browser(ann.person).post(address(ann, "write/"), {"communicate": "By phone", "seen": "0"})
    assert "By phone" in browser(bob.person).get(address(ann)).content.decode()
    for _ in range(2):
        browser(bob.person).post(address(ann), {"do": "agree", "which": "1"})
    link = queries.link(ann.project)
    assert link is not None
    assert link.agree == 1
    assert "1 of 2 agree" in browser(ann.person).get(f"/projects/{ann.project.slug}/team/").content.decode()
    assert list(Entry.objects.order_by("pk").values_list("what", flat=True)) == [
        "projects.ways_written",
        "projects.ways_agreed",
    ]
    assert Contribution.objects.get().member == ann


def test_after_a_change_people_are_asked_again_but_not_when_only_the_day_moves() -> None:
    ann = MemberFactory()
    write(ann, communicate="By phone")
    actions.agree(by=ann.person, project=ann.project, seen="1")
    day = timezone.localdate() + datetime.timedelta(days=9)
    write(ann, seen="1", look_again_on=day)
    assert queries.waits_for([ann.pk]) == []
    write(ann, seen="2", communicate="By post")
    assert queries.waits_for([ann.pk]) == [ann.pk]
    assert "It has changed since you agreed" in browser(ann.person).get(address(ann)).content.decode()


def test_what_changed_meanwhile_is_not_agreed_to_unread() -> None:
    ann = MemberFactory()
    write(ann, communicate="By phone")
    write(ann, seen="1", communicate="By post")
    with pytest.raises(ChangedMeanwhileError):
        actions.agree(by=ann.person, project=ann.project, seen="1")
    page = browser(ann.person).post(address(ann), {"do": "agree", "which": "1"}, follow=True).content.decode()
    assert "Please read it again" in page
    assert not WaysAgreed.objects.exists()


def test_of_two_who_write_at_once_neither_loses_a_word() -> None:
    ann = MemberFactory()
    bob = MemberFactory(project=ann.project)
    browser(ann.person).post(address(ann, "write/"), {"communicate": "Anns words", "seen": "0"})
    page = browser(bob.person).post(address(ann, "write/"), {"communicate": "Bobs words", "seen": "0"}).content.decode()
    assert "Anns words" in page
    assert "Bobs words" in page
    browser(bob.person).post(address(ann, "write/"), {"communicate": "Both", "seen": "1"})
    assert Ways.objects.get().communicate == "Both"


def test_every_need_of_the_profile_is_worded_as_what_the_team_does() -> None:
    assert set(needs.WE) == set(Need.values)


def test_a_need_is_added_with_one_press_by_whose_it_is_and_without_a_name() -> None:
    ann = MemberFactory(person__name="Ann")
    bob = MemberFactory(project=ann.project, person__name="Bob")
    told(ann, "captions")
    assert "We use captions." not in browser(bob.person).get(address(ann)).content.decode()
    assert "We use captions." in browser(ann.person).get(address(ann)).content.decode()
    browser(bob.person).post(address(ann), {"do": "add", "which": "captions"})
    browser(ann.person).post(address(ann), {"do": "add", "which": "breaks"})
    assert not Ways.objects.exists(), "what does not stand in one's own profile is not added"
    for _ in range(2):
        browser(ann.person).post(address(ann), {"do": "add", "which": "captions"})
    assert Ways.objects.get().needs == "We use captions."
    assert "captions" not in str(list(Entry.objects.values()))
    span = Span(since=ann.joined_at - datetime.timedelta(days=1), until=timezone.now())
    assert [one.by for one in news.news([ann.project_id], span)] == [None]


def test_without_consent_nothing_is_offered_and_what_is_full_says_so() -> None:
    ann = MemberFactory()
    told(ann, "captions")
    write(ann, needs="x" * 600)
    with pytest.raises(NotPossibleError, match="no room"):
        actions.add_need(by=ann.person, project=ann.project, code="captions")
    Consent.objects.update(withdrawn_at=timezone.now())
    assert needs.could_add(ann.person, "") == []


def test_who_left_or_was_never_there_reads_and_writes_nothing_and_no_longer_counts() -> None:
    ann = MemberFactory()
    bob = MemberFactory(project=ann.project)
    write(ann, communicate="By phone")
    actions.agree(by=bob.person, project=bob.project, seen="1")
    joining.leave(by=bob.person, project=bob.project, left_as="")
    link = queries.link(ann.project)
    assert link is not None
    assert link.agree == 0
    for person in (bob.person, PersonFactory()):
        assert browser(person).get(address(ann)).status_code == 403
        assert browser(person).get(address(ann, "write/")).status_code == 403
        with pytest.raises(PermissionDenied):
            actions.agree(by=person, project=ann.project, seen="1")
        with pytest.raises(PermissionDenied):
            actions.write(by=person, project=ann.project, values={"pace": "Fast"}, seen="1")


def test_a_helper_agrees_for_who_takes_part_by_post_and_it_says_so() -> None:
    ann = MemberFactory()
    gran = MemberFactory(project=ann.project, person=None, named="Gran", helper=ann)
    write(ann, communicate="By phone")
    theirs = f"/projects/{ann.project.slug}/team/for/{gran.key}/ways/"
    browser(ann.person).post(theirs, {"do": "agree", "which": "1"})
    said = WaysAgreed.objects.get()
    assert (said.member, said.recorded_by) == (gran, ann.person)
    assert "recorded by" in browser(ann.person).get(address(ann)).content.decode()


def test_what_is_wrong_is_said_in_words() -> None:
    ann = MemberFactory()
    client = browser(ann.person)
    assert "Answer at least one" in client.post(address(ann, "write/"), {"seen": "0"}).content.decode()
    typed = {
        "pace": "x" * 601,
        "seen": "0",
        **dict(
            zip(("look_again_on_day", "look_again_on_month", "look_again_on_year"), ("1", "1", "2020"), strict=True)
        ),
    }
    page = client.post(address(ann, "write/"), typed).content.decode()
    assert "Shorten this" in page
    assert "Choose a day from today on" in page
    assert not Ways.objects.exists()


def test_once_the_day_has_come_it_is_time_to_look_again() -> None:
    ann = MemberFactory()
    write(ann, communicate="By phone", look_again_on=timezone.localdate())
    for page in (address(ann), f"/projects/{ann.project.slug}/team/"):
        assert "It is time to look at" in browser(ann.person).get(page).content.decode()


def test_pages_take_as_many_queries_however_many_agree() -> None:
    ann = MemberFactory()
    write(ann, communicate="By phone")
    client = browser(ann.person)

    def counted() -> list[int]:
        counts = []
        for page in (address(ann), address(ann, "write/"), f"/projects/{ann.project.slug}/team/"):
            with CaptureQueriesContext(connection) as caught:
                assert client.get(page).status_code == 200
            counts.append(len(caught))
        return counts

    actions.agree(by=ann.person, project=ann.project, seen="1")
    few = counted()
    for _ in range(4):
        other = MemberFactory(project=ann.project)
        actions.agree(by=other.person, project=ann.project, seen="1")
    assert counted() == few
    assert news.waiting([ann.pk]) == []
    assert [one.member for one in news.waiting([MemberFactory(project=ann.project).pk])] != []
