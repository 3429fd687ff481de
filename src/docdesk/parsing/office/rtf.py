"""Rich Text (RTF): text, tables by rows, footnotes, comments and deletions."""

import re
from collections.abc import Iterator

from striprtf.striprtf import rtf_to_text

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.domain.errors import DocumentTooLarge, TextMissing
from docdesk.parsing.flow import PageFlow
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.office import marks
from docdesk.parsing.raised import raised
from docdesk.parsing.source import Source
from docdesk.parsing.tables import has_header, table_lines

# The library writes no more than plain text: these characters of the private use area stand in
# it for what it would lose, written as RTF's own escapes.
_CELL, _ROW, _ROW_START, _PAGE, _END = "\ue000", "\ue001", "\ue002", "\ue003", "\ue009"
_SIDE = {
    "footnote": "\ue004",
    "comment": "\ue005",
    "deleted": "\ue006",
    "header": "\ue007",
    "raised": "\ue008",
}
_WORDS = {"cell": _CELL, "nestcell": _CELL, "row": _ROW, "trowd": _ROW_START, "page": _PAGE}

_TOKEN = re.compile(
    r"\\bin(\d{1,10}) ?|\\(cell|nestcell|row|trowd|page)(?![a-z0-9]) ?|\\.|[{}]", re.S
)
_SKIPPED_GROUP = re.compile(
    r"\{\s*(?:\\\*\s*)?\\(?:pict|objdata|shppict|nonshppict|themedata|colorschememapping|datastore|"
    r"fontemb|blipuid|stylesheet|latentstyles|rsidtbl|fldinst|nesttableprops|nonesttables)(?![a-z])"
)
_PICTURE = re.compile(r"\{\s*(?:\\\*\s*)?\\(?:pict|shppict|nonshppict)(?![a-z])")
_SIDE_GROUP = re.compile(
    r"\{\s*(?:\\\*\s*)?\\(?:(footnote)|(annotation)|((?:header|footer)[lrf]?))(?![a-z]) ?"
)
_CHANGED_GROUP = re.compile(
    r"\{(?:\\[a-z]{1,32}(?:-?\d{1,10})? ?){0,40}?"
    r"\\(?:(deleted|strike|striked1)|super)(?![a-z0-9])"
)
_SIDE_TEXT = re.compile(f"([{''.join(_SIDE.values())}])([^\ue004-\ue009]*){_END}")
_LEFT_OVER = re.compile("[\ue000-\ue009]")
_NO_COUNT = re.compile(r"\\uc(?![a-z0-9-])")
_HIGH = re.compile(rb"[\x80-\xff]")
_INFO = re.compile(r"\{\\(title|author|subject) ((?:[^{}\\]|\\[^{}]|\\[{}])*)\}")
_CODE_PAGE = re.compile(r"\\ansicpg\d{1,5}")
# Character sets of old Macs that Python has no codec for: the same script on Windows.
_CHARSETS = {78: 128, 79: 136, 80: 129, 81: 178, 82: 177, 83: 161, 84: 204, 85: 134} | {
    86: 238, 87: 204, 88: 222, 89: 238
}  # fmt: skip


def read(source: Source, options: ReadOptions) -> ParsedDocument:
    """The document; pages follow the breaks that were put in by hand."""
    limit = options.limits.text_chars
    content = source.read(4 * limit)
    marked, has_pictures = _marked(_escaped(content))
    if len(marked) > 2 * limit:
        raise DocumentTooLarge(
            f"The document has {len(marked):,} characters with its layout; "
            f"the limit is {2 * limit:,}.",
            "Raise the limit in the settings, or split the document.",
        )
    text = _side_marked(_plain(marked))
    flow = PageFlow()
    for part in text.split(_PAGE):
        _write_page(flow, part)
        flow.end_page()
    pages, headings = flow.finish()
    if has_pictures and not any(page.text for page in pages):
        raise TextMissing(
            "The document holds pictures and no text: it needs OCR.",
            "Run OCR on it and add the result.",
        )
    metadata = _metadata(marked[:200_000])
    title = metadata.pop("title", "") or source.title
    return ParsedDocument(DocumentKind.RTF, title, pages, headings, metadata)


def _plain(rtf: str) -> str:
    text: str = rtf_to_text(rtf, errors="replace")  # type: ignore[no-untyped-call]
    # RTF writes characters beyond 16 bits as two halves.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _escaped(content: bytes) -> str:
    """Bytes beyond ASCII as RTF's escapes: their meaning depends on the font they stand in."""
    text = _HIGH.sub(lambda found: b"\\'%02x" % found.group()[0], content).decode("ascii")
    text = _NO_COUNT.sub(r"\\uc1 ", text)  # the library fails on it
    return re.sub(r"\\fcharset(\d{1,3})", _known_charset, text.replace("\x00", ""))


def _known_charset(found: "re.Match[str]") -> str:
    number = int(found.group(1))
    return f"\\fcharset{_CHARSETS.get(number, number)}"


def _escape(character: str) -> str:
    return f"{{\\uc0\\u{ord(character)} }}"


def _marked(rtf: str) -> tuple[str, bool]:
    """The source with stand-ins and without pictures; whether there were pictures."""
    pieces: list[str] = []
    ends: list[str] = []  # what to write before the brace that closes each open group
    at = 0
    has_pictures = False
    while (found := _TOKEN.search(rtf, at)) is not None:
        pieces.append(rtf[at : found.start()])
        at = found.end()
        token = found.group()
        if token == "{":
            if _SKIPPED_GROUP.match(rtf, found.start()):
                has_pictures = has_pictures or bool(_PICTURE.match(rtf, found.start()))
                at = _group_end(rtf, found.start())
                continue
            at, begin, end = _opened_group(rtf, found.start())
            pieces.append(begin)
            ends.append(end)
        elif token == "}":
            pieces.append((ends.pop() if ends else "") + token)
        elif found.group(1):
            at += int(found.group(1))
        else:
            pieces.append(_escape(_WORDS[found.group(2)]) if found.group(2) else token)
    return "".join([*pieces, rtf[at:]]), has_pictures


def _opened_group(rtf: str, start: int) -> tuple[int, str, str]:
    """Where to go on in a group, what to write at its begin and before its end."""
    if (side := _SIDE_GROUP.match(rtf, start)) is not None:
        kind = "footnote" if side.group(1) else "comment" if side.group(2) else "header"
        return side.end(), "{" + _escape(_SIDE[kind]), _escape(_END)
    if (changed := _CHANGED_GROUP.match(rtf, start)) is not None:
        kind = "deleted" if changed.group(1) else "raised"
        return start + 1, "{" + _escape(_SIDE[kind]), _escape(_END)
    return start + 1, "{", ""


def _group_end(rtf: str, start: int) -> int:
    """The place after the brace that closes the group; the end where none does."""
    depth = 0
    at = start
    while (found := _TOKEN.search(rtf, at)) is not None:
        at = found.end()
        if found.group() == "{":
            depth += 1
        elif found.group() == "}":
            depth -= 1
            if depth == 0:
                return at
        elif found.group(1):
            at += int(found.group(1))
    return len(rtf)


def _side_marked(text: str) -> str:
    """The text with notes, comments and deletions marked; headers stand once at its begin."""
    headers: dict[str, None] = {}

    def mark(found: "re.Match[str]") -> str:
        character, inside = found.groups()
        inside = _LEFT_OVER.sub(" ", inside)
        if character == _SIDE["deleted"]:
            return marks.begin_deleted(inside)
        if character == _SIDE["raised"]:
            return raised(inside, found.string[max(0, found.start() - 1) : found.start()])
        if character == _SIDE["header"]:
            if any(letter.isalpha() for letter in inside):
                headers[" ".join(inside.split())] = None
            return ""
        note = marks.footnote if character == _SIDE["footnote"] else _comment
        return f" {note(inside)} " if inside.strip() else ""

    while (marked := _SIDE_TEXT.sub(mark, text)) != text:
        text = marked
    return "\n".join([*headers, marks.join_deleted(text)])


def _comment(text: str) -> str:
    return marks.comment("", text)


def _write_page(flow: PageFlow, text: str) -> None:
    rows: list[list[str]] = []
    for chunk in _chunks(text):
        if isinstance(chunk, list):
            rows.append(chunk)
            continue
        if chunk.strip():
            _write_rows(flow, rows)
            rows = []
        for line in chunk.split("\n"):
            flow.add_paragraph(_LEFT_OVER.sub(" ", line))
    _write_rows(flow, rows)


def _chunks(text: str) -> Iterator[str | list[str]]:
    """Text, and table rows as lists of cells, in their order."""
    *rows, last = text.split(_ROW)
    for chunk in rows:
        before, _, row = chunk.partition(_ROW_START)
        if _CELL not in row:  # the definition of the row stands after its cells only
            before, _, row = "", "", chunk
        yield before
        cells = _LEFT_OVER.sub(" ", row.replace(_CELL, "\x1f")).split("\x1f")[:-1]
        yield [" ".join(cell.split()) for cell in cells]
    yield last.replace(_CELL, " ")


def _write_rows(flow: PageFlow, rows: list[list[str]]) -> None:
    for index, line in enumerate(table_lines(rows, int(has_header(rows)))):
        (flow.add_line if index else flow.add_paragraph)(line)


def _metadata(rtf: str) -> dict[str, str]:
    code_page = _CODE_PAGE.search(rtf)
    start = "{\\rtf1\\ansi" + (code_page.group() if code_page else "") + " "
    found = {}
    for name, value in _INFO.findall(rtf):
        text = " ".join(_plain(start + value + "}").split())
        if text:
            found[name] = text
    return found
