"""The network lock, tried in processes of its own: it cannot be taken off again."""

import json
import subprocess
import sys

import pytest

LOCK = "from docdesk.guard.network import lock; lock();"


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=False
    )


def test_every_attempt_is_refused_after_the_lock() -> None:
    code = (
        LOCK + "import json; from docdesk.guard.selftest import probe_network;"
        "report = probe_network('test');"
        "print(json.dumps([report.is_locked, report.ring, [c.name for c in report.checks]]))"
    )

    is_locked, ring, names = json.loads(run(code).stdout)

    assert is_locked
    assert ring == ("system" if sys.platform == "linux" else "process")
    assert "TCP over IPv4" in names


def test_the_report_of_an_open_process_says_open() -> None:
    code = (
        "from docdesk.guard.selftest import probe_network; r = probe_network('test');"
        "print(r.is_locked, r.ring)"
    )

    assert run(code).stdout.split() == ["False", "open"]


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6", "AF_PACKET", "AF_VSOCK"])
def test_native_code_is_refused_too(family: str) -> None:
    code = (
        LOCK + "import ctypes, socket; libc = ctypes.CDLL(None, use_errno=True);"
        f"print(libc.socket(int(socket.{family}), 2, 0), ctypes.get_errno())"
    )

    assert run(code).stdout.split() == ["-1", "1"]


def test_io_uring_is_refused() -> None:
    code = (
        LOCK + "import ctypes; libc = ctypes.CDLL(None, use_errno=True);"
        "print(libc.syscall(425, 1, None), ctypes.get_errno())"
    )

    assert run(code).stdout.split() == ["-1", "1"]


def test_children_are_locked_as_well() -> None:
    code = (
        LOCK + "import subprocess, sys;"
        "r = subprocess.run([sys.executable, '-c', 'import socket; socket.socket()'],"
        " capture_output=True, text=True); print('Operation not permitted' in r.stderr)"
    )

    assert run(code).stdout.strip() == "True"


def test_pipes_of_the_desktop_still_work() -> None:
    code = LOCK + "import socket; a, b = socket.socketpair(); a.send(b'x'); print(b.recv(1))"

    assert run(code).stdout.strip() == "b'x'"


def test_the_refusal_says_what_happened() -> None:
    code = LOCK + "import socket; socket.create_connection(('192.0.2.1', 80))"

    assert "DocDesk has locked the network" in run(code).stderr


def test_libraries_are_told_to_stay_offline() -> None:
    code = LOCK + "import os; print(os.environ['HF_HUB_OFFLINE'], os.environ['DO_NOT_TRACK'])"

    assert run(code).stdout.split() == ["1", "1"]
