"""The only places where this room goes out to the internet: names, and one connection to a public address.

What a lead typed decides where we connect, so nothing inside our own network may be reachable through it: names are
resolved by us, every address must be a public one, and the connection goes to the very address that was looked at (a
name that answers differently the second time gains nothing).
"""

import ipaddress
import socket
import ssl
from typing import Protocol

import dns.exception
import dns.rdatatype
import dns.resolver

SECONDS = 5.0


class NoAnswerError(Exception):
    """A name has no answer, or nothing answers there."""


class RefusedError(Exception):
    """A name points to an address that is not public."""


class Internet(Protocol):
    """What a check needs of the world; tests put a small one of their own in its place."""

    def records(self, name: str, kind: str) -> list[str]:
        """Return the records of a kind (TXT, A, AAAA) that a name has. Raises NoAnswerError."""

    def connect(self, address: str, name: str) -> socket.socket:
        """Return a connection to an address, encrypted for a name. Raises OSError."""


class PublicInternet:
    """The real one."""

    def __init__(self, resolver: dns.resolver.Resolver | None = None, context: ssl.SSLContext | None = None) -> None:
        self.resolver = resolver or dns.resolver.Resolver()
        self.context = context or ssl.create_default_context()
        self.port = 443

    def records(self, name: str, kind: str) -> list[str]:
        """Ask the name server; a name without such a record has none."""
        try:
            answer = self.resolver.resolve(f"{name}.", kind, lifetime=SECONDS, search=False)
        except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
            return []
        except dns.exception.DNSException as error:
            raise NoAnswerError(str(error)) from error
        if answer.rdtype == dns.rdatatype.TXT:
            return [b"".join(record.strings).decode("utf-8", "replace") for record in answer]
        return [str(record.address) for record in answer]

    def connect(self, address: str, name: str) -> socket.socket:
        """Connect, and prove by its certificate that the other side is the name."""
        plain = socket.create_connection((address, self.port), timeout=SECONDS)
        try:
            return self.context.wrap_socket(plain, server_hostname=name)
        except BaseException:
            plain.close()
            raise


def public_addresses(internet: Internet, name: str) -> list[str]:
    """Return the addresses of a name.

    Raises RefusedError when one of them is not public, NoAnswerError when there is none.
    """
    found = [*internet.records(name, "A"), *internet.records(name, "AAAA")]
    if not found:
        raise NoAnswerError(name)
    if not all(is_public(address) for address in found):
        raise RefusedError(name)
    return found


def is_public(address: str) -> bool:
    """Whether an address is on the public internet, also when it hides inside another form of address."""
    parsed = ipaddress.ip_address(address)
    if isinstance(parsed, ipaddress.IPv6Address):
        hidden = parsed.ipv4_mapped or parsed.sixtofour or (parsed.teredo or (None, None))[1]
        if hidden is not None or parsed in ipaddress.ip_network("64:ff9b::/96"):
            return False
    return parsed.is_global and not parsed.is_multicast
