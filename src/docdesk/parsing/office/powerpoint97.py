"""PowerPoint 97-2003 presentations (PPT): slides as pages, then their notes.

Names and numbers are those of MS-PPT: 2.1.2 (Current User), 2.3.2-2.3.5 (edits and persist
directory), 2.4.14.3 (SlideListWithText), 2.9 (text).
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.domain.errors import DocumentTooLarge, TextMissing
from docdesk.parsing.flow import PageFlow
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.office.compound_file import BROKEN, CompoundFile, damaged
from docdesk.parsing.office.encrypted import decrypted
from docdesk.parsing.source import Source
from docdesk.parsing.tables import has_header, table_lines

# Types of records.
_EDIT, _PERSIST, _DOCUMENT = 4085, 6002, 1000
_SLIDE_LIST, _SLIDE_PERSIST, _SLIDE_INFO, _NOTES_ATOM = 4080, 1011, 1017, 1009
_TEXT_HEADER, _WIDE_TEXT, _NARROW_TEXT, _OUTLINE_REFERENCE = 3999, 4000, 4008, 3998
_TEXT_BOX, _GROUP, _ANCHOR, _MORE_PROPERTIES = 0xF00D, 0xF003, 0xF00F, 0xF122
_TABLE_PROPERTY = 0x039F
_SLIDES, _NOTES = 0, 2  # which SlideListWithText

_TITLES = (0, 6)  # kinds of text: a title, a title in the centre
_OTHER = 4  # kind of text
_HIDDEN = 0x04
_DEEPEST = 40
_LINE_ENDS = str.maketrans({"\x0b": "\n", "\r": "\n"})


@dataclass(frozen=True, slots=True)
class _Record:
    type: int
    instance: int
    start: int  # of its content
    end: int
    is_container: bool


@dataclass(frozen=True, slots=True)
class _Text:
    kind: int
    text: str


@dataclass(slots=True)
class _Slide:
    """A slide as the list of slides names it, with the texts of its placeholders."""

    reference: int
    id: int
    texts: list[_Text] = field(default_factory=list)


def read(source: Source, options: ReadOptions) -> ParsedDocument:
    """The presentation; hidden slides are read, and a note says which they are.

    Raises PasswordNeeded when it is encrypted, and the password is missing or wrong.
    """
    with CompoundFile(decrypted(source, options), options) as file:
        content, user = file.stream("PowerPoint Document"), file.stream("Current User")
        has_pictures = bool(file.stream("Pictures"))
        metadata = file.metadata()
    flow = PageFlow()
    try:
        deck = _Deck(content, user)
        if len(deck.slides) > options.limits.pages:
            raise DocumentTooLarge(
                f"The presentation has {len(deck.slides):,} slides; "
                f"the limit is {options.limits.pages:,}.",
                "Raise the limit in the settings, or split the presentation.",
            )
        hidden = [str(number) for number in deck.write(flow)]
    except BROKEN as error:
        raise damaged() from error
    pages, headings = flow.finish()
    if not any(page.text for page in pages) and has_pictures:
        raise TextMissing(
            "The presentation holds pictures and no text: it needs OCR.",
            "Run OCR on it and add the result.",
        )
    notes = f"Slides that are hidden when the presentation is shown: {', '.join(hidden)}."
    title = metadata.pop("title", "")
    if not title or "powerpoint" in title.casefold():  # the program's own title
        title = headings[0].text if headings else source.title
    return ParsedDocument(
        DocumentKind.PPT, title, pages, headings, metadata, (notes,) if hidden else ()
    )


class _Deck:
    """The records of a presentation."""

    def __init__(self, content: bytes, current_user: bytes) -> None:
        self._content = content
        places, document = self._persisted(current_user)
        self._places = places
        lists = [record for record in self._children(document) if record.type == _SLIDE_LIST]
        self.slides = self._listed(lists, _SLIDES)
        self._notes = {
            place: notes
            for slide in self._listed(lists, _NOTES)
            if (notes := self._container(slide)) is not None
            for place in self._slide_of_notes(notes)
        }

    def write(self, flow: PageFlow) -> Iterator[int]:
        """Write each slide as a page; the numbers of hidden ones."""
        for slide in self.slides:
            container = self._container(slide)
            texts = list(self._texts(container, slide.texts)) if container else slide.texts
            titles = [text for text in texts if text.kind in _TITLES]
            for text in titles:
                flow.add_heading(text.text, 1)
            for text in texts:
                if text not in titles:
                    _write_lines(flow, text.text)
            if (notes := self._notes.get(slide.id)) is not None:
                written = (text.text for text in self._texts(notes, []) if len(text.text) > 1)
                if lines := "\n".join(filter(None, written)):
                    _write_lines(flow, f"Notes: {lines}")
            if container and self._is_hidden(container):
                yield flow.pages
            flow.end_page()

    def _persisted(self, current_user: bytes) -> tuple[dict[int, int], _Record]:
        """Where the newest version of each part stands, by its number, and the document."""
        places: dict[int, int] = {}
        seen: set[int] = set()
        at = struct.unpack_from("<I", current_user, 16)[0]
        number = 0
        while at and at not in seen:
            seen.add(at)
            record = self._record(at)
            if record.type != _EDIT:
                raise ValueError("no edit where one is said to be")
            earlier, directory, document = struct.unpack_from("<III", self._content, at + 16)
            number = number or document
            for entry, place in self._directory(self._record(directory)):
                places.setdefault(entry, place)
            at = earlier
        return places, self._record(places[number])

    def _directory(self, record: _Record) -> Iterator[tuple[int, int]]:
        at = record.start
        while at + 4 <= record.end:
            packed = struct.unpack_from("<I", self._content, at)[0]
            first, count = packed & 0xFFFFF, packed >> 20
            for index in range(count):
                yield first + index, struct.unpack_from("<I", self._content, at + 4 + 4 * index)[0]
            at += 4 + 4 * count

    def _record(self, at: int) -> _Record:
        head, kind, size = struct.unpack_from("<HHI", self._content, at)
        end = min(at + 8 + size, len(self._content))
        return _Record(kind, head >> 4, at + 8, end, is_container=head & 0xF == 0xF)

    def _children(self, parent: _Record) -> Iterator[_Record]:
        at = parent.start
        while at + 8 <= parent.end:
            record = self._record(at)
            yield record
            at = record.end

    def _descendants(
        self, parent: _Record, kinds: tuple[int, ...], depth: int = 0
    ) -> Iterator[_Record]:
        for record in self._children(parent):
            if record.type in kinds:
                yield record
            elif record.is_container and depth < _DEEPEST:
                yield from self._descendants(record, kinds, depth + 1)

    def _listed(self, lists: list[_Record], instance: int) -> list[_Slide]:
        slides: list[_Slide] = []
        for entry in (one for one in lists if one.instance == instance):
            kind = 0
            for record in self._children(entry):
                if record.type == _SLIDE_PERSIST:
                    reference, _, _, number = struct.unpack_from(
                        "<IIiI", self._content, record.start
                    )
                    slides.append(_Slide(reference, number))
                elif record.type == _TEXT_HEADER:
                    kind = struct.unpack_from("<I", self._content, record.start)[0]
                    if slides:
                        slides[-1].texts.append(_Text(kind, ""))
                elif record.type in (_WIDE_TEXT, _NARROW_TEXT) and slides and slides[-1].texts:
                    slides[-1].texts[-1] = _Text(kind, self._decoded(record))
        return slides

    def _container(self, slide: _Slide) -> _Record | None:
        place = self._places.get(slide.reference)
        return self._record(place) if place is not None else None

    def _slide_of_notes(self, notes: _Record) -> Iterator[int]:
        for record in self._children(notes):
            if record.type == _NOTES_ATOM:
                yield struct.unpack_from("<I", self._content, record.start)[0]

    def _texts(self, container: _Record, outline: list[_Text]) -> Iterator[_Text]:
        """The texts of all boxes in their order; placeholders refer to the outline."""
        for record in self._descendants(container, (_TEXT_BOX, _GROUP)):
            if record.type == _TEXT_BOX:
                yield from self._box_texts(record, outline)
            elif self._is_table(record):
                yield _Text(_OTHER, "\n".join(self._table_lines(record)))
            else:
                yield from self._texts(record, outline)

    def _box_texts(self, box: _Record, outline: list[_Text]) -> Iterator[_Text]:
        kind = _OTHER
        for record in self._children(box):
            if record.type == _TEXT_HEADER:
                kind = struct.unpack_from("<I", self._content, record.start)[0]
            elif record.type in (_WIDE_TEXT, _NARROW_TEXT):
                yield _Text(kind, self._decoded(record))
            elif record.type == _OUTLINE_REFERENCE:
                index = struct.unpack_from("<I", self._content, record.start)[0]
                if index < len(outline):
                    yield outline[index]

    def _is_table(self, group: _Record) -> bool:
        """A table is a group of cells whose first shape has the property of a table."""
        first = next(self._children(group), None)
        for record in self._children(first) if first else ():
            if record.type == _MORE_PROPERTIES:
                for index in range(record.instance):
                    at = record.start + 6 * index
                    if struct.unpack_from("<H", self._content, at)[0] & 0x3FFF == _TABLE_PROPERTY:
                        return True
        return False

    def _table_lines(self, group: _Record) -> list[str]:
        """The rows of a table: cells with the same upper edge, in columns by their left one."""
        rows: dict[int, list[tuple[int, str]]] = {}
        for shape in self._children(group):
            for anchor in self._descendants(shape, (_ANCHOR,)):
                left, top = struct.unpack_from("<ii", self._content, anchor.start)
                boxes = self._descendants(shape, (_TEXT_BOX,))
                texts = [text.text for box in boxes for text in self._box_texts(box, [])]
                if texts:
                    rows.setdefault(top, []).append((left, " ".join(texts)))
        columns = sorted({left for row in rows.values() for left, _ in row})
        texts_of = [dict(rows[top]) for top in sorted(rows)]
        cells = [[row.get(left, "") for left in columns] for row in texts_of]
        return table_lines(cells, int(has_header(cells)))

    def _decoded(self, record: _Record) -> str:
        content = self._content[record.start : record.end]
        if record.type == _NARROW_TEXT:  # the lower halves of UTF-16
            return content.decode("latin-1").translate(_LINE_ENDS).strip()
        return content.decode("utf-16-le", "replace").translate(_LINE_ENDS).strip()

    def _is_hidden(self, container: _Record) -> bool:
        return any(
            record.end - record.start >= 12 and self._content[record.start + 10] & _HIDDEN
            for record in self._children(container)
            if record.type == _SLIDE_INFO
        )


def _write_lines(flow: PageFlow, text: str) -> None:
    for index, line in enumerate(line for line in text.split("\n") if line.strip()):
        (flow.add_line if index else flow.add_paragraph)(line)
