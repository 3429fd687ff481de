"""Between the conversation and the host: questions, passages and the pages they stand on."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from docdesk.domain.answers import Citation, FoundPassage
from docdesk.domain.events import EvidenceFound
from docdesk.domain.search import Filters
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
from docdesk.ui.filters import FilterChip, without
from docdesk.ui.open_conversations import OpenConversation
from docdesk.ui.requests import Requests
from docdesk.ui.state import begin_turn, show_conversation
from docdesk.ui.store import Store
from docdesk.ui.turns import AskedTurn, Mode, earlier_turns
from docdesk.ui.window import MainWindow

NO_REQUEST = 0
_QUOTES_ONLY = "asking/quotes_only"


class AskingController(QObject):
    """Turns what a person asks into requests; opens the pages that belong to the answer.

    `new_id` makes the id of a conversation that begins.
    """

    def __init__(
        self, requests: Requests, window: MainWindow, store: Store, new_id: Callable[[], str]
    ) -> None:
        super().__init__(window)
        self._requests = requests
        self._window = window
        self._store = store
        self._new_id = new_id
        self._page_request = 0
        self._page_workspace = ""
        quotes_only = bool(window.memory.value(_QUOTES_ONLY, False, type=bool))
        store.state = replace(store.state, quotes_only=quotes_only)
        self._connect()

    def takes_failure(self, request: int, event: Event) -> bool:
        """True for a page that cannot be shown: it is said where the page would stand."""
        if not isinstance(event, Failure) or not request or request != self._page_request:
            return False
        if self._store.workspace == self._page_workspace:
            self._window.source.show_failure(event)
        return True

    def handle(self, request: int, event: Event) -> None:
        """Show what the state has no room for: pages, and the best passage beside the answer."""
        match event:
            case PageShown() if request == self._page_request:
                if self._store.workspace == self._page_workspace:
                    self._window.source.show_page(event)
            case EvidenceFound() if event.enough:  # what does not answer is not marked as if it did
                self._open_best(request)
            case EvidenceFound() | Failure():
                self._leave_earlier(request)

    def stop(self) -> None:
        """Stop the answer that is being written, and those that are being given again."""
        running = self._store.state.running
        if running is not None:
            self._requests.send(StopAnswer(running.request))
        for turn in self._store.state.turns:
            if turn.is_rerunning:
                self._requests.send(StopAnswer(turn.rerun_request))

    def limit(self, document: str) -> None:
        """Ask one document only; "" asks all."""
        self._store.show(replace(self._store.state, scope=document))
        self._window.top.focus_question()

    def filter(self, filters: Filters) -> None:
        """Ask only what these filters let through, from now on."""
        self._store.show(replace(self._store.state, filters=filters))
        self._window.top.focus_question()

    # ---- questions ----

    def _ask(self, question: str) -> None:
        self._start(self._new_turn(question, self._mode()))

    def _search(self, query: str) -> None:
        self._start(self._new_turn(query, Mode.PASSAGES))

    def _retry(self, turn: AskedTurn) -> None:
        mode = turn.mode if turn.mode in (Mode.PASSAGES, Mode.QUOTES) else self._mode()
        self._start(self._again(turn, mode))

    def _ask_everything(self, turn: AskedTurn) -> None:
        self._store.show(replace(self._store.state, scope="", filters=Filters()))
        again = self._again(turn, turn.mode)
        self._start(replace(again, document="", filters=Filters()))

    def _correct(self, turn: AskedTurn, query: str) -> None:
        self._start(replace(self._again(turn, turn.mode), searched_as=query))
        self._window.conversation.setFocus()  # the line that was corrected is gone

    def _mode(self) -> Mode:
        state = self._store.state
        if state.quotes_only:
            return Mode.QUOTES
        has_model = state.engine.state not in ("none", "failed")
        return Mode.ANSWER if has_model else Mode.NO_MODEL

    def _new_turn(self, question: str, mode: Mode) -> AskedTurn:
        state = self._store.state
        return AskedTurn(NO_REQUEST, question, state.scope, mode, state.filters)

    def _again(self, turn: AskedTurn, mode: Mode) -> AskedTurn:
        asked = AskedTurn(NO_REQUEST, turn.question, turn.document, mode, turn.filters)
        return replace(asked, searched_as=turn.searched_as)

    def _start(self, turn: AskedTurn) -> None:
        state = self._store.state
        if state.workspace is None or state.workspace.files == 0:
            return
        self.stop()
        opened = state.conversation or OpenConversation(self._new_id())
        number = self._requests.send(self._request(state.workspace.name, turn, opened))
        self._window.top.question.clear()
        asked = replace(turn, request=number)
        self._store.show(begin_turn(show_conversation(state, opened), asked))
        if not self._window.source_is_beside():
            self._window.hide_source()  # it may lie over the conversation
        self._window.conversation.scroll_to_end()

    def _request(self, workspace: str, turn: AskedTurn, opened: OpenConversation) -> Request:
        if turn.mode is Mode.PASSAGES:
            return SearchPassages(
                workspace, turn.question, document=turn.document, filters=turn.filters
            )
        return AskQuestion(
            workspace,
            turn.question,
            earlier_turns(opened.turns),
            turn.document,
            turn.filters,
            conversation=opened.id,
            searched_as=turn.searched_as,
            quotes_only=turn.mode is not Mode.ANSWER,
        )

    # ---- pages ----

    def _open_best(self, request: int) -> None:
        turns = self._store.state.turns
        turn = next((each for each in turns if each.request == request), None)
        if turn is not None and self._window.source_is_beside():
            self._store.draw()
            self._window.conversation.open_first(turn)

    def _leave_earlier(self, request: int) -> None:
        """Nothing answers the last question: no page of an earlier one stands beside it."""
        turns = self._store.state.turns
        if turns and turns[-1].request == request:
            self._window.leave_quotes()

    def _show_page(self, document: str, page: int, start: int, end: int, dpi: float) -> None:
        name = self._store.workspace
        if name:
            self._page_workspace = name
            request = ShowPage(name, document, page, start, end, dpi)
            self._page_request = self._requests.send(request)

    def _show_source(self, sources: tuple[Citation | FoundPassage, ...], index: int) -> None:
        self._window.show_quotes(sources, index)

    # ---- what narrows a question ----

    def _ask_folder(self, path: str) -> None:
        self.filter(replace(self._store.state.filters, folders=(path,)))

    def _take_off(self, chip: FilterChip) -> None:
        self.filter(without(self._store.state.filters, chip))

    def _set_quotes_only(self, is_on: bool) -> None:
        self._window.memory.setValue(_QUOTES_ONLY, is_on)
        self._store.show(replace(self._store.state, quotes_only=is_on))

    def _clear_scope(self) -> None:
        self._store.show(replace(self._store.state, scope="", filters=Filters()))
        self._window.top.focus_question()

    def _connect(self) -> None:
        window, conversation = self._window, self._window.conversation
        window.top.asked.connect(self._ask)
        window.top.searched.connect(self._search)
        window.top.stop_wanted.connect(self.stop)
        window.stop_wanted.connect(self.stop)
        window.top.tools.filters_set.connect(self.filter)
        window.top.tools.quotes_only_set.connect(self._set_quotes_only)
        window.source.page_wanted.connect(self._show_page)
        window.sources.folder_asked.connect(self._ask_folder)
        conversation.files_wanted.connect(window.sources.show_only)
        conversation.scope.document_cleared.connect(lambda: self.limit(""))
        conversation.scope.chip_removed.connect(self._take_off)
        conversation.scope.cleared.connect(self._clear_scope)
        conversation.source_opened.connect(self._show_source)
        conversation.question_suggested.connect(self._ask)
        conversation.retry_wanted.connect(self._retry)
        conversation.everything_wanted.connect(self._ask_everything)
        conversation.corrected.connect(self._correct)
