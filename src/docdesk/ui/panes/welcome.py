"""The first run: three steps on one page."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from docdesk.ui.icons import Icon
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.controls import IconLabel, plain_label, push_button
from docdesk.ui.widgets.lines import ElidedLabel, hairline

PAGE_WIDTH = 640


class WelcomePage(QWidget):
    """Choose a folder, read what will happen, go."""

    begun = Signal(str, list)  # name of the workspace, paths
    samples_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._paths: list[str] = []
        self._icons: list[tuple[IconLabel, Icon]] = []
        page = QFrame()
        page.setMaximumWidth(PAGE_WIDTH)
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(24, 24, 24, 24)
        self._column.setSpacing(16)
        self._build()
        outer = QGridLayout(self)
        outer.setRowStretch(0, 2)
        outer.addWidget(page, 1, 1)
        outer.setRowStretch(2, 3)
        outer.setColumnStretch(0, 1)
        outer.setColumnStretch(1, 100)
        outer.setColumnStretch(2, 1)
        self.apply_theme(theme)

    def show_paths(self, paths: list[str]) -> None:
        """Show what was chosen or dropped, and offer to go."""
        if not paths:
            return
        self._paths = paths
        self.chosen.setText(", ".join(paths))
        if not self.name.text():
            self.name.setText(_name_for(Path(paths[0])))
        self._update()

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        for label, name in self._icons:
            colour = theme.ok if name is Icon.CHECKED else theme.muted
            label.show_icon(name, theme, colour)

    def _build(self) -> None:
        title = plain_label(self.tr("Answers from your own documents"), "title")
        self._column.addWidget(title)
        self._column.addWidget(hairline())
        self._column.addLayout(self._build_choice())
        self._column.addWidget(hairline())
        self._column.addLayout(self._build_promise())
        self._column.addWidget(hairline())
        self._column.addLayout(self._build_go())
        self._update()

    def _build_choice(self) -> QVBoxLayout:
        column = self._step("1", self.tr("Choose a folder"))
        row = QHBoxLayout()
        row.setSpacing(16)
        self.choose = push_button(self.tr("Choose a folder…"))
        self.choose.clicked.connect(self._choose)
        self.chosen = ElidedLabel(self.tr("or drop folders and files here"))
        self.chosen.setProperty("role", "muted")
        row.addWidget(self.choose)
        row.addWidget(self.chosen, 1)
        column.addLayout(row)
        naming = QHBoxLayout()
        naming.setSpacing(16)
        label = plain_label(self.tr("Name of the workspace"))
        self.name = QLineEdit()
        self.name.setAccessibleName(label.text())
        self.name.setPlaceholderText(self.tr("A matter, a patient, a project"))
        self.name.textChanged.connect(self._update)
        self.name.returnPressed.connect(self._go)
        label.setBuddy(self.name)
        naming.addWidget(label)
        naming.addWidget(self.name, 1)
        column.addLayout(naming)
        return column

    def _build_promise(self) -> QVBoxLayout:
        column = self._step("2", self.tr("What will happen, and what will not"))
        for name, words in (
            (Icon.CHECKED, self.tr("Your files are read where they are. They are never changed.")),
            (Icon.CHECKED, self.tr("An index of their words is kept on this computer alone.")),
            (Icon.CHECKED, self.tr("You can ask while indexing goes on, and stop it any time.")),
            (Icon.CLOSE, self.tr("Nothing is sent anywhere: DocDesk cannot open the network.")),
        ):
            column.addLayout(self._point(name, words))
        return column

    def _build_go(self) -> QVBoxLayout:
        column = self._step("3", self.tr("Go"))
        row = QHBoxLayout()
        row.setSpacing(8)
        self.go = push_button(self.tr("Start indexing"), "primary")
        self.go.clicked.connect(self._go)
        self.samples = push_button(self.tr("Try it with sample documents"), "flat")
        self.samples.clicked.connect(self.samples_wanted)
        row.addWidget(self.go)
        row.addWidget(self.samples)
        row.addStretch(1)
        column.addLayout(row)
        return column

    def _step(self, number: str, words: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        head = plain_label(f"{number}   {words}", "heading")
        column.addWidget(head)
        return column

    def _point(self, name: Icon, words: str) -> QHBoxLayout:
        mark = IconLabel()
        self._icons.append((mark, name))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        label: QLabel = plain_label(words, wraps=True)
        row.addWidget(label, 1)
        return row

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder"))
        self.show_paths([folder] if folder else [])

    def _update(self) -> None:
        self.go.setEnabled(bool(self._paths) and bool(self.name.text().strip()))

    def _go(self) -> None:
        if self.go.isEnabled():
            self.begun.emit(self.name.text().strip(), self._paths)


def _name_for(path: Path) -> str:
    """A workspace is called like its folder, dots and all ("Rossi v. Beta"), or like its file."""
    return path.stem if path.is_file() else path.name
