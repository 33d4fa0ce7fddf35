"""Advice on plain words, in place and never in the way."""

import pytest
from django.test import Client

from alongside.core import plain
from alongside.opportunities.drafting.wording import advice
from tests.factories.opportunities import DraftFactory
from tests.factories.organisations import MembershipFactory

pytestmark = pytest.mark.django_db

HARD = (
    "We endeavour to utilise the MDT so that everybody who is a part of it can be told about what happens after that."
)


def test_the_pieces_put_together_are_the_text() -> None:
    cut = advice.pieces(HARD, plain.check(HARD).findings, 1)
    assert "".join(piece.text for piece in cut) == HARD
    assert {piece.kind for piece in cut} >= {"word", "sentence"}


def test_each_finding_has_one_number_in_the_text_and_one_piece_of_advice() -> None:
    checked = advice.check(DraftFactory(title="Utilise the MDT", summary=HARD))
    for text in checked.texts:
        marked = sorted(number for piece in text.pieces for number in piece.ends)
        assert marked == [item.number for item in text.advice]


def test_advice_says_what_to_write_instead() -> None:
    texts = advice.check(DraftFactory(title="Utilise the MDT")).texts
    words = [item.words for item in texts[0].advice]
    assert "Instead of “utilise” try “use”." in words
    assert any("multidisciplinary team" in line for line in words)


def test_the_page_marks_the_words_and_escapes_them() -> None:
    draft = DraftFactory(title="Utilise <b>this</b>")
    client = Client()
    client.force_login(MembershipFactory(organisation=draft.organisation).person)
    page = client.get(f"/opportunities/drafts/{draft.key}/words/").content.decode()
    assert '<mark class="app-found app-found--word">Utilise</mark>' in page
    assert "<b>this</b>" not in page
