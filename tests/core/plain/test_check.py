"""The plain-English check finds what makes a text hard to read, and says where."""

import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.core.plain import LONG, VERY_LONG, Jargon, Report, check
from alongside.core.plain.abbreviations import known
from alongside.core.plain.jargon import phrases
from alongside.core.plain.reading_age import _outline
from alongside.core.plain.sentences import sentences

PLAIN = (
    "We want to hear from people who have waited for a new hip. You would meet us online once a month, on a "
    "Thursday evening. We pay you £25 an hour. You do not need to know anything about research. Tell us what the "
    "wait was like for you. We will use what you say to change how we talk to people who wait. "
)
DENSE = (
    "Representatives contributing multidisciplinary organisational perspectives throughout implementation of "
    "transformational musculoskeletal commissioning arrangements necessarily demonstrate considerable familiarity "
    "with contemporary governance requirements, particularly concerning proportionate information stewardship. "
) * 3


def found(text: str) -> list[str]:
    return [text[finding.start : finding.end] for finding in check(text).findings]


def jargon(text: str) -> dict[str, str]:
    return {text[finding.start : finding.end]: finding.instead[0] for finding in check(text).jargon}


def abbreviations(text: str) -> dict[str, str | None]:
    return {finding.letters: finding.stands_for for finding in check(text).abbreviations}


# --- reading age


def test_plain_words_have_a_young_reading_age_and_dense_ones_an_old_one():
    assert check(PLAIN).reading_age < 9
    assert check(DENSE).reading_age > 18


def test_the_reading_age_is_the_published_formula_plus_five_years():
    text = "Seven letter words matter between thirteen friends walking slowly towards village gardens. " * 6
    cut = list(sentences(text))
    words = [word.strip(".") for sentence in cut for word in sentence.words]
    grade = 4.71 * sum(map(len, words)) / len(words) + 0.5 * len(words) / len(cut) - 21.43
    assert check(text).reading_age == round(grade) + 5


def test_a_list_is_read_as_several_sentences_and_not_as_one_endless_one():
    in_lines = "\n".join(["- Read the leaflets we send", "- Tell us what is not clear"] * 10)
    assert check(in_lines).reading_age < check(in_lines.replace("\n- ", " ")).reading_age


@pytest.mark.parametrize("text", ["", "   \n", "Come and help.", "word " * 49])
def test_too_few_words_have_no_reading_age(text):
    assert check(text).reading_age is None


def test_nothing_a_person_wrote_is_handed_on_to_be_kept_in_memory():
    assert set(_outline(list(sentences(PLAIN)))) == {"x", " ", "."}


def test_nothing_is_fetched_and_the_slow_library_waits_until_it_is_needed():
    program = (
        "import socket, sys\n"
        "def refuse(*_, **__): raise AssertionError('network')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "from alongside.core.plain import check\n"
        "check('short')\n"
        "assert 'textstat' not in sys.modules\n"
        "assert check('Ten plain words. ' * 60).reading_age\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


# --- sentences


@pytest.mark.parametrize(("words", "limit"), [(20, None), (21, LONG), (25, LONG), (26, VERY_LONG)])
def test_sentences_are_long_from_21_words_and_very_long_from_26(words, limit):
    text = "Before it. " + " ".join(["word"] * words) + ". After it."
    limits = [(finding.words, finding.limit) for finding in check(text).long_sentences]
    assert limits == ([(words, limit)] if limit else [])


def test_a_long_sentence_is_marked_from_its_first_word_to_its_stop():
    sentence = "We " + "really " * 30 + "mean it!"
    assert found(f"Hello. {sentence} Bye.") == [sentence]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ask Dr. Khan, e.g. by phone. She will answer.", 2),
        ("It costs 3.50 a day. Really?! “Yes.” Good…", 4),
        ("This line\nruns on.", 1),
        ("This line\nStarts afresh", 2),
        ("One\n\ntwo", 2),
        ("One\r\n\r\ntwo", 2),
        ("You will\n- read\n- write\n* talk", 4),
        ("... --- !!!", 0),
    ],
)
def test_sentences_end_where_a_reader_pauses(text, count):
    assert check(text).sentences == count


# --- abbreviations


@pytest.mark.parametrize(
    "text",
    [
        "Your GP and the NHS in the UK, on the BBC.",
        "Patient and public involvement and engagement (PPIE) matters. PPIE is for all.",
        "PPIE (patient and public involvement and engagement) matters. PPIE is for all.",
        "An electrocardiogram (ECG) is a test.",
        "The integrated care boards (ICBs) meet.",
        "QI stands for quality improvement.",
        "Meet at BS1 4DJ, ward 4B, or write to QI@example.org or WWW.EXAMPLE.ORG",
        "PLEASE NOTE THE QI ROOM CHANGED",
        "PowerPoint and McDonald",
    ],
)
def test_known_or_explained_abbreviations_are_left_alone(text):
    assert abbreviations(text) == {}


def test_unexplained_abbreviations_are_found_once_with_what_they_may_stand_for():
    text = "Join our PPIE group and two ZQXs. The PPIE group meets (PPIE)."
    assert abbreviations(text) == {"PPIE": "patient and public involvement and engagement", "ZQX": None}
    assert found(text) == ["PPIE", "ZQXs"]


def test_an_explanation_that_comes_too_late_or_does_not_fit_is_none():
    assert abbreviations("The ICB met. The integrated care board (ICB) met.") == {"ICB": "integrated care board"}
    assert "MDT" in abbreviations("We met some people (MDT) there.")


# --- jargon


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We utilise it", {"utilise": "use"}),
        ("We are utilizing it", {"utilizing": "use"}),
        ("Service-users with co-morbidities", {"Service-users": "partner", "co-morbidities": "other health condition"}),
        ("in order\nto win", {"in order\nto": "to"}),
        ("e.g. this, i.e. that", {"e.g.": "for example", "i.e.": "that is"}),
        ("co-produced and submitted", {"co-produced": "plan and do together, as equals", "submitted": "send"}),
        ("They signposted me", {"signposted": "point"}),
        ("Service. User", {}),
        ("The utiliser in Pathwayton", {}),
    ],
)
def test_jargon_is_found_in_its_forms_with_everyday_words_instead(text, expected):
    assert jargon(text) == expected


def test_the_longest_phrase_is_named_and_not_its_parts():
    assert [finding.phrase for finding in check("the multidisciplinary team").jargon] == ["multidisciplinary team"]


def test_the_list_is_long_and_its_alternatives_are_not_jargon_themselves():
    entries = {entry for by_words in phrases().values() for entry in by_words.values()}
    assert len(entries) >= 150
    for entry in entries:
        for word in entry.instead:
            assert jargon(word) == {}, f"{entry.phrase}: {word}"


def test_no_abbreviation_is_both_known_to_everybody_and_in_need_of_words():
    assert not known().to_everybody & known().stands_for.keys()


# --- any text at all

TEXTS = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(["service user", "QI", "(", ")", ". ", "\n", "e.g.", " ", "A&E", "é", "utilise", "x" * 9]),
        max_size=60,
    ).map("".join),
)


@given(TEXTS)
def test_any_text_is_checked_and_findings_lie_in_it_in_order(text):
    report = check(text)
    assert isinstance(report, Report)
    assert [finding.start for finding in report.findings] == sorted(finding.start for finding in report.findings)
    for finding in report.findings:
        assert 0 <= finding.start < finding.end <= len(text)
    for finding in report.abbreviations:
        assert text[finding.start : finding.end].startswith(finding.letters)


@given(TEXTS)
def test_a_check_gives_the_same_answer_twice(text):
    assert check(text) == check(text)


@given(TEXTS)
def test_jargon_is_found_again_in_its_own_place_alone(text):
    for finding in check(text).jargon:
        alone = check(text[finding.start : finding.end]).jargon
        assert alone == (Jargon(0, finding.end - finding.start, finding.phrase, finding.instead),)


@pytest.mark.parametrize(
    "piece",
    [".", " ", "\n", "A", "AB (", "(AB", "A&", "a-", "a'", "e.g", "service ", "in order ", "\u0301", "\x00", "QI. "],
)
def test_a_hundred_thousand_hostile_characters_are_read_quickly(piece):
    text = piece * (100_000 // len(piece)) + "x"
    check("word " * 60)  # the library behind the reading age is loaded once
    started = time.process_time()
    check(text)
    assert time.process_time() - started < 3
