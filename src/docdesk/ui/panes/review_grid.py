"""One review: how far it is, its filters, the grid, and the chosen cell."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from docdesk.domain.answers import Citation, FoundPassage
from docdesk.domain.review import ReviewRow, ReviewStatus
from docdesk.ipc.reviews import ReviewShown
from docdesk.ui.panes.review_card import ReviewCard
from docdesk.ui.panes.review_head import ReviewHead
from docdesk.ui.panes.review_model import PAGE, ReviewModel
from docdesk.ui.panes.review_table import ReviewTable
from docdesk.ui.review_state import GridQuery, ReviewState
from docdesk.ui.review_wording import cell_words
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.controls import plain_label
from docdesk.ui.widgets.handing_frame import HandingFrame

FILTER_DELAY_MS = 200  # of quiet typing before the rows are asked for


class ReviewGrid(HandingFrame):
    """Shows the review that is open; emits what the person wants of it."""

    rows_wanted = Signal(int, int)  # offset, limit
    query_wanted = Signal(object)  # GridQuery
    correction_wanted = Signal(str, str, object)  # document, field, text or None to take it back
    cell_opened = Signal(object, int, bool)  # ReviewRow, column, chosen (not looked at)
    document_opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = GridQuery()
        self._status: ReviewStatus | None = None
        self.rows = ReviewModel(self)
        self.head = ReviewHead(theme)
        self.head.back.set_shortcut(self, QKeySequence("Alt+Left"))
        self.table = ReviewTable(self.rows, theme)
        self.card = ReviewCard()
        self.nothing = plain_label(self.tr("No row has this."), "muted", wraps=True)
        self.nothing.setContentsMargins(24, 24, 24, 24)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(FILTER_DELAY_MS)
        self._delay.timeout.connect(self._on_typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.nothing)
        column.addWidget(self.table, 1)
        column.addWidget(self.card)
        self.hand_focus_to(self.table)
        self._connect()

    def show_state(self, state: ReviewState) -> None:
        """Show the review that is open, from its first row if it is another one."""
        status = state.status
        if status is None:
            self._status = None
            return
        is_other = self._status is None or self._status.id != status.id
        is_asked_otherwise = self._query != state.query
        self._status, self._query = status, state.query
        if is_other or self.rows.fields != status.plan.fields:
            self.head.begin(status)
        if is_other or is_asked_otherwise or self.rows.fields != status.plan.fields:
            self._begin(status, state.matching, keeps_widths=not is_other)
        self.head.show_review(status, state.run_of(status.id), state.query, state.matching)
        self.nothing.setVisible(state.query.is_filtered and not state.matching)

    def show_page(self, page: ReviewShown) -> None:
        """Show rows."""
        self.table.show_page(page)
        self._show_card()

    def show_row(self, row: ReviewRow) -> None:
        """Show a row as it is now."""
        self.rows.show_row(row)
        self._show_card()

    def refresh(self) -> None:
        """Ask again for what is on screen."""
        self.rows.refresh()
        self.table.look()

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self.head.apply_theme(theme)
        self.table.apply_theme(theme)
        self.table.show_query(self._query)

    def menu_for(self, index: QModelIndex) -> QMenu:
        """What can be done with a cell and its column."""
        menu = QMenu(self)
        cell, field = self.rows.cell(index), self.rows.fields[index.column()]
        name = field.name.replace("&", "&&")
        if cell is not None:
            menu.addAction(self.tr("Open the page"), lambda: self._open(index, True))
            correct = menu.addAction(self.tr("Correct…"), lambda: self.table.edit(index))
            correct.setEnabled(bool(self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable))
            take_back = self.tr("Take the correction back")
            taken = menu.addAction(take_back, lambda: self._take_back(index))
            taken.setEnabled(cell.correction is not None)
            words = cell_words(cell, field)
            menu.addAction(self.tr("Copy"), lambda: QGuiApplication.clipboard().setText(words))
            menu.addSeparator()
        sort = self.tr("Sort by “{name}”").format(name=name)
        menu.addAction(sort, lambda: self._sort(field.key))
        menu.addAction(self.tr("Sort by document"), lambda: self._sort(""))
        return menu

    # ---- what the person does ----

    def _begin(self, status: ReviewStatus, total: int, *, keeps_widths: bool) -> None:
        has_fields = self.rows.fields == status.plan.fields
        self.rows.begin(status.plan.fields, total)
        if not (keeps_widths and has_fields):
            self.table.begin()
        self.table.scrollToTop()
        self.table.show_query(self._query)
        self.card.show_cell(None, None, None)
        self.rows.look_at(0, PAGE - 1)

    def _sort(self, key: str) -> None:
        self.query_wanted.emit(self._query.sorted_by(key))

    def _on_typed(self) -> None:
        self._delay.stop()
        wanted = self.head.query(self._query)
        if wanted != self._query:
            self.query_wanted.emit(wanted)

    def _open(self, index: QModelIndex, is_chosen: bool) -> None:
        row = self.rows.row(index.row())
        if row is not None:
            self.cell_opened.emit(row, index.column(), is_chosen)

    def _take_back(self, index: QModelIndex) -> None:
        row = self.rows.row(index.row())
        if row is not None:
            key = self.rows.fields[index.column()].key
            self.correction_wanted.emit(row.document, key, None)

    def _show_card(self) -> None:
        index = self.table.currentIndex()
        if not index.isValid():
            self.card.show_cell(None, None, None)
            return
        field = self.rows.fields[index.column()]
        self.card.show_cell(self.rows.row(index.row()), self.rows.cell(index), field)

    def _show_menu(self, index: QModelIndex, at: QPoint) -> None:
        self.table.mark(index)
        self.menu_for(index).exec(at)

    def _connect(self) -> None:
        self.rows.page_wanted.connect(self.rows_wanted)
        self.rows.correction_wanted.connect(self.correction_wanted)
        table = self.table
        table.chosen.connect(lambda index: self._open(index, True))
        table.looked_at.connect(lambda index: self._open(index, False))
        table.selectionModel().currentChanged.connect(self._show_card)
        table.sort_wanted.connect(self._sort)
        table.document_wanted.connect(self.document_opened)
        table.menu_wanted.connect(self._show_menu)
        self.card.page_wanted.connect(table.choose)
        self.card.correction_wanted.connect(table.correct)
        self.card.take_back_wanted.connect(lambda: self._take_back(table.currentIndex()))
        self.head.typed.connect(lambda: self._delay.start())
        self.head.filtered.connect(self._on_typed)

    def set_current_source(self, source: Citation | FoundPassage) -> None:
        """Mark the cell whose page is open."""
        self.table.mark_source(source)
        self._show_card()
