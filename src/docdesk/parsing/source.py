"""A file to read: on disk, or as bytes taken out of another file."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from docdesk.domain.errors import DocumentTooLarge
from docdesk.parsing.limits import size_text


@dataclass(frozen=True, slots=True)
class Source:
    """A file's name and its bytes, in memory (`data`) or on disk (`path`): one of the two."""

    name: str
    path: Path | None = None
    data: bytes = b""

    @property
    def ending(self) -> str:
        """The name's ending in lower case with its dot, or ""."""
        return Path(self.name).suffix.lower()

    @property
    def title(self) -> str:
        """A title for a document that names none: its file name in readable form."""
        return " ".join(Path(self.name).stem.replace("_", " ").split())

    @property
    def size_bytes(self) -> int:
        """How many bytes there are."""
        return self.path.stat().st_size if self.path else len(self.data)

    def open(self) -> BinaryIO:
        """The bytes as a file that can be read anywhere; the caller closes it."""
        return self.path.open("rb") if self.path else io.BytesIO(self.data)

    def read(self, most_bytes: int) -> bytes:
        """All bytes; DocumentTooLarge when there are more than that."""
        if self.size_bytes > most_bytes:
            raise DocumentTooLarge(
                f"The file has {size_text(self.size_bytes)} of text; "
                f"the limit is {size_text(most_bytes)}.",
                "Raise the limit in the settings, or split the file.",
            )
        return self.path.read_bytes() if self.path else self.data
