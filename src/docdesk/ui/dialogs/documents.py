"""Choosing a document of the workspace by its name."""

from html import escape

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from docdesk.domain.workspaces import FileRow
from docdesk.ipc.messages import FilesListed
from docdesk.ui.places import document_name
from docdesk.ui.widgets.controls import plain_label
from docdesk.ui.widgets.cut_rows import cut_rows

FILTER_DELAY_MS = 150  # of quiet typing before the list is asked for
MOST = 100  # documents listed: whoever looks for another one types more of its name
_DOCUMENT = Qt.ItemDataRole.UserRole
_LIST_KEYS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class DocumentDialog(QDialog):
    """Answer `wanted(contains)` with a page of files for `show_files`; emits what was chosen."""

    wanted = Signal(str)
    chosen = Signal(str)

    def __init__(self, title: str, without: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._without = without
        self.setWindowTitle(title)
        self.resize(520, 460)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(FILTER_DELAY_MS)
        self._delay.timeout.connect(self.ask)
        self._build(title)

    def ask(self) -> None:
        """Ask for the documents whose names contain what is typed."""
        self._delay.stop()
        self.wanted.emit(self.filter.text().strip())

    def show_files(self, page: FilesListed) -> None:
        """List these documents."""
        rows = [row for row in page.rows if row.document != self._without]
        self._documents.clear()
        for row in rows:
            self._documents.appendRow(_item(row))
        if rows:
            self.list.setCurrentIndex(self._documents.index(0, 0))
        self.go.setEnabled(bool(rows))
        self.more.setText(self._more_words(page, len(rows)))

    def accept(self) -> None:
        """Hand the chosen document on."""
        index = self.list.currentIndex()
        if index.isValid():
            super().accept()
            self.chosen.emit(index.data(_DOCUMENT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The filter has no use for them; those that the list passes on are not sent back to it.
        if event.key() in _LIST_KEYS and self.focusWidget() is not self.list:
            self.list.setFocus()
            QCoreApplication.sendEvent(self.list, event)
            return
        super().keyPressEvent(event)

    def _more_words(self, page: FilesListed, shown: int) -> str:
        if page.total > len(page.rows):
            return self.tr("%Ln more: type more of the name.", "", page.total - len(page.rows))
        return "" if shown else self.tr("No document that is ready has this in its name.")

    def _build(self, title: str) -> None:
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter by name"))
        self.filter.setAccessibleName(self.tr("Filter the documents by name"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(lambda: self._delay.start())
        self._documents = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self._documents)
        self.list.setUniformItemSizes(True)
        cut_rows(self.list)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(self.tr("Documents"))
        self.list.doubleClicked.connect(self._on_double_clicked)
        self.more = plain_label("", "muted", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        for part in (plain_label(title, "heading", wraps=True), self.filter):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addWidget(self.more)
        column.addWidget(self._build_buttons())
        self.filter.setFocus()

    def _build_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.go = buttons.addButton(self.tr("Choose"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setProperty("role", "primary")
        self.go.setDefault(True)
        self.go.setEnabled(False)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _on_double_clicked(self, _: QModelIndex) -> None:
        self.accept()


def _item(row: FileRow) -> QStandardItem:
    item = QStandardItem(document_name(row.document))
    item.setData(row.document, _DOCUMENT)
    item.setToolTip(f"<span>{escape(document_name(row.document))}</span>")
    return item
