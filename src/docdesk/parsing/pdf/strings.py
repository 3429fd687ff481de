"""Strings as pdfium hands them out."""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium_c

_LONGEST = 200_000  # bytes


def pdf_string(read: Callable[[Any, int], int]) -> str:
    """The UTF-16 text that one of pdfium's functions writes, on one line and without controls.

    `read` takes a buffer (or None, to be told the size) and its size in bytes.
    """
    size = read(None, 0)
    if not 2 < size <= _LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(size)
    read(ctypes.cast(buffer, ctypes.POINTER(pdfium_c.FPDF_WCHAR)), size)
    text = buffer.raw[: size - 2].decode("utf-16-le", errors="replace")
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
