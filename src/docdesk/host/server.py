"""The host as the window's server: requests in, work in lanes, events out."""

import logging
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress

from docdesk import __version__
from docdesk.domain.answers import Asked
from docdesk.domain.errors import Cancelled, DocdeskError
from docdesk.guard.selftest import probe_network
from docdesk.host.assembly import assemble
from docdesk.host.care import Care
from docdesk.host.conversation_requests import ConversationRequests
from docdesk.host.desk import Desk
from docdesk.host.digest_requests import DigestRequests
from docdesk.host.listing_requests import Listings
from docdesk.host.model_requests import Models
from docdesk.host.review_requests import ReviewRequests
from docdesk.host.runs import Runs
from docdesk.host.works import Work, Works
from docdesk.ipc import messages as m
from docdesk.ipc.channel import HostChannel, take_standard_streams
from docdesk.ipc.conversations import ConversationRequest
from docdesk.ipc.digests import DigestRequest
from docdesk.ipc.reviews import ReviewRequest

logger = logging.getLogger(__name__)

OUR_FAULT = m.Failure(
    "DocDesk failed on this request.", "The log has the details. Please report it.", "fault"
)

LANES = "listing asking indexing drawing models reviewing digesting exporting deleting".split()
# At the end, for the work in hand, which is done again, and for files that are being written. A
# model or an encoder that is loading stops for nothing; the window waits 3 s.
CLOSE_S, SAVE_S = 0.8, 2.0
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
        is_over = Server(desk, channel).serve()
    except BaseException:
        desk.close()
        raise
    if is_over:
        desk.close()
    else:
        desk.end_children()
    logging.shutdown()
    os._exit(0)  # what is left in hand loses nothing; torch would take a second to go


class Server:
    """Answers each request in its lane; a lane does one thing at a time.

    Listing never waits for a question, a question never for indexing, a page never for either.
    """

    def __init__(self, desk: Desk, channel: HostChannel) -> None:
        self._desk = desk
        self._send = channel.send
        self._requests = channel.requests
        self._lanes = {name: ThreadPoolExecutor(1, thread_name_prefix=name) for name in LANES}
        self._pending: dict[Future[None], str] = {}  # with their lanes
        self._works = Works()
        self._runs = Runs(
            desk, self._send, lambda id_, job: self._run_in("indexing", id_, job), self._works
        )
        self._attendant = desk.attendant(self._runs)
        self._runs.attendant = self._attendant
        self._care = Care(desk, self._send, self._runs, self._attendant)
        self._listings = Listings(desk, self._send, self._runs)
        self._models = Models(desk, self._send)
        self._digests = DigestRequests(desk, self._send, self._run_in, self._works)
        self._reviews = ReviewRequests(desk, self._send, self._run_in, self._works)
        self._conversations = ConversationRequests(
            desk.conversations, self._send, self._run_in, self._works
        )

    def serve(self) -> bool:
        """Take requests until the window goes away, then stop everything that runs.

        Returns False when something has not stopped in time.
        """
        self._run_in("models", 0, self._models.load_active)
        self._run_in("asking", 0, self._load_encoder)
        self._attendant.start()
        for request_id, request in self._requests():
            self._dispatch(request_id, request)
        return self._stop_all()

    def _stop_all(self) -> bool:
        self._works.stop_all()
        self._attendant.close()
        for lane in self._lanes.values():
            lane.shutdown(wait=False, cancel_futures=True)
        left = wait(list(self._pending), CLOSE_S).not_done
        wait([job for job in left if self._pending.get(job) == "exporting"], SAVE_S)
        return all(job.done() for job in left)

    def _dispatch(self, request_id: int, request: m.Request) -> None:
        if isinstance(request, ReviewRequest):
            self._reviews.dispatch(request_id, request)
            return
        if isinstance(request, ConversationRequest):
            self._conversations.dispatch(request_id, request)
            return
        if isinstance(request, DigestRequest):
            self._digests.dispatch(request_id, request)
            return
        match request:
            case m.StopAnswer():
                self._works.stop(request.request)
                self._send(request_id, m.Done())
            case m.StopIndexing():
                self._runs.stop(request.workspace)
                self._send(request_id, m.Done())
            case m.AskQuestion():
                work = self._works.enter(request.workspace, request_id)
                self._run_in("asking", request_id, lambda: self._ask(request_id, request, work))
            case m.SearchPassages():
                self._run_in("asking", request_id, lambda: self._search(request_id, request))
            case m.DeleteWorkspace():
                self._stop_and_delete(request_id, request.name)
            case m.PauseIndexing():
                self._runs.stop(request.workspace)
                self._run_in("listing", request_id, lambda: self._care.answer(request_id, request))
            case (
                m.StartIndexing()
                | m.AddPaths()
                | m.ForgetPath()
                | m.RetryFile()
                | m.RetryAll()
                | m.IgnoreFile()
                | m.HastenFile()
                | m.UnlockFile()
                | m.ResumeIndexing()
                | m.SetFolderRules()
            ):
                self._run_in("listing", request_id, lambda: self._care.answer(request_id, request))
            case m.ShowPage():
                self._run_in("drawing", request_id, lambda: self._show_page(request_id, request))
            case m.ImportModel() | m.UseModel() | m.RemoveModel():
                self._run_in("models", request_id, lambda: self._models.answer(request_id, request))
            case _:
                self._run_in(
                    "listing", request_id, lambda: self._listings.answer(request_id, request)
                )

    def _run_in(self, lane: str, request_id: int, job: Job) -> None:
        with suppress(RuntimeError):  # the lanes are closed: nothing begins any more
            future = self._lanes[lane].submit(self._run, request_id, job)
            self._pending[future] = lane
            future.add_done_callback(lambda done: self._pending.pop(done, None))

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

    def _ask(self, request_id: int, request: m.AskQuestion, work: Work) -> None:
        with self._works.turn(work):
            events = self._desk.ask(request.workspace, _asked(request), stop=work.stop.is_set)
            self._forward(request_id, events)

    def _search(self, request_id: int, request: m.SearchPassages) -> None:
        self._send(
            request_id,
            self._desk.find(
                request.workspace,
                request.query,
                limit=request.limit or None,
                document=request.document or None,
                filters=request.filters,
            ),
        )

    def _forward(self, request_id: int, events: Iterable[m.Event]) -> None:
        for event in events:
            self._send(request_id, event)

    # ---- workspaces and pages ----

    def _stop_and_delete(self, request_id: int, name: str) -> None:
        self._attendant.leave(name)
        begun = self._works.give_up(name)
        # In a lane of its own it comes after what is stopped here, not after others' hours of work.
        self._run_in("deleting", request_id, lambda: self._delete(request_id, name, begun))

    def _delete(self, request_id: int, name: str, begun: Sequence[Work]) -> None:
        for work in begun:
            work.over.wait()
        self._desk.delete_workspace(name)
        self._send(request_id, m.WorkspacesListed(self._desk.workspace_names()))

    def _show_page(self, request_id: int, request: m.ShowPage) -> None:
        self._care.hasten_opened(request.workspace, request.document)
        self._send(request_id, self._desk.show_page(request))

    # ---- models ----

    def _load_encoder(self) -> None:
        self._send(0, m.EncoderChanged("loading"))
        self._desk.when_encoder_is_loaded(self._tell_encoder)

    def _tell_encoder(self, name: str, failure: DocdeskError | None) -> None:
        if failure is None:
            self._send(0, m.EncoderChanged("ready", name))
        else:
            self._send(0, m.EncoderChanged("failed", name, failure.message))


def _asked(request: m.AskQuestion) -> Asked:
    return Asked(
        question=request.question,
        turns=request.turns,
        document=request.document,
        filters=request.filters,
        searched_as=request.searched_as,
        quotes_only=request.quotes_only,
        conversation=request.conversation,
    )


def _failure(error: DocdeskError) -> m.Failure:
    return m.Failure(error.message, error.hint, type(error).__name__)
