"""The vocabulary of Alongside holds together, and a faulty one is refused in words that say where."""

import dataclasses
import re

import pytest

from alongside.core import topics
from alongside.core.topics.reading import read, vocabulary
from alongside.core.topics.recognition import Recogniser
from alongside.core.topics.vocabulary import Kind, VocabularyError

EVERY = tuple(topics.all_topics().values())

SMALL = """
sayings = ["sing the blues", "looking after number {one}"]
[groups]
mind = "Mental health"
[sets]
parent = ["mum", "dad"]
one = ["one", "1"]
[verbs]
regular = ["look"]
[shared]
"blues" = ["low-mood", "music"]
[topic.low-mood]
name = "Low mood"
group = "mind"
everyday = ["looking after my {parent}"]
related = ["music"]
[topic.music]
name = "Music"
group = "mind"
"""


CANCERS = {"cancer", *(topic.slug for topic in topics.narrower("cancer"))}


def test_topics_cannot_be_changed_by_whoever_reads_them():
    with pytest.raises(TypeError):
        topics.all_topics()["new"] = EVERY[0]  # type: ignore[index]


def test_the_vocabulary_is_wide_enough_to_be_the_heart_of_search():
    assert len(EVERY) >= 250


def test_every_topic_stands_under_exactly_one_heading():
    listed = [topic.slug for group in topics.groups() for topic in group.topics]
    assert sorted(listed) == sorted(topics.all_topics())
    assert all(group.topics and group.name for group in topics.groups())


def test_names_are_unique_so_that_a_form_never_offers_the_same_words_twice():
    names = [topic.name.casefold() for topic in EVERY]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("topic", EVERY, ids=lambda topic: topic.slug)
def test_every_phrase_leads_to_its_topic(topic):
    for kind, phrase in topic.phrases():
        found = topics.recognise(phrase)
        assert topic.slug in {match.slug for match in found}, f"{kind}: {phrase}"


@pytest.mark.parametrize("topic", EVERY, ids=lambda topic: topic.slug)
def test_what_is_forgiven_takes_nothing_from_what_is_written(topic):
    for kind, phrase in topic.phrases():
        written = {match.slug for match in topics.recognise(phrase)}
        assert written <= {match.slug for match in topics.recognise(phrase, forgiving=True)}, f"{kind}: {phrase}"


@pytest.mark.parametrize("topic", EVERY, ids=lambda topic: topic.slug)
def test_every_topic_has_words_of_its_own_beyond_its_name(topic):
    assert len({kind for kind, _ in topic.phrases()} - {Kind.MISSPELLING}) > 1


def test_shared_phrases_lead_to_all_their_topics():
    for phrase, slugs in vocabulary().shared.items():
        assert {match.slug for match in topics.recognise(phrase)} == set(slugs)


def test_a_saying_leads_nowhere_though_it_holds_a_word_of_a_topic():
    without = Recogniser(dataclasses.replace(vocabulary(), sayings=()))
    for saying in vocabulary().sayings:
        assert without.recognise(saying), f"no word of it leads anywhere anyway: {saying}"
        assert topics.recognise(saying) == topics.recognise(saying, forgiving=True) == (), saying


def test_beside_a_saying_words_lead_where_they_always_do():
    said = "An eye opener. You need a laptop or tablet, and to be blind or have taken these tablets."
    assert {match.slug for match in topics.recognise(said)} == {"sight-loss", "medicines"}
    assert [said[match.start : match.end] for match in topics.recognise(said)] == ["blind", "tablets"]


def test_related_topics_point_back():
    for topic in EVERY:
        for other in topics.related(topic.slug):
            assert topic in topics.related(other.slug), f"{topic.slug} and {other.slug}"


def test_broader_and_narrower_mirror_each_other_and_never_loop():
    for topic in EVERY:
        above = topics.broader(topic.slug)
        assert topic not in above
        for other in above:
            assert topic in topics.narrower(other.slug)


def test_no_topic_is_both_above_and_beside_another():
    for topic in EVERY:
        assert not set(topics.broader(topic.slug)) & set(topics.related(topic.slug)), topic.slug


def test_no_phrase_is_so_short_that_it_turns_up_by_chance():
    for topic in EVERY:
        for kind, phrase in topic.phrases():
            assert kind is Kind.CAPITALS or len(re.sub(r"\W", "", phrase)) > 1, phrase


def test_no_phrase_ends_in_a_word_that_says_nothing():
    fold = vocabulary().folding.phrase
    for topic in EVERY:
        for _, phrase in topic.phrases():
            assert fold(phrase)[-1] != "the", phrase


@pytest.mark.parametrize(
    "unkind",
    [
        "suffer",
        "victim",
        "addicts",
        "handicap",
        "the disabled",
        "the elderly",
        "the homeless",
        "abnormal",
        "confined",
    ],
)
def test_names_speak_of_people_with_respect(unkind):
    assert not [topic.name for topic in EVERY if unkind in topic.name.casefold()]


def test_an_unknown_topic_is_named_in_the_error():
    with pytest.raises(topics.UnknownTopicError, match="no-such-topic"):
        topics.topic("no-such-topic")


def test_sets_of_words_are_spelt_out_and_relations_hold_both_ways():
    small = read(SMALL)
    assert small.topics["low-mood"].everyday == ("looking after my mum", "looking after my dad")
    assert small.topics["music"].related == ("low-mood",)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("[topic.music]", "[topic.Music_x]"), "Music_x: a slug is lower-case"),
        (('name = "Music"', 'name = " "'), "music: needs a name"),
        (('name = "Music"\ngroup = "mind"', 'name = "Music"\ngroup = "body"'), "no group called body"),
        (('name = "Music"', 'name = "Music"\ncolour = "red"'), "music: has no field called colour"),
        (("{parent}", "{aunt}"), "no set of words called aunt"),
        (('related = ["music"]', 'related = ["dance"]'), "low-mood: cannot point to dance"),
        (('related = ["music"]', 'also = ["dance"]'), "low-mood: cannot point to dance"),
        (('related = ["music"]', 'broader = ["low-mood"]'), "cannot point to low-mood"),
        (
            ('name = "Music"', 'name = "Music"\neveryday = ["looked after Mums"]'),
            "“looked after Mums” already leads to low-mood",
        ),
        (
            ('name = "Music"', 'name = "Music"\neveryday = ["looks after number 1"]'),
            "“looks after number 1” already leads to nothing, as a saying",
        ),
        (
            ('name = "Music"', 'name = "Music"\neveryday = ["Blues"]'),
            "“Blues” already leads to low-mood/music",
        ),
        (('name = "Music"', 'name = "Music"\nmisspellings = ["músic"]'), "“músic” is no misspelling"),
        (('name = "Music"', 'name = "Music"\nclinical = ["--"]'), "“--” holds no word"),
        (('["low-mood", "music"]', '["low-mood"]'), "“blues”: needs two or more topics"),
    ],
)
def test_a_faulty_vocabulary_is_refused_naming_the_fault(change, message):
    with pytest.raises(VocabularyError, match=re.escape(message)):
        read(SMALL.replace(*change))


def test_a_loop_of_broader_topics_is_refused():
    source = SMALL.replace('related = ["music"]', 'broader = ["music"]') + 'broader = ["low-mood"]\n'
    with pytest.raises(VocabularyError, match="low-mood: is broader than itself"):
        read(source)


@pytest.mark.parametrize(
    "symptom",
    ["blood in my poo", "blood in my wee", "found a lump", "lump in my breast", "lump on my testicle", "mole"],
)
def test_a_symptom_never_leads_to_a_cancer(symptom):
    slugs = {match.slug for match in topics.recognise(symptom)}
    assert slugs
    assert not slugs & CANCERS


def test_what_answers_a_topic_too_is_no_cancer_that_nobody_spoke_of():
    assert not {topic.slug for topic in EVERY if topic.slug not in CANCERS and CANCERS & set(topic.also)}


def test_what_answers_a_topic_too_is_not_below_it_already():
    for topic in EVERY:
        below = {other.slug for other in topics.narrower(topic.slug)}
        assert not below & set(topic.also), topic.slug
