"""Passwords of documents: in memory only, never written, never logged."""

from dataclasses import dataclass, field
from pathlib import PurePath
from threading import Lock


@dataclass(frozen=True, slots=True)
class _Password:
    text: str = field(repr=False)
    is_kept: bool


class Passwords:
    """The passwords that the person gave since DocDesk started. Safe to use from any thread.

    A password opens its document and the files within it.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], _Password] = {}
        self._lock = Lock()

    def give(self, workspace: str, document: str, password: str, *, keep: bool) -> None:
        """Remember a password: until the document is read, or with `keep` until DocDesk ends."""
        with self._lock:
            self._known[workspace, document] = _Password(password, keep)

    def of(self, workspace: str, document: str) -> str:
        """The password of a document or of the nearest container around it, "" for none."""
        path = PurePath(document)
        with self._lock:
            for name in (document, *map(str, path.parents)):
                if (known := self._known.get((workspace, name))) is not None:
                    return known.text
        return ""

    def not_kept(self, workspace: str) -> tuple[str, ...]:
        """The documents whose passwords go when they are read."""
        with self._lock:
            return tuple(
                document
                for (name, document), known in self._known.items()
                if name == workspace and not known.is_kept
            )

    def forget(self, workspace: str, document: str) -> None:
        """Drop a password."""
        with self._lock:
            self._known.pop((workspace, document), None)

    def forget_all(self, workspace: str) -> None:
        """Drop the passwords of a workspace that is deleted."""
        with self._lock:
            for key in [key for key in self._known if key[0] == workspace]:
                del self._known[key]
