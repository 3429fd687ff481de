"""The pipeline of a plain script, as a baseline: pieces by length, one encoder, one prompt."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from time import monotonic

import numpy as np

from docdesk.domain.answers import Answer, Coverage, FoundPassage, Timings
from docdesk.domain.evaluation import Given, KnownQuestion
from docdesk.domain.writing import Task
from docdesk.pipelines.steps import Encoder, Engine, Vectors

PIECE, OVERLAP = 1000, 200  # characters, as the tutorials have it
_SHOWN, _READ = 10, 5
_MOST_TOKENS = 160
_INSTRUCTION = (
    "Use the following pieces of context to answer the question at the end. If you don't know the "
    "answer, just say that you don't know, don't try to make up an answer."
)


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of one page of a document."""

    document: str
    page: int
    text: str


class NaivePipeline:
    """Cuts by length, encodes everything, gives the five nearest pieces to the model.

    `engine` None measures finding alone. `is_absence` tells an answer that says it does not know.
    """

    def __init__(
        self,
        pages: Iterable[PageText],
        encoder: Encoder,
        engine: Engine | None,
        is_absence: Callable[[str], bool],
    ) -> None:
        self._pieces = [piece for page in pages for piece in _pieces(page)]
        self._encoder = encoder
        self._engine = engine
        self._is_absence = is_absence
        self._vectors: Vectors = encoder.encode_passages([piece.text for piece in self._pieces])

    def ask(self, question: KnownQuestion) -> Given:
        """The nearest pieces, and what the model says to them."""
        started = monotonic()
        passages = self._nearest(question)
        if self._engine is None or not passages:
            return Given(passages, refused=not passages, answer=None, seconds=monotonic() - started)
        text = self._answer(self._engine, question.question, passages[:_READ])
        seconds = monotonic() - started
        refused = not text or self._is_absence(text)
        return Given(passages, refused, _answer_of(question.question, text, passages), seconds)

    def _nearest(self, question: KnownQuestion) -> tuple[FoundPassage, ...]:
        if not self._pieces:
            return ()
        likeness = self._vectors @ self._encoder.encode_query(question.question)
        if question.document:
            elsewhere = [piece.document != question.document for piece in self._pieces]
            likeness = np.where(elsewhere, -2.0, likeness)
        best = np.argsort(-likeness, kind="stable")[:_SHOWN]
        return tuple(
            _passage(self._pieces[index], float(likeness[index]))
            for index in best
            if likeness[index] >= -1.0
        )

    def _answer(self, engine: Engine, question: str, passages: Sequence[FoundPassage]) -> str:
        material = "\n\n".join(passage.text for passage in passages)
        pieces = engine.complete(Task(_INSTRUCTION, material, question), most_tokens=_MOST_TOKENS)
        return "".join(piece.text for piece in pieces).strip()


def _pieces(page: PageText) -> Iterable[PageText]:
    for start in range(0, max(1, len(page.text) - OVERLAP), PIECE - OVERLAP):
        text = page.text[start : start + PIECE]
        if text.strip():
            yield PageText(page.document, page.page, text)


def _passage(piece: PageText, likeness: float) -> FoundPassage:
    return FoundPassage(
        passage_id=0,
        document=piece.document,
        title="",
        page=piece.page,
        page_label="",
        start=0,
        end=len(piece.text),
        text=piece.text,
        heading="",
        score=max(0.0, likeness),
        similarity=likeness,
    )


def _answer_of(question: str, text: str, passages: tuple[FoundPassage, ...]) -> Answer:
    return Answer(
        question=question,
        text=text,
        answered=True,
        sentences=(),
        citations=(),
        passages=passages,
        coverage=Coverage(0, 0, 0),
        timings=Timings(0.0, None, 0.0),
    )
