"""The rows of the list of conversations: paged from the record, drawn in two lines."""

from datetime import UTC, datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from docdesk.domain.conversations import ConversationRow
from docdesk.ipc.conversations import ConversationsListed
from docdesk.ui.dates import moment_words
from docdesk.ui.file_wording import DOT
from docdesk.ui.runs import one_line
from docdesk.ui.theme import Theme, text_font

PAGE_SIZE = 100
ROW_ROLE = Qt.ItemDataRole.UserRole
_ROW_HEIGHT = 46

Index = QModelIndex | QPersistentModelIndex


class ConversationsModel(QAbstractListModel):
    """Asks for the next page when the view comes near its end."""

    page_wanted = Signal(str, int, int)  # contains, offset, limit

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ConversationRow] = []
        self._total = 0
        self._contains = ""
        self._asked = 0  # the offset asked for last
        self._current = ""

    def begin(self, contains: str) -> None:
        """Ask for the list anew; what is shown stays until it comes."""
        self._contains, self._asked = contains, 0
        self.page_wanted.emit(contains, 0, PAGE_SIZE)

    def empty(self) -> None:
        """Show nothing, as when another workspace is opened."""
        self.beginResetModel()
        self._rows, self._total = [], 0
        self.endResetModel()

    def show_current(self, conversation: str) -> None:
        """Know which conversation is open."""
        self._current = conversation

    def current_row(self) -> int:
        """The row of the open conversation, 0 where it is not listed."""
        ids = [row.id for row in self._rows]
        return ids.index(self._current) if self._current in ids else 0

    def is_current(self, row: ConversationRow) -> bool:
        """True for the open conversation."""
        return row.id == self._current

    def show_page(self, event: ConversationsListed) -> None:
        """Take a page: the first begins the list anew, others go on from what is there."""
        self._total = event.total
        if event.offset == 0:
            self.beginResetModel()
            self._rows = list(event.rows)
            self.endResetModel()
        elif event.offset == len(self._rows) and event.rows:
            self.beginInsertRows(QModelIndex(), event.offset, event.offset + len(event.rows) - 1)
            self._rows += event.rows
            self.endInsertRows()

    def row(self, index: Index) -> ConversationRow | None:
        """The conversation in a row."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def rowCount(self, _: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return len(self._rows)

    def canFetchMore(self, _: Index) -> bool:
        return len(self._rows) < self._total and self._asked < len(self._rows)

    def fetchMore(self, _: Index) -> None:
        self._asked = len(self._rows)
        self.page_wanted.emit(self._contains, self._asked, PAGE_SIZE)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one_line(row.title)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{one_line(row.title)}, {self.note(row)}"
            case _:
                return row if role == ROW_ROLE else None

    def note(self, row: ConversationRow) -> str:
        """When a conversation was last gone on with, and how long it is."""
        answers = self.tr("%Ln answer(s)", "", row.answers)
        return DOT.join(
            part for part in (moment_words(row.changed, datetime.now(UTC)), answers) if part
        )


class ConversationDelegate(QStyledItemDelegate):
    """Title over date and number of answers; the open one has the accent at its side."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, round(_ROW_HEIGHT * self._theme.body / 13))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, theme = index.model(), self._theme
        row = index.data(ROW_ROLE)
        if not isinstance(model, ConversationsModel) or row is None:
            return
        painter.save()
        self._paint_ground(painter, option, is_current=model.is_current(row))
        inner: QRect = option.rect.adjusted(12, 4, -12, -4)
        above = QRect(inner.x(), inner.y(), inner.width(), inner.height() // 2)
        below = QRect(inner.x(), above.bottom() + 1, inner.width(), inner.height() // 2)
        weight = QFont.Weight.DemiBold if model.is_current(row) else QFont.Weight.Normal
        _write(
            painter, above, one_line(row.title), text_font(theme.body, weight=weight), theme.text
        )
        _write(painter, below, model.note(row), text_font(theme.body - 1), theme.muted)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, is_current: bool
    ) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(self._theme.selection))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(self._theme.hover))
        if is_current:
            rect: QRect = option.rect
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), QColor(self._theme.accent))


def _write(painter: QPainter, room: QRect, words: str, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), cut)
