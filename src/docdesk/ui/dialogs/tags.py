"""The tags of one document: tick them, or write a new one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from docdesk.ui.places import document_name
from docdesk.ui.widgets.check_list import CheckList
from docdesk.ui.widgets.controls import plain_label, push_button
from docdesk.ui.widgets.lines import ElidedLabel

LONGEST_TAG = 60


class TagsDialog(QDialog):
    """Every tick is kept at once."""

    tagged = Signal(str, bool)  # tag, is on

    def __init__(self, document: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.setWindowTitle(self.tr("Tags"))
        self.setMinimumWidth(360)
        self._all: tuple[str, ...] = ()
        self._on: tuple[str, ...] = ()
        name = ElidedLabel(document_name(document))
        name.setProperty("role", "heading")
        self.tags = CheckList(self.tr("Tags of this document"))
        self.tags.toggled.connect(self.tagged)
        self.none = plain_label(
            self.tr("No tags yet. Questions can be limited to the documents that have one."),
            "muted",
            wraps=True,
        )
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST_TAG)
        self.line.setPlaceholderText(self.tr("New tag"))
        self.line.setAccessibleName(self.tr("New tag"))
        self.add = push_button(self.tr("Add"))
        self.add.clicked.connect(self._add)
        self.line.returnPressed.connect(self._add)
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self.add)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        for button in close.buttons():
            button.setAutoDefault(False)  # type: ignore[attr-defined]
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(name)
        for part in (self.none, self.tags):
            column.addWidget(part)
        column.addLayout(row)
        column.addSpacing(8)
        column.addWidget(close)
        self._show()
        self.line.setFocus()

    def show_tags(self, tags: tuple[str, ...]) -> None:
        """Show the tags that the document has."""
        self._on = tags
        self._show()

    def show_all(self, tags: tuple[str, ...]) -> None:
        """Show the tags of the workspace to choose from."""
        self._all = tags
        self._show()

    def _show(self) -> None:
        every = sorted({*self._all, *self._on}, key=str.casefold)
        self.tags.show_choices([(tag, tag) for tag in every], self._on)
        self.tags.setVisible(bool(every))
        self.none.setVisible(not every)

    def _add(self) -> None:
        tag = " ".join(self.line.text().split())
        self.line.clear()
        if tag:
            self.tagged.emit(tag, True)
