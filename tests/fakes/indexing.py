"""A workspace over a folder, with all that an indexing run takes: the real record, fakes else."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from threading import Event

from docdesk.domain.documents import FileState, ParsedDocument, PassageCut
from docdesk.domain.events import FileDone, IngestEvent
from docdesk.host.lanes import PriorityGate
from docdesk.library.record import WorkspaceRecord
from docdesk.library.workspaces import Workspaces
from docdesk.pipelines.ingest import ingest
from docdesk.pipelines.work import IngestSteps
from fakes.encoder_source import ReadyEncoder
from fakes.parser import FakeParser


def cut_lines(document: ParsedDocument) -> list[PassageCut]:
    """A passage for each line that is not blank."""
    cuts = []
    for page in document.pages:
        start = 0
        for line in page.text.splitlines(keepends=True):
            text = line.strip()
            if text:
                cuts.append(PassageCut(page.number, start, start + len(text), text, tokens=9))
            start += len(line)
    return cuts


class IndexingBench:
    """A workspace “w” that follows `folder`; its parts may be changed between runs."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "files"
        self.folder.mkdir()
        self.workspaces = Workspaces(root / "workspaces")
        self.workspaces.create("w")
        self.parser = FakeParser()
        self.encoder = ReadyEncoder()
        self.gate = PriorityGate()
        self.passwords: dict[str, str] = {}  # by file name
        self.news = Event()
        self.workers = 2
        self.seals = 0
        with self.workspaces.open_for_writing("w") as workspace:
            workspace.files.follow([self.folder])

    def write(self, name: str, text: str) -> Path:
        """A file in the followed folder."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def run(self, cancelled: Callable[[], bool] = lambda: False) -> list[IngestEvent]:
        """All events of a run."""
        return list(self.events(cancelled))

    def events(self, cancelled: Callable[[], bool] = lambda: False) -> Iterator[IngestEvent]:
        """The events of a run, one by one; its clock goes on by a second at each look."""
        ticks = count()
        with self.workspaces.open_for_writing("w") as workspace:
            record = WorkspaceRecord(
                workspace.database,
                workspace.files,
                compose=lambda title, heading, text: f"{title} {heading} {text}",
                seal=self._seal,
                recognition_problem=self.parser.recognition_problem,
                settle_s=0,
            )
            steps = IngestSteps(
                record,
                self.parser,
                cut_lines,
                self.encoder,
                self.gate,
                workers=self.workers,
                password_of=lambda document: self.passwords.get(Path(document).name, ""),
                news=self.news,
            )
            yield from ingest(steps, cancelled=cancelled, clock=lambda: float(next(ticks)))

    def counts(self) -> dict[str, int]:
        """Files by state."""
        with self.workspaces.open_for_writing("w") as workspace:
            return workspace.files.counts()

    def _seal(self) -> None:
        self.seals += 1


def states(events: list[IngestEvent], name: str) -> list[FileState]:
    """The states that a file went through, in order; `name` is the end of its document."""
    return [e.state for e in events if isinstance(e, FileDone) and e.document.endswith(name)]
