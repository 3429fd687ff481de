"""Answers the window's requests about folders, files and runs; most of them begin a run."""

from collections.abc import Callable

from docdesk.host.attendant import Attendant
from docdesk.host.desk import Desk
from docdesk.host.runs import Runs
from docdesk.ipc import messages as m


class Care:
    """Belongs to the server; its requests come one at a time."""

    def __init__(
        self, desk: Desk, send: Callable[[int, m.Event], None], runs: Runs, attendant: Attendant
    ) -> None:
        self._desk = desk
        self._send = send
        self._runs = runs
        self._attendant = attendant

    def answer(self, request_id: int, request: m.Request) -> None:
        """Carry out what changes a workspace."""
        desk, upkeep = self._desk, self._desk.upkeep
        match request:
            case m.StartIndexing():
                self._attendant.attend(request.workspace)
                self._runs.start(request_id, request.workspace)
            case m.HastenFile():
                upkeep.hasten(request.workspace, request.document)
                self._send(request_id, m.Done())
                self._begin_unless_running(request.workspace)
            case m.AddPaths():
                desk.add_paths(request.workspace, request.paths)
                self._show_changed(request_id, request.workspace)
            case m.ForgetPath():
                desk.forget_path(request.workspace, request.path)
                self._show_changed(request_id, request.workspace)
            case m.IgnoreFile():
                upkeep.ignore(request.workspace, request.document)
                self._runs.show_workspace(request_id, request.workspace)
            case m.PauseIndexing():
                upkeep.pause(request.workspace)
                self._runs.show_workspace(request_id, request.workspace)
            case _:
                self._change_and_begin(request_id, request)

    def hasten_opened(self, workspace: str, document: str) -> None:
        """A document that the person opens or asks about comes next, if it waits at all."""
        if self._desk.upkeep.hasten_if_waiting(workspace, document):
            self._begin_unless_running(workspace)

    def _change_and_begin(self, request_id: int, request: m.Request) -> None:
        upkeep = self._desk.upkeep
        match request:
            case m.RetryFile():
                upkeep.retry(request.workspace, request.document)
            case m.RetryAll():
                upkeep.retry_all(request.workspace)
            case m.UnlockFile():
                name, document = request.workspace, request.document
                upkeep.unlock(name, document, request.password, keep=request.keep)
            case m.ResumeIndexing():
                upkeep.resume(request.workspace)
            case m.SetFolderRules():
                upkeep.set_rules(request.workspace, request.path, request.rules)
            case _:
                raise AssertionError(f"{type(request).__name__} is no request of these")
        self._show_changed(request_id, request.workspace)
        self._runs.begin(request.workspace)

    def _show_changed(self, request_id: int, workspace: str) -> None:
        self._attendant.attend(workspace)
        self._runs.show_workspace(request_id, workspace)

    def _begin_unless_running(self, workspace: str) -> None:
        """What was hastened comes next in the run that is going on, or in a new one."""
        if not self._runs.is_running(workspace):
            self._runs.begin(workspace)
