"""The conversation: turns under each other, walked with the keyboard; it never jumps by itself."""

from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedLayout, QToolTip, QVBoxLayout, QWidget

from docdesk.domain.answers import Citation, FoundPassage
from docdesk.ui.file_wording import is_doubtful
from docdesk.ui.panes.announcements import Announcer
from docdesk.ui.panes.conversation_head import ConversationHead
from docdesk.ui.panes.conversation_list import ConversationList
from docdesk.ui.panes.invitation import Invitation
from docdesk.ui.panes.scope_bar import ScopeBar
from docdesk.ui.panes.turn import TurnView
from docdesk.ui.panes.turn_list import TurnList
from docdesk.ui.runs import copied_text, one_line
from docdesk.ui.state import AppState
from docdesk.ui.theme import Theme
from docdesk.ui.turns import AskedTurn
from docdesk.ui.widgets.handing_frame import HandingFrame
from docdesk.ui.wording import copied_answer, quotation, reference


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a person can open in the conversation: a passage by index or a citation by number."""

    request: int
    passage: int = -1
    citation: int = 0


class ConversationPane(HandingFrame):
    """Shows the turns; emits what the person wants. Turns are named by their request."""

    source_opened = Signal(tuple, int)  # (Citation | FoundPassage, ...), which of them
    models_wanted = Signal()
    add_wanted = Signal()
    question_suggested = Signal(str)
    retry_wanted = Signal(object)  # AskedTurn
    everything_wanted = Signal(object)  # AskedTurn, to be asked of all documents
    corrected = Signal(object, str)  # AskedTurn, what to search for instead
    files_wanted = Signal(str)  # the state of the files to list
    hiding_wanted = Signal(bool)
    export_wanted = Signal(object)  # AskedTurn
    rerun_wanted = Signal(object)  # AskedTurn
    rerun_dismissed = Signal(object)  # AskedTurn
    copied = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._current: Anchor | None = None
        self._announcer = Announcer(self)
        self.setAccessibleName(self.tr("Conversation"))
        self._build()

    def show_state(self, state: AppState) -> None:
        """Show the turns of the open conversation."""
        self.head.show_state(state)
        self.scope.show_state(state)
        self.invitation.show_state(state)
        self.turns.show_conversation(state.conversation)
        if self._current and self._current.request not in self.turns.views:
            self._current = None
        self._announcer.keep(set(self.turns.views.values()))
        for view in self.turns.views.values():
            self._announcer.announce(view)
        self._stack.setCurrentWidget(self.turns if state.turns else self.invitation)

    def apply_theme(self, theme: Theme) -> None:
        """Draw everything anew in other colours."""
        self._theme = theme
        for part in (self.head, self.list, self.scope, self.invitation, self.turns):
            part.apply_theme(theme)
        self._mark_current()

    def open_first(self, turn: AskedTurn) -> None:
        """Open the best passage of a turn, as if it had been chosen."""
        if turn.passages:
            self._open(Anchor(turn.request, passage=0), scrolls=False)

    def set_current_source(self, source: Citation | FoundPassage) -> None:
        """Mark the source that the page pane moved to by itself."""
        for anchor in self._anchors():
            if self._source(anchor) == source:
                self._current = anchor
                self._mark_current()
                return

    def scroll_to_end(self) -> None:
        """Go to the end, as after a new question."""
        self.turns.scroll_to_end()

    def view(self, request: int) -> TurnView:
        """The view of a turn; KeyError if it is not shown."""
        return self.turns.views[request]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._walk(1)
        elif event.key() == Qt.Key.Key_Up:
            self._walk(-1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_focused()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    # ---- building ----

    def _build(self) -> None:
        self.head = ConversationHead(self._theme, self)
        self.list = ConversationList(self._theme, self)
        self.scope = ScopeBar(self._theme)
        self.turns = TurnList(self._theme)
        self.turns.added.connect(self._connect_turn)
        self.hand_focus_to(self.turns)
        self.invitation = Invitation(self._theme)
        self.invitation.add_wanted.connect(self.add_wanted)
        self.invitation.question_suggested.connect(self.question_suggested)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.invitation)
        self._stack.addWidget(self.turns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.scope)
        column.addLayout(self._stack, 1)

    def _connect_turn(self, view: TurnView) -> None:
        request = view.turn.request
        view.passage_opened.connect(lambda index: self._open(Anchor(request, passage=index)))
        view.citation_opened.connect(lambda number: self._open(Anchor(request, citation=number)))
        view.citation_hovered.connect(lambda number: self._show_quote(view, number))
        view.models_wanted.connect(self.models_wanted)
        view.files_wanted.connect(self.files_wanted)
        view.hiding_wanted.connect(self.hiding_wanted)
        view.copy_wanted.connect(lambda: self._put_on_clipboard(copied_answer(view.turn)))
        view.corrected.connect(lambda query: self.corrected.emit(view.turn, query))
        view.retry_wanted.connect(lambda: self.retry_wanted.emit(view.turn))
        view.everything_wanted.connect(lambda: self.everything_wanted.emit(view.turn))
        view.export_wanted.connect(lambda: self.export_wanted.emit(view.turn))
        view.rerun_wanted.connect(lambda: self.rerun_wanted.emit(view.turn))
        view.rerun_dismissed.connect(lambda: self.rerun_dismissed.emit(view.turn))

    # ---- what can be opened ----

    def _anchors(self) -> list[Anchor]:
        anchors: list[Anchor] = []
        for request, view in self.turns.views.items():
            anchors += [Anchor(request, passage=i) for i in range(len(view.evidence.rows))]
            anchors += [Anchor(request, citation=each.number) for each in view.citations()]
        return anchors

    def _walk(self, step: int) -> None:
        anchors = self._anchors()
        if not anchors:
            return
        if self._current in anchors:
            index = anchors.index(self._current) + step
        else:
            index = 0 if step > 0 else len(anchors) - 1
        self._open(anchors[max(0, min(index, len(anchors) - 1))])

    def _open(self, anchor: Anchor, *, scrolls: bool = True) -> None:
        sources = self._sources(anchor)
        source = self._source(anchor)
        if source is None or source not in sources:
            return
        self._current = anchor
        self._mark_current()
        if scrolls:
            self.turns.stay()
            self._bring_into_view(anchor)
        self.source_opened.emit(sources, sources.index(source))

    def _open_focused(self) -> None:
        focused = QGuiApplication.focusObject()
        for request, view in self.turns.views.items():
            for index, row in enumerate(view.evidence.rows):
                if row is focused:
                    self._open(Anchor(request, passage=index))
                    return
        if self._current:
            self._open(self._current)

    def _sources(self, anchor: Anchor) -> tuple[Citation | FoundPassage, ...]:
        view = self.view(anchor.request)
        return view.citations() if anchor.citation else view.turn.passages

    def _source(self, anchor: Anchor) -> Citation | FoundPassage | None:
        turn = self.view(anchor.request).turn
        if anchor.citation:
            return turn.citation(anchor.citation)
        return turn.passages[anchor.passage] if anchor.passage < len(turn.passages) else None

    def _mark_current(self) -> None:
        for request, view in self.turns.views.items():
            if self._current and self._current.request == request:
                view.set_current(passage=self._current.passage, citation=self._current.citation)
            else:
                view.set_current()

    def _bring_into_view(self, anchor: Anchor) -> None:
        view = self.view(anchor.request)
        if anchor.citation:
            point = view.chip_position(anchor.citation)
            if point:
                self.turns.reveal_point(view, point)
        elif anchor.passage < len(view.evidence.rows):
            self.turns.ensureWidgetVisible(view.evidence.rows[anchor.passage], 0, 24)

    # ---- quotes ----

    def _show_quote(self, view: TurnView, number: int) -> None:
        citation = view.turn.citation(number) if number else None
        if citation is None:
            QToolTip.hideText()
            return
        # The tooltip reads HTML, and the quote comes from a document: it is escaped.
        quote = f"“{one_line(citation.quote)}”"
        words = f"<p><b>{escape(reference(citation))}</b></p><p>{escape(quote)}</p>"
        if is_doubtful(citation.confidence):
            advice = escape(self.tr("Compare these words with the page picture."))
            words += f"<p style='color:{self._theme.warning}'>{advice}</p>"
        if not citation.verified:
            words += f"<p>{escape(self.tr('This quote does not carry all of the sentence.'))}</p>"
        QToolTip.showText(QCursor.pos(), words, view)

    def _copy(self) -> None:
        source = self._source(self._current) if self._current else None
        if source is not None:
            self._put_on_clipboard(copied_text(quotation(source)))

    def _put_on_clipboard(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(text)
