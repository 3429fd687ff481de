"""What of a followed folder is taken in, with a tester that says it for a path at once."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from docdesk.domain.workspaces import Folder, FolderRules, RuleVerdict
from docdesk.ui.host_phrases import phrase
from docdesk.ui.icons import Icon
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.controls import IconLabel, fit_height, plain_label, push_button
from docdesk.ui.widgets.lines import ElidedLabel, hairline

TRY_DELAY_MS = 200  # of quiet typing before a path is tried
LARGEST_MB = 100_000
_LINES_SHOWN = 4
_INSET = 6  # pixels between a field's edge and its words, which the style leaves out here


class FolderRulesDialog(QDialog):
    """Answer `tried` with TryFolderRules and give its verdict to `show_verdict`."""

    tried = Signal(object, str)  # FolderRules, path
    saved = Signal(object)  # FolderRules

    def __init__(self, folder: Folder, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._theme = theme
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(TRY_DELAY_MS)
        self._delay.timeout.connect(self._try)
        self.setWindowTitle(self.tr("What is taken in"))
        self.setMinimumWidth(520)
        self._build()
        self._show_rules(folder.rules)
        self._connect()

    def rules(self) -> FolderRules:
        """The rules as they stand in the fields."""
        lines = (line.strip() for line in self.excludes.toPlainText().splitlines())
        return FolderRules(
            subfolders=self.subfolders.isChecked(),
            hidden=self.hidden_files.isChecked(),
            excludes=tuple(dict.fromkeys(line for line in lines if line)),
            largest_mb=self.largest.value(),
        )

    def show_verdict(self, verdict: RuleVerdict) -> None:
        """Say whether the path that is being tried is taken in, and by which rule."""
        if verdict.path != self.path.text().strip():
            return
        words = self.tr("Taken in.") if verdict.included else self.tr("Left out.")
        self.verdict.setText(f"{words} {phrase(verdict.reason)}".strip())
        name, colour = (
            (Icon.OK, self._theme.ok) if verdict.included else (Icon.FAILED, self._theme.warning)
        )
        self.verdict_icon.show_icon(name, self._theme, colour)
        self.verdict_icon.setVisible(True)
        fit_height(self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        fit_height(self)

    def accept(self) -> None:
        """Hand the rules on if they are others than before."""
        if self.rules() != self._folder.rules:
            self.saved.emit(self.rules())
        super().accept()

    def _connect(self) -> None:
        self.subfolders.toggled.connect(self._on_changed)
        self.hidden_files.toggled.connect(self._on_changed)
        self.excludes.textChanged.connect(self._on_changed)
        self.largest.valueChanged.connect(self._on_changed)
        self.path.textChanged.connect(self._on_changed)

    def _show_rules(self, rules: FolderRules) -> None:
        self.subfolders.setChecked(rules.subfolders)
        self.hidden_files.setChecked(rules.hidden)
        self.excludes.setPlainText("\n".join(rules.excludes))
        self.largest.setValue(rules.largest_mb)
        self._show_cost()

    def _on_changed(self) -> None:
        self._show_cost()
        self._delay.start()

    def _show_cost(self) -> None:
        is_changed = self.rules() != self._folder.rules
        self.cost.setVisible(is_changed and self._folder.files > 0)
        fit_height(self)

    def _try(self) -> None:
        path = self.path.text().strip()
        if path:
            self.tried.emit(self.rules(), path)
        else:
            self.verdict.setText(self.tr("Type or choose a path to see what becomes of it."))
            self.verdict_icon.hide()

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a file"), self._folder.path)
        if path:
            self.path.setText(path)

    # ---- building ----

    def _build(self) -> None:
        name = ElidedLabel(self._folder.path)
        name.setProperty("role", "heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(name)
        self.subfolders = QCheckBox(self.tr("Include subfolders"))
        self.hidden_files = QCheckBox(self.tr("Include hidden files and folders"))
        column.addWidget(self.subfolders)
        column.addWidget(self.hidden_files)
        column.addLayout(self._build_fields())
        column.addWidget(hairline())
        column.addLayout(self._build_tester())
        column.addWidget(self._build_cost())
        column.addWidget(self._build_buttons())

    def _build_fields(self) -> QGridLayout:
        self.excludes = QPlainTextEdit()
        self.excludes.setProperty("role", "field")
        self.excludes.setAccessibleName(self.tr("Leave out, one pattern a line"))
        self.excludes.setPlaceholderText("*.bak\nArchive\nold/*.pdf")
        self.excludes.setTabChangesFocus(True)
        lines = self.excludes.fontMetrics().lineSpacing() * _LINES_SHOWN
        self.excludes.setFixedHeight(lines + 24)
        hint = self.tr(
            "* stands for any letters. Without a slash a pattern fits names anywhere, with one the "
            "path below this folder."
        )
        self.largest = QSpinBox()
        self.largest.setRange(0, LARGEST_MB)
        self.largest.lineEdit().setTextMargins(_INSET, 0, 0, 0)
        self.largest.setSuffix(self.tr(" MB"))
        self.largest.setSpecialValueText(self.tr("as in the settings"))
        self.largest.setAccessibleName(self.tr("Largest file"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.addWidget(plain_label(self.tr("Leave out, one pattern a line")), 0, 0, 1, 2)
        grid.addWidget(self.excludes, 1, 0, 1, 2)
        grid.addWidget(plain_label(hint, "muted", wraps=True), 2, 0, 1, 2)
        grid.addWidget(plain_label(self.tr("Largest file")), 3, 0)
        grid.addWidget(self.largest, 3, 1)
        return grid

    def _build_tester(self) -> QVBoxLayout:
        self.path = QLineEdit()
        self.path.setPlaceholderText(self.tr("Try a path"))
        self.path.setAccessibleName(self.tr("Try a path"))
        choose = push_button(self.tr("Choose…"))
        choose.clicked.connect(self._choose)
        self.verdict_icon = IconLabel()
        self.verdict_icon.hide()
        self.verdict = plain_label(
            self.tr("Type or choose a path to see what becomes of it."), "muted", wraps=True
        )
        field = QHBoxLayout()
        field.addWidget(self.path, 1)
        field.addWidget(choose)
        said = QHBoxLayout()
        said.setSpacing(8)
        said.addWidget(self.verdict_icon)
        said.addWidget(self.verdict, 1)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addLayout(field)
        column.addLayout(said)
        return column

    def _build_cost(self) -> QFrame:
        self.cost = QFrame()
        self.cost.setProperty("role", "card")
        words = self.tr(
            "%Ln file(s) of this folder are in the index. What these rules leave out is taken "
            "out of it; your files stay as they are.",
            "",
            self._folder.files,
        )
        inside = QVBoxLayout(self.cost)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(plain_label(words, "warning", wraps=True))
        self.cost.hide()
        return self.cost

    def _build_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        save = buttons.addButton(self.tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setProperty("role", "primary")
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons
