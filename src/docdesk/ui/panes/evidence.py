"""The evidence card: passages that were found, with their best sentences marked."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from docdesk.domain.answers import FoundPassage
from docdesk.ui.answer_wording import found_tooltip, found_words
from docdesk.ui.file_wording import DOT, copies_words, is_doubtful, paths_tooltip, recognised_words
from docdesk.ui.places import document_name, file_name, holder_name
from docdesk.ui.runs import Run, excerpt, one_line, unmarked
from docdesk.ui.theme import Theme
from docdesk.ui.turns import AskedTurn
from docdesk.ui.widgets.controls import plain_label, push_button, set_plain_tooltip
from docdesk.ui.widgets.inert_text import InertText
from docdesk.ui.widgets.lines import ElidedLabel
from docdesk.ui.wording import evidence_words, place

SHOWN_AT_FIRST = 3


class PassageRow(QFrame):
    """One passage: its document and page, and its words."""

    clicked = Signal()

    def __init__(
        self, passage: FoundPassage, runs: tuple[Run, ...], theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_current = False
        self._is_hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(
            self.tr("Passage in {document} {place}: {text}").format(
                document=document_name(passage.document),
                place=" ".join((place(passage), recognised_words(passage))).strip(),
                text=one_line(passage.text),
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(4)
        column.addLayout(self._head(passage))
        self.holder = ElidedLabel(holder_name(passage.document))
        self.holder.setProperty("role", "muted")
        set_plain_tooltip(self.holder, passage.document)
        self.origin = self._origin(passage)
        for label in (self.holder, self.origin):
            column.addWidget(label)
            label.setVisible(bool(label.text()))
        self.body = InertText(theme, size=theme.body)
        self.body.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.body.show_runs(runs)
        column.addWidget(self.body)
        self.found = plain_label(found_words(passage), "muted", wraps=True)
        self.found.setToolTip(found_tooltip(passage))
        column.addWidget(self.found)
        self.found.setVisible(bool(self.found.text()))  # not before it is in its place

    def set_current(self, is_current: bool) -> None:
        """Mark the passage as the one whose page is open."""
        self._is_current = is_current
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # The words let clicks through: one on them opens the page too, selecting them does not.
        if event.button() == Qt.MouseButton.LeftButton and not self._selects():
            self.clicked.emit()

    def enterEvent(self, _: QEnterEvent) -> None:
        self._is_hovered = True
        self.update()

    def leaveEvent(self, _: QEvent) -> None:
        self._is_hovered = False
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._is_hovered:
            painter.fillRect(self.rect(), QColor(self._theme.hover))
        if self._is_current or self.hasFocus():
            painter.fillRect(0, 0, 3, self.height(), QColor(self._theme.accent))

    def _head(self, passage: FoundPassage) -> QHBoxLayout:
        name = ElidedLabel(file_name(passage.document))
        name.setProperty("role", "heading")
        set_plain_tooltip(name, passage.document)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(name, 1)
        row.addWidget(plain_label(place(passage), "muted"))
        return row

    def _origin(self, passage: FoundPassage) -> QLabel:
        """How the words were read, and where else they stand; hidden where there is no more."""
        parts = (recognised_words(passage), copies_words(passage.copies))
        words = DOT.join(part for part in parts if part)
        label = plain_label(words, "warning" if is_doubtful(passage.confidence) else "muted")
        if passage.copies:
            head = self.tr("The same file lies at:")
            label.setToolTip(paths_tooltip(head, (passage.document, *passage.copies)))
        return label

    def _selects(self) -> bool:
        return self.body.textCursor().hasSelection()


class EvidenceCard(QFrame):
    """All passages of one question; the first three at once, the others on demand."""

    passage_opened = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._passages: tuple[FoundPassage, ...] = ()
        self._is_enough = True
        self._current = -1
        self.rows: list[PassageRow] = []
        self.setProperty("role", "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 8, 1, 8)
        self._column.setSpacing(0)
        self.head = plain_label("", "muted")
        self.head.setContentsMargins(15, 0, 15, 4)
        self._column.addWidget(self.head)
        self.more = push_button("", "flat")
        self.more.clicked.connect(self.show_all)
        self.more.hide()
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_turn(self, turn: AskedTurn) -> None:
        """Show the passages of a turn."""
        self.head.setText(evidence_words(turn))
        self.setVisible(turn.is_running or bool(turn.passages))
        if turn.passages != self._passages:
            self._passages = turn.passages
            self._is_enough = turn.evidence is not None and turn.evidence.enough
            self._clear()
            self._show(SHOWN_AT_FIRST)

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab comes to."""
        return (*self.rows, self.more)

    def show_all(self) -> None:
        """Show the passages that were kept back."""
        self._show(len(self._passages))

    def set_current(self, index: int) -> None:
        """Mark a passage, -1 for none; one that was kept back comes into view."""
        self._current = index
        if index >= len(self.rows):
            self.show_all()
        for each, row in enumerate(self.rows):
            row.set_current(each == index)

    def _clear(self) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []

    def _show(self, count: int) -> None:
        for index in range(len(self.rows), min(count, len(self._passages))):
            self._add_row(index, self._passages[index])
        rest = len(self._passages) - len(self.rows)
        self.more.setText(self.tr("Show %Ln more", None, rest))
        self.more.setVisible(rest > 0)

    def _add_row(self, index: int, passage: FoundPassage) -> None:
        runs = excerpt(passage) if self._is_enough else unmarked(excerpt(passage))
        row = PassageRow(passage, runs, self._theme, self)
        row.clicked.connect(lambda: self.passage_opened.emit(index))
        row.set_current(index == self._current)
        if self.rows:  # Tab comes to it where it is read, not after what was there before
            QWidget.setTabOrder(self.rows[-1], row)
        self.rows.append(row)
        self._column.insertWidget(self._column.indexOf(self.more), row)
