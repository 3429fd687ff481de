"""Indexing one workspace: the pipeline with its steps, under the workspace's lock."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic

from docdesk.domain.events import IngestEvent
from docdesk.host.searching import seal
from docdesk.library.record import Compose, WorkspaceRecord
from docdesk.library.workspace import Workspace
from docdesk.library.workspaces import Workspaces
from docdesk.pipelines.ingest import IngestSteps, ingest
from docdesk.pipelines.steps import Cut, EncoderSource, Gate, Parser


@dataclass(frozen=True, slots=True)
class Indexer:
    """Brings workspaces up to date, one at a time for each."""

    workspaces: Workspaces
    parser: Parser
    cut: Cut
    compose: Compose
    encoder: EncoderSource
    gate: Gate

    def run(self, name: str, *, cancelled: Callable[[], bool]) -> Iterator[IngestEvent]:
        """The events of one run; WorkspaceBusy when another DocDesk indexes this workspace."""
        with self.workspaces.open_for_writing(name) as workspace:
            record = WorkspaceRecord(
                workspace.database,
                workspace.files,
                compose=self.compose,
                seal=lambda: self._seal(workspace),
            )
            steps = IngestSteps(record, self.parser, self.cut, self.encoder, self.gate)
            yield from ingest(steps, cancelled=cancelled, clock=monotonic)

    def _seal(self, workspace: Workspace) -> None:
        encoder_id = self.encoder.known_id()
        if encoder_id is not None:
            seal(workspace, encoder_id, self.gate.wait)
