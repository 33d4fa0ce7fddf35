"""Looking whether an organisation has published the words that prove its domain: in its DNS, or in a file on its site.

Only https, only the domain itself, no redirects, at most a few kilobytes, a few seconds in all.
"""

import http.client
import io
import socket
import time
from typing import cast

from alongside.organisations.domains.internet import Internet, NoAnswerError, RefusedError, public_addresses
from alongside.organisations.models import Domain

Result = Domain.Result

PATH = "/.well-known/alongside.txt"
MOST_BYTES = 16_384
SECONDS = 10.0
ADDRESSES_TRIED = 2


def check(domain: Domain, internet: Internet) -> str:
    """Return what we found."""
    in_dns = _in_dns(domain, internet)
    if in_dns == Result.PROVED:
        return Result.PROVED
    in_file = _in_file(domain, internet)
    if in_dns == Result.NO_ANSWER and in_file == Result.NOT_FOUND:
        return Result.NO_ANSWER
    return in_file


def _in_dns(domain: Domain, internet: Internet) -> str:
    """Look in the TXT records of the domain, and of a name below it that some prefer."""
    try:
        records = [*internet.records(domain.domain, "TXT"), *internet.records(f"_alongside.{domain.domain}", "TXT")]
    except NoAnswerError:
        return Result.NO_ANSWER
    return Result.PROVED if domain.record in [record.strip() for record in records] else Result.NOT_FOUND


def _in_file(domain: Domain, internet: Internet) -> str:
    """Look in the file on the domain's own site."""
    try:
        addresses = public_addresses(internet, domain.domain)[:ADDRESSES_TRIED]
    except NoAnswerError:
        return Result.NOT_FOUND
    except RefusedError:
        return Result.REFUSED
    for address in addresses:
        try:
            lines = fetch(address, domain.domain, internet).splitlines()
        except (OSError, http.client.HTTPException):
            continue
        return Result.PROVED if domain.record in [line.strip() for line in lines] else Result.NOT_FOUND
    return Result.NO_ANSWER


def fetch(address: str, name: str, internet: Internet) -> str:
    """Return the text of the file; empty when there is none, or when the answer sends us elsewhere.

    Raises OSError or HTTPException when nothing sensible answers in time.
    """
    asked = [
        f"GET {PATH} HTTP/1.1",
        f"Host: {name}",
        "User-Agent: Alongside",
        "Accept: text/plain",
        "Connection: close",
    ]
    request = "\r\n".join([*asked, "", ""])
    with internet.connect(address, name) as connection:
        connection.sendall(request.encode("ascii"))
        answer = http.client.HTTPResponse(cast(socket.socket, _Received(_receive(connection))))
        answer.begin()
        if answer.status != 200:
            return ""
        try:
            return answer.read().decode("utf-8", "replace")
        except http.client.IncompleteRead as cut:
            return cut.partial.decode("utf-8", "replace")


def _receive(connection: socket.socket) -> bytes:
    """Read at most so many bytes in at most so many seconds, however slowly they drip."""
    received, deadline = b"", time.monotonic() + SECONDS
    while len(received) < MOST_BYTES:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        connection.settimeout(left)
        some = connection.recv(4096)
        if not some:
            break
        received += some
    return received


class _Received:
    """What was received, as the socket that the standard library reads an answer from."""

    def __init__(self, received: bytes) -> None:
        self.received = received

    def makefile(self, mode: str) -> io.BytesIO:
        """Return it as a file."""
        return io.BytesIO(self.received)
