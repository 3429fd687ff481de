"""The list of a workspace's reviews."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from docdesk.domain.review import ReviewStatus
from docdesk.ui.review_state import ReviewState
from docdesk.ui.review_wording import review_words
from docdesk.ui.theme import Theme, text_font
from docdesk.ui.widgets.controls import plain_label, push_button
from docdesk.ui.widgets.handing_frame import HandingFrame
from docdesk.ui.widgets.painting import paint_ground, paint_line_under, paint_lines
from docdesk.ui.widgets.rows_table import RowsTable

PAD = 10
MARGIN = 24
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_WORDS = Qt.ItemDataRole.UserRole


class ReviewsModel(QAbstractListModel):
    """One review a row: its name, and how far it is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reviews: tuple[ReviewStatus, ...] = ()
        self._words: Sequence[str] = ()

    def show_reviews(self, state: ReviewState) -> None:
        """Show the reviews as they are now."""
        reviews, now = state.listed or (), datetime.now().astimezone()
        words = [review_words(each, state.run_of(each.id), now) for each in reviews]
        if [each.id for each in reviews] != [each.id for each in self.reviews]:
            self.beginResetModel()
            self.reviews, self._words = reviews, words
            self.endResetModel()
        elif (reviews, words) != (self.reviews, self._words):
            self.reviews, self._words = reviews, words
            self.dataChanged.emit(self.index(0), self.index(len(reviews) - 1))

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.reviews)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        name = self.reviews[index.row()].name
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == _WORDS:
            return self._words[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{name}. {self._words[index.row()]}"
        return None


class ReviewsDelegate(QStyledItemDelegate):
    """A name, and under it how far the review is."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours and sizes from now on."""
        self._theme = theme
        self._font = text_font(theme.body)
        self._bold = text_font(theme.body, weight=QFont.Weight.DemiBold)
        self.row_height = 2 * QFontMetrics(self._font).lineSpacing() + 2 * PAD + 2

    def sizeHint(self, _: QStyleOptionViewItem, __: _Index) -> QSize:
        return QSize(80, self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        paint_ground(painter, option, self._theme)
        rect = option.rect.adjusted(MARGIN, 0, -MARGIN, 0)
        paint_line_under(painter, rect, self._theme.hairline)
        room = rect.adjusted(0, PAD, 0, -PAD)
        name = str(index.data(Qt.ItemDataRole.DisplayRole))
        taken = paint_lines(painter, room, name, self._bold, self._theme.text, 1) + 2
        under = room.translated(0, taken)
        paint_lines(painter, under, index.data(_WORDS), self._font, self._theme.muted, 1)
        painter.restore()


class ReviewList(HandingFrame):
    """Emits which review is opened, and what is wanted of one."""

    opened = Signal(str)
    new_wanted = Signal()
    continue_wanted = Signal(str)
    again_wanted = Signal(str)
    rename_wanted = Signal(str)
    delete_wanted = Signal(str)
    export_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.new = push_button(self.tr("New review…"), "primary")
        self.new.clicked.connect(self.new_wanted)
        self.reviews = ReviewsModel(self)
        self._delegate = ReviewsDelegate(theme, self)
        self.list = self._build_list()
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 24, 8)
        head.addWidget(plain_label(self.tr("Reviews"), "heading"), 1)
        head.addWidget(self.new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self.hand_focus_to(self.list)

    def show_state(self, state: ReviewState) -> None:
        """Show the reviews."""
        self.reviews.show_reviews(state)

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours and sizes."""
        self._delegate.apply_theme(theme)
        self.list.verticalHeader().setDefaultSectionSize(self._delegate.row_height)
        self.list.viewport().update()

    def menu_for(self, review: str) -> QMenu:
        """What can be done with a review."""
        menu = QMenu(self)
        menu.addAction(self.tr("Open"), lambda: self.opened.emit(review))
        go_on = self.tr("Read what is new or changed")
        menu.addAction(go_on, lambda: self.continue_wanted.emit(review))
        menu.addAction(self.tr("Export…"), lambda: self.export_wanted.emit(review))
        again = self.tr("New review with these fields…")
        menu.addAction(again, lambda: self.again_wanted.emit(review))
        menu.addAction(self.tr("Rename…"), lambda: self.rename_wanted.emit(review))
        menu.addSeparator()
        menu.addAction(self.tr("Delete…"), lambda: self.delete_wanted.emit(review))
        return menu

    def _build_list(self) -> RowsTable:
        table = RowsTable()
        table.setModel(self.reviews)
        table.setItemDelegate(self._delegate)
        table.horizontalHeader().setStretchLastSection(True)
        table.verticalHeader().setDefaultSectionSize(self._delegate.row_height)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setAccessibleName(self.tr("Reviews"))
        table.chosen.connect(lambda index: self.opened.emit(self._id(index)))
        table.customContextMenuRequested.connect(self._show_menu)
        for keys, signal in (("F2", self.rename_wanted), ("Delete", self.delete_wanted)):
            shortcut = QShortcut(QKeySequence(keys), table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda s=signal: self._emit_current(s))
        return table

    def _id(self, index: QModelIndex) -> str:
        return self.reviews.reviews[index.row()].id

    def _emit_current(self, signal: object) -> None:
        if self.list.currentIndex().isValid():
            signal.emit(self._id(self.list.currentIndex()))  # type: ignore[attr-defined]

    def _show_menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        if not index.isValid():
            return
        self.menu_for(self._id(index)).exec(self.list.viewport().mapToGlobal(at))
