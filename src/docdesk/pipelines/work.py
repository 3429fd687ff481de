"""What an indexing run works with, shared by its stages."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event

from docdesk.domain.errors import Cancelled
from docdesk.pipelines.steps import Cut, EncoderSource, Gate, Parser, Record
from docdesk.pipelines.tally import Tally


def no_password(_document: str) -> str:
    """The `password_of` of callers that have none."""
    return ""


@dataclass(frozen=True, slots=True)
class IngestSteps:
    """The steps of indexing. The encoder is loaded only if there is work for it.

    `workers` parsers work at a time. `password_of` gives the password of a document, "" for none.
    `news` is set by others when the folders or the files' states changed since the run looked at
    them: it looks again before it ends, and before further pages are recognised.
    """

    record: Record
    parser: Parser
    cut: Cut
    encoder: EncoderSource
    gate: Gate
    workers: int = 1
    password_of: Callable[[str], str] = no_password
    news: Event = field(default_factory=Event)


@dataclass(frozen=True, slots=True)
class Work:
    """One run: its steps, its counts, and whether it goes on."""

    steps: IngestSteps
    tally: Tally
    cancelled: Callable[[], bool]

    def go_on(self) -> None:
        """Called before each small piece of work: waits while someone asks.

        Raises:
            Cancelled: the person stopped the run.
        """
        if self.cancelled():
            raise Cancelled
        self.steps.gate.wait()
