"""Between the views of whole documents and the host: summary, comparison, timeline."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from docdesk.domain.answers import Citation
from docdesk.domain.digests import Clause, ComparedClause
from docdesk.domain.documents import FileState
from docdesk.ipc.conversations import Exported
from docdesk.ipc.digests import BuildTimeline, Compare, ExportDigest, StopDigest, Summarise
from docdesk.ipc.messages import Event, FilesListed, ListFiles, Request
from docdesk.ui.dialogs.documents import MOST, DocumentDialog
from docdesk.ui.digest_state import begin_digest, stop_digest
from docdesk.ui.exports import choose_export, exported_notice
from docdesk.ui.i18n import spoken_language
from docdesk.ui.places import file_name
from docdesk.ui.requests import Requests
from docdesk.ui.store import Store
from docdesk.ui.views import View
from docdesk.ui.views_controller import ViewsController
from docdesk.ui.window import MainWindow

DOCUMENT_ENDINGS = (".docx", ".pdf", ".md", ".json")
TIMELINE_ENDINGS = (".xlsx", ".csv", *DOCUMENT_ENDINGS)


class DigestController(QObject):
    """Begins, stops and exports digests; opens the pages that their quotes stand on."""

    def __init__(
        self, requests: Requests, window: MainWindow, store: Store, views: ViewsController
    ) -> None:
        super().__init__(window)
        self._requests = requests
        self._window = window
        self._store = store
        self._views = views
        self._dialog: DocumentDialog | None = None
        self._list_request = 0
        self._exports: set[int] = set()
        self._connect()

    def handle(self, request: int, event: Event) -> None:
        """Show what the state has no room for: the documents to choose from, what was exported."""
        match event:
            case FilesListed() if self._dialog is not None and request == self._list_request:
                self._dialog.show_files(event)
            case Exported() if request in self._exports:
                self._exports.remove(request)
                self._store.notice(exported_notice(event.path))

    def summarise(self, document: str, *, anew: bool = False) -> None:
        """Summarise a document and show it."""
        request = Summarise(self._store.workspace, document, anew)
        self._begin(View.SUMMARY, request, (document,))

    def choose_second(self, first: str) -> None:
        """Ask what a document is compared with, and compare them."""
        title = self.tr("Compare “{name}” with").format(name=file_name(first))
        self._choose(title, lambda second: self._compare(first, second), without=first)

    def stop(self, view: View) -> bool:
        """Stop the work that a view shows; False if there is none."""
        digest = self._store.state.digests.of(view)
        if digest is None or not digest.is_running:
            return False
        self._requests.send(StopDigest(digest.request))
        digests = stop_digest(self._store.state.digests, digest.request)
        self._store.show(replace(self._store.state, digests=digests))
        return True

    def stop_all(self) -> None:
        """Stop whatever runs."""
        for view in (View.SUMMARY, View.COMPARE, View.TIMELINE):
            self.stop(view)

    # ---- beginning ----

    def _begin(self, view: View, request: Request, documents: tuple[str, ...] = ()) -> None:
        self.stop(view)
        number = self._requests.send(request)
        digests = begin_digest(self._store.state.digests, view, number, documents)
        self._store.state = replace(self._store.state, digests=digests)
        self._window.leave_quotes()
        self._views.show(view)
        self._store.draw()

    def _compare(self, first: str, second: str) -> None:
        self._begin(View.COMPARE, Compare(self._store.workspace, first, second), (first, second))

    def _build_timeline(self) -> None:
        self._begin(View.TIMELINE, BuildTimeline(self._store.workspace))

    def _summarise_again(self) -> None:
        digest = self._store.state.digests.summary
        if digest.documents:
            self.summarise(digest.documents[0], anew=digest.result is not None)
        else:
            self._choose_document()

    def _compare_again(self) -> None:
        digest = self._store.state.digests.comparison
        if digest.documents:
            self._compare(*digest.documents)
        else:
            self._choose_first()

    # ---- choosing ----

    def _choose_document(self) -> None:
        self._choose(self.tr("Summarise a document"), self.summarise)

    def _choose_first(self) -> None:
        self._choose(self.tr("Compare two documents: the first"), self.choose_second)

    def _choose(self, title: str, then: Callable[[str], None], without: str = "") -> None:
        dialog = DocumentDialog(title, without, self._window)
        dialog.wanted.connect(self._list_documents)
        dialog.finished.connect(lambda: self._close(dialog))
        dialog.chosen.connect(then)
        self._dialog = dialog
        dialog.open()
        dialog.ask()

    def _close(self, dialog: DocumentDialog) -> None:
        if self._dialog is dialog:  # the next one may be open already
            self._dialog = None
        dialog.deleteLater()

    def _list_documents(self, contains: str) -> None:
        request = ListFiles(self._store.workspace, 0, MOST, contains, FileState.READY)
        self._list_request = self._requests.send(request)

    # ---- showing and exporting ----

    def _show_quotes(self, quotes: tuple[Citation, ...], index: int, is_chosen: bool) -> None:
        if is_chosen or self._window.source_is_beside():
            self._window.show_quotes(quotes, index)

    def _show_clause(self, row: ComparedClause, clause: Clause, is_chosen: bool) -> None:
        clauses = [each for each in (row.first, row.second) if each is not None]
        quotes = tuple(_quote(each, number) for number, each in enumerate(clauses, 1))
        self._show_quotes(quotes, clauses.index(clause), is_chosen)

    def _export(self, view: View, name: str) -> None:
        digest = self._store.state.digests.of(view)
        if digest is None:
            return
        endings = TIMELINE_ENDINGS if view is View.TIMELINE else DOCUMENT_ENDINGS
        path = choose_export(self._window, name, endings)
        if path:
            request = ExportDigest(digest.request, path, spoken_language())
            self._exports.add(self._requests.send(request))

    def _export_summary(self) -> None:
        document = self._store.state.digests.summary.documents[0]
        self._export(View.SUMMARY, self.tr("Summary of {name}").format(name=file_name(document)))

    def _export_comparison(self) -> None:
        names = " – ".join(map(file_name, self._store.state.digests.comparison.documents))
        self._export(View.COMPARE, self.tr("Comparison {names}").format(names=names))

    def _export_timeline(self) -> None:
        name = self.tr("Timeline of {workspace}").format(workspace=self._store.workspace)
        self._export(View.TIMELINE, name)

    def _connect(self) -> None:
        summary, compare, timeline = (
            self._window.summary,
            self._window.compare,
            self._window.timeline,
        )
        self._window.stop_wanted.connect(lambda: self.stop(self._window.views.view))
        summary.begin_wanted.connect(self._summarise_again)
        summary.document_wanted.connect(self._choose_document)
        summary.stop_wanted.connect(lambda: self.stop(View.SUMMARY))
        summary.export_wanted.connect(self._export_summary)
        summary.source_opened.connect(self._show_quotes)
        compare.begin_wanted.connect(self._compare_again)
        compare.documents_wanted.connect(self._choose_first)
        compare.stop_wanted.connect(lambda: self.stop(View.COMPARE))
        compare.export_wanted.connect(self._export_comparison)
        compare.clause_opened.connect(self._show_clause)
        timeline.begin_wanted.connect(self._build_timeline)
        timeline.stop_wanted.connect(lambda: self.stop(View.TIMELINE))
        timeline.export_wanted.connect(self._export_timeline)
        timeline.source_opened.connect(self._show_quotes)


def _quote(clause: Clause, number: int) -> Citation:
    """A clause as a quote that the source pane can open."""
    return Citation(
        number=number,
        passage_id=0,
        document=clause.document,
        title=clause.heading,
        page=clause.page,
        page_label=clause.page_label,
        start=clause.start,
        end=clause.end,
        quote=clause.text,
        boxes=(),
        verified=True,
    )
