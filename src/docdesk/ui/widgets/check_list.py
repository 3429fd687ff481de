"""A short list of choices, any of which can be ticked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

_LINES_SHOWN = 4


class CheckList(QListWidget):
    """As high as its choices up to four lines; space ticks, the arrows walk."""

    toggled = Signal(str, bool)  # value, is ticked

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("role", "checks")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(self._on_changed)

    def show_choices(self, choices: Sequence[tuple[str, str]], ticked: Sequence[str]) -> None:
        """Show values with their words."""
        self.blockSignals(True)
        self.clear()
        for value, words in choices:
            item = QListWidgetItem(words, self)
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setToolTip(value if value != words else "")
            item.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled)
            is_ticked = value in ticked
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
        self.blockSignals(False)
        lines = min(max(len(choices), 1), _LINES_SHOWN)
        self.setFixedHeight(lines * max(self.sizeHintForRow(0), self.fontMetrics().height()) + 2)

    def ticked(self) -> tuple[str, ...]:
        """The values that are ticked, in their order."""
        items = [self.item(row) for row in range(self.count())]
        return tuple(
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )

    def _on_changed(self, item: QListWidgetItem) -> None:
        value = str(item.data(Qt.ItemDataRole.UserRole))
        self.toggled.emit(value, item.checkState() == Qt.CheckState.Checked)
