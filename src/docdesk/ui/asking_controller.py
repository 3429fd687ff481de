"""Between the conversation and the host: questions, passages and the pages they stand on."""

from dataclasses import replace

from PySide6.QtCore import QObject

from docdesk.domain.answers import Citation, FoundPassage
from docdesk.domain.events import EvidenceFound
from docdesk.ipc.messages import (
    AskQuestion,
    Event,
    Failure,
    PageShown,
    Request,
    SearchPassages,
    ShowPage,
    StopAnswer,
)
from docdesk.ui.requests import Requests
from docdesk.ui.state import begin_turn
from docdesk.ui.store import Store
from docdesk.ui.turns import AskedTurn, Mode, earlier_turns
from docdesk.ui.window import MainWindow


class AskingController(QObject):
    """Turns what a person asks into requests; opens the pages that belong to the answer."""

    def __init__(self, requests: Requests, window: MainWindow, store: Store) -> None:
        super().__init__(window)
        self._requests = requests
        self._window = window
        self._store = store
        self._page_request = 0
        self._connect()

    def takes_failure(self, request: int, event: Event) -> bool:
        """True for a page that cannot be shown: it is said where the page would stand."""
        if not isinstance(event, Failure) or not request or request != self._page_request:
            return False
        self._window.source.show_failure(event)
        return True

    def handle(self, request: int, event: Event) -> None:
        """Show what the state has no room for: pages, and the best passage beside the answer."""
        match event:
            case PageShown() if request == self._page_request:
                self._window.source.show_page(event)
            case EvidenceFound() if event.enough:  # what does not answer is not marked as if it did
                self._open_best(request)

    def stop(self) -> None:
        """Stop the answer that is being written."""
        running = self._store.state.running
        if running is not None:
            self._requests.send(StopAnswer(running.request))

    def limit(self, document: str) -> None:
        """Ask one document only; "" asks all."""
        self._store.show(replace(self._store.state, scope=document))
        self._window.top.focus_question()

    def _ask(self, question: str) -> None:
        has_model = self._store.state.engine.state not in ("none", "failed")
        self._start_turn(question, Mode.ANSWER if has_model else Mode.NO_MODEL)

    def _search(self, query: str) -> None:
        self._start_turn(query, Mode.PASSAGES)

    def _start_turn(self, question: str, mode: Mode) -> None:
        state = self._store.state
        if state.workspace is None or state.workspace.files == 0:
            return
        self.stop()
        scope = state.scope if mode is Mode.ANSWER else ""
        number = self._requests.send(self._question(state.workspace.name, question, mode, scope))
        self._window.top.question.clear()
        self._store.show(begin_turn(state, AskedTurn(number, question, scope, mode)))
        if not self._window.source_is_beside():
            self._window.hide_source()  # it may lie over the conversation
        self._window.conversation.scroll_to_end()

    def _question(self, workspace: str, question: str, mode: Mode, scope: str) -> Request:
        if mode is Mode.ANSWER:
            turns = earlier_turns(self._store.state.turns)
            return AskQuestion(workspace, question, turns, scope)
        return SearchPassages(workspace, question)

    def _open_best(self, request: int) -> None:
        turns = self._store.state.turns
        turn = next((each for each in turns if each.request == request), None)
        if turn is not None and self._window.source_is_beside():
            self._store.draw()
            self._window.conversation.open_first(turn)

    def _show_page(self, document: str, page: int, start: int, end: int, dpi: float) -> None:
        name = self._store.workspace
        if name:
            request = ShowPage(name, document, page, start, end, dpi)
            self._page_request = self._requests.send(request)

    def _show_source(self, sources: tuple[Citation | FoundPassage, ...], index: int) -> None:
        self._window.show_quotes(sources, index)

    def _connect(self) -> None:
        window, conversation = self._window, self._window.conversation
        window.top.asked.connect(self._ask)
        window.top.searched.connect(self._search)
        window.top.stop_wanted.connect(self.stop)
        window.stop_wanted.connect(self.stop)
        window.source.page_wanted.connect(self._show_page)
        conversation.scope_cleared.connect(lambda: self.limit(""))
        conversation.source_opened.connect(self._show_source)
        conversation.question_suggested.connect(self._ask)
        conversation.retry_wanted.connect(self._ask)
