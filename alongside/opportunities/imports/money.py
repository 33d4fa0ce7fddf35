"""What a file says of payment and expenses, in whatever form it says it."""

import json
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from alongside.design import clean
from alongside.opportunities.imports.choosing import UNITS, folded

MOST = 100_000
_NOT_PAID = re.compile(r"(no|not|none|unpaid|voluntary|volunteer)\b", re.IGNORECASE)
_PAID = re.compile(r"(yes|true|paid|£\s?\d)|\b(are|is|be) paid\b", re.IGNORECASE)
_COVERED = re.compile(r"(yes|true|covered|paid|reimbursed)\b|\b(are|is|be) (covered|paid|reimbursed)\b", re.IGNORECASE)
_NOT_COVERED = re.compile(r"(no|not|none|false)\b", re.IGNORECASE)
_PLAIN = {"yes", "no", "true", "false"}


class AmountError(ValueError):
    """The amount is no sum of money that we could show."""


@dataclass(frozen=True)
class Payment:
    """What is paid, as an opportunity keeps it."""

    is_paid: bool | None = None
    pence: int | None = None
    per: str = ""
    words: str = ""


def payment(value: Any) -> Payment:
    """Read an object with text, amount, unit and currency; or text, or yes or no. None: it is not said.

    Raises AmountError for an amount that is no number, and TypeError for what is none of these.
    """
    if isinstance(value, str) and value.lstrip().startswith("{"):
        value = _as_object(value)
    if isinstance(value, dict):
        return _of_object(value)
    if isinstance(value, bool):
        return Payment(value)
    if value is not None and not isinstance(value, str):
        raise TypeError
    return _of_words(clean.line(value or ""))


def expenses(value: Any) -> tuple[bool | None, str]:
    """Return whether expenses are covered (None: not said), and what is said about them.

    Raises TypeError for what is neither text nor yes or no.
    """
    if isinstance(value, bool):
        return value, ""
    if value is not None and not isinstance(value, str):
        raise TypeError
    words = clean.line(value or "")
    covered = False if _NOT_COVERED.match(words) else True if _COVERED.search(words) else None
    return covered, "" if words.casefold() in _PLAIN else words


def _as_object(words: str) -> Any:
    """A CSV file may hold the object of a JSON file."""
    try:
        return json.loads(words)
    except (ValueError, RecursionError):
        return words


def _of_words(words: str) -> Payment:
    is_paid = False if _NOT_PAID.match(words) else True if _PAID.match(words) else None
    return Payment(is_paid, words="" if words.casefold() in _PLAIN else words)


def _of_object(value: dict[str, Any]) -> Payment:
    text, unit, currency = (_text(value.get(name)) for name in ("text", "unit", "currency"))
    amount = _amount(value.get("amount"))
    if amount is None:
        return _of_words(text)
    if not amount:
        return Payment(False, words=text)
    per = UNITS.get(folded(unit), "")
    if per and currency.upper() in ("", "GBP", "£"):
        return Payment(True, int(amount * 100), per, text)
    sum_in_words = " ".join(part for part in (currency, str(amount), unit) if part)
    return Payment(True, words=text if str(amount) in text else "; ".join(filter(None, [text, sum_in_words])))


def _text(value: Any) -> str:
    words = clean.line(value) if isinstance(value, str) else ""
    return "" if words.casefold() == "unknown" else words


def _amount(value: Any) -> Decimal | None:
    if value is None or (isinstance(value, str) and _text(value) == ""):
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise AmountError
    try:
        amount = Decimal(str(value).strip().lstrip("£").replace(",", ""))
        if not amount.is_finite() or not 0 <= amount <= MOST:
            raise AmountError
        return amount.quantize(Decimal("0.01"))
    except InvalidOperation as error:
        raise AmountError from error
