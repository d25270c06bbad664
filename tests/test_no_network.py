"""No test reaches the network."""

import socket

import pytest


def test_a_connection_to_anywhere_but_loopback_is_refused():
    """The guard of pytest-recording holds in every test (192.0.2.1 is TEST-NET-1, RFC 5737)."""
    with socket.socket() as connection, pytest.raises(RuntimeError, match="Network is disabled"):
        connection.connect(("192.0.2.1", 80))
