"""A token in a page under test spells nobody's name."""

from django.middleware.csrf import get_token
from django.test import RequestFactory


def test_a_token_is_made_of_letters_that_spell_no_name() -> None:
    assert set(get_token(RequestFactory().get("/"))) <= set("qxz")
