"""The fields of one document: for each the best sentence, its value and its quote."""

import json
from collections.abc import Callable, Collection, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from docdesk.domain.answers import FoundPassage, SearchMode
from docdesk.domain.date_reading import DateContext, date_context
from docdesk.domain.errors import Cancelled, EngineError, ModelError
from docdesk.domain.review import (
    Candidate,
    Cell,
    CellState,
    FieldKind,
    PlacedSentence,
    ReadValue,
    ReviewField,
)
from docdesk.domain.whole import WholeDocument
from docdesk.domain.writing import Task
from docdesk.pipelines.cell_text import lines_of, sentences_of
from docdesk.pipelines.digesting import Documents, Quoter, Split
from docdesk.pipelines.steps import Engine, Gate, Retriever, SearchOutcome

PASSAGES = 8  # of a document that the search gives for a field
HINTED = ("en", "it", "")  # the languages wordings are written in, and a document too short to tell
_MOST_TOKENS = 120  # that the model may write of a value
_LONGEST_VALUE = 200  # characters
_INSTRUCTION = (
    "Copy from the text the words that answer the request: word for word, as few as possible."
)
_CHOOSE = "Say which of these the text states, as the request asks. Nothing but the text counts."
_CHOSEN_BY_MODEL = "The model chose this; the quote does not name it."


class FindCandidates(Protocol):
    """The sentences that may hold a field's value, best first."""

    def __call__(
        self,
        field: ReviewField,
        sentences: Sequence[PlacedSentence],
        passages: Sequence[FoundPassage],
        *,
        lines: Sequence[PlacedSentence],
    ) -> list[Candidate]: ...


class ReadBySentence(Protocol):
    """The value in a sentence by rules, None where they cannot tell."""

    def __call__(
        self,
        field: ReviewField,
        candidate: Candidate,
        *,
        dates: DateContext,
        common: Collection[str],
    ) -> ReadValue | None: ...


@dataclass(frozen=True, slots=True)
class ValueReading:
    """How values are read and checked: pure functions.

    `unsupported` gives the numbers, dates and names of a value that a quote does not have;
    `holds_kind` says whether a sentence has what a kind of value needs.
    """

    read: ReadBySentence
    own_words: Callable[[str], ReadValue]
    holds_kind: Callable[[FieldKind, Candidate], bool]
    common_words: Callable[[Sequence[str]], Collection[str]]
    unsupported: Callable[[str, str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class CellSteps:
    """What filling cells needs of one workspace; `engine` None where no model takes part."""

    retriever: Retriever
    documents: Documents
    engine: Engine | None
    gate: Gate
    split: Split
    candidates: FindCandidates
    values: ValueReading


class DocumentCells:
    """Fills the cells of one document; a question goes before each, and before a model's run."""

    def __init__(self, whole: WholeDocument, steps: CellSteps, stop: Callable[[], bool]) -> None:
        self._whole = whole
        self._steps = steps
        self._stop = stop
        self._quoter = Quoter(whole, steps.documents)
        self._sentences = tuple(sentences_of(whole, steps.split))
        self._lines = tuple(lines_of(whole))

    def fill(self, field: ReviewField) -> Cell:
        """The cell of a field: found with its quote, not found, or failed with a sentence.

        Raises Cancelled when the person stops it, LibraryError when the document is gone.
        """
        self._go_on()
        outcome = self._steps.retriever.search(
            field.question,
            mode=SearchMode.HYBRID,
            limit=PASSAGES,
            document=self._whole.document,
        )
        candidate = self._choose(field, outcome)
        if candidate is None:
            return Cell(field.key, CellState.NOT_FOUND)
        try:
            return self._found(field, candidate)
        except (EngineError, ModelError) as error:
            return Cell(field.key, CellState.FAILED, note=f"{error.message} {error.hint}".strip())

    def _choose(self, field: ReviewField, outcome: SearchOutcome) -> Candidate | None:
        """The sentence that says it, None when the document does not.

        Where a field knows the wordings of a language, a document in it that has none of them does
        not say it. Otherwise the search decides by its measured threshold.
        """
        found = self._steps.candidates(field, self._sentences, outcome.passages, lines=self._lines)
        said = [candidate for candidate in found if candidate.is_said]
        if said:
            return self._best_said(field, said)
        if not outcome.enough or (field.hints and self._whole.language in HINTED):
            return None
        return next((c for c in found if self._steps.values.holds_kind(field.kind, c)), None)

    def _best_said(self, field: ReviewField, said: Sequence[Candidate]) -> Candidate | None:
        """The best one; for an amount the best that states one."""
        if field.kind is not FieldKind.AMOUNT:
            return said[0]
        return next((c for c in said if self._read(field, c) is not None), None)

    def _found(self, field: ReviewField, candidate: Candidate) -> Cell:
        sentence = candidate.sentence
        citation = self._quoter.cite(sentence.page, sentence.start, sentence.end)
        value = self._read(field, candidate)
        if value is None:
            value = self._by_model(field, sentence.text)
        if value is None:
            value = self._steps.values.own_words(sentence.text)
        return Cell(
            field.key,
            CellState.FOUND,
            value=value.value,
            normalised=value.normalised,
            citation=citation,
            verified=citation.verified and self._is_supported(field, value, candidate.text),
            note=f"{value.note} {_goes_on(candidate)}".strip(),
        )

    def _read(self, field: ReviewField, candidate: Candidate) -> ReadValue | None:
        common = self._common
        return self._steps.values.read(field, candidate, dates=self._dates, common=common)

    def _is_supported(self, field: ReviewField, value: ReadValue, text: str) -> bool:
        if field.kind is FieldKind.YES_NO:
            return True  # "yes" holds nothing that could be looked for
        if value.note == _CHOSEN_BY_MODEL:
            return False
        if " ".join(value.value.split()) in " ".join(text.split()):
            return True
        return not self._steps.values.unsupported(value.value, text)

    @cached_property
    def _common(self) -> Collection[str]:
        return self._steps.values.common_words([page.text for page in self._whole.pages])

    @cached_property
    def _dates(self) -> DateContext:
        return date_context((page.text for page in self._whole.pages), self._whole.language)

    # ---- the model ----

    def _by_model(self, field: ReviewField, text: str) -> ReadValue | None:
        """What the model copies from a sentence, None where it writes what does not stand there."""
        if self._steps.engine is None:
            return None
        if field.kind is FieldKind.CHOICE:
            choice = self._write(Task(_CHOOSE, text, field.question), {"enum": [*field.choices]})
            return ReadValue(choice, choice, _CHOSEN_BY_MODEL) if choice else None
        if field.kind not in (FieldKind.TEXT, FieldKind.LIST):
            return None
        schema = {"type": "string", "maxLength": _LONGEST_VALUE}
        written = self._write(Task(_INSTRUCTION, text, field.question), schema)
        return _standing_in(written, text)

    def _write(self, task: Task, value: dict[str, object]) -> str:
        """The value the model writes under a schema, "" where it does not come to an end."""
        schema = {
            "type": "object",
            "properties": {"value": value},
            "required": ["value"],
            "additionalProperties": False,
        }
        text = self._complete(task, json.dumps(schema))
        try:
            return str(json.loads(text)["value"]).strip()
        except (ValueError, KeyError, TypeError):
            return ""

    def _complete(self, task: Task, schema: str) -> str:
        """The whole text; it begins anew after a question that came between."""
        engine, gate = self._steps.engine, self._steps.gate
        assert engine is not None, "asked only where there is a model"
        while True:
            self._go_on()
            text = ""
            with closing(engine.complete(task, most_tokens=_MOST_TOKENS, schema=schema)) as pieces:
                for piece in pieces:
                    if gate.is_asked() or self._stop():
                        break
                    text += piece.text
                else:
                    return text

    def _go_on(self) -> None:
        if self._stop():
            raise Cancelled
        self._steps.gate.wait()
        if self._stop():
            raise Cancelled


def _standing_in(written: str, text: str) -> ReadValue | None:
    """The written words as the text has them, None where it does not have them in this order."""
    said, wanted = " ".join(text.split()), " ".join(written.split()).strip(" .,;:\"'“”")
    place = said.lower().find(wanted.lower())
    if not wanted or place < 0:
        return None
    copied = said[place : place + len(wanted)]
    return ReadValue(copied, copied.lower())


def _goes_on(candidate: Candidate) -> str:
    """A sentence where the value goes on behind the page that is quoted, else ""."""
    if not candidate.more:
        return ""
    return f"It goes on on page {candidate.more[-1].page}."
