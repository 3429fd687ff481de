"""How what does not stand in the text itself is written: deletions, notes, comments."""

import re

_BEGIN, _END = "\x02", "\x03"  # no XML document can hold them
_SEAM = re.compile(rf"{_END}(\s?){_BEGIN}")


def deleted(text: str) -> str:
    """Text that was deleted while changes were tracked, or is struck through."""
    return f"[deleted: {_line(text)}]"


def footnote(text: str) -> str:
    """A footnote, after the paragraph that refers to it."""
    return f"[footnote: {_line(text)}]"


def endnote(text: str) -> str:
    """An endnote."""
    return f"[endnote: {_line(text)}]"


def comment(author: str, text: str) -> str:
    """A remark that somebody put beside the text."""
    by = f" by {_line(author)}" if author.strip() else ""
    return f"[comment{by}: {_line(text)}]"


def _line(text: str) -> str:
    return " ".join(text.split())


def begin_deleted(text: str) -> str:
    """A piece of deleted text within a paragraph, to be given to `join_deleted` with the others."""
    return f"{_BEGIN}{text}{_END}" if text else ""


def join_deleted(text: str) -> str:
    """The paragraph with its deleted pieces marked; neighbours are one deletion."""
    if _BEGIN not in text:
        return text
    parts = re.split(rf"{_BEGIN}([^{_END}]*){_END}", _SEAM.sub(r"\1", text))
    joined = parts[0]
    for gone, kept in zip(parts[1::2], parts[2::2], strict=True):
        if not gone.strip():
            joined += kept
            continue
        before = " " if joined and not joined[-1].isspace() else ""
        after = " " if kept[:1].isalnum() else ""
        joined += before + deleted(gone) + after + kept
    return joined
