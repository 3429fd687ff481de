"""The network lock: no process of DocDesk can open a connection to anywhere."""

import ctypes
import errno
import logging
import os
import platform
import socket
import struct
import sys
from typing import NoReturn

logger = logging.getLogger(__name__)

# Libraries that would ask a hub or send telemetry are told not to; the lock does not rely on it.
OFFLINE_ENVIRONMENT = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_DATASETS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "ANONYMIZED_TELEMETRY": "False",
    "DO_NOT_TRACK": "1",
    "TOKENIZERS_PARALLELISM": "false",
}

# Families that never leave the machine: pipes of the desktop (X11, Wayland, D-Bus) and the kernel.
_LOCAL_FAMILIES = {1, 16}  # AF_UNIX, AF_NETLINK


class NetworkLocked(PermissionError):
    """Something tried to use the network."""


def lock() -> None:
    """Lock the network for this process and all its children; it cannot be undone.

    Linux: the kernel refuses every socket but local ones, to Python and native code alike.
    Everywhere: an audit hook turns attempts made from Python into a clear error.
    Call it before anything heavy is imported. Calling it again in the same process is harmless.
    """
    os.environ.update(OFFLINE_ENVIRONMENT)
    if sys.platform == "linux":
        _install_system_filter()
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    # Hooks see every event of the interpreter: the cheap test comes first.
    if not event.startswith("socket."):
        return
    if event == "socket.__new__":
        if _is_local(arguments[1]):
            return
        _refuse_aloud(event)
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        _refuse_aloud(event)
    if event in ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"):
        family = getattr(arguments[0], "family", None)
        if not _is_local(family):
            _refuse_aloud(event)


def _is_local(family: object) -> bool:
    return isinstance(family, int) and int(family) in _LOCAL_FAMILIES


def _refuse_aloud(event: str) -> NoReturn:
    logger.info("refused %s", event)
    raise NetworkLocked(errno.EPERM, "DocDesk has locked the network: no connection can be opened")


# ---- Linux: a seccomp filter in classic BPF (linux/filter.h, linux/seccomp.h) ----

_LOAD_WORD = 0x20  # BPF_LD | BPF_W | BPF_ABS
_JUMP_EQUAL = 0x15  # BPF_JMP | BPF_JEQ | BPF_K
_JUMP_AT_LEAST = 0x35  # BPF_JMP | BPF_JGE | BPF_K
_RETURN = 0x06  # BPF_RET | BPF_K
_ALLOW = 0x7FFF0000
_ERRNO = 0x00050000
_OFFSET_SYSCALL, _OFFSET_ARCHITECTURE, _OFFSET_FIRST_ARGUMENT = 0, 4, 16

# audit architecture, number of socket(2); io_uring has the same numbers on both
_ARCHITECTURES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_IO_URING = (425, 426, 427)
_X32_SYSCALLS = 0x40000000  # the second system call table of x86-64

_PR_SET_NO_NEW_PRIVS = 38
_SYSCALL_SECCOMP = {"x86_64": 317, "aarch64": 277}
_SET_MODE_FILTER, _FLAG_ALL_THREADS = 1, 1


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]


def _instruction(code: int, value: int, *, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_true, if_false, value)


def _filter_program(machine: str) -> bytes:
    """Allow everything but sockets of families that leave the machine, and io_uring."""
    architecture, socket_call = _ARCHITECTURES[machine]
    refuse = _instruction(_RETURN, _ERRNO | errno.EPERM)
    allow = _instruction(_RETURN, _ALLOW)
    program = [
        _instruction(_LOAD_WORD, _OFFSET_ARCHITECTURE),
        _instruction(_JUMP_EQUAL, architecture, if_true=1),
        refuse,  # a 32-bit call: nothing of ours makes one
        _instruction(_LOAD_WORD, _OFFSET_SYSCALL),
        _instruction(_JUMP_AT_LEAST, _X32_SYSCALLS, if_false=1),
        refuse,
    ]
    for call in _IO_URING:  # would open sockets behind the filter's back
        program += [_instruction(_JUMP_EQUAL, call, if_false=1), refuse]
    program += [
        _instruction(_JUMP_EQUAL, socket_call, if_true=1),
        allow,
        _instruction(_LOAD_WORD, _OFFSET_FIRST_ARGUMENT),
    ]
    for family in sorted(_LOCAL_FAMILIES):
        program += [_instruction(_JUMP_EQUAL, family, if_false=1), allow]
    return b"".join([*program, refuse])


def _install_system_filter() -> None:
    machine = platform.machine()
    if machine not in _ARCHITECTURES:
        logger.warning("no system lock for %s: the process lock stands alone", machine)
        return
    code = ctypes.create_string_buffer(_filter_program(machine))
    program = _Program(len(code) // 8, ctypes.addressof(code))
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    result = libc.syscall(
        _SYSCALL_SECCOMP[machine], _SET_MODE_FILTER, _FLAG_ALL_THREADS, ctypes.byref(program)
    )
    if result != 0:
        reason = os.strerror(ctypes.get_errno())
        logger.warning("the system refused the network lock (%s): the process lock stands", reason)


def try_native_socket() -> bool:
    """True when native code, unseen by Python's hook, can open an internet socket."""
    if sys.platform != "linux":
        return True
    libc = ctypes.CDLL(None, use_errno=True)
    descriptor = libc.socket(socket.AF_INET, socket.SOCK_STREAM, 0)
    if descriptor < 0:
        return False
    os.close(descriptor)
    return True
