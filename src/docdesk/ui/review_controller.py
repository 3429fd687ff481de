"""Between the review view and the host: reviews, their rows, corrections and exports."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QInputDialog

from docdesk.domain.review import ReviewDone, ReviewPlan, ReviewProgress, ReviewRow, ReviewStatus
from docdesk.ipc.conversations import Exported
from docdesk.ipc.messages import Event, Failure, HostStarted
from docdesk.ipc.reviews import (
    BeginReview,
    ContinueReview,
    CorrectCell,
    DeleteReview,
    ExportReview,
    ListReviews,
    RenameReview,
    ReviewShown,
    RowCorrected,
    ShowReview,
    StopReview,
)
from docdesk.ui.dialogs.questions import ask_first
from docdesk.ui.dialogs.review_plan import ReviewPlanDialog
from docdesk.ui.exports import choose_export, exported_notice
from docdesk.ui.i18n import spoken_language
from docdesk.ui.requests import Requests
from docdesk.ui.review_state import (
    GridQuery,
    ReviewState,
    begin_run,
    is_asked,
    open_review,
    stop_run,
)
from docdesk.ui.store import Store
from docdesk.ui.views import View
from docdesk.ui.window import MainWindow

ENDINGS = (".xlsx", ".csv", ".docx")


class ReviewController(QObject):
    """Turns what a person wants of reviews into requests; shows what comes back."""

    def __init__(self, requests: Requests, window: MainWindow, store: Store) -> None:
        super().__init__(window)
        self._requests = requests
        self._window = window
        self._store = store
        self._pages: set[int] = set()  # requests for rows as they are sorted and filtered now
        self._exports: set[int] = set()
        self._listed = ""  # the workspace whose reviews were asked for
        self._connect()

    @property
    def _state(self) -> ReviewState:
        return self._store.state.reviews

    @property
    def _grid(self) -> ReviewStatus | None:
        return self._state.status

    def handle(self, request: int, event: Event) -> None:
        """Show what the state has no room for: rows, and that a file was written."""
        match event:
            case HostStarted():
                self._listed = ""
            case ReviewShown():
                self._show_page(request, event)
            case ReviewProgress() if event.review == self._state.shown:
                self._window.review.grid.show_row(event.row)
            case ReviewDone() if event.status.id == self._state.shown:
                self._window.review.grid.refresh()
            case RowCorrected() if event.review == self._state.shown:
                self._window.review.grid.show_row(event.row)
            case Exported() if request in self._exports:
                self._exports.remove(request)
                self._store.notice(exported_notice(event.path))
            case Failure():
                self._pages.discard(request)
        self.list_if_needed()

    def list_if_needed(self) -> None:
        """Ask for the reviews of the workspace once its review view is looked at."""
        state = self._store.state
        name = self._store.workspace
        if self._listed != name:
            self._listed = ""  # on coming back they are asked for again
        is_wanted = state.view is View.REVIEW and self._state.listed is None
        if is_wanted and name and not self._listed:
            self._listed = name
            self._requests.send(ListReviews(name))

    # ---- reviews ----

    def _open(self, review: str) -> None:
        self._pages.clear()
        self._change(open_review(self._state, review))
        self._window.review.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self._open("")
        self._requests.send(ListReviews(self._store.workspace))

    def _plan(self, plan: ReviewPlan | None = None) -> None:
        status = self._store.state.workspace
        if status is None:
            return
        sets = self._state.field_sets
        dialog = ReviewPlanDialog(self._window.theme, sets, status, plan, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.begun.connect(self._begin)
        dialog.open()

    def _plan_again(self, review: str) -> None:
        status = self._state.status_of(review)
        if status is not None:
            self._plan(status.plan)

    def _begin(self, name: str, plan: ReviewPlan) -> None:
        workspace = self._store.workspace
        request = self._requests.send(BeginReview(workspace, name, plan))
        self._change(begin_run(self._state, request, workspace))

    def _continue(self, review: str) -> None:
        workspace = self._store.workspace
        if review and self._state.run_of(review) is None:
            request = self._requests.send(ContinueReview(workspace, review))
            self._change(begin_run(self._state, request, workspace, review))

    def _go_on(self, review: str) -> None:
        self._open(review)
        self._continue(review)

    def _stop(self) -> None:
        review = self._state.shown
        if self._state.run_of(review) is not None:
            self._requests.send(StopReview(self._store.workspace, review))
            self._change(stop_run(self._state, review))

    def _rename(self, review: str) -> None:
        status = self._state.status_of(review)
        if status is None:
            return
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Rename the review"))
        dialog.setLabelText(self.tr("Name:"))
        dialog.setTextValue(status.name)
        dialog.textValueSelected.connect(lambda name: self._name(review, name.strip()))
        dialog.open()

    def _name(self, review: str, name: str) -> None:
        if name:
            self._requests.send(RenameReview(self._store.workspace, review, name))

    def _delete(self, review: str) -> None:
        status = self._state.status_of(review)
        if status is None:
            return
        cost = self.tr("Its values and your corrections are lost. Your documents stay as they are.")
        ask_first(
            self._window,
            self.tr("Delete the review “{name}”?").format(name=status.name),
            cost,
            self.tr("Delete"),
            lambda: self._drop(review),
        )

    def _drop(self, review: str) -> None:
        self._requests.send(DeleteReview(self._store.workspace, review))

    def _export(self, review: str) -> None:
        status = self._state.status_of(review)
        path = choose_export(self._window, status.name, ENDINGS) if status else ""
        if path:
            request = ExportReview(self._store.workspace, review, path, spoken_language())
            self._exports.add(self._requests.send(request))

    # ---- rows and cells ----

    def _show_rows(self, offset: int, limit: int) -> None:
        query = self._state.query
        request = ShowReview(
            workspace=self._store.workspace,
            review=self._state.shown,
            offset=offset,
            limit=limit,
            sort=query.sort,
            is_descending=query.is_descending,
            contains=query.contains,
            field=query.field,
            state=query.state,
        )
        self._pages.add(self._requests.send(request))

    def _show_page(self, request: int, event: ReviewShown) -> None:
        if event.status.id != self._state.shown:
            return
        if request in self._pages:
            self._pages.discard(request)
            self._window.review.grid.show_page(event)
        elif any(run.request == request for run in self._state.runs):
            self._show_begun(event)

    def _show_begun(self, event: ReviewShown) -> None:
        """The first rows of a run: all by name, so that others have to be asked for once more."""
        self._store.draw()  # a review that was just begun has its columns first
        grid = self._window.review.grid
        if self._state.query == GridQuery():
            grid.show_page(event)
        else:
            grid.refresh()
        focused = self._window.focusWidget()
        if focused is None or self._window.review.isAncestorOf(focused):
            self._window.review.setFocus(Qt.FocusReason.OtherFocusReason)

    def _query(self, query: GridQuery) -> None:
        self._pages.clear()
        status = self._grid
        matching = status.total if status else 0
        self._change(replace(self._state, query=query, matching=matching))

    def _correct(self, document: str, field: str, correction: str | None) -> None:
        request = CorrectCell(self._store.workspace, self._state.shown, document, field, correction)
        self._requests.send(request)

    def _show_cell(self, row: ReviewRow, column: int, is_chosen: bool) -> None:
        if not (is_chosen or self._window.source_is_beside()) or self._grid is None:
            return
        key = self._grid.plan.fields[column].key
        quotes = list(dict.fromkeys(each.citation for each in row.cells if each.citation))
        citation = next((cell.citation for cell in row.cells if cell.field == key), None)
        if citation is not None:
            self._window.show_quotes(quotes, quotes.index(citation))
        elif is_chosen and is_asked(row) and not row.reason:
            self._window.show_document(row.document)
        else:
            self._window.clear_source()

    # ---- wiring ----

    def _change(self, reviews: ReviewState) -> None:
        self._store.show(replace(self._store.state, reviews=reviews))

    def _connect(self) -> None:
        pane = self._window.review
        pane.new_wanted.connect(lambda: self._plan())
        pane.list.opened.connect(self._open)
        pane.list.continue_wanted.connect(self._go_on)
        pane.list.again_wanted.connect(self._plan_again)
        pane.list.rename_wanted.connect(self._rename)
        pane.list.delete_wanted.connect(self._delete)
        pane.list.export_wanted.connect(self._export)
        head = pane.grid.head
        head.back_wanted.connect(self._close)
        head.stop_wanted.connect(self._stop)
        head.continue_wanted.connect(self._on_shown(self._continue))
        head.export_wanted.connect(self._on_shown(self._export))
        head.rename_wanted.connect(self._on_shown(self._rename))
        head.again_wanted.connect(self._on_shown(self._plan_again))
        head.delete_wanted.connect(self._on_shown(self._delete))
        grid = pane.grid
        grid.rows_wanted.connect(self._show_rows)
        grid.query_wanted.connect(self._query)
        grid.correction_wanted.connect(self._correct)
        grid.cell_opened.connect(self._show_cell)
        grid.document_opened.connect(self._window.show_document)

    def _on_shown(self, act: Callable[[str], None]) -> Callable[[], None]:
        """The action on the review whose grid is open."""
        return lambda: act(self._state.shown)
