"""A review of 5,000 documents and 12 fields: what is done for each event is counted, not timed."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from docdesk.domain.review import (
    Cell,
    CellState,
    ReviewField,
    ReviewPlan,
    ReviewRow,
    ReviewStatus,
)
from docdesk.ipc.reviews import ReviewShown
from docdesk.ui.panes.review_model import MOST_PAGES, PAGE, ReviewModel
from docdesk.ui.panes.review_table import LOOK_AHEAD, ReviewTable
from docdesk.ui.theme import Theme

ROWS = 5_000
FIELDS = tuple(ReviewField(f"f{number}", f"Field {number}", "What?") for number in range(12))
STATUS = ReviewStatus("r", "Long", "", "", ReviewPlan(FIELDS), total=ROWS, done=ROWS, unreadable=0)


def row(number: int, value: str = "") -> ReviewRow:
    cells = tuple(
        Cell(field.key, CellState.FOUND, value or f"value {number}", verified=True)
        for field in FIELDS
    )
    return ReviewRow(f"/m/{number:05}.pdf", "", cells, CellState.FOUND)


class Paged:
    """A grid on screen whose pages are answered by hand."""

    def __init__(self, theme: Theme) -> None:
        self.rows = ReviewModel()
        self.table = ReviewTable(self.rows, theme)
        self.wanted: list[tuple[int, int]] = []
        self.rows.page_wanted.connect(lambda offset, limit: self.wanted.append((offset, limit)))
        self.rows.begin(FIELDS, ROWS)
        self.table.begin()
        self.table.resize(700, 600)
        self.table.show()
        self.table.look()
        self.answer()

    def answer(self) -> int:
        count = 0
        while self.wanted:
            offset, limit = self.wanted.pop(0)
            found = tuple(row(number) for number in range(offset, min(offset + limit, ROWS)))
            self.table.show_page(ReviewShown("w", STATUS, found, offset, ROWS))
            count += 1
        QApplication.processEvents()
        return count

    def scroll_to(self, number: int) -> None:
        self.table.scrollTo(self.rows.index(number, 0), ReviewTable.ScrollHint.PositionAtTop)
        self.table.look()

    def held(self) -> int:
        return sum(self.rows.row(number) is not None for number in range(ROWS))


@pytest.fixture
def paged(theme: Theme, qapp: QApplication) -> Iterator[Paged]:
    made = Paged(theme)
    yield made
    made.table.close()


def test_only_what_is_looked_at_is_asked_for(paged: Paged) -> None:
    on_screen = 600 // paged.table.rowHeight(0) + 1

    assert paged.rows.rowCount() == ROWS
    assert paged.held() <= on_screen + LOOK_AHEAD + PAGE


def test_a_jump_into_the_middle_asks_for_no_row_in_between(paged: Paged) -> None:
    paged.scroll_to(4_000)

    assert 1 <= len(paged.wanted) <= 2
    assert all(3_900 <= offset <= 4_100 for offset, _ in paged.wanted)
    paged.answer()
    assert paged.rows.index(4_000, 0).data() == "value 4000"
    assert paged.rows.row(2_000) is None


def test_nothing_is_asked_for_twice(paged: Paged) -> None:
    paged.scroll_to(1_000)
    wanted = len(paged.wanted)

    paged.table.look()

    assert len(paged.wanted) == wanted
    paged.answer()
    paged.table.look()
    assert not paged.wanted


def test_reading_on_to_the_end_keeps_few_rows(paged: Paged) -> None:
    for number in range(0, ROWS, 10):
        paged.scroll_to(number)
        paged.answer()

    assert paged.held() <= MOST_PAGES * PAGE
    assert paged.rows.index(ROWS - 1, 0).data() == f"value {ROWS - 1}"


def test_a_document_that_was_read_is_drawn_alone(paged: Paged) -> None:
    touched: list[tuple[int, int]] = []
    paged.rows.dataChanged.connect(lambda a, b, _: touched.append((a.row(), b.row())))

    paged.rows.show_row(row(7, "new"))
    paged.rows.show_row(row(4_500, "out of sight"))

    assert touched == [(7, 7)]
    assert paged.rows.index(7, 3).data() == "new"


def test_the_place_that_is_read_stays_when_rows_are_asked_for_again(paged: Paged) -> None:
    paged.scroll_to(3_000)
    paged.answer()
    paged.table.mark(paged.rows.index(3_005, 2))
    top = paged.table.verticalScrollBar().value()

    paged.rows.refresh()
    paged.table.look()
    assert paged.rows.row(3_005) is not None
    paged.answer()

    assert paged.table.verticalScrollBar().value() == top
    assert paged.table.currentIndex().row() == 3_005


def test_documents_that_came_since_are_added_at_the_end(paged: Paged) -> None:
    first = tuple(row(number) for number in range(PAGE))
    paged.table.mark(paged.rows.index(3, 1))

    paged.table.show_page(ReviewShown("w", replace(STATUS, total=ROWS + 9), first, 0, ROWS + 9))

    assert paged.rows.rowCount() == ROWS + 9
    assert paged.table.currentIndex().row() == 3


def test_rows_that_went_are_taken_away(paged: Paged) -> None:
    paged.table.show_page(ReviewShown("w", STATUS, (row(0),), 0, 1))

    assert paged.rows.rowCount() == 1


def test_a_document_that_moved_to_another_page_is_found_there(paged: Paged) -> None:
    moved = (row(3), *(row(number) for number in range(100, 100 + PAGE - 1)))

    paged.table.show_page(ReviewShown("w", STATUS, moved, 2 * PAGE, ROWS))
    paged.table.show_page(
        ReviewShown("w", STATUS, tuple(row(n) for n in range(200, 200 + PAGE)), 0, ROWS)
    )

    assert paged.rows.index_of(row(3).document, "f0").row() == 2 * PAGE
