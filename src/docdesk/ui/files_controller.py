"""Between the sources pane and the host: files, folders and indexing."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from docdesk.domain.events import FileDone, ScanDone
from docdesk.domain.workspaces import FileRow, Folder, FolderRules
from docdesk.ipc.messages import (
    AddPaths,
    Event,
    FilesListed,
    ForgetPath,
    HastenFile,
    IgnoreFile,
    ListFiles,
    PauseIndexing,
    ReportSaved,
    Request,
    ResumeIndexing,
    RetryAll,
    RetryFile,
    RulesTried,
    SaveReport,
    SetFolderRules,
    StartIndexing,
    TryFolderRules,
    UnlockFile,
    WorkspaceShown,
)
from docdesk.ui.dialogs.folder_rules import FolderRulesDialog
from docdesk.ui.dialogs.password import PasswordDialog
from docdesk.ui.dialogs.questions import ask_first
from docdesk.ui.i18n import spoken_language
from docdesk.ui.indexing_wording import forget_cost_words, left_the_index_words
from docdesk.ui.panes.file_actions import FileAction
from docdesk.ui.places import file_name
from docdesk.ui.requests import Requests
from docdesk.ui.state import Notice
from docdesk.ui.store import Store
from docdesk.ui.window import MainWindow


class FilesController(QObject):
    """Turns what a person wants of files and folders into requests; shows what comes back."""

    limited = Signal(str)  # ask this document only
    tags_wanted = Signal(str)  # document
    summary_wanted = Signal(str)
    comparison_wanted = Signal(str)  # of this document with another one

    def __init__(self, requests: Requests, window: MainWindow, store: Store) -> None:
        super().__init__(window)
        self._requests = requests
        self._window = window
        self._store = store
        self._files_request = self._try_request = self._add_request = 0
        self._changes: set[int] = set()  # requests after which files of the list are others
        self._added: tuple[str, ...] = ()
        self._tells_removed = False  # the person changed what is taken in: say what left
        self._rules: FolderRulesDialog | None = None
        self._connect()

    def handle(self, request: int, event: Event) -> None:
        """Show an event of the workspace on screen."""
        match event:
            case FilesListed() if request == self._files_request:
                self._window.sources.show_files(event)
            case FileDone():
                self._window.sources.show_file(event)
            case WorkspaceShown() if request in self._changes:
                self._changes.remove(request)
                self._window.sources.refresh()
            case WorkspaceShown() if request and request == self._add_request:
                self._tell_added(event)
            case ScanDone() if self._tells_removed:
                self._tell_removed(event.removed)
            case RulesTried() if self._rules is not None and request == self._try_request:
                self._rules.show_verdict(event.verdict)
            case ReportSaved():
                self._tell_saved(event)

    def add(self, paths: Sequence[str]) -> None:
        """Follow folders and files, and index them."""
        name = self._store.workspace
        if not name:
            self._window.welcome.show_paths(list(paths))
            return
        self._added = tuple(paths)
        self._add_request = self._index_after(AddPaths(name, self._added))

    def show_rules(self, folder: Folder) -> None:
        """Open the rules of a followed folder."""
        dialog = FolderRulesDialog(folder, self._window.theme, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.tried.connect(lambda rules, path: self._try_rules(folder, rules, path))
        dialog.saved.connect(lambda rules: self._set_rules(folder, rules))
        dialog.finished.connect(self._forget_rules)
        self._rules = dialog
        dialog.open()

    # ---- files ----

    def _list_files(self, offset: int, limit: int, contains: str, state: str) -> None:
        name = self._store.workspace
        if name:
            request = ListFiles(name, offset, limit, contains, state)
            self._files_request = self._requests.send(request)

    def _act(self, action: str, row: FileRow) -> None:
        name, document = self._store.workspace, row.document
        match FileAction(action):
            case FileAction.READ:
                self._window.show_document(document)
            case FileAction.ASK:
                self.limited.emit(document)
            case FileAction.TAGS:
                self.tags_wanted.emit(document)
            case FileAction.SUMMARISE:
                self.summary_wanted.emit(document)
            case FileAction.COMPARE:
                self.comparison_wanted.emit(document)
            case FileAction.HASTEN:
                self._change(HastenFile(name, document))
            case FileAction.UNLOCK:
                self._ask_password(row)
            case FileAction.RETRY | FileAction.TAKE_BACK:
                self._change(RetryFile(name, document))
            case FileAction.IGNORE:
                self._change(IgnoreFile(name, document))
            case FileAction.OPEN_OUTSIDE:
                self._open_outside(document)
            case FileAction.SHOW_FOLDER:
                self._open_outside(str(_on_disk(document).parent))

    def _retry_all(self) -> None:
        self._change(RetryAll(self._store.workspace))

    def _change(self, request: Request) -> None:
        """Send what changes files at once, whether or not indexing runs on it."""
        self._changes.add(self._requests.send(request))

    def _ask_password(self, row: FileRow) -> None:
        dialog = PasswordDialog(row, self._window.theme, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.unlocked.connect(lambda password, keep: self._unlock(row, password, keep))
        dialog.open()

    def _unlock(self, row: FileRow, password: str, keep: bool) -> None:
        self._change(UnlockFile(self._store.workspace, row.document, password, keep))

    def _open_outside(self, document: str) -> None:
        path = _on_disk(document)
        if not path.exists():
            message = self.tr("{name} is not where it was.").format(name=path.name)
            hint = self.tr("It may have been moved, or its drive is not connected.")
            self._store.notice(Notice(message, hint))
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            message = self.tr("No program opens {name}.").format(name=path.name)
            hint = self.tr("Choose one for this kind of file in the system's settings.")
            self._store.notice(Notice(message, hint))

    def _save_report(self, path: str) -> None:
        self._requests.send(SaveReport(self._store.workspace, path, spoken_language()))

    def _tell_saved(self, event: ReportSaved) -> None:
        message = self.tr("The report on %Ln file(s) is saved.", "", event.files)
        self._store.notice(Notice(message, event.path, is_problem=False))

    # ---- folders ----

    def _confirm_forget(self, folder: Folder) -> None:
        question = self.tr("Stop following “{name}”?").format(name=file_name(folder.path))
        ask_first(
            self._window,
            question,
            forget_cost_words(folder),
            self.tr("Stop following"),
            lambda: self._forget(folder.path),
        )

    def _forget(self, path: str) -> None:
        self._index_after(ForgetPath(self._store.workspace, path))

    def _try_rules(self, folder: Folder, rules: FolderRules, path: str) -> None:
        request = TryFolderRules(self._store.workspace, folder.path, rules, path)
        self._try_request = self._requests.send(request)

    def _set_rules(self, folder: Folder, rules: FolderRules) -> None:
        self._tells_removed = True
        self._requests.send(SetFolderRules(self._store.workspace, folder.path, rules))

    def _forget_rules(self) -> None:
        self._rules = None

    def _tell_removed(self, count: int) -> None:
        self._tells_removed = False
        if count:
            self._store.notice(Notice(left_the_index_words(count), is_problem=False))

    def _tell_added(self, event: WorkspaceShown) -> None:
        self._add_request = 0
        added = next((each for each in event.status.folders if each.path in self._added), None)
        if added is None or len(self._added) > 1:
            return
        message = self.tr("“{name}” is being read.").format(name=file_name(added.path))
        self._store.notice(Notice(message, is_problem=False, folder=added.path))

    # ---- indexing ----

    def _pause(self) -> None:
        self._requests.send(PauseIndexing(self._store.workspace))

    def _resume(self) -> None:
        self._requests.send(ResumeIndexing(self._store.workspace))

    def _index_after(self, request: Request) -> int:
        return self._requests.send_all((request, StartIndexing(self._store.workspace)))

    def _show_place(self, path: str) -> None:
        self._open_outside(str(Path(path).parent))

    def _connect(self) -> None:
        self._window.notice.file_wanted.connect(self._open_outside)
        self._window.notice.place_wanted.connect(self._show_place)
        sources = self._window.sources
        sources.files_wanted.connect(self._list_files)
        sources.paths_added.connect(self.add)
        sources.document_opened.connect(self._window.show_document)
        sources.action_wanted.connect(self._act)
        sources.retry_all_wanted.connect(self._retry_all)
        sources.report_wanted.connect(self._save_report)
        sources.rules_wanted.connect(self.show_rules)
        sources.folder_unwanted.connect(self._confirm_forget)
        sources.pause_wanted.connect(self._pause)
        sources.resume_wanted.connect(self._resume)


def _on_disk(document: str) -> Path:
    """The file on disk that a document is, or lies in; the document's own path if none is there."""
    path = Path(document)
    return next((each for each in (path, *path.parents[:-1]) if each.is_file()), path)
