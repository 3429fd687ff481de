"""JSON, JSON lines and notebooks: values under their names, each record a paragraph."""

import json
import re
from typing import Any

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.parsing.flow import PageFlow
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.plain import text as plain_text
from docdesk.parsing.plain.elements import DATA
from docdesk.parsing.plain.text import read_text
from docdesk.parsing.source import Source

DEEPEST = 50  # levels

_LONGEST_LINE = 200  # characters of a list of values that stands in one line
_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*")
_BETWEEN = re.compile(r"[\s,\x1e]*")

_PLAIN_NOTE = "It is no valid JSON, so it is read as plain text."
_DEEP_NOTE = f"What is nested deeper than {DEEPEST} levels was left out."
_DATA_NOTE = "Files written in it as letters (base64) were left out."

# Numbers stay as they are written: 12.50 is not 12.5, and no number is too long.
_decode = json.JSONDecoder(
    parse_float=str, parse_int=str, parse_constant=str, strict=False
).raw_decode


def read(source: Source, options: ReadOptions) -> ParsedDocument:
    """The values of a JSON file as one page; a file that is no JSON is read as plain text."""
    text = read_text(source, options).lstrip("\ufeff")
    values, broken = _values(text)
    if not values:
        document = plain_text.read(source, options)
        return ParsedDocument(
            DocumentKind.JSON,
            document.title,
            document.pages,
            document.headings,
            notes=(_PLAIN_NOTE,),
        )
    writer = _Writer()
    if len(values) == 1 and _is_notebook(values[0]):
        writer.write_notebook(values[0])
    elif len(values) == 1:
        writer.write(values[0], "", 0)
    else:
        writer.write(values, "", 0)
    if broken:
        note = f"{broken} of its lines are no valid JSON and were left out."
        writer.notes.append(note)
    pages, headings = writer.flow.finish()
    first = next((heading.text for heading in headings if heading.level == 1), "")
    return ParsedDocument(
        DocumentKind.JSON, first or source.title, pages, headings, notes=tuple(writer.notes)
    )


def _values(text: str) -> tuple[list[Any], int]:
    """The values one after another, and how many lines among them are none."""
    values = []
    at = _skip(text, 0)
    try:
        while at < len(text):
            value, at = _decode(text, at)
            values.append(value)
            at = _skip(text, at)
    except (ValueError, RecursionError):
        return _values_of_lines(text)
    return values, 0


def _skip(text: str, at: int) -> int:
    match = _BETWEEN.match(text, at)
    return match.end() if match else at


def _values_of_lines(text: str) -> tuple[list[Any], int]:
    """JSON lines, some of which may be damaged; nothing if most are."""
    values = []
    lines = [line for line in text.splitlines() if line.strip()]
    for line in lines:
        try:
            value, _ = _decode(line.strip())
        except (ValueError, RecursionError):
            continue
        if isinstance(value, (dict, list)):
            values.append(value)
    broken = len(lines) - len(values)
    return (values, broken) if len(values) > broken else ([], 0)


def _is_notebook(value: object) -> bool:
    return isinstance(value, dict) and isinstance(value.get("cells"), list) and "nbformat" in value


class _Writer:
    """Puts values into a flow; what it leaves out it says in `notes`."""

    def __init__(self) -> None:
        self.flow = PageFlow()
        self.notes: list[str] = []
        self._begins_paragraph = True

    def write(self, value: object, name: str, depth: int) -> None:
        """Put the value, which has this name where it stands, with all that is in it."""
        if depth > DEEPEST:
            self._note(_DEEP_NOTE)
        elif isinstance(value, dict):
            self._object(value, name, depth)
        elif not isinstance(value, list):
            self._line(name, self._scalar(value))
        elif any(isinstance(item, (dict, list)) for item in value):
            self._records(value, name, depth)
        else:
            self._list(value, name)

    def _object(self, value: dict[str, Any], name: str, depth: int) -> None:
        for key, inner in value.items():
            self.write(inner, f"{name}.{key}" if name else key, depth + 1)

    def _records(self, records: list[Any], name: str, depth: int) -> None:
        for number, record in enumerate(records, 1):
            if not isinstance(record, dict):
                self.write(record, name, depth + 1)
                continue
            self._begins_paragraph = True
            if name:
                self._put(f"{name} {number}:")
            self.write(record, "", depth + 1)
            self._begins_paragraph = True

    def _list(self, values: list[Any], name: str) -> None:
        texts = [text for value in values if (text := self._scalar(value))]
        joined = ", ".join(texts)
        if len(joined) <= _LONGEST_LINE:
            self._line(name, joined)
        else:
            for text in texts:
                self._line(name, text)

    def _line(self, name: str, text: str) -> None:
        if text:
            self._put(f"{name}: {text}" if name else text)

    def _put(self, text: str) -> None:
        (self.flow.add_paragraph if self._begins_paragraph else self.flow.add_line)(text)
        self._begins_paragraph = False

    def _scalar(self, value: object) -> str:
        if value is None:
            return ""
        if isinstance(value, bool):
            return "true" if value else "false"
        text = str(value)
        if DATA.fullmatch(text.partition(";base64,")[2] or text):
            self._note(_DATA_NOTE)
            return ""
        return text

    def _note(self, note: str) -> None:
        if note not in self.notes:
            self.notes.append(note)

    def write_notebook(self, notebook: dict[str, Any]) -> None:
        """Put the cells of a Jupyter notebook, each with what it printed."""
        for cell in notebook["cells"]:
            if not isinstance(cell, dict):
                continue
            text = _joined(cell.get("source"))
            if cell.get("cell_type") == "markdown":
                self._markdown(text)
            else:
                self.flow.add_paragraph(text)
            for output in cell.get("outputs") or ():
                self.flow.add_paragraph(_output(output))

    def _markdown(self, text: str) -> None:
        add = self.flow.add_paragraph
        for line in text.split("\n"):
            if heading := _HEADING.fullmatch(line):
                self.flow.add_heading(heading.group(2), len(heading.group(1)))
            elif line.strip():
                add(line)
                add = self.flow.add_line
            if heading or not line.strip():
                add = self.flow.add_paragraph


def _output(output: object) -> str:
    if not isinstance(output, dict):
        return ""
    data = output.get("data")
    if isinstance(data, dict):
        return _joined(data.get("text/markdown") or data.get("text/plain"))
    if "ename" in output:
        return f"{output['ename']}: {output.get('evalue', '')}"
    return _joined(output.get("text"))


def _joined(source: object) -> str:
    """Notebooks write texts as lists of lines."""
    if isinstance(source, list):
        return "".join(line for line in source if isinstance(line, str))
    return source if isinstance(source, str) else ""
