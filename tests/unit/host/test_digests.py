"""Digests of a whole desk, and the window's requests for them."""

from pathlib import Path
from queue import Queue

import pytest

from docdesk.domain.digests import (
    ComparisonDone,
    Difference,
    DigestProgress,
    SummaryDone,
    TimelineDone,
)
from docdesk.domain.errors import Cancelled, DocdeskError, LibraryError
from docdesk.host.desk import Desk
from docdesk.host.digest_requests import MOST_KEPT, DigestRequests
from docdesk.host.works import Works
from docdesk.ipc import digests as d
from docdesk.ipc import messages as m
from docdesk.ipc.conversations import Exported
from docdesk.library.workings import WorkingKind
from fakes.desk import index, make_desk

LEASE = (
    "The tenant shall pay a rent of 900 euro a month to the landlord.\n"
    "The lease was signed by both parties on 14 March 2021.\n"
)
NEW_LEASE = LEASE.replace("900", "950")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = make_desk(tmp_path)
    files = tmp_path / "files"
    (files / "lease.txt").write_text(LEASE)
    (files / "new.txt").write_text(NEW_LEASE)
    index(desk)
    return desk


class Window:
    """Carries jobs out at once, or keeps them until they are told to run."""

    def __init__(self, desk: Desk, *, at_once: bool = True) -> None:
        self.events: Queue[tuple[int, m.Event]] = Queue()
        self.lanes: list[str] = []
        self.waiting: list = []
        self._at_once = at_once
        self.works = Works()
        self.requests = DigestRequests(
            desk, lambda id_, event: self.events.put((id_, event)), self._submit, self.works
        )

    def _submit(self, lane, request_id, job) -> None:
        self.lanes.append(lane)
        if self._at_once:
            job()
        else:
            self.waiting.append(job)

    def ask(self, request_id: int, request) -> list[m.Event]:
        self.requests.dispatch(request_id, request)
        got = []
        while not self.events.empty():
            found, event = self.events.get()
            assert found == request_id
            got.append(event)
        return got


def test_a_document_is_summarised_and_the_summary_kept(desk):
    *_, done = desk.digests.summarise("w", "lease.txt")

    assert isinstance(done, SummaryDone)
    texts = [s.text for section in done.summary.sections for s in section.statements]
    assert "The tenant shall pay a rent of 900 euro a month to the landlord." in texts
    again = list(desk.digests.summarise("w", "lease.txt"))
    assert again == [done]


def test_a_kept_value_of_another_form_is_made_again(desk):
    *_, done = desk.digests.summarise("w", "lease.txt")
    database = desk._parts.workspaces.get("w").workspace.database
    with database.transaction() as connection:
        connection.execute(
            "UPDATE workings SET value = '{\"old\": 1}' WHERE kind = ?", (WorkingKind.SUMMARY,)
        )

    events = list(desk.digests.summarise("w", "lease.txt"))

    assert len(events) > 1
    assert events[-1] == done


def test_two_documents_are_compared(desk):
    *_, done = desk.digests.compare("w", "lease.txt", "new.txt")

    assert isinstance(done, ComparisonDone)
    (changed,) = [c for c in done.comparison.clauses if c.difference is Difference.CHANGED]
    assert set(changed.figures) == {"900", "950"}


def test_the_timeline_tells_what_was_read(desk, tmp_path):
    (tmp_path / "files" / "bad.txt").write_text("!damaged")
    index(desk)

    *_, done = desk.digests.timeline("w")

    assert isinstance(done, TimelineDone)
    assert [event.date for event in done.timeline.events] == ["2021-03-14"]
    assert (done.timeline.documents, done.timeline.total) == (2, 3)


def test_a_document_that_is_not_there_is_an_error(desk):
    with pytest.raises(LibraryError):
        list(desk.digests.summarise("w", "none.txt"))


def test_requests_go_into_their_lane_and_end_with_their_result(desk, tmp_path):
    document = str(tmp_path / "files" / "lease.txt")
    window = Window(desk)

    for number, (request, kind) in enumerate(
        (
            (d.Summarise("w", document), SummaryDone),
            (d.Compare("w", document, str(tmp_path / "files" / "new.txt")), ComparisonDone),
            (d.BuildTimeline("w"), TimelineDone),
        ),
        1,
    ):
        *progress, last = window.ask(number, request)
        assert {type(event) for event in progress} == {DigestProgress}
        assert isinstance(last, kind)
    assert set(window.lanes) == {"digesting"}


def test_what_was_made_is_exported(desk, tmp_path):
    window = Window(desk)
    window.ask(1, d.BuildTimeline("w"))
    path = tmp_path / "out.csv"

    events = window.ask(2, d.ExportDigest(1, str(path)))

    assert events == [Exported(str(path))]
    assert "14 March 2021" in path.read_text(encoding="utf-8-sig")
    assert window.lanes[-1] == "exporting"


def test_only_the_last_digests_can_be_exported(desk, tmp_path):
    window = Window(desk)
    for number in range(MOST_KEPT + 1):
        window.ask(number, d.BuildTimeline("w"))

    with pytest.raises(DocdeskError, match="not in memory"):
        window.ask(99, d.ExportDigest(0, str(tmp_path / "out.csv")))


def test_a_request_that_waits_is_stopped_before_it_begins(desk):
    window = Window(desk, at_once=False)
    window.ask(1, d.BuildTimeline("w"))

    assert window.ask(2, d.StopDigest(1)) == [m.Done()]

    with pytest.raises(Cancelled):
        window.waiting[0]()


def test_all_work_on_a_workspace_that_goes_is_stopped(desk):
    window = Window(desk, at_once=False)
    window.ask(1, d.BuildTimeline("w"))

    assert window.works.give_up("another") == ()
    assert window.works.give_up("w") == ()  # nothing has begun

    with pytest.raises(Cancelled):
        window.waiting[0]()


def test_stopping_what_is_done_does_nothing(desk):
    assert Window(desk).ask(5, d.StopDigest(1)) == [m.Done()]
