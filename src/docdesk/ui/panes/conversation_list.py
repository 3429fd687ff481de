"""The list of conversations that opens under their name: search, open, rename, delete."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QMenu, QVBoxLayout, QWidget

from docdesk.domain.conversations import ConversationRow
from docdesk.ipc.conversations import ConversationsListed
from docdesk.ui.panes.conversation_rows import ConversationDelegate, ConversationsModel
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.controls import plain_label

SEARCH_DELAY_MS = 200  # of quiet typing before the list is asked for
WIDTH, HEIGHT, LOWEST = 420, 440, 120


class _SearchLine(QLineEdit):
    """Gives the keys that walk a list to it."""

    def __init__(self, rows: QWidget) -> None:
        super().__init__()
        self._rows = rows

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._rows.setFocus()
            return
        super().keyPressEvent(event)


class ConversationList(QFrame):
    """A popup. Enter opens, F2 renames, Delete deletes, typing searches."""

    page_wanted = Signal(str, int, int)  # contains, offset, limit
    chosen = Signal(object)  # ConversationRow
    rename_wanted = Signal(object)
    delete_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "popup")
        self.setAccessibleName(self.tr("Conversations"))
        self.model = ConversationsModel(self)
        self.model.page_wanted.connect(self._ask)
        self.rows = QListView()
        self.rows.setModel(self.model)
        self._delegate = ConversationDelegate(theme, self.rows)
        self.rows.setItemDelegate(self._delegate)
        self.rows.setUniformItemSizes(True)
        self.rows.setMouseTracking(True)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setAccessibleName(self.tr("Conversations of this workspace"))
        self.rows.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.rows.customContextMenuRequested.connect(self._show_menu)
        self.rows.clicked.connect(self._choose)
        self.search = _SearchLine(self.rows)
        self.search.setPlaceholderText(self.tr("Search titles, questions and answers"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.search.returnPressed.connect(self._choose_first)
        self.note = plain_label("", "muted", wraps=True)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(SEARCH_DELAY_MS)
        self._delay.timeout.connect(self._begin)
        self.search.textChanged.connect(lambda: self._delay.start())
        self._build()

    def show_under(self, owner: QWidget, current: str) -> None:
        """Open under a widget; `current` is the id of the open conversation."""
        self.model.show_current(current)
        self.search.clear()
        self.resize(min(WIDTH, owner.window().width() - 16), HEIGHT)
        self.move(owner.mapToGlobal(QPoint(0, owner.height() + 2)))
        self._begin()
        self.show()

    def show_page(self, event: ConversationsListed) -> None:
        """Show a page of the list."""
        self.model.show_page(event)
        is_empty = self.model.rowCount() == 0
        self._fit_height()
        self.rows.setVisible(not is_empty)
        self.note.setVisible(is_empty)
        if self.search.text().strip():
            self.note.setText(self.tr("No conversation has these words."))
        else:
            self.note.setText(self.tr("None is kept yet. The first question begins one."))
        if not is_empty and not self.rows.currentIndex().isValid():
            self.rows.setCurrentIndex(self.model.index(self.model.current_row()))

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._delegate.apply_theme(theme)

    def menu_for(self, row: ConversationRow) -> QMenu:
        """What can be done with a conversation."""
        menu = QMenu(self)
        menu.addAction(self.tr("Open"), lambda: self._close_with(self.chosen, row))
        menu.addAction(self.tr("Rename… (F2)"), lambda: self._close_with(self.rename_wanted, row))
        menu.addSeparator()
        menu.addAction(self.tr("Delete… (Del)"), lambda: self._close_with(self.delete_wanted, row))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.model.row(self.rows.currentIndex())
        if row is not None and self.rows.hasFocus():
            signals = {
                Qt.Key.Key_Return: self.chosen,
                Qt.Key.Key_Enter: self.chosen,
                Qt.Key.Key_F2: self.rename_wanted,
                Qt.Key.Key_Delete: self.delete_wanted,
            }
            signal = signals.get(Qt.Key(event.key()))
            if signal is not None:
                self._close_with(signal, row)
                return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.rows, 1)
        column.addWidget(self.note, 1, Qt.AlignmentFlag.AlignTop)
        self.note.hide()

    def _fit_height(self) -> None:
        """As high as the rows listed, within bounds; it does not shrink while one types."""
        rows = self.model.rowCount() * self.rows.sizeHintForRow(0) if self.model.rowCount() else 0
        needed = self.search.sizeHint().height() + rows + 32
        if not self.search.text():
            self.resize(self.width(), max(LOWEST, min(needed, HEIGHT)))

    def _begin(self) -> None:
        self._delay.stop()
        self.model.begin(self.search.text().strip())

    def _ask(self, contains: str, offset: int, limit: int) -> None:
        self.page_wanted.emit(contains, offset, limit)

    def _choose(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if row is not None:
            self._close_with(self.chosen, row)

    def _choose_first(self) -> None:
        """Enter in the search opens what the search found first."""
        if not self._delay.isActive():
            self._choose(self.model.index(0))

    def _close_with(self, signal: object, row: ConversationRow) -> None:
        self.hide()  # a dialog that opens now must not lie under it
        signal.emit(row)  # type: ignore[attr-defined]

    def _show_menu(self, at: QPoint) -> None:
        row = self.model.row(self.rows.indexAt(at))
        if row is not None:
            menu = self.menu_for(row)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.rows.viewport().mapToGlobal(at))
