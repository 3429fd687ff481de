"""The head of a review: its name, how far it is, what can be done with it, and the filters."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from docdesk.domain.review import CellState, ReviewStatus
from docdesk.ui.icons import Icon
from docdesk.ui.review_state import CORRECTED, GridQuery, ReviewRun
from docdesk.ui.review_wording import matching_words, progress_words, state_filter_words
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.buttons import IconButton
from docdesk.ui.widgets.controls import plain_label, push_button, set_plain_tooltip
from docdesk.ui.widgets.lines import ElidedLabel
from docdesk.ui.widgets.work_strip import WorkStrip

_ROW_STATES = (CellState.FOUND, CellState.UNREADABLE, CellState.FAILED, CellState.WAITING)
_CELL_STATES = (CellState.FOUND, CellState.NOT_FOUND, CORRECTED, *_ROW_STATES[1:])


class ReviewHead(QFrame):
    """Says what is shown; emits what is wanted of the review, and when a filter changes."""

    back_wanted = Signal()
    stop_wanted = Signal()
    continue_wanted = Signal()
    export_wanted = Signal()
    rename_wanted = Signal()
    again_wanted = Signal()  # a new review with the same fields
    delete_wanted = Signal()
    typed = Signal()
    filtered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_running = False
        self.back = IconButton(Icon.PREVIOUS, self.tr("All reviews"), theme)
        self.back.clicked.connect(self.back_wanted)
        self.title = ElidedLabel()
        self.title.setProperty("role", "heading")
        self.export = push_button(self.tr("Export…"), "small")
        self.export.clicked.connect(self.export_wanted)
        self.more = self._build_more(theme)
        self.work = WorkStrip()
        self.work.pressed.connect(self._on_work)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(4)
        column.addLayout(self._build_title())
        column.addWidget(self.work)
        column.addLayout(self._build_filters())

    def begin(self, status: ReviewStatus) -> None:
        """Another review is shown: its columns, no filter."""
        with QSignalBlocker(self.contains), QSignalBlocker(self.column), QSignalBlocker(self.state):
            self.contains.clear()
            self.column.clear()
            self.column.addItem(self.tr("Documents"), "")
            for field in status.plan.fields:
                self.column.addItem(field.name, field.key)
        self._offer_states()

    def show_review(
        self, status: ReviewStatus, run: ReviewRun | None, query: GridQuery, matching: int
    ) -> None:
        """Show name, progress, and how many rows the filters leave."""
        self._is_running = run is not None
        self.title.setText(status.name)
        set_plain_tooltip(self.title, status.name)
        words = progress_words(status, run)
        if run is not None:
            stop = "" if run.is_stopping else self.tr("Stop")
            self.work.show_work(words, status.done, status.total, stop)
        else:
            self.work.show_rest(words, "" if status.is_complete else self.tr("Continue"))
        self.matching.setVisible(query.is_filtered)
        self.matching.setText(matching_words(status, matching))

    def query(self, before: GridQuery) -> GridQuery:
        """What the filters say now, sorted as before."""
        state = self.state.currentData() or ""
        return GridQuery(
            sort=before.sort,
            is_descending=before.is_descending,
            contains=self.contains.text().strip(),
            field=self.column.currentData() if state else "",
            state=state,
        )

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self.back.apply_theme(theme)
        self.more.apply_theme(theme)

    def _offer_states(self) -> None:
        """The states that a document, or a cell of a field, can be in."""
        of_document = not self.column.currentData()
        states = _ROW_STATES if of_document else _CELL_STATES
        before = self.state.currentData()
        with QSignalBlocker(self.state):
            self.state.clear()
            self.state.addItem(self.tr("in any state"), "")
            for state in states:
                words = state_filter_words(state, of_document=of_document)
                self.state.addItem(words, str(state))
            self.state.setCurrentIndex(max(0, self.state.findData(before)))

    def _on_work(self) -> None:
        (self.stop_wanted if self._is_running else self.continue_wanted).emit()

    def _build_more(self, theme: Theme) -> IconButton:
        more = IconButton(Icon.MORE, self.tr("More for this review"), theme)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(more)
        menu.addAction(self.tr("Read what is new or changed"), self.continue_wanted.emit)
        menu.addAction(self.tr("New review with these fields…"), self.again_wanted.emit)
        menu.addAction(self.tr("Rename…"), self.rename_wanted.emit)
        menu.addSeparator()
        menu.addAction(self.tr("Delete…"), self.delete_wanted.emit)
        more.setMenu(menu)
        return more

    def _build_title(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.back)
        row.addWidget(self.title, 1)
        row.addWidget(self.export)
        row.addWidget(self.more)
        return row

    def _build_filters(self) -> QHBoxLayout:
        self.contains = QLineEdit()
        self.contains.setPlaceholderText(self.tr("Filter by text"))
        self.contains.setAccessibleName(self.tr("Filter the rows by text"))
        self.contains.setClearButtonEnabled(True)
        self.contains.textChanged.connect(self.typed)
        self.column, self.state = QComboBox(), QComboBox()
        self.column.setAccessibleName(self.tr("Filter by the state of"))
        self.state.setAccessibleName(self.tr("Only rows in which it is"))
        self.column.currentIndexChanged.connect(self._offer_states)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.contains, 1)
        for box in (self.column, self.state):
            box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            box.setSizeAdjustPolicy(_SHORT)
            box.setMinimumContentsLength(9)
            box.currentIndexChanged.connect(self.filtered)
            row.addWidget(box)
        self.matching = plain_label("", "muted")
        row.addWidget(self.matching)
        return row


_SHORT = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
