"""Discussions: everybody in the team writes and reads, nothing written is lost, nothing hidden is told."""

import io
import re
import uuid
import zipfile

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from alongside.messages.models import Message
from alongside.projects.discussion import actions, attaching, mentions, minding, queries
from alongside.projects.discussion.news import news
from alongside.projects.errors import ChangedMeanwhileError
from alongside.projects.models import (
    Attachment,
    Capacity,
    Contribution,
    Decision,
    Member,
    Post,
    PostReport,
    Project,
    Seen,
    Topic,
)
from alongside.projects.news import Span
from tests.factories.organisations import MembershipFactory
from tests.factories.people import PersonFactory
from tests.factories.projects import MemberFactory

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n rest"


def browser(member: Member) -> Client:
    client = Client()
    client.force_login(member.person)
    return client


def talk(project: Project) -> str:
    return f"/projects/{project.slug}/team/talk/"


def at(topic: Topic) -> str:
    return f"{talk(topic.project)}{topic.key}/"


def of(post: Post, what: str) -> str:
    return f"{talk(post.topic.project)}posts/{post.key}/{what}/"


def started(by: Member, text: str = "Who writes them?") -> Topic:
    return actions.start(by=by.person, project=by.project, title="Letters", text=text, key=uuid.uuid4())


def wrote(by: Member, topic: Topic, text: str = "I do") -> Post:
    return actions.post(by=by.person, topic=topic, text=text, key=uuid.uuid4())


@pytest.fixture
def ann() -> Member:
    return MemberFactory(person=PersonFactory(name="Ann Lee"))


@pytest.fixture
def bob(ann: Member) -> Member:
    return MemberFactory(project=ann.project, person=PersonFactory(name="Bob"), capacity=Capacity.STAFF)


def zipped(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), content)
    return made.getvalue()


def test_somebody_starts_and_another_answers_on_pages(ann: Member, bob: Member) -> None:
    sent = {"title": "Letters", "text": "Who *writes* them?", "key": str(uuid.uuid4())}
    for _twice in range(2):
        answer = browser(ann).post(f"{talk(ann.project)}new/", sent)
    topic = Topic.objects.get()
    assert answer.headers["Location"] == at(topic)
    reply = {"text": "The <b>ward</b> & I", "key": str(uuid.uuid4())}
    for _twice in range(2):
        browser(bob).post(at(topic), reply)
    page = browser(ann).get(at(topic)).content.decode()
    assert "<em>writes</em>" in page
    assert "The &lt;b&gt;ward&lt;/b&gt; &amp; I" in page
    assert Post.objects.count() == 2


def test_nothing_and_too_much_is_said_in_words_and_stays_in_the_form(ann: Member) -> None:
    topic = started(ann)
    assert "Write what you want to say" in browser(ann).post(at(topic), {"text": " \x00 "}).content.decode()
    page = browser(ann).post(at(topic), {"text": "y" * 5001}).content.decode()
    assert "Shorten this to 5000 characters" in page
    assert "y" * 5001 in page
    assert Post.objects.count() == 1


def test_who_is_not_in_the_team_any_more_is_refused(ann: Member, bob: Member) -> None:
    topic = started(ann)
    post = wrote(bob, topic)
    Member.objects.filter(pk=bob.pk).update(left_at=timezone.now())
    for address in (talk(ann.project), at(topic), of(post, "edit"), of(post, "history"), of(post, "hide")):
        assert browser(bob).get(address).status_code == 403
    for act in (
        lambda: wrote(bob, topic),
        lambda: started(bob),
        lambda: actions.edit(by=bob.person, post=post, text="No", seen="1"),
        lambda: actions.read(by=bob.person, post=post),
        lambda: minding.hide(by=bob.person, post=post, reason="x"),
        lambda: minding.show(by=bob.person, post=post),
        lambda: minding.report(by=bob.person, post=post, words="x", key=uuid.uuid4()),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_a_discussion_of_another_team_is_not_found_under_mine(ann: Member) -> None:
    other = started(MemberFactory())
    assert browser(ann).get(f"{talk(ann.project)}{other.key}/").status_code == 404
    assert browser(ann).get(f"{talk(ann.project)}posts/{other.posts.get().key}/hide/").status_code == 404
    browser(ann).post(f"{at(started(ann))}read/", {"which": str(other.posts.get().key)})
    assert not Seen.objects.exists()


def test_a_key_that_something_elsewhere_has_writes_nothing(ann: Member) -> None:
    elsewhere, topic = started(MemberFactory()), started(ann)
    for address, key in ((at(topic), elsewhere.posts.get().key), (f"{talk(ann.project)}new/", elsewhere.key)):
        assert browser(ann).post(address, {"title": "x", "text": "x", "key": str(key)}).status_code == 403
    assert Post.objects.count() == 2


def test_it_counts_once_for_each_who_writes(ann: Member, bob: Member) -> None:
    topic = started(ann)
    for member in (ann, bob, bob):
        wrote(member, topic)
    assert sorted(Contribution.objects.values_list("member", "kind", "thing")) == [
        (ann.pk, "discussion", str(topic.key)),
        (bob.pk, "discussion", str(topic.key)),
    ]


def test_an_edit_keeps_what_it_said_before_and_of_two_edits_none_is_lost(ann: Member, bob: Member) -> None:
    topic = started(ann, "First")
    post = topic.posts.get()
    browser(ann).post(of(post, "edit"), {"text": "Second", "seen": "1"})
    with pytest.raises(ChangedMeanwhileError):
        actions.edit(by=ann.person, post=post, text="Mine too", seen="1")
    page = browser(ann).post(of(post, "edit"), {"text": "Mine too", "seen": "1"}).content.decode()
    assert "Mine too" in page
    assert "Second" in page
    actions.edit(by=ann.person, post=post, text="Second", seen="2")
    history = browser(bob).get(of(post, "history")).content.decode()
    assert history.index("Second") < history.index("First")
    assert post.versions.count() == 1


def test_only_who_wrote_it_edits_it_or_who_writes_for_them(ann: Member, bob: Member) -> None:
    gran = MemberFactory(project=ann.project, person=None, named="Gran", helper=ann)
    topic = started(bob)
    post = actions.post(by=ann.person, topic=topic, text="By phone", key=uuid.uuid4(), whom=gran)
    assert (post.member, post.recorded_by) == (gran, ann.person)
    assert "recorded by" in browser(bob).get(at(topic)).content.decode()
    assert browser(bob).get(of(post, "edit")).status_code == 403
    with pytest.raises(PermissionDenied):
        actions.edit(by=bob.person, post=post, text="x", seen="1")
    with pytest.raises(PermissionDenied):
        actions.post(by=bob.person, topic=topic, text="x", key=uuid.uuid4(), whom=gran)
    assert actions.edit(by=ann.person, post=post, text="By post", seen="1").text == "By post"
    browser(ann).post(at(topic), {"text": "Again", "says": str(gran.key)})
    assert Post.objects.get(text="Again").member == gran


def test_a_helper_says_that_it_was_read_for_who_takes_part_by_post_and_it_is_marked(ann: Member, bob: Member) -> None:
    gran = MemberFactory(project=ann.project, person=None, named="Gran", helper=ann)
    topic = started(bob)
    press = {"which": str(topic.posts.get().key), "for": str(gran.key)}
    assert "Gran has read this, or I read it out" in browser(ann).get(at(topic)).content.decode()
    assert browser(bob).post(f"{at(topic)}read/", press).status_code == 403
    assert browser(ann).post(f"{at(topic)}read/", press).url == at(topic)
    page = browser(bob).get(at(topic)).content.decode()
    assert re.search(r"To the end: <span dir=.auto.>Gran</span>, recorded by <span dir=.auto.>Ann Lee", page)
    page = browser(ann).get(at(topic)).content.decode()
    assert "Gran has read this" not in page.partition("<h1")[2]
    assert "I have read this" in page


def test_who_is_named_gets_an_email_once_and_who_pauses_none(ann: Member, bob: Member) -> None:
    MemberFactory(project=ann.project, person=PersonFactory(name="Bob"))
    paused = MemberFactory(project=ann.project, person=PersonFactory(name="Cy"), paused_at=timezone.now())
    topic = started(ann, "Hello @bob, @Cy and @Ann Lee. Not x@Bob, nor @Bobby")
    post = topic.posts.get()
    assert post.mentions.count() == 4
    actions.edit(by=ann.person, post=post, text="Hello @Bob!", seen="1")
    sent = Message.objects.filter(kind="projects.mentioned")
    assert sent.count() == 2
    assert not sent.filter(person_id__in=[paused.person_id, ann.person_id]).exists()
    assert all("Letters" not in one.subject and "Hello @bob" in one.text for one in sent)


def test_a_page_shows_whom_a_post_names_and_links_that_can_be_pressed(ann: Member, bob: Member) -> None:
    topic = started(ann, "Hello @bob, see https://a.example/x. Not @Nobody")
    page = browser(ann).get(at(topic)).content.decode()
    assert "<strong>@bob</strong>" in page
    assert '<a href="https://a.example/x" rel="noopener noreferrer nofollow">https://a.example/x</a>.' in page
    assert "<strong>@Nobody" not in page


def test_who_writes_for_somebody_without_an_account_is_told_that_they_are_named(ann: Member, bob: Member) -> None:
    gran = MemberFactory(project=ann.project, person=None, named="Gran", helper=ann)
    post = started(bob, "What does @Gran think?").posts.get()
    actions.edit(by=bob.person, post=post, text="What does @Gran think now?", seen="1")
    told = Message.objects.get(kind="projects.mentioned_for")
    assert told.person_id == ann.person_id
    assert "Bob names Gran, for whom you write" in told.text
    actions.post(by=ann.person, topic=post.topic, text="I ask @Gran", key=uuid.uuid4())
    Member.objects.filter(pk=gran.pk).update(paused_at=timezone.now())
    wrote(bob, post.topic, "And @Gran?")
    assert Message.objects.count() == 1


def test_the_longest_name_is_named(ann: Member) -> None:
    short = MemberFactory(project=ann.project, person=PersonFactory(name="Ann"))
    assert mentions.named("@ann lee", [short, ann]) == [ann]
    assert mentions.named("@Ann Leeson", [short, ann]) == [short]
    assert mentions.named("@" * 5000, [short, ann]) == []


def test_hidden_words_are_read_by_their_writer_only_until_somebody_shows_them(ann: Member, bob: Member) -> None:
    topic = started(ann)
    post = wrote(bob, topic, "A secret")
    browser(ann).post(of(post, "hide"), {"reason": "Names a patient"})
    page = browser(ann).get(at(topic)).content.decode()
    assert "A secret" not in page
    assert "Names a patient" in page
    assert browser(ann).get(of(post, "history")).status_code == 403
    assert "A secret" in browser(bob).get(at(topic)).content.decode()
    moments = Span(since=topic.at, until=timezone.now())
    assert bob.pk not in [one.by for one in news([topic.project_id], moments)]
    for _twice in range(2):
        browser(ann).post(of(post, "hide"), {"do": "show"})
    assert "A secret" in browser(ann).get(at(topic)).content.decode()


def test_hiding_needs_a_reason_and_the_first_stays(ann: Member, bob: Member) -> None:
    post = started(bob).posts.get()
    assert "Say why you hide it" in browser(ann).post(of(post, "hide"), {"reason": ""}).content.decode()
    minding.hide(by=ann.person, post=post, reason="One")
    minding.hide(by=bob.person, post=post, reason="Two")
    post.refresh_from_db()
    assert (post.hidden_reason, post.hidden_by) == ("One", ann)


def test_a_report_reaches_the_leads_without_the_words(ann: Member, bob: Member) -> None:
    lead = MembershipFactory(organisation=ann.project.organisation, is_lead=True).person
    post = started(bob, "Something cruel").posts.get()
    sent = {"words": "It hurts", "key": str(uuid.uuid4())}
    for _twice in range(2):
        browser(ann).post(of(post, "report"), sent)
    message = Message.objects.get(kind="projects.post_reported")
    assert message.person_id == lead.pk
    assert "cruel" not in message.text + message.html
    assert "It hurts" not in message.text + message.html
    assert PostReport.objects.get().member == ann


def test_read_is_said_by_a_button_and_never_goes_back(ann: Member, bob: Member) -> None:
    topic = started(ann)
    first, last = topic.posts.get(), wrote(ann, topic, "More")
    browser(bob).get(at(topic))
    browser(bob).get(f"{at(topic)}read/")
    assert not Seen.objects.exists()
    assert (queries.new_for(bob), queries.new_for(ann)) == (1, 0)
    for post in (last, first):
        browser(bob).post(f"{at(topic)}read/", {"which": str(post.key)})
    assert Seen.objects.get().post == last
    assert queries.new_for(bob) == 0
    assert "Bob" in browser(ann).get(at(topic)).content.decode().split("Who has read this")[1]
    wrote(ann, topic)
    assert queries.new_for(bob) == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"%PDF-1.7"),
        ("a.png", PNG),
        ("A.JPEG", b"\xff\xd8\xff\xe0"),
        ("a.txt", "Naïve\r\n".encode("latin-1")),
        ("a.csv", b"a,b\n1,2"),
        ("a.docx", zipped(word__document_xml=b"<x/>")),
        ("a.xlsx", zipped(xl__workbook_xml=b"<x/>")),
        ("a.odt", zipped(mimetype=b"application/vnd.oasis.opendocument.text")),
    ],
)
def test_files_of_these_kinds_are_taken_and_served_as_downloads_to_the_team(
    name: str, content: bytes, ann: Member, bob: Member
) -> None:
    topic = started(ann)
    sent = {"text": "See this", "key": str(uuid.uuid4()), "file": SimpleUploadedFile(name, content)}
    browser(ann).post(at(topic), sent)
    address = f"{talk(ann.project)}files/{Attachment.objects.get().key}/"
    answer = browser(bob).get(address)
    assert answer.content == content
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert browser(MemberFactory()).get(address).status_code == 403
    minding.hide(by=bob.person, post=Post.objects.get(text="See this"), reason="x")
    assert (browser(bob).get(address).status_code, browser(ann).get(address).status_code) == (404, 200)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.exe", b"MZ"),
        ("a.html", b"<p>Hi</p>"),
        ("a.svg", b"<svg/>"),
        ("pdf", b"%PDF-1.7"),
        ("a.pdf", b"MZ"),
        ("a.png", b"%PDF-1.7"),
        ("a.txt", b"a\x00b"),
        ("a.docx", b"PK\x03\x04 broken"),
        ("a.docx", zipped(xl__workbook_xml=b"<x/>")),
        ("a.docx", zipped(word__document_xml=b"<x/>", word__vbaProject_bin=b"macro")),
        ("a.odt", zipped(mimetype=b"application/zip")),
    ],
)
def test_other_files_are_refused_in_words_and_nothing_typed_is_lost(name: str, content: bytes, ann: Member) -> None:
    with pytest.raises(attaching.UnknownKindError):
        attaching.checked(name, content)
    topic = started(ann)
    page = browser(ann).post(at(topic), {"text": "See this", "file": SimpleUploadedFile(name, content)})
    assert "We cannot take this file" in page.content.decode()
    assert "See this" in page.content.decode()
    assert Post.objects.count() == 1


def test_an_empty_file_and_one_that_is_too_big_are_refused(ann: Member) -> None:
    topic = started(ann)
    for content, words in ((b"", "There is nothing in this file"), (b"a" * (5 * 1024 * 1024 + 1), "bigger than 5 MB")):
        sent = {"text": "See this", "file": SimpleUploadedFile("a.txt", content)}
        assert words in browser(ann).post(at(topic), sent).content.decode()


def test_what_was_written_comes_with_the_round_up_shortened(ann: Member) -> None:
    topic = started(ann, "w" * 3000)
    (told,) = news([topic.project_id], Span(since=topic.at.replace(year=2000), until=timezone.now()))
    assert (told.by, told.key, len(str(told.text)) < 1100) == (ann.pk, topic.key, True)


def test_long_discussions_take_as_many_queries_as_short_ones(
    ann: Member, django_assert_max_num_queries: object
) -> None:
    now = timezone.now()
    many = [MemberFactory(project=ann.project) for _ in range(39)]
    topic = started(ann)
    others = [Topic(project=ann.project, title=f"T{n}", started_by=ann, at=now, last_post_at=now) for n in range(40)]
    Topic.objects.bulk_create(others)
    Post.objects.bulk_create(
        [
            Post(topic=place, member=many[n % 39], text=f"Post {n}", at=now)
            for place in (topic, *Topic.objects.exclude(pk=topic.pk))
            for n in range(2000 if place == topic else 5)
        ]
    )
    Seen.objects.bulk_create([Seen(member=one, topic=topic, post=topic.posts.last(), at=now) for one in many])
    client = browser(ann)
    for address in (at(topic), talk(ann.project), f"/projects/{ann.project.slug}/team/"):
        with django_assert_max_num_queries(15):  # type: ignore[operator]
            page = client.get(address).content.decode()
    page = client.get(at(topic)).content.decode()
    assert "Post 1999" in page
    assert "Post 1900<" not in page
    assert "Post 0<" in client.get(f"{at(topic)}?page=1").content.decode()


def test_leads_read_what_whoever_asks_for_help_says_and_nothing_that_the_team_wrote(ann: Member) -> None:
    lead = MembershipFactory(organisation=ann.project.organisation, is_lead=True)
    other = MembershipFactory(is_lead=True)
    post = started(ann).posts.get()
    minding.report(by=ann.person, post=post, words="This hurt me.", key=uuid.uuid4())
    page = f"/organisations/{ann.project.organisation.slug}/manage/team-reports/"
    client = Client()
    client.force_login(lead.person)
    text = client.get(page).content.decode()
    assert "This hurt me." in text
    assert post.text not in text
    report = PostReport.objects.get()
    with pytest.raises(PermissionDenied):
        minding.handle(by=other.person, report=report)
    for _ in range(2):
        client.post(page, {"do": "handled", "which": str(report.key)})
    report.refresh_from_db()
    assert report.handled_by == lead.person
    assert "Dealt with on" in client.get(page).content.decode()


def test_a_task_comes_out_of_a_decision_without_its_words_in_an_address(ann: Member) -> None:
    decision = Decision.objects.create(
        project=ann.project, proposed_by=ann, title="Ask on paper", text="We ask", at=timezone.now(), quorum=1
    )
    page = browser(ann).get(f"/projects/{ann.project.slug}/team/tasks/new/?decision={decision.key}").content.decode()
    assert "Ask on paper" in page
