"""What one file may cost its parser, and what it is read with."""

from dataclasses import dataclass, field

from docdesk.domain.documents import Page

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ParseLimits:
    """Limits for one file.

    `time_s` seconds and `memory_bytes` above an idle child; `file_bytes` on disk; `pages` and
    `text_chars` of a document; `unpacked_bytes` that a packed file may unpack to in all,
    `unpacked_ratio` times its own size at most; `members` files in one container, `depth`
    containers within each other; `page_time_s` for recognising the text of one page.
    """

    time_s: float = 60.0
    memory_bytes: int = 1024 * MIB
    file_bytes: int = 500 * MIB
    pages: int = 20_000
    text_chars: int = 50_000_000
    unpacked_bytes: int = 512 * MIB
    unpacked_ratio: int = 200
    members: int = 50_000
    depth: int = 5
    page_time_s: float = 120.0


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What one file is read with, beside its bytes.

    `recognised` are pages that text recognition has read: a reader takes these for its own pages
    of the same numbers, and asks for none of them again.
    """

    limits: ParseLimits
    password: str = field(default="", repr=False)
    recognised: tuple[Page, ...] = ()


def size_text(size_bytes: float) -> str:
    """A size for people: "12 kB", "3.4 MB"."""
    for unit in ("bytes", "kB", "MB"):
        if size_bytes < 1000:
            return f"{size_bytes:.3g} {unit}"
        size_bytes /= 1000
    return f"{size_bytes:.3g} GB"
