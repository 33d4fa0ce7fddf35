"""Proving an email domain: what counts as proof, and where we never go."""

import datetime
import http.client
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path

import dns.resolver
import pytest
from django.utils import timezone

from alongside.messages.models import Message
from alongside.organisations.domains import actions, check, internet, queries
from alongside.organisations.domains.names import DomainError, own_domain
from alongside.organisations.models import Domain, Membership
from tests.factories.organisations import DomainFactory, MembershipFactory, OrganisationFactory
from tests.organisations.small_internet import PUBLIC, SmallInternet, small_internet

NAME = "ourtrust.nhs.uk"
Result = Domain.Result


@pytest.fixture
def world(tmp_path: Path) -> Iterator[SmallInternet]:
    """A small internet in which the domain has a site at a public address."""
    with small_internet(tmp_path, NAME) as small:
        small.names.records[NAME, "A"] = [PUBLIC]
        yield small


def domain() -> Domain:
    return Domain(domain=NAME, token="secret")


def words() -> bytes:
    return f"Hello\r\n {domain().record} \r\n".encode()


# The small internet is verified with clients that are not ours.


def test_the_small_internet_answers_as_real_servers_do(world: SmallInternet) -> None:
    world.names.records[NAME, "TXT"] = ["one", "two"]
    world.site.body = b"Hello"
    found = world.resolver.resolve(NAME, "TXT", search=False)
    assert sorted(record.to_text() for record in found) == ['"one"', '"two"']
    with pytest.raises(dns.resolver.NXDOMAIN):
        world.resolver.resolve("other.nhs.uk", "A", search=False)
    with pytest.raises(dns.resolver.NoAnswer):
        world.resolver.resolve(NAME, "AAAA", search=False)
    place = ("127.0.0.1", world.port)
    with (
        socket.create_connection(place) as plain,
        world.context.wrap_socket(plain, server_hostname=NAME) as secure,
    ):
        secure.sendall(f"GET /x HTTP/1.1\r\nHost: {NAME}\r\n\r\n".encode())
        answer = http.client.HTTPResponse(secure)
        answer.begin()
        assert (answer.status, answer.read()) == (200, b"Hello")
    with socket.create_connection(place) as plain, pytest.raises(ssl.SSLCertVerificationError):
        world.context.wrap_socket(plain, server_hostname="other.nhs.uk")


@pytest.mark.parametrize("name", [NAME, f"_alongside.{NAME}"])
def test_the_words_in_a_txt_record_prove_the_domain(world: SmallInternet, name: str) -> None:
    world.names.records[name, "TXT"] = ["v=spf1 -all", domain().record]
    assert check.check(domain(), world) == Result.PROVED
    assert world.connected == []


def test_the_words_in_the_file_prove_the_domain(world: SmallInternet) -> None:
    world.site.body = words()
    assert check.check(domain(), world) == Result.PROVED
    assert world.site.asked == [(NAME, "/.well-known/alongside.txt")]
    assert world.connected == [PUBLIC]


@pytest.mark.parametrize("body", [b"", b"alongside-verification=other", words().strip()[:-2], b"\xff\xfe\x00"])
def test_other_words_prove_nothing(world: SmallInternet, body: bytes) -> None:
    world.site.body = body
    assert check.check(domain(), world) == Result.NOT_FOUND


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(world: SmallInternet, status: int) -> None:
    world.site.status, world.site.body = status, words()
    world.site.headers["Location"] = "https://169.254.169.254/latest/meta-data/"
    assert check.check(domain(), world) == Result.NOT_FOUND
    assert world.connected == [PUBLIC]


@pytest.mark.parametrize("status", [404, 500])
def test_words_on_an_error_page_prove_nothing(world: SmallInternet, status: int) -> None:
    world.site.status, world.site.body = status, words()
    assert check.check(domain(), world) == Result.NOT_FOUND


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "192.0.2.1",
    ],
)  # fmt: skip
def test_an_address_inside_a_network_is_never_connected_to(world: SmallInternet, address: str) -> None:
    world.names.records[NAME, "A"] = [PUBLIC, address]
    world.site.body = words()
    assert check.check(domain(), world) == Result.REFUSED
    assert world.connected == []


@pytest.mark.parametrize(
    "address",
    [
        "::1",
        "fe80::1",
        "fc00::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:0:0:0:0:0:1",
        "ff02::1",
    ],
)
def test_an_address_hidden_in_another_form_is_never_connected_to(world: SmallInternet, address: str) -> None:
    world.names.records[NAME, "AAAA"] = [address]
    assert check.check(domain(), world) == Result.REFUSED
    assert world.connected == []


def test_public_addresses_are_public() -> None:
    assert internet.is_public(PUBLIC)
    assert internet.is_public("2606:2800:220:1:248:1893:25c8:1946")


def test_a_site_with_the_certificate_of_another_proves_nothing(tmp_path: Path) -> None:
    with small_internet(tmp_path, "other.nhs.uk") as world:
        world.names.records[NAME, "A"] = [PUBLIC]
        world.site.body = words()
        assert check.check(domain(), world) == Result.NO_ANSWER


def test_a_flood_is_cut_off(world: SmallInternet) -> None:
    world.site.body = b"x" * 5_000_000 + words()
    assert check.check(domain(), world) == Result.NOT_FOUND


def test_a_drip_is_given_up(world: SmallInternet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "SECONDS", 0.5)
    world.site.body, world.site.drip = b"x" * 10_000, 0.1
    started = timezone.now()
    assert check.check(domain(), world) == Result.NO_ANSWER
    assert timezone.now() - started < datetime.timedelta(seconds=3)


def test_a_silent_name_server_is_no_answer(world: SmallInternet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(internet, "SECONDS", 0.3)
    world.names.silent = True
    assert check.check(domain(), world) == Result.NO_ANSWER


def test_a_name_that_does_not_exist_is_not_found(world: SmallInternet) -> None:
    world.names.records.clear()
    assert check.check(domain(), world) == Result.NOT_FOUND


@pytest.mark.parametrize(
    "typed", ["OurTrust.NHS.uk", "@ourtrust.nhs.uk", "somebody@ourtrust.nhs.uk", "ourtrust.nhs.uk."]
)
def test_a_domain_may_be_typed_in_many_ways(typed: str) -> None:
    assert own_domain(typed) == NAME


def test_a_domain_in_other_letters_is_kept_as_the_internet_writes_it() -> None:
    assert own_domain("krankenhäuser.de") == "xn--krankenhuser-ncb.de"


@pytest.mark.parametrize(
    "typed",
    [
        "", "trust", "127.0.0.1", "[::1]", "10.0.0.1", "localhost", "server.local", "intra.corp", "trust.internal",
        "our trust.nhs.uk", "https://ourtrust.nhs.uk/", "-trust.nhs.uk", "a..b.uk", "x" * 64 + ".uk", "2130706433",
        "0x7f.1", "ourtrust.nhs.uk:8080", "<b>.nhs.uk", "\x00.nhs.uk", "a." * 130 + "uk",
    ],
)  # fmt: skip
def test_what_is_no_public_domain_is_refused(typed: str) -> None:
    with pytest.raises(DomainError):
        own_domain(typed)


@pytest.mark.parametrize(
    "shared", ["nhs.net", "NHS.net", "gmail.com", "doctors.org.uk", "ac.uk", "nhs.uk", "someone@hotmail.co.uk"]
)
def test_a_domain_that_many_share_is_refused_in_plain_words(shared: str) -> None:
    with pytest.raises(DomainError, match="cannot show who works with you"):
        own_domain(shared)


def test_the_list_of_shared_domains_is_in_lower_case_and_free_of_blanks() -> None:
    assert all(name == name.lower().strip() and " " not in name for name in queries.SHARED)


@pytest.mark.django_db
class TestWhatFollows:
    """What follows from what a check found."""

    def test_a_first_proof_lets_waiting_staff_in_and_tells_the_leads(self) -> None:
        lead = MembershipFactory(is_lead=True)
        organisation = lead.organisation
        waits = {"organisation": organisation, "state": "asked", "confirmed_at": None}
        staff = MembershipFactory(**waits, person__email=f"a@{NAME}")
        partner = MembershipFactory(**waits, person__email=f"b@{NAME}", is_staff=False)
        other = MembershipFactory(**waits)
        held = DomainFactory(organisation=organisation, domain=NAME)
        for _ in range(2):
            actions.record_check(domain=held, result=Result.PROVED)
        states = [Membership.objects.get(pk=one.pk).state for one in (staff, partner, other)]
        assert states == ["confirmed", "asked", "asked"]
        kinds = list(Message.objects.order_by("kind").values_list("kind", flat=True))
        assert kinds == ["organisations.domain_proved", "organisations.member_confirmed"]

    def test_words_that_are_gone_end_the_proof_and_a_silent_server_does_not(self) -> None:
        MembershipFactory(is_lead=True, organisation=(organisation := OrganisationFactory()))
        held = DomainFactory(organisation=organisation, proved_at=timezone.now())
        actions.record_check(domain=held, result=Result.NO_ANSWER)
        held.refresh_from_db()
        assert held.proved_at
        actions.record_check(domain=held, result=Result.NOT_FOUND)
        held.refresh_from_db()
        assert held.proved_at is None
        assert Message.objects.get().kind == "organisations.domain_lapsed"

    def test_the_worker_looks_at_what_was_asked_for_and_leaves_the_rest(self) -> None:
        now = timezone.now()
        hour, month = now - datetime.timedelta(hours=2), now - datetime.timedelta(days=31)
        asked = DomainFactory()
        actions.ask_for_check(by=MembershipFactory().person, domain=asked)
        new = DomainFactory(checked_at=hour, result=Result.NOT_FOUND)
        proved_long_ago = DomainFactory(checked_at=month, proved_at=month)
        DomainFactory()
        DomainFactory(checked_at=now, result=Result.NOT_FOUND)
        DomainFactory(checked_at=hour, proved_at=hour)
        DomainFactory(checked_at=hour, added_at=month)
        assert set(queries.due(now, 10)) == {asked, new, proved_long_ago}
        assert len(queries.due(now, 1)) == 1

    def test_a_domain_removed_meanwhile_is_passed_over(self) -> None:
        held = DomainFactory()
        lead = MembershipFactory(organisation=held.organisation, is_lead=True).person
        assert actions.remove(by=lead, domain=held)
        assert not actions.remove(by=lead, domain=held)
        actions.record_check(domain=held, result=Result.PROVED)
        assert not Domain.objects.exists()
