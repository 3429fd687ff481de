"""The review view."""

from PySide6.QtWidgets import QFrame, QWidget

from docdesk.domain.answers import Citation, FoundPassage
from docdesk.ui.state import AppState
from docdesk.ui.theme import Theme


class ReviewPane(QFrame):
    """Shows the review."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def show_state(self, state: AppState) -> None:
        """Draw what the state says."""

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme

    def set_current_source(self, source: Citation | FoundPassage) -> None:
        """Mark the quote whose page is open."""
