"""The id of the request being handled, for logs and error pages."""

from contextvars import ContextVar

request_id: ContextVar[str] = ContextVar("request_id", default="-")
