"""The middle of the window: the views of a workspace, one at a time."""

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from docdesk.domain.answers import Citation, FoundPassage
from docdesk.ui.panes.view_switch import ViewSwitch
from docdesk.ui.state import AppState
from docdesk.ui.theme import Theme
from docdesk.ui.views import View
from docdesk.ui.widgets.lines import hairline


class ViewPane(Protocol):
    """What the window needs of the pane of each view."""

    def show_state(self, state: AppState) -> None:
        """Draw what the state says."""

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours."""

    def set_current_source(self, source: Citation | FoundPassage) -> None:
        """Mark the quote whose page is open now, if it is one of the pane's."""


class ViewsPane(QWidget):
    """Shows the view that the state names; the switch above it says which others there are."""

    def __init__(
        self, theme: Theme, panes: Mapping[View, QWidget], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._panes = panes
        self.view = View.ASK
        self.switch = ViewSwitch(theme, self.window())
        self._line = hairline()
        self._stack = QStackedWidget()
        for pane in panes.values():
            self._stack.addWidget(pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.switch)
        column.addWidget(self._line)
        column.addWidget(self._stack, 1)

    @property
    def current(self) -> QWidget:
        """The pane of the view that is shown."""
        pane = self._stack.currentWidget()
        assert pane is not None
        return pane

    def show_state(self, state: AppState) -> None:
        """Show the chosen view; without documents there is nothing to switch between."""
        has_files = state.workspace is not None and state.workspace.files > 0
        self.switch.setVisible(has_files)
        self._line.setVisible(has_files)
        self.view = state.view if has_files else View.ASK
        self.switch.show_view(self.view)
        self._stack.setCurrentWidget(self._panes[self.view])
