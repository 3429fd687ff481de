"""The card under the grid: the whole of the chosen cell, its quote, and how it is corrected."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from docdesk.domain.review import Cell, CellState, ReviewField, ReviewRow
from docdesk.ui.file_wording import DOT
from docdesk.ui.places import file_name
from docdesk.ui.review_wording import (
    cell_words,
    correction_words,
    doubt_words,
    quote_words,
    row_note,
)
from docdesk.ui.widgets.controls import plain_label, push_button
from docdesk.ui.widgets.lines import ElidedLabel, hairline

LONGEST = 320  # letters of a value or quote in the card; the page has all of it


class ReviewCard(QFrame):
    """Is hidden while no cell is chosen."""

    page_wanted = Signal()
    correction_wanted = Signal()
    take_back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = ElidedLabel()
        self.head.setProperty("role", "muted")
        self.value = plain_label("", "heading", wraps=True)
        self.remarks = plain_label("", "warning", wraps=True)
        self.quote = plain_label("", wraps=True)
        self.page = push_button(self.tr("Open the page"), "small")
        self.correct = push_button(self.tr("Correct…"), "small")
        self.take_back = push_button(self.tr("Take the correction back"), "small")
        self._build()
        self.hide()

    def show_cell(
        self, row: ReviewRow | None, cell: Cell | None, field: ReviewField | None
    ) -> None:
        """Show a cell; None hides the card."""
        self.setVisible(row is not None and cell is not None and field is not None)
        if row is None or cell is None or field is None:
            return
        self.head.setText(DOT.join((field.name, file_name(row.document))))
        self.value.setText(_cut(cell_words(cell, field)))
        remarks = (correction_words(cell, field), doubt_words(cell), row_note(row))
        self._show(self.remarks, "\n".join(dict.fromkeys(each for each in remarks if each)))
        self._show(self.quote, _cut(quote_words(cell)))
        self.page.setVisible(cell.citation is not None)
        self.correct.setEnabled(cell.state not in (CellState.WAITING, CellState.UNREADABLE))
        self.take_back.setVisible(cell.correction is not None)

    def _show(self, label: QLabel, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))

    def _build(self) -> None:
        self.correct.setToolTip(self.tr("Write another value beside this one (F2)"))
        self.take_back.setToolTip(self.tr("Show again what was found"))
        self.page.setToolTip(self.tr("Show the quote on its page (Enter)"))
        self.page.clicked.connect(self.page_wanted)
        self.correct.clicked.connect(self.correction_wanted)
        self.take_back.clicked.connect(self.take_back_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.page, self.correct, self.take_back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        inside = QVBoxLayout()
        inside.setContentsMargins(16, 8, 16, 12)
        inside.setSpacing(4)
        for part in (self.head, self.value, self.remarks, self.quote):
            inside.addWidget(part)
        inside.addSpacing(4)
        inside.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline())
        column.addLayout(inside)


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…"
