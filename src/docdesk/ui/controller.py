"""Between window and host: intents become requests, events become states to draw."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, SignalInstance
from PySide6.QtGui import QDesktopServices

from docdesk.domain.answers import Citation, FoundPassage
from docdesk.domain.events import EvidenceFound, FileDone, IngestDone, IngestProgress, ScanDone
from docdesk.domain.system import NetworkReport
from docdesk.ipc.messages import (
    AddPaths,
    AskQuestion,
    CreateWorkspace,
    DeleteWorkspace,
    Event,
    Failure,
    FilesListed,
    ForgetPath,
    HostStarted,
    ListFiles,
    ListModels,
    ListWorkspaces,
    PageShown,
    ReadSettings,
    Request,
    RetryFile,
    SearchPassages,
    SettingsShown,
    ShowPage,
    ShowWorkspace,
    StartIndexing,
    StopAnswer,
    StopIndexing,
    UseModel,
    WorkspaceShown,
    WorkspacesListed,
)
from docdesk.ui.dialogs.settings_controller import SettingsController
from docdesk.ui.panes.invitation import SAMPLES
from docdesk.ui.state import (
    AppState,
    Notice,
    begin_turn,
    lose_host,
    open_workspace,
    reduce,
)
from docdesk.ui.turns import AskedTurn, Mode, earlier_turns
from docdesk.ui.window import MainWindow

DRAW_INTERVAL_MS = 30  # a fast model writes faster than anyone reads: draw 30 times a second
REFRESH_DELAY_MS = 1000  # counts and file list are asked for at most this often while indexing

_RUN_EVENTS = (ScanDone, FileDone, IngestProgress, IngestDone)


class Host(Protocol):
    """What the window needs of the bridge; a scripted one stands in for it in tests."""

    received: SignalInstance
    lost: SignalInstance
    gave_up: SignalInstance

    def start(self) -> None:
        """Start the host."""

    def send(self, request: Request) -> int:
        """Send a request; the id under which its events come back."""

    def close(self) -> None:
        """End the host."""


class Controller(QObject):
    """Holds the one state, and draws it."""

    settings_shown = Signal(object)  # SettingsShown

    def __init__(
        self,
        host: Host,
        window: MainWindow,
        *,
        samples: Path,
        opens_samples: bool = False,
        networks: Sequence[NetworkReport] = (),
    ) -> None:
        super().__init__(window)
        self.state = AppState()
        self._host = host
        self._window = window
        self._samples = samples
        self._opens_samples = opens_samples
        self._networks = tuple(networks)  # how this process is locked
        self._wanted = ""  # the workspace to show
        self._opened = ""  # the workspace whose indexing was started
        self._then: dict[int, tuple[Request, ...]] = {}
        self._runs: dict[int, str] = {}  # indexing runs and their workspaces
        self._files_request = self._page_request = 0
        self._settings: SettingsController | None = None
        self._drawing = self._timer(DRAW_INTERVAL_MS, self.draw)
        self._refreshing = self._timer(REFRESH_DELAY_MS, self._refresh)
        self._connect()

    def start(self) -> None:
        """Start the host; the window is on screen already."""
        self._host.start()

    def draw(self) -> None:
        """Draw the state now."""
        self._drawing.stop()
        self._window.show_state(self.state)

    def tell_fault(self) -> None:
        """Tell the person that the window itself failed on something; it lives on."""
        notice = Notice(
            self.tr("DocDesk failed on this step."),
            self.tr("Your documents are untouched. If it happens again, please report it."),
        )
        self.state = replace(self.state, notice=notice)
        self._drawing.start()

    # ---- events ----

    def _on_event(self, request: int, event: Event) -> None:
        if isinstance(event, Failure) and request and request == self._page_request:
            self._window.source.show_failure(event)
            return
        if isinstance(event, Failure) and self._settings and self._settings.asked(request):
            return  # the dialog shows it
        if self._is_elsewhere(request, event):
            return
        self.state = reduce(self.state, request, event)
        self._follow_up(request, event)
        self._handle(request, event)
        if not self._drawing.isActive():
            self._drawing.start()

    def _handle(self, request: int, event: Event) -> None:
        match event:
            case HostStarted():
                self._greet()
            case WorkspacesListed():
                self._choose_workspace(event.names)
            case WorkspaceShown():
                self._on_workspace(event)
            case FilesListed() if request == self._files_request:
                self._window.sources.show_files(event)
            case PageShown() if request == self._page_request:
                self._window.source.show_page(event)
            case EvidenceFound():
                self._open_best(request)
            case SettingsShown():
                self.settings_shown.emit(event)
            case FileDone():
                self._window.sources.show_file(event)
                self._refresh_soon()
            case ScanDone() | IngestDone():
                self._refresh_soon()

    def _on_lost(self) -> None:
        self.state = lose_host(self.state)
        self._runs.clear()
        self._opened = ""
        self.draw()

    def _on_gave_up(self) -> None:
        self._on_lost()
        if self.state.notice is None:  # what the host said last is the better reason
            message = self.tr("DocDesk cannot start the part that reads and answers.")
            hint = self.tr("Run “docdesk doctor” in a terminal: it says what does not work.")
            self.state = replace(self.state, notice=Notice(message, hint))
        self.draw()

    def _greet(self) -> None:
        self._host.send(ListWorkspaces())
        self._host.send(ListModels())
        self._host.send(ReadSettings())
        if self.state.workspace is not None:
            self._host.send(ShowWorkspace(self.state.workspace.name))

    def _choose_workspace(self, names: tuple[str, ...]) -> None:
        if self._opens_samples:
            self._opens_samples = False
            self.open_samples()
        elif self.state.workspace is None and names:
            self._open(names[0])

    def _on_workspace(self, event: WorkspaceShown) -> None:
        name = event.status.name
        if name == self._opened or not event.status.folders:
            return
        self._opened = name
        if not event.is_indexing:
            self._index(name)

    def _follow_up(self, request: int, event: Event) -> None:
        rest = self._then.pop(request, ())
        if not rest or isinstance(event, Failure):
            return
        self._send_all(rest)

    def _open_best(self, request: int) -> None:
        turn = next((each for each in self.state.turns if each.request == request), None)
        if turn is not None and self._window.source_is_beside():
            self.draw()
            self._window.conversation.open_first(turn)

    # ---- intents ----

    def open_samples(self) -> None:
        """Open the workspace of sample documents; it is made when it is not there."""
        if SAMPLES in (self.state.workspaces or ()):
            self._open(SAMPLES)
        else:
            self._begin(SAMPLES, [str(self._samples)])

    def _ask(self, question: str) -> None:
        has_model = self.state.engine.state not in ("none", "failed")
        self._start_turn(question, Mode.ANSWER if has_model else Mode.NO_MODEL)

    def _search(self, query: str) -> None:
        self._start_turn(query, Mode.PASSAGES)

    def _start_turn(self, question: str, mode: Mode) -> None:
        workspace = self.state.workspace
        if workspace is None or workspace.files == 0:
            return
        self._stop_answer()
        scope = self.state.scope if mode is Mode.ANSWER else ""
        request = self._question(workspace.name, question, mode, scope)
        turn = AskedTurn(self._host.send(request), question, scope, mode)
        self.state = begin_turn(self.state, turn)
        self._window.top.question.clear()
        self.draw()
        self._window.conversation.scroll_to_end()

    def _question(self, workspace: str, question: str, mode: Mode, scope: str) -> Request:
        if mode is Mode.ANSWER:
            return AskQuestion(workspace, question, earlier_turns(self.state.turns), scope)
        return SearchPassages(workspace, question)

    def _stop_answer(self) -> None:
        running = self.state.running
        if running is not None:
            self._host.send(StopAnswer(running.request))

    def _open(self, name: str) -> None:
        if self.state.workspace is None or self.state.workspace.name != name:
            self._stop_answer()
            self.state = open_workspace(self.state, None)
            self._window.clear_source()
            self._opened = ""
        self._wanted = name
        self._host.send(ShowWorkspace(name))
        self.draw()

    def _begin(self, name: str, paths: Sequence[str]) -> None:
        self._stop_answer()
        self._wanted = name
        add = (AddPaths(name, tuple(paths)),) if paths else ()
        self._send_all((CreateWorkspace(name), *add))

    def _delete(self, name: str) -> None:
        self._host.send(DeleteWorkspace(name))
        self._window.clear_source()

    def _add(self, paths: Sequence[str]) -> None:
        workspace = self.state.workspace
        if workspace is None:
            self._window.welcome.show_paths(list(paths))
        else:
            self._send_all((AddPaths(workspace.name, tuple(paths)), StartIndexing(workspace.name)))

    def _retry(self, document: str) -> None:
        if self.state.workspace:
            name = self.state.workspace.name
            self._send_all((RetryFile(name, document), StartIndexing(name)))

    def _forget(self, path: str) -> None:
        if self.state.workspace:
            name = self.state.workspace.name
            self._send_all((ForgetPath(name, path), StartIndexing(name)))

    def _pause(self) -> None:
        if self.state.workspace:
            self._host.send(StopIndexing(self.state.workspace.name))

    def _resume(self) -> None:
        if self.state.workspace:
            self._index(self.state.workspace.name)

    def _limit(self, document: str) -> None:
        self.state = replace(self.state, scope=document)
        self.draw()
        self._window.top.focus_question()

    def _list_files(self, offset: int, limit: int, contains: str, state: str) -> None:
        if self.state.workspace:
            request = ListFiles(self.state.workspace.name, offset, limit, contains, state)
            self._files_request = self._host.send(request)

    def _show_page(self, document: str, page: int, start: int, end: int, dpi: float) -> None:
        if self.state.workspace:
            request = ShowPage(self.state.workspace.name, document, page, start, end, dpi)
            self._page_request = self._host.send(request)

    def _show_source(self, sources: tuple[Citation | FoundPassage, ...], index: int) -> None:
        self._window.show_quotes(sources, index)

    def _use_model(self, model_id: str) -> None:
        self._send_all((UseModel(model_id), ListModels()))

    def _open_settings(self, section: str = "") -> None:
        if self._settings is None:
            host_network = self.state.network
            networks = (*self._networks, *((host_network,) if host_network else ()))
            dialog = self._window.make_settings()
            self._settings = SettingsController(self._host, dialog, networks)
            dialog.models.show_event(self.state.engine)
        self._settings.open_at(section)

    def _reveal(self, document: str) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(document).parent)))

    def _dismiss(self) -> None:
        self.state = replace(self.state, notice=None)
        self.draw()

    # ---- the rest ----

    def _index(self, name: str) -> None:
        self._send_all((StartIndexing(name),))

    def _send_all(self, requests: tuple[Request, ...]) -> None:
        """Send the first; the others follow one by one, each after its answer."""
        first, *rest = requests
        request = self._host.send(first)
        if isinstance(first, StartIndexing):
            self._runs[request] = first.workspace
        if rest:
            self._then[request] = tuple(rest)

    def _is_elsewhere(self, request: int, event: Event) -> bool:
        """True for news of a workspace that is not the one on screen."""
        if isinstance(event, WorkspaceShown):
            return event.status.name != self._wanted
        if isinstance(event, _RUN_EVENTS):
            return self._runs.get(request, self._wanted) != self._wanted
        return False

    def _refresh_soon(self) -> None:
        if not self._refreshing.isActive():
            self._refreshing.start()

    def _refresh(self) -> None:
        if self.state.workspace:
            self._host.send(ShowWorkspace(self.state.workspace.name))
            self._window.sources.refresh()

    def _timer(self, interval_ms: int, action: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(action)
        return timer

    def _connect(self) -> None:
        host, window = self._host, self._window
        host.received.connect(self._on_event)
        host.lost.connect(self._on_lost)
        host.gave_up.connect(self._on_gave_up)
        window.closing.connect(host.close)
        window.paths_dropped.connect(self._add)
        window.workspace_named.connect(lambda name: self._begin(name, ()))
        window.workspace_deleted.connect(self._delete)
        window.stop_wanted.connect(self._stop_answer)
        window.notice.dismissed.connect(self._dismiss)
        window.welcome.begun.connect(self._begin)
        window.welcome.samples_wanted.connect(self.open_samples)
        window.source.page_wanted.connect(self._show_page)
        self._connect_top()
        self._connect_sources()
        self._connect_conversation()

    def _connect_top(self) -> None:
        top = self._window.top
        top.asked.connect(self._ask)
        top.searched.connect(self._search)
        top.stop_wanted.connect(self._stop_answer)
        top.workspace_chosen.connect(self._open)
        top.workspace_wanted.connect(self._window.ask_for_name)
        top.workspace_unwanted.connect(self._window.confirm_delete)
        top.model_chosen.connect(self._use_model)
        top.models_wanted.connect(lambda: self._open_settings("models"))
        top.settings_wanted.connect(lambda: self._open_settings())
        top.about_wanted.connect(lambda: self._open_settings("about"))
        self._window.status.about_wanted.connect(lambda: self._open_settings("about"))

    def _connect_sources(self) -> None:
        sources = self._window.sources
        sources.files_wanted.connect(self._list_files)
        sources.paths_added.connect(self._add)
        sources.document_opened.connect(self._window.show_document)
        sources.document_chosen.connect(self._limit)
        self._window.conversation.scope_cleared.connect(lambda: self._limit(""))
        sources.document_revealed.connect(self._reveal)
        sources.retry_wanted.connect(self._retry)
        sources.folder_forgotten.connect(self._forget)
        sources.pause_wanted.connect(self._pause)
        sources.resume_wanted.connect(self._resume)

    def _connect_conversation(self) -> None:
        conversation = self._window.conversation
        conversation.source_opened.connect(self._show_source)
        conversation.add_wanted.connect(self._window.sources.choose_folder)
        conversation.question_suggested.connect(self._ask)
        conversation.retry_wanted.connect(self._ask)
        conversation.models_wanted.connect(lambda: self._open_settings("models"))
