"""Sheets of rows as pages that say which rows they hold."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from docdesk.domain.documents import Heading, Page
from docdesk.domain.errors import DocumentTooLarge
from docdesk.parsing.flow import PageFlow, clean
from docdesk.parsing.limits import ParseLimits
from docdesk.parsing.tables import Row, find_header, has_header, header_text, row_text

ROWS_A_PAGE = 100
_CHARS_A_PAGE = 6000  # about two printed pages: a citation of long rows stays exact
_LOOK_AHEAD = 60  # rows
_LONGEST_NAME = 60  # characters of a sheet's name in a page's label


class SheetPages:
    """Gathers sheets: each starts a page, long ones take several, by rows and characters."""

    def __init__(self, limits: ParseLimits) -> None:
        self._limits = limits
        self._flow = PageFlow()
        self._chars = 0

    def add_sheet(self, name: str, rows: Iterable[Row], after: Sequence[str] = ()) -> bool:
        """Write a sheet row by row, then the lines of `after`; False if there is no text in it.

        `name` "" stands for a file that is one table. A row that names the columns is looked for
        at the top, and after an empty row where figures stand under names.

        Raises:
            DocumentTooLarge: more characters or pages than the limits allow.
        """
        numbers: list[int] = []
        is_new = True
        for number, line in _lines(rows):
            if len(numbers) >= ROWS_A_PAGE or self._flow.length > _CHARS_A_PAGE:
                self._end_page(name, numbers)
                numbers = []
            if is_new:
                self._flow.add_heading(name, 1)
                self._flow.add_paragraph(line)
            else:
                self._flow.add_line(line)
            is_new = False
            numbers.append(number)
            self._count(line)
        for line in after:
            self._count(line)
            self._flow.add_paragraph(line)
        if numbers or after:
            self._end_page(name, numbers)
        return not is_new or bool(after)

    def finish(self) -> tuple[tuple[Page, ...], tuple[Heading, ...]]:
        """All pages, labelled "Name, rows 2-101", and the sheets' names as headings."""
        return self._flow.finish()

    def _end_page(self, name: str, numbers: list[int]) -> None:
        if self._flow.pages > self._limits.pages:
            raise DocumentTooLarge(
                f"The document has more than {self._limits.pages:,} pages of rows.",
                "Raise the limit in the settings, or split the document.",
            )
        name = " ".join(clean(name).split())[:_LONGEST_NAME]
        self._flow.end_page(", ".join(filter(None, (name, _rows_text(numbers)))))

    def _count(self, line: str) -> None:
        self._chars += len(line)
        if self._chars > self._limits.text_chars:
            raise DocumentTooLarge(
                f"The rows have more than {self._limits.text_chars:,} characters.",
                "Raise the limit in the settings, or split the document.",
            )


def _rows_text(numbers: list[int]) -> str:
    if not numbers:
        return ""
    first, last = numbers[0], numbers[-1]
    return f"row {first}" if first == last else f"rows {first}-{last}"


def _lines(rows: Iterable[Row]) -> Iterator[tuple[int, str]]:
    """Each row that holds something, by its number from 1, with the header that it stands under."""
    left = iter(rows)
    window: deque[Row] = deque(islice(left, _LOOK_AHEAD))
    header_at = find_header(list(window))
    header: Row = ()
    number = 0
    is_apart = False
    while window:
        row = window.popleft()
        number += 1
        if not any(row):
            is_apart = True
        elif number - 1 == header_at or row == header or (is_apart and has_header([row, *window])):
            header = row
            yield number, header_text(row)
        else:
            yield number, row_text(row, header)
        is_apart = is_apart and not any(row)
        window.extend(islice(left, 1))
