"""The proof of the network lock: sockets that are really tried, and fail."""

import socket
from collections.abc import Callable

from docdesk.domain.system import Check, NetworkReport
from docdesk.guard.network import try_native_socket


def probe_network(role: str) -> NetworkReport:
    """Try to open connections in this process and report what happened; takes under 1 ms.

    Args:
        role: The name of this process for the person ("window", "host", ...).
    """
    is_refused_by_system = not try_native_socket()
    checks = (
        _attempt("TCP over IPv4", lambda: _open(socket.AF_INET, socket.SOCK_STREAM)),
        _attempt("TCP over IPv6", lambda: _open(socket.AF_INET6, socket.SOCK_STREAM)),
        _attempt("UDP over IPv4", lambda: _open(socket.AF_INET, socket.SOCK_DGRAM)),
    )
    if is_refused_by_system:
        # No socket, no name look-up: one that fails now fails by the lock.
        native = Check("TCP from native code", passed=True, detail="refused by the system")
        return NetworkReport(role=role, ring="system", checks=(*checks, native))
    look_up = _attempt("name look-up", lambda: socket.getaddrinfo("docdesk.invalid", 443))
    is_refused = all(check.passed for check in (*checks, look_up))
    ring = "process" if is_refused else "open"
    return NetworkReport(role=role, ring=ring, checks=(*checks, look_up))


def _open(family: int, kind: int) -> None:
    socket.socket(family, kind).close()


def _attempt(name: str, connect: Callable[[], object]) -> Check:
    try:
        connect()
    except PermissionError as error:
        return Check(name, passed=True, detail=f"refused: {error.strerror}")
    except OSError as error:
        # A machine without that protocol proves nothing about the lock.
        return Check(name, passed=False, detail=f"failed, but not by the lock: {error}")
    return Check(name, passed=False, detail="opened", hint="The network is not locked.")
