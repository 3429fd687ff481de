"""What one file may cost its parser."""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ParseLimits:
    """Limits for one file: seconds, bytes of memory above an idle child, size, pages, characters.

    `unpacked_bytes` bounds what a packed file (DOCX) may unpack to in all.
    """

    time_s: float = 60.0
    memory_bytes: int = 1024 * MIB
    file_bytes: int = 500 * MIB
    pages: int = 20_000
    text_chars: int = 50_000_000
    unpacked_bytes: int = 256 * MIB


def size_text(size_bytes: float) -> str:
    """A size for people: "12 kB", "3.4 MB"."""
    for unit in ("bytes", "kB", "MB"):
        if size_bytes < 1000:
            return f"{size_bytes:.3g} {unit}"
        size_bytes /= 1000
    return f"{size_bytes:.3g} GB"
