"""What is queued, for whom, and how it reads."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import transaction

from alongside.audit.models import Entry
from alongside.messages import actions, queries, tokens
from alongside.messages.actions import Somebody
from alongside.messages.kinds import Kind, KindError, Often
from alongside.messages.models import Message
from alongside.messages.recipients import LARGE_PRINT, Recipient

Send = Callable[..., Message | None]
ADA, BO = Somebody(7), Somebody(8)


def test_a_message_greets_by_name_and_says_how_to_stop_it(send: Send) -> None:
    message = send()
    for part in (message.text, message.html):
        assert "Hello Ada," in part
        assert "All is well." in part
        assert f"/stop/{tokens.make(message.reference)}/" in part


def test_a_message_that_cannot_be_stopped_says_why(send: Send) -> None:
    message = send("answer")
    for part in (message.text, message.html):
        assert "Everybody gets an answer." in part
        assert "/stop/" not in part


def test_plain_text_is_not_escaped_and_html_is(send: Send) -> None:
    message = send(words="<b>fish & chips</b>")
    assert "King's news:\n\n<b>fish & chips</b>\n" in message.text
    assert "&lt;b&gt;fish &amp; chips&lt;/b&gt;" in message.html


def test_a_subject_is_given_nothing_that_could_name_a_condition(send: Send) -> None:
    assert send(title="Help us with epilepsy").subject == "Some news"


def test_large_print_makes_the_html_bigger(ada: Recipient, send: Send) -> None:
    large = Recipient(name="Ada", address="ada@example.org", person_id=7, format=LARGE_PRINT)
    assert "26px" in send(to=large).html
    assert "26px" not in send(to=ada).html


def test_the_html_names_its_language(send: Send) -> None:
    assert '<html lang="en-GB">' in send().html


def test_the_same_key_queues_once(send: Send) -> None:
    assert send(key="answer-1") is not None
    assert send(key="answer-1") is None
    assert Message.objects.count() == 1


def test_the_same_key_queued_by_another_process_in_the_same_moment_is_no_error(
    send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(key="answer-1")
    real, looks = Message.objects.filter, []

    def blind_at_first(*arguments, **conditions):
        looks.append(conditions)
        return Message.objects.none() if len(looks) == 1 else real(*arguments, **conditions)

    monkeypatch.setattr(Message.objects, "filter", blind_at_first)
    assert send(key="answer-1") is None
    assert looks == [{"key": "answer-1"}] * 2


def test_an_unknown_kind_is_refused(send: Send) -> None:
    with pytest.raises(KindError, match=r"room\.typo"):
        send("typo")


def test_a_kind_that_cannot_be_stopped_must_say_why() -> None:
    with pytest.raises(KindError, match="says why"):
        Kind(name="room.x", title="X", can_stop=False)


def test_a_message_queued_in_a_transaction_that_fails_is_not_sent(send: Send) -> None:
    def work() -> None:
        send()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        work()
    assert not Message.objects.exists()


def test_a_stopped_kind_is_not_queued_but_others_are(send: Send) -> None:
    actions.choose(by=ADA, choices={"room.news": Often.NEVER})
    assert send() is None
    assert send("answer") is not None


def test_a_kind_that_comes_in_a_digest_is_not_queued_by_itself(send: Send) -> None:
    assert send("matches") is None
    actions.choose(by=ADA, choices={"room.matches": Often.EACH})
    assert send("matches") is not None


def test_what_cannot_be_stopped_or_chosen_stays_as_it_is(ada: Recipient, send: Send) -> None:
    actions.choose(by=ADA, choices={"room.answer": Often.NEVER, "room.news": Often.WEEKLY})
    assert send("answer") is not None
    assert queries.choices_of(7)["room.news"] == Often.EACH


def test_messages_from_somebody_blocked_do_not_come_until_unblocked(send: Send) -> None:
    actions.block(by=ADA, sender=BO)
    actions.block(by=ADA, sender=BO)
    assert send(sender_id=8) is None
    assert send(sender_id=9) is not None
    assert queries.blocked_by(7) == [8]
    actions.unblock(by=ADA, sender=BO)
    actions.unblock(by=ADA, sender=BO)
    assert send(sender_id=8) is not None
    assert list(Entry.objects.order_by("pk").values_list("what", flat=True)) == [
        "messages.blocked",
        "messages.unblocked",
    ]


def test_nobody_blocks_themselves(send: Send) -> None:
    actions.block(by=ADA, sender=ADA)
    assert send(sender_id=7) is not None


def test_an_address_without_an_account_can_stop_a_kind(send: Send) -> None:
    stranger = Recipient(name="", address="Cy@example.org")
    assert actions.stop(message=send(to=stranger))
    assert send(to=Recipient(name="", address="cy@example.org ")) is None
    assert send() is not None


def test_forgetting_somebody_leaves_nothing_of_theirs(send: Send) -> None:
    send()
    send(to=Recipient(name="Bo", address="bo@example.org", person_id=8), sender_id=7)
    actions.choose(by=ADA, choices={"room.news": Often.NEVER})
    actions.block(by=ADA, sender=BO)
    actions.block(by=BO, sender=ADA)
    actions.forget(person=ADA)
    assert queries.held_about(7) == {"messages": [], "choices": {}, "quiet_hours": [], "people_blocked": 0}
    assert list(Message.objects.values_list("person_id", "sender_id")) == [(8, None)]
    assert queries.blocked_by(8) == []


def test_a_token_carries_no_personal_data_and_cannot_be_changed() -> None:
    reference = uuid4()
    token = tokens.make(reference)
    assert tokens.read(token) == reference
    other = "B" if token[0] == "A" else "A"
    for spoilt in (token[:-1], other + token[1:], "", "a.b", "é", token + "x"):
        with pytest.raises(tokens.TokenError):
            tokens.read(spoilt)


def test_queueing_takes_a_fixed_number_of_queries(send: Send, django_assert_num_queries) -> None:
    with django_assert_num_queries(7):  # with a savepoint's two
        send(key="a", sender_id=8)
