"""Answers the window's requests about reviews; a run has a lane of its own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event as Flag
from threading import Lock

from docdesk.domain.review import ReviewStatus
from docdesk.host.desk import Desk
from docdesk.ipc import messages as m
from docdesk.ipc import reviews as r
from docdesk.ipc.conversations import Exported
from docdesk.library.review_grid import GridView

FIRST_ROWS = 200  # that the window is shown when a run begins

Submit = Callable[[str, int, Callable[[], None]], None]  # lane, request id, job


@dataclass(frozen=True, slots=True, eq=False)
class _Run:
    """A run of a review that waits for its turn or goes on."""

    workspace: str
    review: str
    stop: Flag = field(default_factory=Flag)


class ReviewRequests:
    """Belongs to the server: runs go into the lane "reviewing", files into "exporting"."""

    def __init__(self, desk: Desk, send: Callable[[int, m.Event], None], submit: Submit) -> None:
        self._desk = desk
        self._send = send
        self._submit = submit
        self._runs: list[_Run] = []  # those that wait for their turn among them
        self._is_closed = False
        self._lock = Lock()

    def dispatch(self, request_id: int, request: r.ReviewRequest) -> None:
        """Put a request into its lane; a stop takes effect at once."""
        match request:
            case r.StopReview():
                self._stop(request.workspace, request.review)
                self._send(request_id, m.Done())
            case r.BeginReview() | r.ContinueReview():
                self._submit("listing", request_id, lambda: self._start(request_id, request))
            case r.DeleteReview():
                # In the lane of runs it comes after the one that is stopped here.
                is_running = self._stop(request.workspace, request.review)
                lane = "reviewing" if is_running else "listing"
                self._submit(lane, request_id, lambda: self._list(request_id, request))
            case r.ExportReview():
                self._submit("exporting", request_id, lambda: self._export(request_id, request))
            case _:
                self._submit("listing", request_id, lambda: self._list(request_id, request))

    def stop_all(self) -> None:
        """End all runs after the cell in hand, and those that are yet to begin."""
        with self._lock:
            self._is_closed = True
            for run in self._runs:
                run.stop.set()

    def stop_workspace(self, workspace: str) -> bool:
        """End the runs of one workspace; whether there were any."""
        return self._stop_those(lambda run: run.workspace == workspace)

    def _stop(self, workspace: str, review: str) -> bool:
        return self._stop_those(lambda run: (run.workspace, run.review) == (workspace, review))

    def _stop_those(self, is_meant: Callable[[_Run], bool]) -> bool:
        with self._lock:
            runs = [run for run in self._runs if is_meant(run)]
            for run in runs:
                run.stop.set()
        return bool(runs)

    # ---- runs ----

    def _start(self, request_id: int, request: r.BeginReview | r.ContinueReview) -> None:
        reviews, name = self._desk.reviews, request.workspace
        if isinstance(request, r.BeginReview):
            status = reviews.begin(name, request.name, request.plan)
        else:
            status = reviews.take_in(name, request.review)
        self._show(request_id, r.ShowReview(name, status.id, limit=FIRST_ROWS), status)
        run = _Run(name, status.id)
        with self._lock:
            self._runs.append(run)
            if self._is_closed:
                run.stop.set()
        self._submit("reviewing", request_id, lambda: self._run(request_id, run))

    def _run(self, request_id: int, run: _Run) -> None:
        try:
            for event in self._desk.reviews.run(run.workspace, run.review, stop=run.stop.is_set):
                self._send(request_id, event)
        finally:
            with self._lock:
                self._runs.remove(run)

    # ---- listing ----

    def _list(self, request_id: int, request: r.ReviewRequest) -> None:
        reviews = self._desk.reviews
        match request:
            case r.ShowReview():
                self._show(request_id, request, reviews.status(request.workspace, request.review))
                return
            case r.CorrectCell():
                row = reviews.correct(
                    request.workspace,
                    request.review,
                    request.document,
                    request.field,
                    request.correction,
                )
                self._send(request_id, r.RowCorrected(request.review, row))
                return
            case r.RenameReview():
                reviews.rename(request.workspace, request.review, request.name)
            case r.DeleteReview():
                reviews.delete(request.workspace, request.review)
        self._send(
            request_id,
            r.ReviewsListed(
                request.workspace, reviews.list(request.workspace), reviews.field_sets()
            ),
        )

    def _show(self, request_id: int, request: r.ShowReview, status: ReviewStatus) -> None:
        view = GridView(
            sort=request.sort,
            is_descending=request.is_descending,
            contains=request.contains,
            field=request.field,
            state=request.state,
        )
        rows, total = self._desk.reviews.page(
            request.workspace, request.review, view, offset=request.offset, limit=request.limit
        )
        self._send(
            request_id, r.ReviewShown(request.workspace, status, rows, request.offset, total)
        )

    def _export(self, request_id: int, request: r.ExportReview) -> None:
        self._desk.reviews.export(
            request.workspace, request.review, request.path, language=request.language
        )
        self._send(request_id, Exported(request.path))
