"""The list of installed models: what each is, and which one is in use."""

from html import escape

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from docdesk.domain.models import ModelCard
from docdesk.ui.file_wording import DOT
from docdesk.ui.state_models import ModelsState, is_only_for_trying
from docdesk.ui.theme import Theme, text_font

translate = QCoreApplication.translate

CARD_ROLE = Qt.ItemDataRole.UserRole
BADGE_ROLE = Qt.ItemDataRole.UserRole + 1

_Index = QModelIndex | QPersistentModelIndex
_PAD = 12


class InstalledModels(QAbstractListModel):
    """The models of a ModelsState as rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = ModelsState()

    def show_state(self, state: ModelsState) -> None:
        """Show these models; the view keeps its choice where the rows stay the same."""
        if [card.id for card in state.models] != [card.id for card in self._state.models]:
            self.beginResetModel()
            self._state = state
            self.endResetModel()
            return
        self._state = state
        if state.models:
            self.dataChanged.emit(self.index(0), self.index(len(state.models) - 1))

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._state.models)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        card = self._state.models[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return card.name
            case Qt.ItemDataRole.AccessibleTextRole:
                badge = badge_words(card, self._state)
                parts = (card.name, badge, remark_words(card), details_words(card))
                return ", ".join(part for part in parts if part)
            case Qt.ItemDataRole.ToolTipRole:
                return f"<span>{escape(details_words(card))}</span>"  # or Qt guesses at HTML
            case _ if role == CARD_ROLE:
                return card
            case _ if role == BADGE_ROLE:
                return badge_words(card, self._state)
        return None


class ModelDelegate(QStyledItemDelegate):
    """Draws a model in two lines, with a word at the right about its part."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours and sizes."""
        self._theme = theme

    def sizeHint(self, *_: object) -> QSize:
        line = QFontMetrics(text_font(self._theme.body)).height()
        return QSize(200, 2 * line + 2 * _PAD + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        card, badge = index.data(CARD_ROLE), index.data(BADGE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        room = _rect(option).adjusted(_PAD, _PAD, -_PAD, -_PAD)
        used = self._paint_badge(painter, room, badge)
        strong = text_font(self._theme.body, weight=QFont.Weight.DemiBold)
        top = room.adjusted(0, 0, -used, 0)
        plain = text_font(self._theme.body)
        self._paint_line(painter, top, card.name, strong, self._theme.text)
        beside = top.adjusted(QFontMetrics(strong).horizontalAdvance(card.name) + _PAD, 0, 0, 0)
        self._paint_line(painter, beside, remark_words(card), plain, self._theme.muted)
        below = room.adjusted(0, QFontMetrics(strong).height() + 4, 0, 0)
        self._paint_line(painter, below, details_words(card), plain, self._theme.muted)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        state: QStyle.StateFlag = option.state
        rect = _rect(option).adjusted(1, 1, -1, -1)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
        ground = self._theme.selection if chosen else self._theme.hover if hovered else None
        painter.setPen(QColor(self._theme.accent) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, self._theme.radius, self._theme.radius)

    def _paint_badge(self, painter: QPainter, room: QRect, badge: str) -> int:
        """The width that the word at the right takes."""
        if not badge:
            return 0
        font = text_font(self._theme.body, weight=QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.ok))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        painter.drawText(room, int(flags), badge)
        return QFontMetrics(font).horizontalAdvance(badge) + _PAD

    def _paint_line(
        self, painter: QPainter, room: QRect, words: str, font: QFont, colour: str
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        cut = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), cut)


def badge_words(card: ModelCard, state: ModelsState) -> str:
    """The part that a model plays now, "" for none."""
    is_wanted = card.id == state.wanted or (not state.wanted and card.is_active)
    if state.engine.state == "loading" and is_wanted:
        return translate("Models", "Loading…")
    if card.is_active:
        return translate("Models", "In use")
    return ""


def remark_words(card: ModelCard) -> str:
    """What one should know of a model besides its figures."""
    remarks = [
        translate("Models", "came with DocDesk") if card.is_bundled else "",
        translate("Models", "only for trying out") if is_only_for_trying(card) else "",
    ]
    return DOT.join(each for each in remarks if each)


def details_words(card: ModelCard) -> str:
    """Everything that the file says of itself, in one line."""
    parts = [
        parameters_words(card.parameters),
        card.quantisation,
        size_words(card.size_bytes),
        _context_words(card.context),
        card.licence or translate("Models", "licence not stated"),
    ]
    return DOT.join(part for part in parts if part)


def parameters_words(parameters: int) -> str:
    """The size of a model as people speak of it: "135 million parameters"."""
    if parameters <= 0:
        return ""
    if parameters < 1_000_000_000:
        millions = QLocale().toString(round(parameters / 1e6))
        return translate("Models", "{millions} million parameters").format(millions=millions)
    billions = QLocale().toString(parameters / 1e9, "f", 1)
    return translate("Models", "{billions} billion parameters").format(billions=billions)


def size_words(size_bytes: int) -> str:
    """A size on disk as file managers show it."""
    return QLocale().formattedDataSize(
        size_bytes, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat
    )


def _context_words(context: int) -> str:
    if context <= 0:
        return ""
    return translate("Models", "{tokens} tokens of context").format(
        tokens=QLocale().toString(context)
    )


def _rect(option: QStyleOptionViewItem) -> QRect:
    rect: QRect = option.rect
    return rect
