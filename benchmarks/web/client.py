"""A browser as far as figures need one: it keeps its connection, asks for compressed pages, and looks at the clock."""

import http.client
import time
from dataclasses import dataclass
from types import TracebackType
from typing import Self

TIMEOUT = 60.0


@dataclass(frozen=True)
class Answer:
    """What came back, and how long it took until the last byte was here."""

    status: int
    body: bytes
    headers: http.client.HTTPMessage
    seconds: float


class Browser:
    """One connection to the server, kept open as long as the server keeps it."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.connection.close()

    def get(self, address: str, **headers: str) -> Answer:
        """Ask once; when the server has closed the idle connection, as it may, ask again on a new one."""
        try:
            return self._get(address, headers)
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            self.connection.close()
            return self._get(address, headers)

    def _get(self, address: str, headers: dict[str, str]) -> Answer:
        asked = {"Host": f"localhost:{self.port}", "Accept-Encoding": "gzip, br"}
        asked |= {name.replace("_", "-"): value for name, value in headers.items()}
        started = time.perf_counter()
        self.connection.request("GET", address, headers=asked)
        answer = self.connection.getresponse()
        body = answer.read()
        return Answer(answer.status, body, answer.headers, time.perf_counter() - started)
