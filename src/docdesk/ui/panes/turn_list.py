"""The turns under each other; the list follows its end and never jumps while one reads."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from docdesk.ui.open_conversations import OpenConversation
from docdesk.ui.panes.turn import TurnView
from docdesk.ui.theme import Theme
from docdesk.ui.turns import AskedTurn, Phase

READING_WIDTH = 720
GAP = 24  # around the turns
NEAR_END = 24  # pixels from the end that still count as being at the end


class TurnList(QScrollArea):
    """Shows the turns of one conversation. Scrolls with the wheel and by page; the single steps
    belong to the pane."""

    added = Signal(object)  # a TurnView

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._views: dict[int, TurnView] = {}
        self._shown = ""  # id of the conversation
        self._hides = False
        self._was_at_end = True
        self._build()

    @property
    def views(self) -> dict[int, TurnView]:
        """The view of each turn by its request."""
        return self._views

    def turns(self) -> Iterator[AskedTurn]:
        """The turns shown."""
        return (view.turn for view in self._views.values())

    def show_conversation(self, opened: OpenConversation | None) -> None:
        """Show the turns of a conversation; views of turns that stay are kept."""
        shown = opened.id if opened else ""
        if shown != self._shown:
            self._drop(set())  # the numbers of stored turns begin anew in each
            self._shown = shown
        self._hides = opened.hides_unchecked if opened else False
        turns = opened.turns if opened else ()
        self._drop({turn.request for turn in turns})
        for turn in turns:
            self._show(turn)

    def apply_theme(self, theme: Theme) -> None:
        """Draw everything anew in other colours."""
        self._theme = theme
        turns = list(self.turns())
        self._drop(set())
        for turn in turns:
            self._show(turn)

    def scroll_to_end(self) -> None:
        """Go to the end, as after a new question."""
        self._was_at_end = True
        self.verticalScrollBar().setValue(self._end())

    def reveal_point(self, view: TurnView, point: QPoint) -> None:
        """Bring a place of a turn into view."""
        at = view.mapTo(self._page, point)
        self.ensureVisible(at.x(), at.y(), 0, 48)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        self._column = QVBoxLayout()
        self._column.setContentsMargins(GAP, GAP, GAP, GAP)
        self._column.setSpacing(32)
        self._column.addStretch(1)
        self._page = QWidget()
        self._page.setMaximumWidth(READING_WIDTH)
        self._page.setLayout(self._column)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Questions and answers"))
        self.setWidget(self._page)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._on_scrolled)
        bar.rangeChanged.connect(self._on_grown)

    def _show(self, turn: AskedTurn) -> None:
        view = self._views.get(turn.request)
        if view is None:
            self._add(turn)
            self.scroll_to_end()
        elif view.turn != turn or view.hides_unchecked != self._hides:
            view.show_turn(turn, hides_unchecked=self._hides)
            self._on_grown()

    def _add(self, turn: AskedTurn) -> None:
        view = TurnView(turn, self._theme, hides_unchecked=self._hides)
        self._views[turn.request] = view
        self._column.insertWidget(self._column.count() - 1, view)
        self.added.emit(view)

    def _drop(self, kept: set[int]) -> None:
        for request in [each for each in self._views if each not in kept]:
            view = self._views.pop(request)
            self._column.removeWidget(view)
            view.hide()  # it is deleted later: until then it would lie under its successor
            view.deleteLater()

    def _on_scrolled(self, value: int) -> None:
        self._was_at_end = value >= self._end() - NEAR_END

    def _on_grown(self) -> None:
        # Qt keeps the value where it was, so whoever reads further up is not moved.
        if self._was_at_end:
            self.verticalScrollBar().setValue(self._end())

    def _end(self) -> int:
        """Where following leads: the last line, or the head of a turn that says first what counts.

        That nothing was found, and quotes, stand at the top of their turn.
        """
        bar, views = self.verticalScrollBar(), list(self._views.values())
        if views and views[-1].turn.phase in (Phase.NOT_FOUND, Phase.QUOTES_ONLY):
            return min(bar.maximum(), max(0, views[-1].y() - GAP))
        return bar.maximum()
