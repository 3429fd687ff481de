"""Between window and host: workspaces, models, settings, and who handles all else."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from docdesk.domain.events import FileDone, IngestDone, IngestProgress, ScanDone
from docdesk.domain.system import NetworkReport
from docdesk.ipc.messages import (
    AddPaths,
    CreateWorkspace,
    DeleteWorkspace,
    Done,
    Event,
    Failure,
    HostStarted,
    IndexingStarted,
    ListModels,
    ListWorkspaces,
    ReadSettings,
    SettingsShown,
    ShowWorkspace,
    StartIndexing,
    UseModel,
    WorkspaceShown,
    WorkspacesListed,
)
from docdesk.ui.asking_controller import AskingController
from docdesk.ui.conversations_controller import ConversationsController
from docdesk.ui.dialogs.settings_controller import SettingsController
from docdesk.ui.digest_controller import DigestController
from docdesk.ui.files_controller import FilesController
from docdesk.ui.indexing_wording import encoding_cost_words
from docdesk.ui.open_conversations import new_conversation_id
from docdesk.ui.panes.invitation import SAMPLES
from docdesk.ui.requests import Host, Requests
from docdesk.ui.review_controller import ReviewController
from docdesk.ui.state import AppState, Notice, lose_host, open_workspace, reduce
from docdesk.ui.store import Store
from docdesk.ui.tags_controller import TagsController
from docdesk.ui.views import View
from docdesk.ui.views_controller import ViewsController
from docdesk.ui.window import MainWindow

REFRESH_DELAY_MS = 1000  # counts and file list are asked for at most this often while indexing

_RUN_EVENTS = (IndexingStarted, ScanDone, FileDone, IngestProgress, IngestDone)


class Controller(QObject):
    """Lets events change the one state, and has them shown."""

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
        self._host = host
        self._window = window
        self._samples = samples
        self._opens_samples = opens_samples
        self._networks = tuple(networks)  # how this process is locked
        self._wanted = ""  # the workspace to show
        self._opened = ""  # the workspace whose indexing was started
        self._beginning = 0  # the request that makes a workspace
        self._store = Store(window)
        self._requests = Requests(host)
        self._views = ViewsController(window, self._store)
        self._asking = AskingController(self._requests, window, self._store, new_conversation_id)
        self._conversations = ConversationsController(
            self._requests, window, self._store, new_conversation_id, self._asking.stop
        )
        self._tags = TagsController(self._requests, window, self._store)
        self._files = FilesController(self._requests, window, self._store)
        self._digests = DigestController(self._requests, window, self._store, self._views)
        self._reviews = ReviewController(self._requests, window, self._store)
        self._settings: SettingsController | None = None
        self._refreshing = QTimer(self)
        self._refreshing.setSingleShot(True)
        self._refreshing.setInterval(REFRESH_DELAY_MS)
        self._refreshing.timeout.connect(self._refresh)
        self._connect()

    @property
    def state(self) -> AppState:
        """What the window draws."""
        return self._store.state

    def start(self) -> None:
        """Start the host; the window is on screen already."""
        self._host.start()

    def draw(self) -> None:
        """Draw the state now."""
        self._store.draw()

    def tell_fault(self) -> None:
        """Tell the person that the window itself failed on something; it lives on."""
        notice = Notice(
            self.tr("DocDesk failed on this step."),
            self.tr("Your documents are untouched. If it happens again, please report it."),
        )
        if self.state.notice != notice:  # else drawing it anew might fail on and on
            self._store.state = replace(self.state, notice=notice)
            self._store.draw_soon()  # not now: what failed may have been the drawing

    # ---- events ----

    def _on_event(self, request: int, event: Event) -> None:
        if self._asking.takes_failure(request, event):
            return
        if isinstance(event, Failure) and self._settings and self._settings.asked(request):
            return  # the dialog shows it
        self._requests.take(request, event)
        if self._is_elsewhere(request, event) or self._is_idle_talk(request, event):
            return
        if isinstance(event, WorkspaceShown):
            self._leave_for(event.status.name)
        self._store.state = reduce(self.state, request, event)
        self._files.handle(request, event)
        self._asking.handle(request, event)
        self._conversations.handle(request, event)
        self._tags.handle(event)
        self._digests.handle(request, event)
        self._reviews.handle(request, event)
        self._handle(request, event)
        self._store.draw_soon()

    def _handle(self, request: int, event: Event) -> None:
        match event:
            case Failure() if request == self._beginning:
                self._wanted = self._store.workspace  # none was made: what is shown stays
            case HostStarted():
                self._greet()
            case WorkspacesListed():
                self._choose_workspace(event.names)
            case WorkspaceShown():
                self._on_workspace(event)
            case SettingsShown():
                self.settings_shown.emit(event)
            case FileDone() | ScanDone() | IngestDone():
                self._refresh_soon()

    def _on_lost(self) -> None:
        self._requests.forget_runs()
        self._conversations.forget()
        self._opened = ""
        self._store.show(lose_host(self.state))

    def _on_gave_up(self) -> None:
        self._on_lost()
        if self.state.notice is None:  # what the host said last is the better reason
            message = self.tr("DocDesk cannot start the part that reads and answers.")
            hint = self.tr("Run “docdesk doctor” in a terminal: it says what does not work.")
            self._store.notice(Notice(message, hint))

    def _greet(self) -> None:
        for request in (ListWorkspaces(), ListModels(), ReadSettings()):
            self._requests.send(request)
        if self._store.workspace:
            self._requests.send(ShowWorkspace(self._store.workspace))

    def _choose_workspace(self, names: tuple[str, ...]) -> None:
        if self._opens_samples:
            self._opens_samples = False
            self.open_samples()
        elif self.state.workspace is None and names:
            self._open(names[0])

    def _on_workspace(self, event: WorkspaceShown) -> None:
        status = event.status
        if status.name == self._opened or not status.folders:
            return
        self._opened = status.name
        if not event.is_indexing and not status.is_paused:
            self._requests.send(StartIndexing(status.name))

    # ---- intents ----

    def open_samples(self) -> None:
        """Open the workspace of sample documents; it is made when it is not there."""
        if SAMPLES in (self.state.workspaces or ()):
            self._open(SAMPLES)
        else:
            self._begin(SAMPLES, [str(self._samples)])

    def _leave_for(self, name: str) -> None:
        """Show nothing more of the workspace on screen, unless it is this one."""
        if self._store.workspace in ("", name):
            return
        self._asking.stop()
        self._digests.stop_all()  # nobody waits for them there
        self._store.state = replace(open_workspace(self.state, None), notice=None)
        self._window.clear_source()
        self._opened = ""

    def _open(self, name: str) -> None:
        self._leave_for(name)
        self._wanted = name
        self._requests.send(ShowWorkspace(name))
        self.draw()

    def _begin(self, name: str, paths: Sequence[str]) -> None:
        self._asking.stop()
        self._wanted = name
        add = (AddPaths(name, tuple(paths)),) if paths else ()
        self._beginning = self._requests.send_all((CreateWorkspace(name), *add))

    def _delete(self, name: str) -> None:
        self._requests.send(DeleteWorkspace(name))
        self._window.clear_source()

    def _use_model(self, model_id: str) -> None:
        self._requests.send_all((UseModel(model_id), ListModels()))

    def _limit(self, document: str) -> None:
        self._views.show(View.ASK)
        self._asking.limit(document)

    def _open_settings(self, section: str = "") -> None:
        if self._settings is None:
            networks = tuple(filter(None, (*self._networks, self.state.network)))
            dialog = self._window.make_settings()
            self._settings = SettingsController(self._host, dialog, networks)
            dialog.models.show_event(self.state.engine)
        cost = encoding_cost_words(self.state.workspace, self.state.passages_per_s)
        self._settings.open_at(section, encoding_cost=cost)

    def _show_rules(self, path: str) -> None:
        """The rules of a folder that was added just now, and of which a notice speaks."""
        folders = self.state.workspace.folders if self.state.workspace else ()
        folder = next((each for each in folders if each.path == path), None)
        self._store.notice(None)
        if folder is not None:
            self._files.show_rules(folder)

    # ---- the rest ----

    def _is_elsewhere(self, request: int, event: Event) -> bool:
        """True for news of a workspace that is not the one on screen."""
        if isinstance(event, WorkspaceShown):
            return event.status.name != self._wanted
        if isinstance(event, _RUN_EVENTS):
            return (self._requests.workspace_of(request) or self._wanted) != self._wanted
        return False

    def _is_idle_talk(self, request: int, event: Event) -> bool:
        """True for what the host remarks on a start of indexing that no person asked for."""
        return isinstance(event, Done) and self._requests.workspace_of(request) is not None

    def _refresh_soon(self) -> None:
        if not self._refreshing.isActive():
            self._refreshing.start()

    def _refresh(self) -> None:
        if self._store.workspace:
            self._requests.send(ShowWorkspace(self._store.workspace))
            self._window.sources.refresh()

    def _connect(self) -> None:
        host, window = self._host, self._window
        host.received.connect(self._on_event)
        host.lost.connect(self._on_lost)
        host.gave_up.connect(self._on_gave_up)
        window.closing.connect(host.close)
        window.paths_dropped.connect(self._files.add)
        window.workspace_named.connect(lambda name: self._begin(name, ()))
        window.workspace_deleted.connect(self._delete)
        window.notice.dismissed.connect(lambda: self._store.notice(None))
        window.notice.rules_wanted.connect(self._show_rules)
        window.welcome.begun.connect(self._begin)
        window.welcome.samples_wanted.connect(self.open_samples)
        window.conversation.add_wanted.connect(window.sources.choose_folder)
        self._views.switched.connect(self._reviews.list_if_needed)
        self._files.limited.connect(self._limit)
        self._files.tags_wanted.connect(self._tags.show_tags)
        self._files.summary_wanted.connect(self._digests.summarise)
        self._files.comparison_wanted.connect(self._digests.choose_second)
        self._connect_top()

    def _connect_top(self) -> None:
        top = self._window.top
        top.workspace_chosen.connect(self._open)
        top.workspace_wanted.connect(self._window.ask_for_name)
        top.workspace_unwanted.connect(self._window.confirm_delete)
        top.model_chosen.connect(self._use_model)
        top.models_wanted.connect(lambda: self._open_settings("models"))
        self._window.conversation.models_wanted.connect(lambda: self._open_settings("models"))
        top.settings_wanted.connect(lambda: self._open_settings())
        top.about_wanted.connect(lambda: self._open_settings("about"))
        self._window.status.about_wanted.connect(lambda: self._open_settings("about"))
