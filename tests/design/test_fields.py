"""Fields take what people type, and say what is wrong in plain words."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from alongside.design import fields
from alongside.design.forms import Form, OnceForm


class Sample(Form):
    title = fields.TextField(label="Title", max_length=10)
    about = fields.LongTextField(label="About", max_length=20, required=False)
    email = fields.EmailField(label="Email", required=False)
    amount = fields.MoneyField(label="Amount", required=False)
    day = fields.DateField(label="Day", required=False, error_messages={"required": "Enter the day"})
    kind = fields.ChoiceField(label="Kind", choices=[("a", "A", "first"), ("b", "B")], required=False)
    many = fields.ManyField(label="Many", choices=[("a", "A"), ("b", "B")], required=False)
    agree = fields.SwitchField(label="Agree", required=False)
    number = fields.NumberField(label="Number", required=False)


@pytest.mark.parametrize(
    ("typed", "pence"), [("75", 7500), ("£1,250.50", 125050), (" 12.5 ", 1250), ("0", 0), ("", None)]
)
def test_money_is_read_as_people_write_it(typed: str, pence: int | None) -> None:
    assert fields.MoneyField(required=False).clean(typed) == pence


@pytest.mark.parametrize("typed", ["-1", "1.234", "abc", "1e999999", "NaN", "Infinity", "99999999999999"])
def test_money_that_makes_no_sense_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError, match="Enter an amount in pounds"):
        fields.MoneyField().clean(typed)


@pytest.mark.parametrize("typed", [["3", "4", "2027"], ["3", "April", "2027"], ["03", "apr", "2027"]])
def test_a_date_is_read_with_its_month_as_number_or_name(typed: list[str]) -> None:
    assert fields.DateField().to_python(typed) == datetime.date(2027, 4, 3)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (["31", "2", "2027"], "Enter a real date"),
        (["", "4", "2027"], "must include a day"),
        (["3", "", ""], "must include a month, year"),
        (["a", "b", "c"], "Enter a real date"),
        (["1", "1", "99999"], "Enter a real date"),
    ],
)
def test_a_wrong_date_says_which_part_and_what_to_do(typed: list[str], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        fields.DateField().to_python(typed)


def test_text_too_long_says_how_long_it_may_be_and_is_kept() -> None:
    form = Sample({"title": "x" * 11})
    assert form.errors["title"] == ["Shorten this to 10 characters or fewer. It has 11 now."]
    assert "x" * 11 in str(form["title"].as_field_group())


def test_an_email_address_that_is_none_says_what_one_looks_like() -> None:
    assert "like name@example.com" in Sample({"title": "t", "email": "nobody"}).errors["email"][0]
    assert Sample({"title": "t", "email": " Zoe@Example.ORG "}).is_valid()


def test_the_summary_links_each_error_to_its_first_input() -> None:
    form = Sample({"day_day": "40"})
    assert {row["href"] for row in form.summary()} == {"#id_title", "#id_day_day"}
    for row in form.summary():
        assert f'id="{row["href"][1:]}"' in str(form)


def test_html_that_was_typed_is_shown_as_text() -> None:
    form = Sample({"title": "<script>"})
    form.is_valid()
    assert "<script>" not in str(form)
    assert "&lt;script&gt;" in str(form)


def test_every_field_draws_itself_with_a_label_its_hint_and_its_value() -> None:
    form = Sample(
        initial={
            "title": "T",
            "amount": 1250,
            "day": datetime.date(2027, 4, 3),
            "kind": "a",
            "many": ["b"],
            "agree": True,
        }
    )
    page = str(form)
    assert 'value="12.50"' in page
    assert 'value="2027"' in page
    assert page.count("checked") == 3
    assert "first" in page


def test_a_form_sent_once_carries_a_key_and_forgives_a_spoilt_one() -> None:
    class Once(OnceForm):
        title = fields.TextField(label="Title")

    first = Once({"title": "t", "key": "not a key"})
    assert not first.errors.get("title")
    assert 'name="key"' in str(Once())
