"""The review view: the list of reviews, or the grid of one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from docdesk.domain.answers import Citation, FoundPassage
from docdesk.ui.icons import Icon
from docdesk.ui.panes.review_grid import ReviewGrid
from docdesk.ui.panes.review_list import ReviewList
from docdesk.ui.state import AppState
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.handing_frame import HandingFrame
from docdesk.ui.widgets.notes import Note


class ReviewPane(HandingFrame):
    """Shows what the state says is open; `grid` and `list` emit what the person wants."""

    new_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Review"))
        self.note = Note(theme)
        self.note.button.clicked.connect(self.new_wanted)
        self.list = ReviewList(theme)
        self.list.new_wanted.connect(self.new_wanted)
        self.grid = ReviewGrid(theme)
        self._stack = QStackedWidget()
        for page in (self.note, self.list, self.grid):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def show_state(self, state: AppState) -> None:
        """Show the grid that is open, else the list, else what a review is."""
        reviews = state.reviews
        self.list.show_state(reviews)
        self.grid.show_state(reviews)
        if reviews.status is not None:
            self._show(self.grid)
        elif reviews.listed:
            self._show(self.list)
        elif reviews.listed is None:
            self.note.show_note(Icon.REVIEW, self.tr("Opening…"))
            self._show(self.note)
        else:
            self._show_empty()

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        for part in (self.note, self.list, self.grid):
            part.apply_theme(theme)

    def set_current_source(self, source: Citation | FoundPassage) -> None:
        """Mark the cell whose page is open."""
        if self._stack.currentWidget() is self.grid:
            self.grid.set_current_source(source)

    def _show(self, page: QWidget) -> None:
        self.hand_focus_to(self.note.button if page is self.note else page)
        self._stack.setCurrentWidget(page)

    def _show_empty(self) -> None:
        self.note.show_note(
            Icon.REVIEW,
            self.tr("The same questions to every document"),
            self.tr(
                "One row a document, one column a question: each value with its quote and page."
            ),
            self.tr("New review…"),
        )
        self._show(self.note)
