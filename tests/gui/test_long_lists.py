"""A list of a hundred thousand files: what is done for each event is counted, not timed."""

from collections import Counter
from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from docdesk.domain.documents import FileState
from docdesk.domain.events import FileDone
from docdesk.domain.workspaces import FileRow
from docdesk.ipc.messages import FilesListed
from docdesk.ui.panes.files_list import AHEAD, FilesList
from docdesk.ui.panes.files_model import LARGEST_PAGE, PAGE_SIZE, REST, FilesModel
from docdesk.ui.theme import Theme, load_theme

FILES = 100_000
ON_SCREEN = 40  # rows, at most, of a list as high as the one here
ROOT = QModelIndex()
LOOKS = 6  # times that one row may be looked up while it is drawn


def files(count: int = FILES) -> list[FileRow]:
    return [
        FileRow(f"/m/{number // 500:03}/{number:06}.pdf", FileState.READY)
        for number in range(count)
    ]


class CountedModel(FilesModel):
    """Counts what the view asks."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: Counter[str] = Counter()

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        self.asked["data"] += 1
        return super().data(index, role)

    def rowCount(self, parent: QModelIndex = ROOT) -> int:  # noqa: N802
        self.asked["rowCount"] += 1
        return super().rowCount(parent)

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        self.asked["flags"] += 1
        return super().flags(index)


class Paged:
    """A list on screen whose pages are answered by hand."""

    def __init__(self, theme: Theme, rows: Sequence[FileRow]) -> None:
        self.rows = list(rows)
        self.model = CountedModel()
        self.wanted: list[tuple[int, int]] = []
        self.pages = 0  # answered while scrolling
        self.model.page_wanted.connect(lambda offset, limit: self.wanted.append((offset, limit)))
        self.view = FilesList(self.model, theme)
        self.view.resize(264, 700)
        self.view.show()
        self.answer(0, PAGE_SIZE)

    def answer(self, offset: int, limit: int) -> None:
        page = tuple(self.rows[offset : offset + limit])
        self.model.show_page(FilesListed("w", page, offset, len(self.rows)))
        QApplication.processEvents()

    def answer_all(self) -> int:
        count = 0
        while self.wanted:
            self.answer(*self.wanted.pop(0))
            count += 1
        return count

    def scroll_to_end(self) -> int:
        bar, pages = self.view.verticalScrollBar(), 0
        while bar.value() < bar.maximum() or self.wanted:
            bar.setValue(bar.maximum())
            QApplication.processEvents()
            pages += self.answer_all()
        return pages


@pytest.fixture(scope="module")
def scrolled(qapp: QApplication) -> Iterator[Paged]:
    """All files listed, at their end; nothing may be changed here."""
    paged = Paged(load_theme("light"), files())
    paged.pages = paged.scroll_to_end()
    yield paged
    paged.view.close()
    paged.view.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def listed(theme: Theme, qtbot: QtBot) -> Paged:
    paged = Paged(theme, files(6 * LARGEST_PAGE))
    qtbot.addWidget(paged.view)
    return paged


def test_the_end_is_reached_page_by_page(scrolled: Paged) -> None:
    assert scrolled.model.index_of(scrolled.rows[-1].document).isValid()
    assert scrolled.pages <= FILES / LARGEST_PAGE + 5


def test_a_step_of_scrolling_looks_at_what_is_on_screen_alone(scrolled: Paged) -> None:
    scrolled.model.asked.clear()

    bar = scrolled.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    QApplication.processEvents()

    assert 0 < scrolled.model.asked["data"] <= ON_SCREEN * LOOKS
    assert sum(scrolled.model.asked.values()) <= ON_SCREEN * LOOKS * 10


def test_a_page_that_arrives_costs_as_much_as_it_is_long(scrolled: Paged) -> None:
    more = tuple(files(FILES + LARGEST_PAGE)[FILES:])
    inserted: list[int] = []
    scrolled.model.rowsInserted.connect(lambda _, first, last: inserted.append(last - first + 1))
    scrolled.model.asked.clear()

    scrolled.model.show_page(FilesListed("w", more, FILES, FILES + len(more)))
    QApplication.processEvents()

    assert len(more) <= sum(inserted) <= 2 * LARGEST_PAGE
    assert len(inserted) <= 2
    assert scrolled.model.asked["data"] <= ON_SCREEN * LOOKS
    assert scrolled.model.asked["rowCount"] <= 12 * LARGEST_PAGE


def test_a_finished_file_off_screen_draws_nothing(scrolled: Paged) -> None:
    scrolled.model.asked.clear()

    scrolled.model.show_file(FileDone(scrolled.rows[5].document, FileState.READY, pages=3))
    QApplication.processEvents()

    assert sum(scrolled.model.asked.values()) <= ON_SCREEN * LOOKS * 2


def test_more_is_asked_for_before_the_end_is_seen(listed: Paged) -> None:
    assert not listed.wanted
    bar = listed.view.verticalScrollBar()

    at = listed.model.index(listed.model.rowCount() - AHEAD)
    listed.view.scrollTo(at)

    assert bar.value() < bar.maximum()
    assert listed.wanted == [(PAGE_SIZE, PAGE_SIZE)]


def test_of_a_long_list_only_what_is_seen_is_asked_for_once_more(listed: Paged) -> None:
    listed.scroll_to_end()

    listed.model.refresh(listed.view.seen())

    (offset, limit) = listed.wanted.pop()
    assert offset >= len(listed.rows) - ON_SCREEN
    assert limit == PAGE_SIZE


def test_a_long_list_that_has_changed_is_listed_anew_behind_the_one_that_is_read(
    listed: Paged,
) -> None:
    listed.scroll_to_end()
    top = listed.view.seen()[0]
    new = FileRow("/m/000/000000 a.pdf", FileState.READY)
    listed.rows.insert(1, new)

    listed.model.refresh(listed.view.seen())
    listed.answer(*listed.wanted.pop(0))
    assert not listed.model.index_of(new.document).isValid()
    listed.answer_all()

    assert listed.model.index_of(new.document).isValid()
    assert listed.view.seen()[0] == top


def test_a_list_that_keeps_changing_is_not_listed_anew_all_the_time(listed: Paged) -> None:
    listed.scroll_to_end()
    anew = 0
    for number in range(REST):
        listed.rows.insert(1, FileRow(f"/m/000/000000 {number}.pdf", FileState.READY))
        listed.model.refresh(listed.view.seen())
        listed.answer(*listed.wanted.pop(0))
        anew += bool(listed.answer_all())

    assert anew == 1


def test_letters_typed_in_the_list_do_not_search_row_by_row(scrolled: Paged, qtbot: QtBot) -> None:
    scrolled.model.asked.clear()

    with qtbot.waitSignal(scrolled.view.typed) as typed:
        qtbot.keyClick(scrolled.view, Qt.Key.Key_Z)

    assert typed.args == ["z"]
    assert scrolled.model.asked["data"] <= ON_SCREEN
