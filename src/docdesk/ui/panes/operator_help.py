"""The popover that says how to search: operators with an example each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from docdesk.ui.theme import figures_font
from docdesk.ui.widgets.controls import plain_label
from docdesk.ui.widgets.popups import open_under

WIDTH = 480


class OperatorHelp(QFrame):
    """A popup; Esc or a click beside it closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "popup")
        self.setAccessibleName(self.tr("How to search"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addWidget(
            plain_label(self.tr("Ask in your own words, or narrow it down"), "heading")
        )
        column.addSpacing(4)
        column.addLayout(self._build_rows())
        column.addSpacing(4)
        keys = self.tr("Enter asks · Ctrl+Enter finds passages only · Esc stops")
        column.addWidget(plain_label(keys, "muted", wraps=True))
        self.setAccessibleDescription(". ".join(f"{a}: {b}" for a, b in self._rows()))

    def show_under(self, owner: QWidget) -> None:
        """Open under a widget."""
        open_under(self, owner, WIDTH)
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _build_rows(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for at, (example, meaning) in enumerate(self._rows()):
            shown = plain_label(example)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            shown.setFont(figures_font(13))
            grid.addWidget(shown, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(plain_label(meaning, "muted", wraps=True), at, 1)
        return grid

    def _rows(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("“written notice”"), self.tr("these words, in this order")),
            (self.tr("lease AND deposit"), self.tr("both words")),
            (self.tr("lease OR tenancy"), self.tr("either word")),
            (self.tr("deposit NOT interest"), self.tr("the first without the second")),
            (self.tr("tenant NEAR deposit"), self.tr("within ten words of each other")),
            (self.tr("terminat*"), self.tr("every word that begins so: terminate, termination")),
            (self.tr("from:rossi"), self.tr("written or sent by Rossi; to: for receivers")),
            (self.tr("date:2024-03"), self.tr("of March 2024; date:2023..2024 for both years")),
            (self.tr("type:mail"), self.tr("one kind of document: pdf, word, mail, scan …")),
            (self.tr("tag:urgent"), self.tr("with this tag; in:Contracts for a folder")),
        )
