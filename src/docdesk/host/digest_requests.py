"""Answers the window's requests about summaries, comparisons and timelines."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from threading import Lock

from docdesk.domain.digests import (
    ComparisonDone,
    DigestProgress,
    SummaryDone,
    TimelineDone,
)
from docdesk.domain.errors import DocdeskError
from docdesk.host.desk import Desk
from docdesk.host.digests import Digest
from docdesk.host.works import Work, Works
from docdesk.ipc import digests as d
from docdesk.ipc import messages as m
from docdesk.ipc.conversations import Exported

MOST_KEPT = 12  # digests that can still be exported

Submit = Callable[[str, int, Callable[[], None]], None]  # lane, request id, job
Wanted = d.Summarise | d.Compare | d.BuildTimeline
DigestEvent = DigestProgress | SummaryDone | ComparisonDone | TimelineDone


class DigestRequests:
    """Belongs to the server: work goes into the lane "digesting", files into "exporting"."""

    def __init__(
        self, desk: Desk, send: Callable[[int, m.Event], None], submit: Submit, works: Works
    ) -> None:
        self._desk = desk
        self._send = send
        self._submit = submit
        self._works = works
        self._done: OrderedDict[int, Digest] = OrderedDict()
        self._lock = Lock()

    def dispatch(self, request_id: int, request: d.DigestRequest) -> None:
        """Put a request into its lane; a stop takes effect at once."""
        match request:
            case d.StopDigest():
                self._works.stop(request.request)
                self._send(request_id, m.Done())
            case d.ExportDigest():
                self._submit("exporting", request_id, lambda: self._export(request_id, request))
            case _:
                work = self._works.enter(request.workspace, request_id)
                self._submit("digesting", request_id, lambda: self._run(request_id, request, work))

    def _run(self, request_id: int, request: Wanted, work: Work) -> None:
        with self._works.turn(work):
            for event in self._events(request, work.stop.is_set):
                digest = _digest(event)
                if digest is not None:
                    self._keep(request_id, digest)
                self._send(request_id, event)

    def _events(self, request: Wanted, stop: Callable[[], bool]) -> Iterator[DigestEvent]:
        digests, name = self._desk.digests, request.workspace
        match request:
            case d.Summarise():
                yield from digests.summarise(name, request.document, anew=request.anew, stop=stop)
            case d.Compare():
                yield from digests.compare(name, request.first, request.second, stop=stop)
            case d.BuildTimeline():
                yield from digests.timeline(
                    name,
                    filters=request.filters,
                    since=request.since,
                    until=request.until,
                    stop=stop,
                )

    def _keep(self, request_id: int, digest: Digest) -> None:
        with self._lock:
            self._done[request_id] = digest
            while len(self._done) > MOST_KEPT:
                self._done.popitem(last=False)

    def _export(self, request_id: int, request: d.ExportDigest) -> None:
        with self._lock:
            digest = self._done.get(request.request)
        if digest is None:
            raise DocdeskError(
                "This summary, comparison or timeline is not in memory any more.",
                "Make it once more, then export it.",
            )
        self._desk.digests.export(digest, request.path, language=request.language)
        self._send(request_id, Exported(request.path))


def _digest(event: DigestEvent) -> Digest | None:
    match event:
        case SummaryDone():
            return event.summary
        case ComparisonDone():
            return event.comparison
        case TimelineDone():
            return event.timeline
        case _:
            return None
