"""Asking for the password of a protected document."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from docdesk.domain.workspaces import FileRow
from docdesk.ui.host_phrases import phrase
from docdesk.ui.icons import Icon
from docdesk.ui.places import SEPARATOR, way
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.buttons import IconButton
from docdesk.ui.widgets.controls import fit_height, plain_label


class PasswordDialog(QDialog):
    """Says what becomes of the password; `unlocked` carries it, and it is kept nowhere here."""

    unlocked = Signal(str, bool)  # password, keep it until DocDesk closes

    def __init__(self, row: FileRow, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Password"))
        self.setMinimumWidth(440)
        self._build(row, theme)
        self.password.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        fit_height(self)

    def accept(self) -> None:
        """Hand the password on and forget it."""
        password = self.password.text()
        if not password:
            return
        self.password.clear()
        self.unlocked.emit(password, self.keep.isChecked())
        super().accept()

    def _build(self, row: FileRow, theme: Theme) -> None:
        name = SEPARATOR.join(way(row.document, is_member=row.is_member))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(plain_label(name, "heading", wraps=True))
        column.addWidget(plain_label(phrase(row.reason), "muted", wraps=True))
        column.addSpacing(4)
        column.addLayout(self._build_field(theme))
        self.keep = QCheckBox(self.tr("Keep it in memory until DocDesk closes (to show its pages)"))
        column.addWidget(self.keep)
        column.addWidget(plain_label(self._promise(), "muted", wraps=True))
        column.addSpacing(8)
        column.addWidget(self._build_buttons())

    def _promise(self) -> str:
        return self.tr(
            "Without the tick it is forgotten once the document is read: its words are found and "
            "quoted, but its pages are not drawn. The password is never written to disk; what is "
            "read goes into the index as with any other document."
        )

    def _build_field(self, theme: Theme) -> QHBoxLayout:
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(self.tr("Password of this document"))
        self.password.setAccessibleName(self.tr("Password of this document"))
        self.password.textChanged.connect(lambda words: self.unlock.setEnabled(bool(words)))
        self.reveal = IconButton(Icon.REVEAL, self.tr("Show the password"), theme)
        self.reveal.setCheckable(True)
        self.reveal.toggled.connect(self._reveal)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.password, 1)
        row.addWidget(self.reveal)
        return row

    def _reveal(self, shown: bool) -> None:
        modes = QLineEdit.EchoMode
        self.password.setEchoMode(modes.Normal if shown else modes.Password)

    def _build_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.unlock = buttons.addButton(
            self.tr("Read the document"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.unlock.setProperty("role", "primary")
        self.unlock.setEnabled(False)
        self.unlock.setDefault(True)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons
