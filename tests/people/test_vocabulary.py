"""The vocabulary for browsers: every topic, the same for everybody, kept for good; nothing typed is in any address."""

import gzip

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from alongside.core import topics
from alongside.design import translating
from alongside.people.profile import vocabulary

pytestmark = pytest.mark.django_db


def test_every_topic_is_in_the_file_with_what_people_say_first(client: Client) -> None:
    answer = client.get(vocabulary.address())
    assert len(gzip.compress(answer.content)) < 60_000
    found = answer.json()
    assert list(found) == list(topics.all_topics())
    assert "looking after my mum" in found["caring-for-a-parent"] or "look after my mum" in found["caring-for-a-parent"]
    for slug, topic in topics.all_topics().items():
        assert {topic.name, *topic.everyday[:5], *topic.clinical[:3]} <= set(found[slug])


def test_a_language_has_its_names_and_the_next_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    english = vocabulary.digest_now()
    with monkeypatch.context() as welsh:
        welsh.setattr(vocabulary, "gettext", "Cymraeg: {}".format)
        with translation.override("cy"):
            assert vocabulary.digest_now() != english
            assert "Cymraeg: Unpaid carers" in vocabulary._file("cy")
    translating.forget()
    assert vocabulary.digest_now() == english


def test_phrases_that_lead_to_several_topics_are_with_each_of_them() -> None:
    shared = topics.vocabulary().shared
    assert shared
    found = topics.first_phrases(0, 0)
    assert all(phrase in found[slug] for phrase, slugs in shared.items() for slug in slugs)


def test_browsers_keep_it_for_good_and_it_sets_no_cookie(client: Client, as_person: Client) -> None:
    answers = [one.get(vocabulary.address()) for one in (client, as_person)]
    assert answers[0].content == answers[1].content
    for answer in answers:
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert "Cookie" not in answer.headers.get("Vary", "")
        assert not answer.cookies


def test_another_digest_is_not_there(client: Client) -> None:
    assert client.get(reverse("topic_vocabulary", args=["0" * 12])).status_code == 404


def test_the_page_names_the_file_and_each_topic_has_one_checkbox(as_person: Client) -> None:
    page = as_person.get("/me/profile/lived/").text
    assert f'data-topics="{vocabulary.address()}"' in page
    assert all(page.count(f'id="topic-{slug}"') == 1 for slug in topics.all_topics())
