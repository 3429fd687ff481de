"""The host as the window's server: requests in, work in lanes, events out."""

import logging
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Event as Flag

from docdesk import __version__
from docdesk.domain.errors import Cancelled, DocdeskError
from docdesk.domain.events import FileDone, IngestDone
from docdesk.guard.selftest import probe_network
from docdesk.host.assembly import assemble
from docdesk.host.desk import Desk
from docdesk.ipc import messages as m
from docdesk.ipc.channel import HostChannel, take_standard_streams

logger = logging.getLogger(__name__)

STATUS_EVERY_FILES = 20  # during a run the window hears the counts anew after so many files

OUR_FAULT = m.Failure(
    "DocDesk failed on this request.", "The log has the details. Please report it.", "fault"
)

Job = Callable[[], None]


def main(arguments: list[str]) -> int:
    """Serve the window until it closes the pipe; the exit code."""
    channel = take_standard_streams()
    home = arguments[arguments.index("--home") + 1] if "--home" in arguments else None
    channel.send(0, m.HostStarted(__version__, probe_network("host")))
    try:
        desk = assemble(home, role="host")
    except DocdeskError as error:
        channel.send(0, _failure(error))
        return 1
    try:
        Server(desk, channel).serve()
    finally:
        desk.close()
    return 0


class Server:
    """Answers each request in its lane; a lane does one thing at a time.

    Listing never waits for a question, a question never for indexing, a page never for either.
    """

    def __init__(self, desk: Desk, channel: HostChannel) -> None:
        self._desk = desk
        self._send = channel.send
        self._requests = channel.requests
        self._lanes = {
            name: ThreadPoolExecutor(1, thread_name_prefix=name)
            for name in ("listing", "asking", "indexing", "drawing", "models")
        }
        self._stops: dict[int, Flag] = {}
        self._indexing: dict[str, Flag] = {}

    def serve(self) -> None:
        """Take requests until the window goes away, then stop everything that runs."""
        self._run_in("models", 0, self._load_engine)
        self._run_in("asking", 0, self._load_encoder)
        for request_id, request in self._requests():
            self._dispatch(request_id, request)
        self._stop_all()

    def _stop_all(self) -> None:
        for flag in [*self._stops.values(), *self._indexing.values()]:
            flag.set()
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)

    def _dispatch(self, request_id: int, request: m.Request) -> None:
        match request:
            case m.StopAnswer():
                self._set_stop(request_id, request)
            case m.StopIndexing():
                self._stop_indexing(request.workspace)
                self._send(request_id, m.Done())
            case m.AskQuestion():
                self._stops[request_id] = Flag()
                self._run_in("asking", request_id, lambda: self._ask(request_id, request))
            case m.SearchPassages():
                self._run_in("asking", request_id, lambda: self._search(request_id, request))
            case m.StartIndexing():
                self._start_indexing(request_id, request.workspace)
            case m.DeleteWorkspace():
                # In the indexing lane it comes after the run that is stopped here.
                self._stop_indexing(request.name)
                name = request.name
                self._run_in(
                    "indexing", request_id, lambda: self._delete_workspace(request_id, name)
                )
            case m.RetryFile():
                self._run_in("listing", request_id, lambda: self._retry(request_id, request))
            case m.ShowPage():
                self._run_in("drawing", request_id, lambda: self._show_page(request_id, request))
            case m.ImportModel() | m.UseModel() | m.RemoveModel():
                self._run_in("models", request_id, lambda: self._models(request_id, request))
            case _:
                self._run_in("listing", request_id, lambda: self._list(request_id, request))

    def _run_in(self, lane: str, request_id: int, job: Job) -> None:
        self._lanes[lane].submit(self._run, request_id, job)

    def _run(self, request_id: int, job: Job) -> None:
        """The job runner: whatever happens becomes an event, and the lane lives on."""
        try:
            job()
        except DocdeskError as error:
            self._send(request_id, _failure(error))
        except Cancelled:
            self._send(request_id, m.Done())
        except Exception:
            logger.exception("a request failed")
            self._send(request_id, OUR_FAULT)

    # ---- asking ----

    def _ask(self, request_id: int, request: m.AskQuestion) -> None:
        stop = self._stops[request_id]
        try:
            events = self._desk.ask(
                request.workspace,
                request.question,
                turns=request.turns,
                document=request.document or None,
                stop=stop.is_set,
            )
            self._forward(request_id, events)
        finally:
            del self._stops[request_id]

    def _search(self, request_id: int, request: m.SearchPassages) -> None:
        self._send(
            request_id,
            self._desk.find(request.workspace, request.query, limit=request.limit or None),
        )

    def _set_stop(self, request_id: int, request: m.StopAnswer) -> None:
        flag = self._stops.get(request.request)
        if flag is not None:
            flag.set()
        self._send(request_id, m.Done())

    def _forward(self, request_id: int, events: Iterable[m.Event]) -> None:
        for event in events:
            self._send(request_id, event)

    # ---- indexing ----

    def _start_indexing(self, request_id: int, workspace: str) -> None:
        if workspace in self._indexing:
            self._send(request_id, m.Done(("Indexing is running already.",)))
            return
        self._indexing[workspace] = Flag()
        self._run_in("indexing", request_id, lambda: self._index(request_id, workspace))

    def _stop_indexing(self, workspace: str) -> None:
        flag = self._indexing.get(workspace)
        if flag is not None:
            flag.set()

    def _index(self, request_id: int, workspace: str) -> None:
        flag = self._indexing[workspace]
        files = 0
        ended: IngestDone | None = None
        try:
            for event in self._desk.index(workspace, cancelled=flag.is_set):
                if isinstance(event, IngestDone):
                    ended = event
                    continue
                self._send(request_id, event)
                files += isinstance(event, FileDone)
                if isinstance(event, FileDone) and files % STATUS_EVERY_FILES == 0:
                    self._show_workspace(0, workspace)
        finally:
            # The run is over before the window hears of its end: a new start is never refused.
            del self._indexing[workspace]
            with suppress(DocdeskError):
                self._show_workspace(0, workspace)
        if ended is not None:
            self._send(request_id, ended)

    def _retry(self, request_id: int, request: m.RetryFile) -> None:
        self._desk.retry(request.workspace, request.document)
        self._show_workspace(request_id, request.workspace)

    # ---- listing ----

    def _list(self, request_id: int, request: m.Request) -> None:
        desk = self._desk
        match request:
            case m.ListWorkspaces():
                self._send(request_id, m.WorkspacesListed(desk.workspace_names()))
            case m.CreateWorkspace():
                desk.create_workspace(request.name)
                self._show_workspace(request_id, request.name)
            case m.ShowWorkspace():
                self._show_workspace(request_id, request.name)
            case m.AddPaths():
                desk.add_paths(request.workspace, request.paths)
                self._show_workspace(request_id, request.workspace)
            case m.ForgetPath():
                desk.forget_path(request.workspace, request.path)
                self._show_workspace(request_id, request.workspace)
            case m.ListFiles():
                self._send(request_id, _list_files(desk, request))
            case m.ListModels():
                self._send(request_id, m.ModelsListed(desk.models()))
            case m.ReadSettings():
                self._send(request_id, _settings_shown(desk))
            case m.ChangeSetting():
                desk.change_setting(request.key, request.value)
                self._send(request_id, _settings_shown(desk))
            case m.RunDoctor():
                diagnosis = desk.doctor()
                self._send(request_id, m.DoctorReport(diagnosis.checks, diagnosis.network))

    def _delete_workspace(self, request_id: int, name: str) -> None:
        self._desk.delete_workspace(name)
        self._send(request_id, m.WorkspacesListed(self._desk.workspace_names()))

    def _show_workspace(self, request_id: int, name: str) -> None:
        status = self._desk.status(name)
        self._send(request_id, m.WorkspaceShown(status, is_indexing=name in self._indexing))

    def _show_page(self, request_id: int, request: m.ShowPage) -> None:
        self._send(request_id, self._desk.show_page(request))

    # ---- models ----

    def _models(self, request_id: int, request: m.Request) -> None:
        match request:
            case m.ImportModel():
                self._desk.import_model(
                    request.path,
                    lambda done, total: self._send(request_id, m.ImportProgress(done, total)),
                )
                self._send(request_id, m.ModelsListed(self._desk.models()))
            case m.RemoveModel():
                self._desk.remove_model(request.model_id)
                self._send(request_id, m.ModelsListed(self._desk.models()))
            case m.UseModel():
                self._use_model(request_id, request.model_id)

    def _use_model(self, request_id: int, model_id: str) -> None:
        self._send(0, m.EngineChanged("loading"))
        try:
            info = self._desk.use_model(model_id)
        except DocdeskError:
            # The old model stays in use: the window learns both, the failure and what runs.
            self._send(0, self._engine_now())
            raise
        self._send(
            request_id, m.EngineChanged("ready", info, tokens_per_s=self._desk.tokens_per_s())
        )
        self._send(0, m.ModelsListed(self._desk.models()))

    def _engine_now(self) -> m.EngineChanged:
        info = self._desk.engine_info()
        return (
            m.EngineChanged("ready", info, tokens_per_s=self._desk.tokens_per_s())
            if info
            else m.EngineChanged("none")
        )

    def _load_engine(self) -> None:
        self._send(0, m.EngineChanged("loading"))
        try:
            info = self._desk.load_active_model()
        except DocdeskError as error:
            self._send(0, m.EngineChanged("failed", None, error.message, error.hint))
            return
        self._send(
            0,
            m.EngineChanged("ready", info, tokens_per_s=self._desk.tokens_per_s())
            if info
            else m.EngineChanged("none"),
        )

    def _load_encoder(self) -> None:
        self._send(0, m.EncoderChanged("loading"))
        self._desk.when_encoder_is_loaded(self._tell_encoder)

    def _tell_encoder(self, name: str, failure: DocdeskError | None) -> None:
        if failure is None:
            self._send(0, m.EncoderChanged("ready", name))
        else:
            self._send(0, m.EncoderChanged("failed", name, failure.message))


def _settings_shown(desk: Desk) -> m.SettingsShown:
    return m.SettingsShown(
        tuple(
            m.Setting(
                key=row.key,
                value=row.value,
                default=row.default,
                kind=row.kind,
                section=row.section,
                help=row.help,
                choices=row.choices,
                minimum=row.minimum,
                maximum=row.maximum,
                locked_by=row.locked_by,
            )
            for row in desk.settings_rows()
        )
    )


def _list_files(desk: Desk, request: m.ListFiles) -> m.FilesListed:
    rows, total = desk.files(
        request.workspace,
        offset=request.offset,
        limit=request.limit,
        contains=request.contains,
        state=request.state,
    )
    return m.FilesListed(request.workspace, rows, request.offset, total)


def _failure(error: DocdeskError) -> m.Failure:
    return m.Failure(error.message, error.hint, type(error).__name__)
