"""Where a document is: its own name, and the way there through the files that hold it."""

import os
import re
from pathlib import PurePath

SEPARATOR = " › "
# A name may hold line breaks, and marks that show its letters in another order than they stand.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_UNSEEN_MARK = "\ufffd"
# Endings of files that hold others. A message without one of them is still shown, by its own name.
_CONTAINERS = frozenset(
    {
        ".zip", ".7z", ".tar", ".tgz", ".tbz2", ".txz", ".gz", ".bz2", ".xz",
        ".eml", ".msg", ".mbox", ".mbx", ".p7m", ".pdf",
    }
)  # fmt: skip


def file_name(document: str) -> str:
    """The name of the document itself, whatever holds it."""
    return seen(document[_cut(document) + 1 :] or document)


def seen(name: str) -> str:
    """A name as it is shown: in one line, and its letters in the order in which they stand."""
    return name if name.isprintable() else _UNSEEN.sub(_UNSEEN_MARK, name)


def way(document: str, *, is_member: bool = False) -> tuple[str, ...]:
    """The names from the file on disk to the document: ("mail.zip", "inbox.mbox", "Offer.eml").

    A file on disk has its own name alone. `is_member` says that it lies within another file, for
    those whose name does not tell (a mailbox "INBOX").
    """
    parts = tuple(map(seen, PurePath(document).parts))
    last = len(parts) - 1
    first = next((at for at in range(last) if _holds_others(parts[at])), last)
    return parts[min(first, last - 1) if is_member and last > 0 else first :]


def document_name(document: str) -> str:
    """The document with the way there: "mail.zip › inbox.mbox › 0003 Offer.eml"."""
    return SEPARATOR.join(way(document)) or document


def holder_name(document: str) -> str:
    """The way there without the document itself: "mail.zip › inbox.mbox"; "" for a file on disk."""
    return SEPARATOR.join(way(document)[:-1])


def folder_of(document: str) -> str:
    """What a document lies in: a folder, or the file that holds it."""
    cut = _cut(document)
    return document[: max(cut, 1)] if cut >= 0 else "."


def group_name(path: str, root: str) -> str:
    """A folder or container named from the followed folder that it lies in: "Mail/a.zip › b.eml".

    Without such a folder (`root` "") it has its own name.
    """
    if not root or root == path:
        return file_name(path)
    parts = (PurePath(root).name, *PurePath(path).relative_to(root).parts)
    first = next((at for at, part in enumerate(parts) if _holds_others(part)), len(parts) - 1)
    return seen(SEPARATOR.join(("/".join(parts[: first + 1]), *parts[first + 1 :])))


def _cut(document: str) -> int:
    """Where the own name is cut off; a list has too many rows for PurePath to look at each."""
    return max(document.rfind("/"), document.rfind(os.sep))


def _holds_others(name: str) -> bool:
    return PurePath(name).suffix.lower() in _CONTAINERS
