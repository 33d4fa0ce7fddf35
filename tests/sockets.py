"""Tests reach nothing but this machine: one that tries finds out at once, not when the network is slow."""

import socket
from collections.abc import Callable
from ipaddress import ip_address
from typing import Any


class ReachedOutError(RuntimeError):
    """A test tried to connect to another machine."""


def is_here(family: int, address: Any) -> bool:
    """Tell whether an address is on this machine."""
    if family not in (socket.AF_INET, socket.AF_INET6):
        return True  # a socket file, or a kernel's own
    host = address[0]
    try:
        return host == "localhost" or ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


def only_here(connect: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a connecting method of socket.socket so that it refuses other machines."""

    def guarded(self: socket.socket, address: Any) -> Any:
        if not is_here(self.family, address):
            raise ReachedOutError(f"A test tried to reach {address}. Give it a fake instead.")
        return connect(self, address)

    return guarded
