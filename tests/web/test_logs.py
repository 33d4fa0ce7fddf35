"""Logs: one JSON object a line, with the request's id, and nothing about the person."""

import json
import logging
import sys

from alongside.web.current import request_id
from alongside.web.logs import JsonFormatter


def drawn(record: logging.LogRecord) -> dict[str, object]:
    return json.loads(JsonFormatter().format(record))


def record(name: str, message: str, *args: object, exc_info: object = None) -> logging.LogRecord:
    return logging.LogRecord(name, logging.ERROR, "file.py", 1, message, args, exc_info)


def test_a_line_carries_the_requests_id() -> None:
    token = request_id.set("abc123")
    try:
        assert drawn(record("alongside", "hello"))["request"] == "abc123"
    finally:
        request_id.reset(token)


def test_an_exception_is_logged_by_type_and_place_without_what_was_typed() -> None:
    try:
        raise ValueError("my mother has dementia")
    except ValueError:
        line = drawn(record("alongside", "failed", exc_info=sys.exc_info()))
    assert line["error"] == "ValueError"
    assert "dementia" not in json.dumps(line)
    assert any("test_logs.py" in place for place in line["trace"])


def test_djangos_own_words_about_an_address_are_cut_before_the_address() -> None:
    line = drawn(record("django.request", "%s: %s", "Not Found", "/opportunities/?q=dementia"))
    assert line["message"] == "Not Found"
    assert "dementia" not in json.dumps(line)
