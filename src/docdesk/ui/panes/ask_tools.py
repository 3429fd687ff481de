"""The tools beside the question: filters, quotes only, and how to search."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from docdesk.ui.icons import Icon
from docdesk.ui.panes.filter_popover import FilterPopover
from docdesk.ui.panes.operator_help import OperatorHelp
from docdesk.ui.state import AppState
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.buttons import IconButton


class AskTools(QWidget):
    """Three small buttons; emits what the person sets."""

    filters_set = Signal(object)  # Filters
    quotes_only_set = Signal(bool)

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self._theme = theme
        self._state = AppState()
        self.filter = IconButton(Icon.FILTER, self.tr("Filters"), theme)
        self.filter.setCheckable(True)  # it shows whether any is set
        self.filter.clicked.connect(self._show_filters)
        words = self.tr("Quotes only: the documents' own words, without the model")
        self.quotes = IconButton(Icon.QUOTE, words, theme)
        self.quotes.setCheckable(True)
        self.quotes.clicked.connect(lambda: self.quotes_only_set.emit(self.quotes.isChecked()))
        self.help = IconButton(Icon.HELP, self.tr("How to search"), theme)
        self.help.clicked.connect(self._show_help)
        self.popover = FilterPopover(self)
        self.popover.applied.connect(self.filters_set)
        self.operators = OperatorHelp(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        keys = {self.filter: "Ctrl+Shift+F", self.quotes: "Ctrl+Shift+Q", self.help: "F1"}
        for button, key in keys.items():
            row.addWidget(button)
            button.set_shortcut(owner.window(), QKeySequence(key))

    def show_state(self, state: AppState) -> None:
        """Show what is set."""
        self._state = state
        has_files = state.workspace is not None and state.workspace.files > 0
        self.setVisible(not state.is_first_run)
        self.filter.setEnabled(has_files)
        self.filter.setChecked(state.filters.is_set)
        self.quotes.setEnabled(has_files)
        self.quotes.setChecked(state.quotes_only)

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        for button in (self.filter, self.quotes, self.help):
            button.apply_theme(theme)

    def _show_filters(self) -> None:
        self.filter.setChecked(self._state.filters.is_set)  # a press alone sets nothing
        status = self._state.workspace
        folders = tuple(folder.path for folder in status.folders) if status else ()
        self.popover.show_under(self.filter, self._state.filters, folders, self._state.tags)

    def _show_help(self) -> None:
        self.operators.show_under(self.help)
