"""The turns under each other; the list follows its end and never jumps while one reads."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from docdesk.ui.open_conversations import OpenConversation
from docdesk.ui.panes.turn import TurnView
from docdesk.ui.theme import Theme
from docdesk.ui.turns import AskedTurn, Phase
from docdesk.ui.widgets.controls import push_button

READING_WIDTH = 720
SHOWN_AT_FIRST = 20  # turns; one takes some 30 ms to be laid out
GAP = 24  # around the turns
_HEAD_FIRST = frozenset({Phase.NOT_FOUND, Phase.QUOTES_ONLY, Phase.READING})
NEAR_END = 24  # pixels from the end that still count as being at the end


class TurnList(QScrollArea):
    """Shows the turns of one conversation. Scrolls with the wheel and by page; the single steps
    belong to the pane."""

    added = Signal(object)  # a TurnView

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._views: dict[int, TurnView] = {}
        self._opened: OpenConversation | None = None
        self._first = 0  # of the conversation's turns, the first that is shown
        self._stops: list[QWidget] = []
        self._hides = False
        self._was_at_end = True
        self._from_end: int | None = None  # pixels to keep while turns come in above
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
        turns = opened.turns if opened else ()
        if (opened.id if opened else "") != (self._opened.id if self._opened else ""):
            self._drop(set())  # the numbers of stored turns begin anew in each
            self._first = max(0, len(turns) - SHOWN_AT_FIRST)
        self._opened = opened
        self._hides = opened.hides_unchecked if opened else False
        self._show_turns(turns[self._first :])
        self.earlier.setVisible(self._first > 0)
        self.earlier.setText(self.tr("Show %Ln earlier question(s)", "", self._first))

    def show_earlier(self) -> None:
        """Show more of the turns that were kept back; what one reads stays in its place."""
        bar = self.verticalScrollBar()
        self._from_end = bar.maximum() - bar.value()
        self._first = max(0, self._first - SHOWN_AT_FIRST)
        self.show_conversation(self._opened)

    def apply_theme(self, theme: Theme) -> None:
        """Draw everything anew in other colours."""
        self._theme = theme
        self._drop(set())
        self.show_conversation(self._opened)

    def scroll_to_end(self) -> None:
        """Go to the end, as after a new question."""
        self._was_at_end = True
        self._let_go()
        self.verticalScrollBar().setValue(self._end())

    def stay(self) -> None:
        """Follow the end no longer: the person chose something to look at."""
        self._was_at_end = False

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
        self.earlier = push_button("", "quiet")
        self.earlier.clicked.connect(self.show_earlier)
        self._column.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignHCenter)
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
        bar.actionTriggered.connect(self._let_go)  # the person scrolls: nothing is to be kept
        bar.rangeChanged.connect(self._on_grown)

    def _show_turns(self, turns: tuple[AskedTurn, ...]) -> None:
        self._drop({turn.request for turn in turns})
        is_new = bool(turns) and turns[-1].request not in self._views
        for at, turn in enumerate(turns):
            self._show(at, turn)
        self._views = {turn.request: self._views[turn.request] for turn in turns}
        self._order_stops()
        if is_new:
            self.scroll_to_end()

    def _show(self, at: int, turn: AskedTurn) -> None:
        view = self._views.get(turn.request)
        if view is None:
            self._add(at, turn)
        elif view.turn != turn or view.hides_unchecked != self._hides:
            view.show_turn(turn, hides_unchecked=self._hides)
            self._on_grown()

    def _add(self, at: int, turn: AskedTurn) -> None:
        view = TurnView(turn, self._theme, hides_unchecked=self._hides)
        self._views[turn.request] = view
        self._column.insertWidget(self._column.indexOf(self.earlier) + 1 + at, view)
        self.added.emit(view)

    def _order_stops(self) -> None:
        """Tab walks the turns as they are read: Qt goes by when a widget was made."""
        stops = [self, self.earlier]
        stops += [stop for view in self._views.values() for stop in view.stops()]
        if stops != self._stops:
            self._stops = stops
            for first, second in pairwise(stops):
                QWidget.setTabOrder(first, second)

    def _drop(self, kept: set[int]) -> None:
        for request in [each for each in self._views if each not in kept]:
            view = self._views.pop(request)
            self._column.removeWidget(view)
            view.hide()  # it is deleted later: until then it would lie under its successor
            view.deleteLater()

    def _on_scrolled(self, value: int) -> None:
        ends = (self._end(), self.verticalScrollBar().maximum())
        self._was_at_end = any(abs(value - end) <= NEAR_END for end in ends)

    def _on_grown(self) -> None:
        # Qt keeps the value where it was, so whoever reads further up is not moved.
        bar = self.verticalScrollBar()
        if self._from_end is not None:
            bar.setValue(bar.maximum() - self._from_end)
        elif self._was_at_end:
            bar.setValue(self._end())

    def _let_go(self) -> None:
        self._from_end = None

    def _end(self) -> int:
        """Where following leads: the last line, or the head of a turn that says first what counts.

        That nothing was found, and quotes, stand at the top of their turn; so does the best
        passage, which is read while the model reads.
        """
        bar, views = self.verticalScrollBar(), list(self._views.values())
        if views and views[-1].turn.phase in _HEAD_FIRST:
            return min(bar.maximum(), max(0, views[-1].y() - GAP))
        return bar.maximum()
