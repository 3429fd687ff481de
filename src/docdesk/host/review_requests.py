"""Answers the window's requests about reviews; a run has a lane of its own."""

from collections.abc import Callable
from threading import Lock

from docdesk.domain.review import ReviewStatus
from docdesk.host.desk import Desk
from docdesk.host.works import Work, Works
from docdesk.ipc import messages as m
from docdesk.ipc import reviews as r
from docdesk.ipc.conversations import Exported
from docdesk.library.review_grid import GridView

FIRST_ROWS = 200  # that the window is shown when a run begins

Submit = Callable[[str, int, Callable[[], None]], None]  # lane, request id, job


class ReviewRequests:
    """Belongs to the server: runs go into the lane "reviewing", files into "exporting"."""

    def __init__(
        self, desk: Desk, send: Callable[[int, m.Event], None], submit: Submit, works: Works
    ) -> None:
        self._desk = desk
        self._send = send
        self._submit = submit
        self._works = works
        self._runs: list[tuple[str, Work]] = []  # with the review; those that wait among them
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

    def _stop(self, workspace: str, review: str) -> bool:
        """End the runs of one review after the cell in hand; whether there were any."""
        with self._lock:
            works = [
                work for name, work in self._runs if (work.workspace, name) == (workspace, review)
            ]
        for work in works:
            work.stop.set()
        return bool(works)

    # ---- runs ----

    def _start(self, request_id: int, request: r.BeginReview | r.ContinueReview) -> None:
        reviews, name = self._desk.reviews, request.workspace
        if isinstance(request, r.BeginReview):
            status = reviews.begin(name, request.name, request.plan)
        else:
            status = reviews.take_in(name, request.review)
        self._show(request_id, r.ShowReview(name, status.id, limit=FIRST_ROWS), status)
        work = self._works.enter(name)
        with self._lock:
            self._runs.append((status.id, work))
        self._submit("reviewing", request_id, lambda: self._run(request_id, status.id, work))

    def _run(self, request_id: int, review: str, work: Work) -> None:
        try:
            with self._works.turn(work):
                events = self._desk.reviews.run(work.workspace, review, stop=work.stop.is_set)
                for event in events:
                    self._send(request_id, event)
        finally:
            with self._lock:
                self._runs.remove((review, work))

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
