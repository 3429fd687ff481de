"""How a cell and a document's name are drawn in the grid of a review, and how a cell is edited."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from docdesk.domain.review import Cell, CellState, FieldKind, ReviewField, ReviewRow
from docdesk.ui.icons import ICON_SIDE, Icon, icon
from docdesk.ui.panes.review_model import CellRole, ReviewModel, RowRole
from docdesk.ui.places import file_name
from docdesk.ui.review_wording import NO, YES, cell_words, row_note, yes_no_words
from docdesk.ui.theme import Theme, text_font
from docdesk.ui.widgets.painting import paint_ground, paint_line_under, paint_lines

LINES = 2
PAD = 8
NAMES_WIDTH = 184  # pixels of the documents' names, at the usual size of text
_Index = QModelIndex | QPersistentModelIndex


class ReviewDelegate(QStyledItemDelegate):
    """A value in at most two lines; what is no value is quiet, what is doubtful has a mark."""

    def __init__(self, rows: ReviewModel, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours and sizes from now on."""
        self._theme = theme
        self._font = text_font(theme.body)
        self.row_height = LINES * QFontMetrics(self._font).lineSpacing() + 2 * PAD

    def sizeHint(self, _: QStyleOptionViewItem, __: _Index) -> QSize:
        return QSize(80, self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        paint_ground(painter, option, self._theme)
        paint_line_under(painter, option.rect, self._theme.hairline)
        cell = index.data(CellRole)
        if isinstance(cell, Cell):
            self._paint_cell(painter, option.rect, cell, self._rows.fields[index.column()])
        if option.state & QStyle.StateFlag.State_HasFocus:
            frame = QStyleOptionViewItem(option)
            frame.state = QStyle.StateFlag.State_None
            paint_ground(painter, frame, self._theme, is_current=True)
        painter.restore()

    def _paint_cell(self, painter: QPainter, rect: QRect, cell: Cell, field: ReviewField) -> None:
        room = rect.adjusted(PAD, PAD, -PAD, -PAD)
        mark = self._mark(cell)
        if mark is not None:
            name, colour = mark
            at = QRect(room.right() - ICON_SIDE + 1, room.top(), ICON_SIDE, ICON_SIDE)
            icon(name, self._theme, colour).paint(painter, at)
            room.setRight(at.left() - PAD // 2)
        has_value = cell.state is CellState.FOUND or cell.correction is not None
        colour = self._theme.text if has_value else self._theme.muted
        paint_lines(painter, room, cell_words(cell, field), self._font, colour, LINES)

    def _mark(self, cell: Cell) -> tuple[Icon, str] | None:
        """The mark of a cell: a person corrected it, or it is to be checked before use."""
        if cell.correction is not None:
            return Icon.CORRECTED, self._theme.accent
        if cell.state is CellState.FAILED:
            return Icon.FAILED, self._theme.error
        if cell.state is CellState.FOUND and not cell.verified:
            return Icon.ATTENTION, self._theme.warning
        return None

    # ---- editing ----

    def createEditor(self, parent: QWidget, _: QStyleOptionViewItem, index: _Index) -> QWidget:
        field = self._rows.fields[index.column()]
        choices = _choices(field)
        editor: QComboBox | QLineEdit
        if choices:
            editor = QComboBox(parent)
            for value, words in choices.items():
                editor.addItem(words, value)
        else:
            editor = QLineEdit(parent)
        editor.setAccessibleName(self.tr("Correct {field}").format(field=field.name))
        editor.setAutoFillBackground(True)
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        words = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findText(words)))
        elif isinstance(editor, QLineEdit):
            editor.setText(words)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _: _Index
    ) -> None:
        editor.setGeometry(option.rect)


class DocumentHeader(QHeaderView):
    """The documents' names, which stay where they are while the fields are scrolled."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours and sizes."""
        self._theme = theme
        self._font = text_font(theme.body)
        self.setFixedWidth(round(NAMES_WIDTH * theme.body / 13))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.fillRect(rect, self._theme.background)
        paint_line_under(painter, rect, self._theme.hairline)
        painter.setPen(self._theme.hairline)
        painter.drawLine(rect.topRight(), rect.bottomRight())
        model = self.model()
        row = model.headerData(section, Qt.Orientation.Vertical, RowRole)
        if isinstance(row, ReviewRow):
            self._paint_name(painter, rect.adjusted(2 * PAD, PAD, -PAD, -PAD), row)
        painter.restore()

    def _paint_name(self, painter: QPainter, room: QRect, row: ReviewRow) -> None:
        note = row_note(row)
        lines = 1 if note else LINES
        name = file_name(row.document)
        if lines == 1:
            middle = Qt.TextElideMode.ElideMiddle
            name = QFontMetrics(self._font).elidedText(name, middle, room.width())
        taken = paint_lines(painter, room, name, self._font, self._theme.text, lines)
        if note:
            colour = self._theme.warning if row.is_stale else self._theme.muted
            paint_lines(painter, room.translated(0, taken), note, self._font, colour, 1)


def _choices(field: ReviewField) -> dict[str, str]:
    """The values to choose from with their words; empty where anything can be written."""
    if field.kind is FieldKind.YES_NO:
        return {YES: yes_no_words(YES), NO: yes_no_words(NO)}
    return {each: each for each in field.choices} if field.kind is FieldKind.CHOICE else {}
