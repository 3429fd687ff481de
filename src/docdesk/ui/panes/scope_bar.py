"""The bar that says which documents the next question is asked of; hidden for all of them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from docdesk.domain.search import Filters
from docdesk.ui.filter_wording import chip_words
from docdesk.ui.filters import FilterChip, chips_of
from docdesk.ui.icons import Icon, icon
from docdesk.ui.places import document_name
from docdesk.ui.state import AppState
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.controls import plain_label, push_button
from docdesk.ui.widgets.flow import FlowLayout
from docdesk.ui.widgets.lines import hairline


class ScopeBar(QFrame):
    """A chip for each thing that narrows the question; a press takes it off."""

    document_cleared = Signal()
    chip_removed = Signal(object)  # FilterChip
    cleared = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[str, Filters] = ("", Filters())
        self.chips: list[QPushButton] = []
        self._lead = plain_label(self.tr("Asking only"), "muted")
        self.everything = push_button(self.tr("Ask all documents"), "quiet")
        self.everything.clicked.connect(self.cleared)
        for part in (self._lead, self.everything):
            part.setMinimumHeight(24)  # as high as the chips beside them
        self._flow = FlowLayout(4)
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 8, 8)
        row.addLayout(self._flow, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(hairline())
        self._fill()
        self.hide()

    def show_state(self, state: AppState) -> None:
        """Show what narrows the next question."""
        self.setVisible(bool(state.scope) or state.filters.is_set)
        if (state.scope, state.filters) != self._shown:
            self._shown = (state.scope, state.filters)
            self._fill()

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self._fill()

    def words(self) -> str:
        """What is said now."""
        return " · ".join(chip.text().replace("&&", "&") for chip in self.chips)

    def _fill(self) -> None:
        while self._flow.count():
            self._flow.takeAt(0)
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        document, filters = self._shown
        self.chips = [self._document_chip(document)] if document else []
        self.chips += [self._filter_chip(each) for each in chips_of(filters)]
        for part in (self._lead, *self.chips, self.everything):
            self._flow.addWidget(part)
            part.show()

    def _document_chip(self, document: str) -> QPushButton:
        chip = self._chip(document_name(document))
        chip.clicked.connect(self.document_cleared)
        return chip

    def _filter_chip(self, each: FilterChip) -> QPushButton:
        chip = self._chip(chip_words(each))
        chip.clicked.connect(lambda: self.chip_removed.emit(each))
        return chip

    def _chip(self, words: str) -> QPushButton:
        chip = push_button(words.replace("&", "&&"), "filter")
        chip.setIcon(icon(Icon.CLOSE, self._theme, self._theme.muted))
        chip.setAccessibleName(self.tr("Take off: {words}").format(words=words))
        chip.setToolTip(self.tr("Take this off"))
        return chip
