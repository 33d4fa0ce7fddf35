"""Structured logs: one JSON object a line, with the request's id and nothing about the person."""

import json
import logging
from datetime import UTC, datetime
from typing import Any

from alongside.web.current import request_id

ACCESS = logging.getLogger("alongside.access")


class JsonFormatter(logging.Formatter):
    """Writes a record as JSON. Exceptions give type and place, not their message, which may quote what was typed."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "request": request_id.get(),
        }
        facts = getattr(record, "facts", None)
        if facts is None:
            line["message"] = self._safe_message(record)
        else:
            line.update(facts)
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["trace"] = self._places(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False)

    @staticmethod
    def _safe_message(record: logging.LogRecord) -> str:
        """The words of the record; Django's request loggers put addresses in theirs, with what was searched."""
        if record.name.startswith("django.request") or record.name.startswith("django.security"):
            return record.getMessage().split(":", 1)[0]
        return record.getMessage()

    @staticmethod
    def _places(trace: Any) -> list[str]:
        """File, line and function of each step; no values."""
        places = []
        while trace is not None:
            code = trace.tb_frame.f_code
            places.append(f"{code.co_filename}:{trace.tb_lineno} {code.co_name}")
            trace = trace.tb_next
        return places
