"""A table to read in: arrows look at cells, a click or Enter chooses one."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

LOOK_DELAY_MS = 150  # of rest on a cell before its page is asked for: arrows may be held down


class RowsTable(QTableView):
    """Shows what its model has without laying out what is not on screen.

    `looked_at` comes when the keyboard rests on a cell, `chosen` at once. What the program marks
    is neither.
    """

    looked_at = Signal(QModelIndex)
    chosen = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_marking = False
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(LOOK_DELAY_MS)
        self._looking.timeout.connect(lambda: self.looked_at.emit(self.currentIndex()))
        self._set_up()

    def mark(self, index: QModelIndex) -> None:
        """Make a cell the current one without choosing it."""
        self._is_marking = True
        self.setCurrentIndex(index)
        self._is_marking = False

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._is_marking:
            self._looking.start()

    def choose(self) -> None:
        """Choose the current cell, as Enter does."""
        if self.currentIndex().isValid():
            self._on_chosen(self.currentIndex())

    def _on_chosen(self, index: QModelIndex) -> None:
        self._looking.stop()
        self.chosen.emit(index)

    def _set_up(self) -> None:
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.clicked.connect(self._on_chosen)
        # Not `activated`: with some desktops a click sends it too.
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            enter = QShortcut(QKeySequence(key), self)
            enter.setContext(Qt.ShortcutContext.WidgetShortcut)
            enter.activated.connect(self.choose)
