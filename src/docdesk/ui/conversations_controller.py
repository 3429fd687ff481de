"""Between the conversation pane and the host: conversations as they are kept, exports, re-runs."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from docdesk.domain.conversations import ConversationRow
from docdesk.domain.events import AnswerDone
from docdesk.ipc.conversations import (
    ConversationShown,
    ConversationsListed,
    DeleteConversation,
    ExportConversation,
    Exported,
    ListConversations,
    RenameConversation,
    RerunAnswer,
    ShowConversation,
)
from docdesk.ipc.messages import Event, Failure, StopAnswer, WorkspaceShown
from docdesk.ui.dialogs.conversations import ask_for_title, confirm_delete
from docdesk.ui.exports import choose_export, exported_notice
from docdesk.ui.i18n import spoken_language
from docdesk.ui.open_conversations import (
    OpenConversation,
    name_conversation,
    stored_conversation,
)
from docdesk.ui.requests import Requests
from docdesk.ui.state import show_conversation
from docdesk.ui.store import Store
from docdesk.ui.turns import AskedTurn, Mode, begin_rerun, end_rerun
from docdesk.ui.window import MainWindow

EXPORTS = (".docx", ".pdf", ".md", ".json")
_HIDING = "conversations/hiding_unchecked"
_HIDING_KEPT = 200  # conversations of which that is remembered


class ConversationsController(QObject):
    """Opens, renames, deletes and exports conversations; has answers given again."""

    def __init__(
        self,
        requests: Requests,
        window: MainWindow,
        store: Store,
        new_id: Callable[[], str],
        stop: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._requests = requests
        self._window = window
        self._store = store
        self._memory = window.memory
        self._new_id = new_id
        self._stop = stop
        self._latest_request = self._open_request = self._list_request = 0
        self._exports: set[int] = set()
        # By the request of their last answer; with each whether some answer of it is kept already.
        self._deleting: dict[int, tuple[DeleteConversation, bool]] = {}
        self._greeted = ""  # the workspace whose latest conversation was asked for
        self._listed = ""  # the workspace whose conversations the list has
        self._list = window.conversation.list
        self._connect()

    def handle(self, request: int, event: Event) -> None:
        """Show an event of the workspace on screen."""
        match event:
            case WorkspaceShown():
                self._greet(event.status.name)
            case ConversationsListed() if event.workspace == self._store.workspace:
                self._on_listed(request, event)
            case ConversationShown() if request == self._open_request:
                if event.workspace == self._store.workspace and not self._is_asked_since(request):
                    self._show(event)
            case AnswerDone() | Failure() if request in self._deleting:
                self._delete_after(request, event)
            case Exported() if request in self._exports:
                self._exports.remove(request)
                self._store.notice(exported_notice(event.path))

    def forget(self) -> None:
        """The host is gone: ask again once it is there."""
        self._greeted = ""

    # ---- opening ----

    def _greet(self, workspace: str) -> None:
        """Open the latest conversation of a workspace that is shown for the first time."""
        if workspace == self._greeted:
            return
        self._greeted = workspace
        if self._store.state.conversation is None:
            self._latest_request = self._requests.send(ListConversations(workspace, limit=1))

    def _on_listed(self, request: int, event: ConversationsListed) -> None:
        state = self._store.state
        if state.conversation is not None:
            self._store.state = show_conversation(
                state, name_conversation(state.conversation, event.rows)
            )
        if request == self._latest_request and state.conversation is None and event.rows:
            self._open(event.rows[0].id)
        elif request == self._list_request:
            self._list.show_page(event)

    def _open(self, conversation: str) -> None:
        opened = self._store.state.conversation
        if opened is not None and opened.id == conversation:
            return
        self._stop()
        request = ShowConversation(self._store.workspace, conversation)
        self._open_request = self._requests.send(request)

    def _show(self, event: ConversationShown) -> None:
        self._open_request = 0
        hides = event.conversation.row.id in self._hiding()
        opened = stored_conversation(event.conversation, hides_unchecked=hides)
        self._window.leave_quotes()
        self._store.show(show_conversation(self._store.state, opened))
        self._window.conversation.scroll_to_end()

    def _is_asked_since(self, request: int) -> bool:
        """True for a question after this request: its conversation stays on screen."""
        return any(turn.request > request for turn in self._store.state.turns)

    def _begin(self) -> None:
        """Begin an empty conversation; the host knows of it with its first question."""
        if self._store.state.workspace is None:
            return
        self._stop()
        self._open_request = 0
        opened = OpenConversation(self._new_id())
        self._window.leave_quotes()
        self._store.show(show_conversation(self._store.state, opened))
        self._window.top.focus_question()

    # ---- the list ----

    def _show_list(self) -> None:
        if self._listed != self._store.workspace:
            self._listed = self._store.workspace
            self._list.model.empty()
        opened = self._store.state.conversation
        self._list.show_under(self._window.conversation.head.title, opened.id if opened else "")

    def _list_page(self, contains: str, offset: int, limit: int) -> None:
        request = ListConversations(self._store.workspace, contains, offset, limit)
        self._list_request = self._requests.send(request)

    # ---- changing ----

    def _rename(self, conversation: str, title: str) -> None:
        ask_for_title(
            self._window,
            title,
            lambda words: self._requests.send(
                RenameConversation(self._store.workspace, conversation, words)
            ),
        )

    def _delete(self, conversation: str, title: str) -> None:
        confirm_delete(self._window, title, lambda: self._delete_now(conversation))

    def _delete_now(self, conversation: str) -> None:
        deletion = DeleteConversation(self._store.workspace, conversation)
        self._remember_hiding(conversation, hides=False)
        opened, running = self._store.state.conversation, self._store.state.running
        if opened is None or opened.id != conversation:
            self._requests.send(deletion)
            return
        if running is None or running.mode is Mode.PASSAGES:
            self._requests.send(deletion)
        else:  # its answer would be kept after the rest was deleted
            self._deleting[running.request] = (deletion, opened.is_kept)
        self._begin()

    def _delete_after(self, request: int, event: AnswerDone | Failure) -> None:
        """The last answer of a deleted conversation has ended: now it can go, if it is kept."""
        deletion, is_kept = self._deleting.pop(request)
        if is_kept or (isinstance(event, AnswerDone) and event.answer.id):
            self._requests.send(deletion)

    def _export(self, turn: AskedTurn | None = None) -> None:
        opened = self._store.state.conversation
        if opened is None:
            return
        answer = turn.answer.id if turn is not None and turn.answer else ""
        name = turn.question if turn is not None else opened.name
        path = choose_export(self._window, name, EXPORTS)
        if path:
            request = ExportConversation(
                self._store.workspace, opened.id, path, answer, spoken_language()
            )
            self._exports.add(self._requests.send(request))

    # ---- answers ----

    def _rerun(self, turn: AskedTurn) -> None:
        if turn.answer is None:
            return
        request = self._requests.send(RerunAnswer(self._store.workspace, turn.answer.id))
        self._change_turn(turn, lambda each: begin_rerun(each, request))

    def _end_rerun(self, turn: AskedTurn) -> None:
        if turn.is_rerunning:
            self._requests.send(StopAnswer(turn.rerun_request))
        self._change_turn(turn, end_rerun)

    def _change_turn(self, turn: AskedTurn, change: Callable[[AskedTurn], AskedTurn]) -> None:
        opened = self._store.state.conversation
        if opened is not None:
            changed = opened.with_turn(turn.request, change)
            self._store.show(show_conversation(self._store.state, changed))

    def _hide_unchecked(self, hides: bool) -> None:
        opened = self._store.state.conversation
        if opened is None:
            return
        self._remember_hiding(opened.id, hides=hides)
        changed = replace(opened, hides_unchecked=hides)
        self._store.show(show_conversation(self._store.state, changed))

    def _remember_hiding(self, conversation: str, *, hides: bool) -> None:
        others = [each for each in self._hiding() if each != conversation]
        kept = [*others, conversation] if hides else others
        self._memory.setValue(_HIDING, kept[-_HIDING_KEPT:])

    def _hiding(self) -> list[str]:
        value = self._memory.value(_HIDING)
        if isinstance(value, str):
            return [value]  # INI files have no list of one
        return [str(each) for each in value] if isinstance(value, list) else []

    def _connect(self) -> None:
        pane, head = self._window.conversation, self._window.conversation.head
        head.list_wanted.connect(self._show_list)
        head.new_wanted.connect(self._begin)
        head.rename_wanted.connect(lambda: self._with_open(self._rename))
        head.delete_wanted.connect(lambda: self._with_open(self._delete))
        head.export_wanted.connect(lambda: self._export())
        pane.export_wanted.connect(self._export)
        pane.rerun_wanted.connect(self._rerun)
        pane.rerun_dismissed.connect(self._end_rerun)
        pane.hiding_wanted.connect(self._hide_unchecked)
        self._list.page_wanted.connect(self._list_page)
        self._list.chosen.connect(lambda row: self._open(row.id))
        self._list.rename_wanted.connect(self._rename_row)
        self._list.delete_wanted.connect(self._delete_row)

    def _with_open(self, act: Callable[[str, str], None]) -> None:
        opened = self._store.state.conversation
        if opened is not None:
            act(opened.id, opened.name)

    def _rename_row(self, row: ConversationRow) -> None:
        self._rename(row.id, row.title)

    def _delete_row(self, row: ConversationRow) -> None:
        self._delete(row.id, row.title)
