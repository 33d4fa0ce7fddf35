"""A real mail server on this machine, that refuses and hangs up when told to."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class MailServer:
    """Keeps what it takes. `answers` are given first, one each: an SMTP answer, or None to hang up."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.answers: list[str | None] = []
        self.refused_addresses: dict[str, str] = {}
        self.seconds = 0.0  # how long it takes over each message

    async def handle_RCPT(  # noqa: N802  the library's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Refuse an address when told to."""
        if address in self.refused_addresses:
            return self.refused_addresses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take a message, or answer as told."""
        await asyncio.sleep(self.seconds)
        if self.answers:
            answer = self.answers.pop(0)
            if answer is None:
                server.transport.abort()
                return "421 gone"
            return answer
        message: Any = message_from_bytes(envelope.content, policy=policy.default)
        self.taken.append(message)
        return "250 taken"


@contextmanager
def running(handler: MailServer, port: int = 0) -> Iterator[int]:
    """Run the server; gives its port."""
    port = port or free_port()
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
