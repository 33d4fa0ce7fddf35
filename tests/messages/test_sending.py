"""Against a real mail server: what arrives, what is tried again, what is given up."""

import logging
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.messages import actions, queries, sending
from alongside.messages.actions import Somebody
from alongside.messages.kinds import Often
from alongside.messages.models import Message
from alongside.messages.recipients import Recipient
from alongside.messages.sending import Post
from tests.messages.mail_server import MailServer, free_port, running

Send = Callable[..., Message | None]
STATE = Message.State


@pytest.fixture
def server(settings) -> Iterator[MailServer]:
    """A mail server that the service is set up for."""
    handler = MailServer()
    with running(handler) as port:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 5
        yield handler


def empty_outbox() -> None:
    post = Post()
    while post.send_waiting():
        pass


def fresh(message: Message) -> Message:
    message.refresh_from_db()
    return message


def make_due(message: Message) -> None:
    Message.objects.filter(pk=message.pk).update(due_at=timezone.now())


def test_a_message_arrives_once_as_plain_text_and_html(server: MailServer, send: Send) -> None:
    message = send(words="Café at 10 – see you")
    empty_outbox()
    empty_outbox()
    [mail] = server.taken
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert "Café at 10 – see you" in mail.get_body(("plain",)).get_content()
    assert mail["To"] == "ada@example.org"
    assert (fresh(message).state, message.tries) == (STATE.SENT, 1)


def test_the_headers_say_that_a_machine_wrote_and_how_to_stop_it(server: MailServer, send: Send) -> None:
    message = send()
    empty_outbox()
    [mail] = server.taken
    assert mail["Auto-Submitted"] == "auto-generated"
    assert str(message.reference) in mail["Message-ID"]
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["List-Unsubscribe"].strip().startswith("<http://localhost:8000/stop/")


def test_a_message_that_cannot_be_stopped_offers_no_stop_link(server: MailServer, send: Send) -> None:
    send("answer")
    empty_outbox()
    [mail] = server.taken
    assert mail["List-Unsubscribe"] is None
    assert mail["List-Unsubscribe-Post"] is None


def test_a_hostile_name_or_subject_cannot_add_a_header(server: MailServer, send: Send) -> None:
    send(to=Recipient(name="Eve\r\nBcc: all@example.org", address="eve@example.org", person_id=9))
    empty_outbox()
    [mail] = server.taken
    assert mail["Bcc"] is None


@pytest.mark.parametrize("answer", ["451 try later", None])
def test_what_may_pass_is_tried_again_later_and_arrives(server: MailServer, send: Send, answer: str | None) -> None:
    message = send()
    server.answers = [answer]
    empty_outbox()
    assert (fresh(message).state, message.tries) == (STATE.WAITING, 1)
    assert timedelta(seconds=40) < message.due_at - timezone.now() < timedelta(seconds=80)
    make_due(message)
    empty_outbox()
    assert fresh(message).state == STATE.SENT
    assert len(server.taken) == 1


def test_a_refusal_for_good_is_not_tried_again(server: MailServer, send: Send) -> None:
    message = send()
    server.refused_addresses = {"ada@example.org": "550 no such person ada@example.org"}
    empty_outbox()
    assert (fresh(message).state, message.tries, message.problem) == (STATE.FAILED, 1, "refused 550")
    assert queries.health().failed == 1


def test_content_refused_for_good_is_not_tried_again(server: MailServer, send: Send) -> None:
    message = send()
    server.answers = ["554 looks bad"]
    empty_outbox()
    assert (fresh(message).state, message.problem) == (STATE.FAILED, "refused 554")


def test_one_refused_address_does_not_hold_up_the_others(server: MailServer, send: Send) -> None:
    send()
    server.refused_addresses = {"ada@example.org": "550 no"}
    send(to=Recipient(name="Bo", address="bo@example.org", person_id=8))
    empty_outbox()
    assert [mail["To"] for mail in server.taken] == ["bo@example.org"]


def test_a_message_is_given_up_after_many_tries(server: MailServer, send: Send) -> None:
    message = send()
    server.answers = ["451 later"] * 50
    for _try in range(sending.MOST_TRIES + 2):
        make_due(message)
        empty_outbox()
    assert (fresh(message).state, message.tries, message.problem) == (STATE.FAILED, sending.MOST_TRIES, "refused 451")


def test_waiting_grows_with_chance_in_it_up_to_six_hours() -> None:
    waits = [sending.wait_after(tries).total_seconds() / 60 for tries in range(1, 13)]
    assert all(0.75 * 2**place <= wait <= 1.25 * 2**place for place, wait in enumerate(waits[:8]))
    assert waits[-1] <= 6 * 60 * 1.25
    assert len({sending.wait_after(3) for _try in range(20)}) > 1


def test_a_server_that_cannot_be_reached_costs_no_tries(settings, send: Send, caplog: pytest.LogCaptureFixture) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", free_port(), 1
    message, post = send(), Post()
    with caplog.at_level(logging.WARNING):
        assert not post.send_waiting()
        assert not post.send_waiting()
    assert len(caplog.records) == 1
    assert (fresh(message).tries, message.state) == (0, STATE.WAITING)


def test_the_worker_goes_on_after_an_outage(settings, send: Send, monkeypatch: pytest.MonkeyPatch) -> None:
    port, handler, post = free_port(), MailServer(), Post()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 5
    send()
    post.send_waiting()
    now = time.monotonic()
    monkeypatch.setattr(sending.time, "monotonic", lambda: now + 10)
    with running(handler, port):
        assert post.send_waiting()
    assert len(handler.taken) == 1


def test_a_message_taken_by_a_worker_that_died_is_sent_by_another_after_a_while(server: MailServer, send: Send) -> None:
    message = send()
    assert sending.take() == message
    empty_outbox()
    assert not server.taken
    assert fresh(message).due_at - timezone.now() <= sending.LEASE
    make_due(message)
    empty_outbox()
    assert len(server.taken) == 1
    assert message.reference.hex in server.taken[0]["Message-ID"].replace("-", "")


def test_a_worker_that_was_overtaken_changes_nothing(send: Send) -> None:
    message = send()
    slow = sending.take()
    make_due(message)
    quick = sending.take()
    sending.note(quick, sending.Outcome())
    sending.note(slow, sending.Outcome(problem="refused 550", is_final=True))
    assert fresh(message).state == STATE.SENT


def test_an_urgent_message_overtakes_what_waits_longer(server: MailServer, send: Send) -> None:
    for _number in range(3):
        send()
    send("code")
    empty_outbox()
    assert server.taken[0]["List-Unsubscribe"] is None
    assert len(server.taken) == 4


def test_a_code_that_comes_too_late_is_given_up_and_forgotten(server: MailServer, send: Send) -> None:
    message = send("code", words="123456")
    Message.objects.update(queued_at=timezone.now() - timedelta(minutes=16))
    empty_outbox()
    assert (fresh(message).state, message.problem, message.text) == (STATE.FAILED, "too late", "")
    assert not server.taken


def test_a_code_is_forgotten_once_it_is_sent(server: MailServer, send: Send) -> None:
    message = send("code", words="123456")
    empty_outbox()
    assert "123456" in server.taken[0].get_body(("plain",)).get_content()
    assert (fresh(message).state, message.text, message.html, message.address) == (STATE.SENT, "", "", "")


def test_what_was_stopped_or_blocked_meanwhile_is_not_sent(server: MailServer, send: Send) -> None:
    stopped, blocked = send(), send("answer", sender_id=8)
    actions.choose(by=Somebody(7), choices={"room.news": Often.NEVER})
    actions.block(by=Somebody(7), sender=Somebody(8))
    empty_outbox()
    assert not server.taken
    assert [fresh(message).state for message in (stopped, blocked)] == [STATE.STOPPED] * 2


def test_without_a_mail_server_messages_wait_and_health_says_so(settings, send: Send) -> None:
    settings.EMAIL_BACKEND = queries.KEEP_BACKEND
    message = send()
    empty_outbox()
    assert fresh(message).state == STATE.WAITING
    assert not queries.health().is_well
    settings.DEMO = True
    empty_outbox()
    assert fresh(message).state == STATE.SENT


def test_what_was_sent_is_forgotten_after_some_weeks_but_what_waits_is_not(server: MailServer, send: Send) -> None:
    old = send(key="once")
    empty_outbox()
    waiting = send()
    Message.objects.update(queued_at=timezone.now() - timedelta(days=31))
    assert actions.purge() == 1
    assert (fresh(old).text, old.address, old.subject) == ("", "", "")
    assert fresh(waiting).text
    assert send(key="once") is None
    assert actions.purge() == 0


def test_a_demonstration_keeps_what_was_sent(settings, server: MailServer, send: Send) -> None:
    settings.DEMO = True
    send()
    empty_outbox()
    Message.objects.update(queued_at=timezone.now() - timedelta(days=31))
    assert actions.purge() == 0


def test_health_names_what_waits_for_long(send: Send, django_assert_num_queries) -> None:
    message = send()
    assert queries.health().is_well
    Message.objects.update(queued_at=timezone.now() - timedelta(hours=1))
    with django_assert_num_queries(2):
        health = queries.health()
    assert (health.waiting, health.oldest_waiting, health.is_well) == (1, fresh(message).queued_at, False)
