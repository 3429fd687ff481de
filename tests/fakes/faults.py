"""Parse functions that misbehave as hostile files make real ones do; run in real children only."""

import ctypes
import os
import socket
import sys
import time

from docdesk.domain.documents import (
    DocumentKind,
    FileLocation,
    Page,
    PageImage,
    ParsedDocument,
)
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.registry import read_document


def misbehave(location: FileLocation, options: ReadOptions) -> ParsedDocument:
    """Do what the file's name asks for; any other file is read as it is."""
    match location.path.stem:
        case "hang":
            time.sleep(600)
        case "spin":
            while True:
                pass
        case "eat":
            return _document(str(len(bytearray(1 << 34))))
        case "crash":
            ctypes.string_at(0)
        case "exit":
            os._exit(7)
        case "bug":
            raise ZeroDivisionError("the library's own fault")
        case "print":
            print("noise", flush=True)
            os.write(1, b"noise")
        case "write":
            location.path.with_suffix(".out").write_text("written")
        case "describe":
            return _document(f"{os.getpid()} {os.nice(0)} {'numpy' in sys.modules}")
        case "network":
            socket.socket(socket.AF_INET, socket.SOCK_STREAM).close()
    return read_document(location, options)


def draw_slowly(
    location: FileLocation, page: int, dots_per_inch: float, options: ReadOptions
) -> PageImage:
    """A picture that never comes."""
    time.sleep(600)
    return PageImage(b"", 0, 0)


def refuse_network() -> None:
    """A network lock for tests: every attempt to make a socket raises."""
    sys.addaudithook(_no_sockets)


def fail_to_start() -> None:
    """A child's setup that does not work."""
    raise OSError("no lock to be had")


def _no_sockets(event: str, _: object) -> None:
    if event == "socket.__new__":
        raise PermissionError("no network in this process")


def _document(text: str) -> ParsedDocument:
    return ParsedDocument(DocumentKind.TEXT, "made", (Page(1, text),))
