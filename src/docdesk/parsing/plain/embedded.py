"""Files that are written into XML as letters: the PDF in an invoice or in a clinical document."""

import base64
import binascii
import io
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from lxml import etree

from docdesk.domain.errors import DocumentError
from docdesk.parsing.flow import PageFlow
from docdesk.parsing.kinds import recognise
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.members import Entry, ListedContainer, safe_names
from docdesk.parsing.plain.elements import DATA_BYTES, ElementWriter, local_name
from docdesk.parsing.plain.trees import main_part, parse_leniently
from docdesk.parsing.source import Source

_NAME_WORDS = ("nome", "name", "title")
_LONGEST_NAME = 200  # characters
_FORMAT_WORDS = ("formato", "format", "estensione", "extension")


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file as its element says it: the name, and the letters."""

    name: str
    element: etree._Element

    def content(self) -> bytes:
        """The file itself; nothing when the letters are no base64."""
        try:
            return base64.b64decode("".join((self.element.text or "").split()))
        except (binascii.Error, ValueError):
            return b""


def open_container(source: Source, options: ReadOptions) -> ListedContainer:
    """The files in the document whose kind can be told."""
    content = source.read(4 * options.limits.text_chars)
    root = parse_leniently(content).root if DATA_BYTES.search(content) else None
    files = []
    if root is not None:
        writer = ElementWriter(PageFlow())
        writer.write(main_part(root))
        files = written_files(writer.data)
    names = safe_names(file.name for file in files)
    entries = [
        Entry(name, len(file.element.text or "") * 3 // 4)
        for name, file in zip(names, files, strict=True)
    ]

    @contextmanager
    def open_entry(ordinal: int) -> Iterator[IO[bytes]]:
        yield io.BytesIO(files[ordinal].content())

    return ListedContainer(entries, open_entry, source.size_bytes, options.limits)


def written_files(elements: list[etree._Element]) -> list[WrittenFile]:
    """Those of the elements that hold a file of a kind that is read."""
    files = (
        WrittenFile(_name(element, number), element) for number, element in enumerate(elements, 1)
    )
    return [file for file in files if _is_known(file)]


def _is_known(file: WrittenFile) -> bool:
    content = file.content()
    try:
        recognise(io.BytesIO(content), file.name, len(content))
    except DocumentError:
        return False
    return True


def _name(element: etree._Element, number: int) -> str:
    """As the elements beside it call it (FatturaPA: NomeAttachment, FormatoAttachment)."""
    name = _beside(element, _NAME_WORDS) or f"attachment {number}"
    if "." in name[-6:]:
        return name
    extension = mimetypes.guess_extension(element.get("mediaType", "")) or ""
    if form := _beside(element, _FORMAT_WORDS):
        extension = f".{form.lower().lstrip('.')}"
    return name + extension


def _beside(element: etree._Element, words: tuple[str, ...]) -> str:
    parent = element.getparent()
    for sibling in parent if parent is not None else ():
        if sibling is element or not isinstance(sibling.tag, str):
            continue
        text = (sibling.text or "").strip()
        if text and len(text) <= _LONGEST_NAME:
            name = local_name(sibling).lower()
            if any(word in name for word in words):
                return text
    return ""
