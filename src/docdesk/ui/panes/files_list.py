"""The view of the list of files: only what is on screen is drawn or measured."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from docdesk.domain.workspaces import FileRow
from docdesk.ui.panes.file_delegate import FileDelegate
from docdesk.ui.panes.files_model import FilesModel
from docdesk.ui.theme import Theme

AHEAD = 100  # rows from the end of what is listed at which more is asked for
MEASURED = 1000  # rows at a time; of a longer list the others are measured as they come into view

_Index = QModelIndex | QPersistentModelIndex


class FilesList(QTableView):
    """A table of one column: unlike a QListView it need not lay out all rows to show some.

    Rows have one of two heights; those that have not the usual one are told to the view as they
    come, or when they come into view. The place that is read and the chosen row outlive a reset of
    the model.
    """

    chosen = Signal(QModelIndex)  # a click or Enter
    typed = Signal(str)  # letters that are to be looked for

    def __init__(self, files: FilesModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files = files
        self._delegate = FileDelegate(theme, self)
        self._has_notes = False
        self._kept: tuple[str, int, str] = ("", 0, "")  # at the top, how far above it, chosen
        self.setItemDelegate(self._delegate)
        self.setModel(files)
        self._set_up()
        files.rowsInserted.connect(lambda _, first, last: self._measure(first, last))
        files.dataChanged.connect(self._on_changed)
        files.modelAboutToBeReset.connect(self._keep_place)
        files.modelReset.connect(self._restore_place)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_notes(self, *, lines: int) -> None:
        """Give reasons this many lines; with more than one, most files are taken to have one."""
        self._delegate.note_lines = lines
        self._has_notes = lines > 1
        self._set_usual_height()

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours and sizes."""
        self._delegate.apply_theme(theme)
        self._set_usual_height()
        self._measure(0, self._files.rowCount() - 1)
        self.viewport().update()

    def seen(self) -> list[str]:
        """The documents on screen, from the top."""
        first, last = self._seen_rows()
        entries = (self._files.entry(self._files.index(row)) for row in range(first, last + 1))
        return [entry.document for entry in entries if isinstance(entry, FileRow)]

    def keyboardSearch(self, letters: str) -> None:
        """Hand the letters on: Qt would look through every row for them, one by one."""
        self.typed.emit(letters)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The card of the chosen file takes room under the list: the file stays in sight."""
        super().resizeEvent(event)
        chosen = self.currentIndex()
        if chosen.isValid() and 0 <= self.visualRect(chosen).top() < event.oldSize().height():
            self.scrollTo(chosen)

    def _set_up(self) -> None:
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(self.tr("Files"))
        self.clicked.connect(self.chosen)
        # Not `activated`: with some desktops a click sends it too, and a folder would toggle twice.
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            enter = QShortcut(QKeySequence(key), self)
            enter.setContext(Qt.ShortcutContext.WidgetShortcut)
            enter.activated.connect(lambda: self.chosen.emit(self.currentIndex()))
        self._set_usual_height()

    def _set_usual_height(self) -> None:
        height = self._delegate.usual_height(has_note=self._has_notes)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(height)

    def _measure(self, first: int, last: int) -> None:
        header = self.verticalHeader()
        for row in range(first, min(last + 1, first + MEASURED)):
            entry = self._files.entry(self._files.index(row))
            height = self._delegate.height(entry) if entry else header.defaultSectionSize()
            if height != header.sectionSize(row):
                header.resizeSection(row, height)
        self._read_ahead()

    def _on_scrolled(self) -> None:
        self._measure(*self._seen_rows())

    def _on_changed(self, first: _Index, last: _Index) -> None:
        self._measure(first.row(), last.row())

    def _seen_rows(self) -> tuple[int, int]:
        last_row = self._files.rowCount() - 1
        bottom = self.rowAt(self.viewport().height() - 1)
        return max(0, self.rowAt(0)), bottom if bottom >= 0 else last_row

    def _read_ahead(self) -> None:
        root = QModelIndex()
        near_end = self._seen_rows()[1] >= self._files.rowCount() - AHEAD
        if near_end and self._files.rowCount() and self._files.canFetchMore(root):
            self._files.fetchMore(root)

    def _keep_place(self) -> None:
        current = self._files.entry(self.currentIndex())
        chosen = current.document if isinstance(current, FileRow) else ""
        top = next(iter(self.seen()), "")
        above = self.rowViewportPosition(self._files.index_of(top).row()) if top else 0
        self._kept = (top, above, chosen)

    def _restore_place(self) -> None:
        self._measure(0, self._files.rowCount() - 1)
        document, above, chosen = self._kept
        top, current = self._files.index_of(document), self._files.index_of(chosen)
        if current.isValid():
            self.setCurrentIndex(current)
        if top.isValid():
            self.updateGeometries()  # else the scroll bar would still end where the old list did
            place = self.verticalHeader().sectionPosition(top.row())
            self.verticalScrollBar().setValue(place - above)
