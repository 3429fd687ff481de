"""Sentences that a model writes about a section, kept where the section's own carry them."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass

from docdesk.domain.errors import Cancelled
from docdesk.domain.language import Language
from docdesk.domain.writing import Task
from docdesk.pipelines.digesting import Split
from docdesk.pipelines.steps import Engine, Gate
from docdesk.pipelines.telling import Sentence, leans

_TOKENS_A_SENTENCE = 60
_TRIAL = 4  # written sentences after which a model has shown what it can do
_LEAST_SHARE = 0.5  # of its sentences are carried and no copies; else the document's own do
_COPIED = 0.85  # of the words of its quote are in a sentence that says nothing shorter
_MOST_MATERIAL = 2000  # characters: some 500 tokens, which any context has room for
_INSTRUCTIONS = {
    Language.ENGLISH: (
        "Summarise the text in at most {} short sentences in English. Use only what the text says, "
        "with its own words for names, numbers and dates. Write the sentences and nothing else."
    ),
    Language.ITALIAN: (
        "Riassumi il testo in italiano in non più di {} frasi brevi. Usa soltanto ciò che dice il "
        "testo, con le sue stesse parole per nomi, numeri e date. Scrivi le frasi e nient'altro."
    ),
}


@dataclass(frozen=True, slots=True)
class Check:
    """How a written sentence is held against a quote.

    `support` is the share of its words that the quote has (0 to 1), `unsupported` what it claims
    that the quote does not have; `least_support` is what a carried sentence has at least.
    """

    support: Callable[[str, str], float]
    unsupported: Callable[[str, str, str], tuple[str, ...]]
    least_support: float


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence of the model and the document's sentences that carry it."""

    text: str
    carriers: tuple[Sentence, ...]


class Writer:
    """Asks a model for sentences, section by section, and counts how many are of use."""

    def __init__(
        self,
        engine: Engine,
        gate: Gate,
        check: Check,
        split: Split,
        language: Language,
        stop: Callable[[], bool],
    ) -> None:
        self._engine = engine
        self._gate = gate
        self._check = check
        self._split = split
        self._language = language
        self._stop = stop
        self._written = 0
        self._carried = 0
        self._asked = 0

    @property
    def is_capable(self) -> bool:
        """False once too few of the sentences it wrote are carried and say something shorter."""
        if self._written < _TRIAL and self._asked < _TRIAL:
            return True
        return self._carried >= _LEAST_SHARE * max(self._written, 1)

    def write(self, material: Sequence[Sentence], count: int) -> list[Written]:
        """At most `count` sentences about these that they carry; EngineError when it fails."""
        self._asked += 1
        text = self._complete(_task(material, count, self._language), count)
        kept: list[Written] = []
        told: set[str] = set()
        for span in self._split(text):
            sentence = " ".join(text[span.start : span.end].split())
            if len(kept) == count or sentence[-1:] not in ".!?":
                break
            self._written += 1
            # A sentence that leans on another one may be about anything once it stands alone.
            carriers = () if leans(sentence) else self._carriers(sentence, material)
            if carriers and not self._is_copy(sentence, carriers) and sentence not in told:
                self._carried += 1
                told.add(sentence)
                kept.append(Written(sentence, carriers))
        return kept

    def _complete(self, task: Task, count: int) -> str:
        """What the model writes; it begins anew after each question that came meanwhile."""
        while True:
            self._gate.wait()
            text = ""
            with closing(
                self._engine.complete(task, most_tokens=_TOKENS_A_SENTENCE * count)
            ) as pieces:
                for piece in pieces:
                    if self._stop():
                        raise Cancelled
                    if self._gate.is_asked():
                        break
                    text += piece.text
                else:
                    return text

    def _carriers(self, written: str, material: Sequence[Sentence]) -> tuple[Sentence, ...]:
        """The one sentence that carries what was written, or two that do so together."""
        ranked = sorted(material, key=lambda item: -self._check.support(written, item.text))
        if ranked and self._carries(written, ranked[0].text):
            return (ranked[0],)
        for other in ranked[1:4]:
            pair = tuple(sorted((ranked[0], other), key=lambda item: item.order))
            if self._carries(written, " ".join(item.text for item in pair)):
                return pair
        return ()

    def _is_copy(self, written: str, carriers: Sequence[Sentence]) -> bool:
        """True for the document's own sentence, if with a slip: the own one is better."""
        own = " ".join(item.shown for item in carriers)
        return self._check.support(own, written) >= _COPIED

    def _carries(self, written: str, quote: str) -> bool:
        if self._check.support(written, quote) < self._check.least_support:
            return False
        return not self._check.unsupported(written, quote, quote)


def _task(material: Sequence[Sentence], count: int, language: Language) -> Task:
    text = ""
    for item in material:
        if text and len(text) + len(item.shown) > _MOST_MATERIAL:
            break
        text += item.shown[:_MOST_MATERIAL] + "\n"
    return Task(instruction=_INSTRUCTIONS[language].format(count), material=text.strip())
