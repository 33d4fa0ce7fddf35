"""The guard against reaching other machines stands, and lets this one through."""

import socket

import pytest

from tests.sockets import ReachedOutError


@pytest.mark.parametrize("host", ["192.0.2.1", "nhs.example"])
def test_another_machine_is_refused(host: str) -> None:
    with socket.socket() as caller, pytest.raises(ReachedOutError, match=host):
        caller.connect((host, 80))


def test_this_machine_is_let_through() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as caller:
        caller.connect(server.getsockname())
