"""The pages of leads and administrators: what they take, what they refuse, and that nothing is overwritten unseen."""

import uuid
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from alongside.audit.models import Entry
from alongside.imports import uploads
from alongside.organisations import actions
from alongside.organisations.models import Domain, Membership, Organisation, Upload, WayToGetInvolved
from tests.factories.organisations import DomainFactory, MembershipFactory, OrganisationFactory, WayFactory
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script>\x00\x07 \u202etxt\u202c 😀 مرحبا"
CLEAN = "<script>alert(1)</script> txt 😀 مرحبا"


@pytest.fixture
def lead() -> Membership:
    made: Membership = MembershipFactory(is_lead=True)
    return made


@pytest.fixture
def as_lead(lead: Membership) -> Client:
    client = Client()
    client.force_login(lead.person)
    return client


def manage(lead: Membership, page: str) -> str:
    return f"/organisations/{lead.organisation.slug}/manage/{page}"


def about(organisation: Organisation, **typed: str) -> dict[str, str]:
    """What the page about the organisation sends."""
    return {"seen": actions.seen(organisation, actions.ABOUT), "what_it_is": "", "about": "", "website": ""} | typed


def test_hostile_words_are_kept_as_words(as_lead: Client, lead: Membership) -> None:
    organisation = lead.organisation
    as_lead.post(manage(lead, "about/"), about(organisation, about=HOSTILE, what_it_is=HOSTILE))
    organisation.refresh_from_db()
    assert (organisation.about, organisation.what_it_is) == (CLEAN, CLEAN)
    page = Client().get(f"/organisations/{organisation.slug}/").content.decode()
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("www.example.org", "https://www.example.org"),
        ("", ""),
    ],
)
def test_a_good_link_is_kept(as_lead: Client, lead: Membership, link: str, kept: str) -> None:
    as_lead.post(manage(lead, "about/"), about(lead.organisation, website=link))
    lead.organisation.refresh_from_db()
    assert lead.organisation.website == kept


@pytest.mark.parametrize(
    "link",
    [
        "http://example.org", "javascript:alert(1)", "https://", "https://name:word@example.org", "ftp://example.org",
        "https://exa mple.org", "https://localhost/", "https://10.0.0.1/", "https://example.org:8443/", "//x",
        'https://example.org/"onclick="x', "https://[::1", "data:text/html,x", "https://example.org/" + "x" * 300,
        "https://example.org:99999999/",
    ],
)  # fmt: skip
def test_a_bad_link_is_refused_and_what_was_typed_stays(as_lead: Client, lead: Membership, link: str) -> None:
    response = as_lead.post(manage(lead, "about/"), about(lead.organisation, website=link, about="My words"))
    page = response.content.decode()
    assert response.status_code == 200
    assert "There is a problem" in page
    assert "My words" in page
    lead.organisation.refresh_from_db()
    assert lead.organisation.about == ""


def test_two_who_answer_different_questions_are_no_clash(as_lead: Client, lead: Membership) -> None:
    organisation = lead.organisation
    typed = about(organisation, about="Mine")
    Organisation.objects.update(safeguarding_name="Ann", safeguarding_phone="0117 496 0123")
    as_lead.post(manage(lead, "about/"), typed)
    organisation.refresh_from_db()
    assert (organisation.about, organisation.safeguarding_name) == ("Mine", "Ann")


def test_pressing_twice_is_one_change_and_no_clash(as_lead: Client, lead: Membership) -> None:
    typed = about(lead.organisation, about="Mine")
    for _ in range(2):
        assert as_lead.post(manage(lead, "about/"), typed).status_code == 302
    assert Entry.objects.filter(what="organisations.changed").count() == 1
    assert Entry.objects.get(what="organisations.changed").facts == {"fields": ["about"]}


@pytest.mark.parametrize("seen", ["", "nonsense", "x" * 1000, "\x00"])
def test_a_mark_that_was_lost_or_spoilt_overwrites_nothing(as_lead: Client, lead: Membership, seen: str) -> None:
    Organisation.objects.update(about="What is there")
    response = as_lead.post(manage(lead, "about/"), about(lead.organisation, about="Mine") | {"seen": seen})
    assert response.status_code == 200
    lead.organisation.refresh_from_db()
    assert lead.organisation.about == "What is there"


def test_a_way_to_get_involved_is_added_once_changed_and_removed(as_lead: Client, lead: Membership) -> None:
    key = str(uuid.uuid4())
    typed = {"key": key, "title": "Panel", "words": "We meet", "link": "", "who_to_ask": ""}
    for _ in range(2):
        as_lead.post(manage(lead, "ways/new/"), typed)
    way = WayToGetInvolved.objects.get()
    changed = typed | {"title": "Group", "seen": actions.seen(way, actions.WAY)}
    as_lead.post(manage(lead, f"ways/{way.key}/"), changed)
    as_lead.post(manage(lead, f"ways/{way.key}/"), changed | {"title": "Other", "words": "x"})
    way.refresh_from_db()
    assert way.title == "Group"
    for _ in range(2):
        as_lead.post(manage(lead, f"ways/{way.key}/remove/"))
    assert not WayToGetInvolved.objects.exists()


def test_things_of_another_organisation_do_not_exist_here(as_lead: Client, lead: Membership) -> None:
    other = OrganisationFactory()
    way, domain = WayFactory(organisation=other), DomainFactory(organisation=other)
    member = MembershipFactory(organisation=other)
    asked = MembershipFactory(organisation=other, state="asked", confirmed_at=None)
    for page in (f"ways/{way.key}/", f"ways/{way.key}/remove/", f"domains/{domain.pk}/", f"members/{member.pk}/"):
        for ask in (as_lead.get, as_lead.post):
            assert ask(manage(lead, page)).status_code == 404
    as_lead.post(manage(lead, f"requests/{asked.pk}/"), {"do": "agree"})
    asked.refresh_from_db()
    assert asked.state == "asked"


@pytest.mark.parametrize(
    "typed",
    [{}, {"do": "nonsense"}, {"do": "\x00"}],
)
def test_pressing_nothing_that_we_know_changes_nothing(
    as_lead: Client, lead: Membership, typed: dict[str, str]
) -> None:
    member = MembershipFactory(organisation=lead.organisation)
    asked = MembershipFactory(organisation=lead.organisation, state="asked", confirmed_at=None)
    as_lead.post(manage(lead, f"members/{member.pk}/"), typed)
    as_lead.post(manage(lead, f"requests/{asked.pk}/"), typed)
    states = {one.pk: one.state for one in Membership.objects.all()}
    assert (states[member.pk], states[asked.pk]) == ("confirmed", "asked")


def test_a_lead_hands_over_and_is_shown_out_of_the_pages(as_lead: Client, lead: Membership) -> None:
    member = MembershipFactory(organisation=lead.organisation)
    # The only lead cannot stop, whatever is pressed.
    as_lead.post(manage(lead, f"members/{lead.pk}/"), {"do": "end"})
    assert Membership.objects.get(pk=lead.pk).is_lead
    as_lead.post(manage(lead, f"members/{member.pk}/"), {"do": "lead"})
    response = as_lead.post(manage(lead, f"members/{lead.pk}/"), {"do": "no-lead"})
    assert response.headers["Location"] == f"/organisations/{lead.organisation.slug}/"
    assert as_lead.get(manage(lead, "")).status_code == 403


def test_asking_for_a_check_twice_asks_once(as_lead: Client, lead: Membership) -> None:
    as_lead.post(manage(lead, "domains/"), {"domain": "ourtrust.nhs.uk"})
    as_lead.post(manage(lead, "domains/"), {"domain": "OurTrust.nhs.uk"})
    domain = Domain.objects.get()
    for _ in range(2):
        as_lead.post(manage(lead, f"domains/{domain.pk}/"), {"do": "check"})
    assert Entry.objects.filter(what="organisations.domain_check_asked").count() == 1
    assert domain.record in as_lead.get(manage(lead, f"domains/{domain.pk}/")).content.decode()


def test_half_a_safeguarding_contact_is_refused_and_none_is_fine(as_lead: Client, lead: Membership) -> None:
    empty = dict.fromkeys(actions.SAFEGUARDING, "") | {"seen": actions.seen(lead.organisation, actions.SAFEGUARDING)}
    assert as_lead.post(manage(lead, "safeguarding/"), empty).status_code == 302
    for half in ({"safeguarding_name": "Ann"}, {"safeguarding_phone": "0117 496 0123"}, {"safeguarding_phone": "x"}):
        assert as_lead.post(manage(lead, "safeguarding/"), empty | half).status_code == 200
    whole = empty | {"safeguarding_name": "Ann", "safeguarding_phone": "0117 496 0123"}
    assert as_lead.post(manage(lead, "safeguarding/"), whole).status_code == 302
    lead.organisation.refresh_from_db()
    assert lead.organisation.has_safeguarding_contact


@pytest.fixture
def as_administrator() -> Client:
    client = Client()
    client.force_login(PersonFactory(is_administrator=True))
    return client


def send(client: Client, content: bytes, name: str = "file.csv") -> str:
    """Send a file and return the page that follows."""
    file = SimpleUploadedFile(name, content)
    return client.post("/administration/import/", {"file": file, "kind": ""}, follow=True).content.decode()


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "file.csv", "The file is empty"),
        (b"\n\n", "file.csv", "The file is empty"),
        (b"x", "file.xlsx", "whose name ends in .csv"),
        (b"PK\x03\x04", "file.csv", "a spreadsheet or a zip file"),
        ("ods_code,name\nRZZ,Hôpital".encode("latin-1"), "file.csv", "Line 2 is not UTF-8 text"),
        (b"ods_code,name\nRZZ,<script>alert(1)</script>,\n", "file.csv", "Nothing was imported: 1 problem"),
        (b"x" * (uploads.MOST_BYTES + 1), "file.csv", "bigger than 5 megabytes"),
    ],
)
def test_a_bad_file_is_refused_in_plain_words(as_administrator: Client, content: bytes, name: str, words: str) -> None:
    page = send(as_administrator, content, name)
    assert words in page
    assert "<script>alert" not in page
    assert not Organisation.objects.exists()


def test_a_file_is_imported_once_by_whoever_sent_it(as_administrator: Client) -> None:
    assert "Invented Trust" in send(as_administrator, b"ods_code,name\nRZZ,Invented Trust\n")
    assert not Organisation.objects.exists()
    address = f"/administration/import/{Upload.objects.get().key}/"
    other = Client()
    other.force_login(PersonFactory(is_administrator=True))
    other.post(address)
    assert not Organisation.objects.exists()
    for _ in range(2):
        assert as_administrator.post(address).status_code == 302
    assert Organisation.objects.get().ods_code == "RZZ"
    assert not Upload.objects.exists()
    assert Entry.objects.filter(what="organisations.imported").count() == 1


def test_a_file_that_nobody_confirmed_is_deleted_after_a_day(as_administrator: Client) -> None:
    send(as_administrator, b"ods_code,name\nRZZ,Invented Trust\n")
    assert uploads.forget_old(Upload) == 0
    Upload.objects.update(sent_at=timezone.now() - uploads.KEPT * 2)
    assert uploads.forget_old(Upload) == 1


def test_many_problems_are_counted_and_the_first_hundred_shown(as_administrator: Client) -> None:
    page = send(as_administrator, b"ods_code,name\n" + b"!,x\n" * 150)
    assert "150 problems" in page
    assert "These are the first 100" in page


def test_views_of_this_room_ask_no_model_themselves() -> None:
    for file in Path("alongside/organisations").rglob("*.py"):
        if file.name == "views.py" or file.parent.name == "manage":
            assert ".objects." not in file.read_text()


def test_the_key_of_another_organisations_way_is_refused() -> None:
    way, lead = WayFactory(), MembershipFactory(is_lead=True)
    client = Client()
    client.force_login(lead.person)
    typed = {"title": "Panel", "key": str(way.key)}
    response = client.post(f"/organisations/{lead.organisation.slug}/manage/ways/new/", typed)
    assert response.status_code == 403
