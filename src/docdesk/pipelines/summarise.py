"""A document in short: each section's telling sentences, then what matters most of them."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from docdesk.domain.digests import (
    DigestProgress,
    Statement,
    Summary,
    SummaryDone,
    SummaryEvent,
    SummarySection,
)
from docdesk.domain.errors import Cancelled, EngineError, ModelError
from docdesk.domain.language import Language, language_of
from docdesk.domain.whole import WholeDocument
from docdesk.pipelines.digesting import Documents, Kept, Quoter, Split, speaks
from docdesk.pipelines.prose import sentences_by_section
from docdesk.pipelines.sections import Section, sections_of
from docdesk.pipelines.steps import Encoder, Engine, Gate
from docdesk.pipelines.summary_writing import Check, Writer, Written
from docdesk.pipelines.telling import Ranking, Sentence

logger = logging.getLogger(__name__)

METHOD = "1"  # changes whenever the same document would give another summary
_SHORTLIST = 8  # sentences of a section that vectors are made of, and that a model reads
_LONG_SECTION, _LONGER_SECTION = 800, 3000  # characters, from which on it has 2 or 3 sentences
_OVERVIEW = (4, 8)  # sentences of the overview: one a section between these
_OPENING = 0.3  # what a document begins with says what it is
_NOT_CARRIED = (
    "What the model wrote is copied from the document or not carried by it: these are the "
    "document's own sentences."
)
_NO_SENTENCES = "There are no whole sentences in this document: it holds tables or lists."


@dataclass(frozen=True, slots=True)
class SummariseSteps:
    """What a summary needs; `engine` None for the document's own sentences alone.

    `encoder` None: sentences are weighed by their words.
    """

    documents: Documents
    kept: Kept[Summary]
    gate: Gate
    split: Split
    check: Check
    engine: Engine | None = None
    encoder: Encoder | None = None
    problem: str = ""  # why there is no engine where there should be one, as a sentence


def summarise(
    document: str,
    *,
    steps: SummariseSteps,
    anew: bool = False,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[SummaryEvent]:
    """DigestProgress for each section, then SummaryDone; Cancelled when it is stopped.

    A summary that is kept is taken unless `anew`. LibraryError while nothing of the document is
    stored; an engine that fails is no error: the document's own sentences take its place.
    """
    whole = steps.documents.whole(document)
    key = _key(whole, steps)
    kept = None if anew else steps.kept.get(key)
    if kept is not None:
        yield SummaryDone(_named(kept, whole))
        return
    work = _Work(whole, steps, stop)
    yield from work.run()
    if work.summary is not None:
        if work.is_lasting:
            steps.kept.put(key, work.summary)
        yield SummaryDone(work.summary)


def _key(whole: WholeDocument, steps: SummariseSteps) -> str:
    info = steps.engine.info if steps.engine else None
    model = info.sha256 if info else ""
    encoder = steps.encoder.card.id if steps.encoder else ""
    return f"{whole.key}:{METHOD}:{model}:{encoder}"


class _Work:
    """One summary on its way."""

    def __init__(
        self, whole: WholeDocument, steps: SummariseSteps, stop: Callable[[], bool]
    ) -> None:
        self.summary: Summary | None = None
        self.is_lasting = not steps.problem  # False after a failure that may not happen again
        self._whole = whole
        self._steps = steps
        self._stop = stop
        self._quoter = Quoter(whole, steps.documents)
        self._sections = sections_of(whole)
        self._notes = [steps.problem] if steps.problem else []
        self._writer = self._make_writer()

    def run(self) -> Iterator[DigestProgress]:
        total = len(self._sections) + 2
        yield DigestProgress(0, total, self._whole.title)
        by_section = sentences_by_section(self._whole, self._sections, self._steps.split)
        ranking = Ranking([item for sentences in by_section for item in sentences])
        shortlists = [ranking.best(sentences, _SHORTLIST) for sentences in by_section]
        self._add_meaning(ranking, shortlists)
        chosen: list[list[Sentence]] = []
        written: list[list[Written]] = []
        for number, (section, shortlist) in enumerate(
            zip(self._sections, shortlists, strict=True), 1
        ):
            self._go_on()
            yield DigestProgress(number, total, section.heading)
            count = _count(section)
            chosen.append(ranking.best(shortlist, count))
            written.append(self._write(shortlist, count))
        self._go_on()
        yield DigestProgress(total - 1, total)
        self._finish(ranking, chosen, written)
        yield DigestProgress(total, total)

    # ---- the document's own sentences ----

    def _add_meaning(self, ranking: Ranking, shortlists: Sequence[Sequence[Sentence]]) -> None:
        encoder = self._steps.encoder
        if encoder is None or not speaks(encoder, self._whole.language):
            return
        items = [item for shortlist in shortlists for item in shortlist]
        if items:
            vectors = encoder.encode_passages([item.text for item in items], between=self._go_on)
            ranking.add_meaning(items, vectors)

    def _overview(self, ranking: Ranking, chosen: Sequence[Sequence[Sentence]]) -> list[Sentence]:
        fewest, most = _OVERVIEW
        count = min(most, max(fewest, len(self._sections)))
        items = [item for sentences in chosen for item in sentences]
        return ranking.best(items, count, first_bonus=_OPENING)

    # ---- what a model writes ----

    def _make_writer(self) -> Writer | None:
        engine = self._steps.engine
        if engine is None or engine.info is None:
            return None
        language = self._language()
        steps = self._steps
        return Writer(engine, steps.gate, steps.check, steps.split, language, self._stop)

    def _language(self) -> Language:
        if self._whole.language in set(Language):
            return Language(self._whole.language)
        return language_of(self._whole.pages[0].text if self._whole.pages else "")

    def _write(self, material: Sequence[Sentence], count: int) -> list[Written]:
        if self._writer is None or not self._writer.is_capable or not material:
            return []
        try:
            return self._writer.write(material, count)
        except (EngineError, ModelError) as error:
            logger.info("a summary goes on without its model: %s", error.message)
            self._notes.append(f"{error.message} {error.hint}".strip())
            self._writer, self.is_lasting = None, False
            return []

    # ---- putting it together ----

    def _finish(
        self,
        ranking: Ranking,
        chosen: Sequence[Sequence[Sentence]],
        written: Sequence[Sequence[Written]],
    ) -> None:
        overview = self._overview(ranking, chosen)
        told = self._write(overview, len(overview))
        if self._writer is not None and not self._writer.is_capable:
            written, told = [[] for _ in chosen], []
            self._notes.append(_NOT_CARRIED)
        sections = tuple(
            self._section(section, sentences, texts)
            for section, sentences, texts in zip(self._sections, chosen, written, strict=True)
            if sentences
        )
        if not sections:
            self._notes.append(_NO_SENTENCES)
        self.summary = Summary(
            document=self._whole.document,
            title=self._whole.title,
            overview=self._statements(overview, told),
            sections=sections,
            by_model=self._model(written, told),
            notes=(*self._notes, *self._shares(chosen, written)),
        )

    def _section(
        self, section: Section, sentences: Sequence[Sentence], written: Sequence[Written]
    ) -> SummarySection:
        page = self._quoter.page(self._whole.passages[section.first].page)
        statements = self._statements(sentences, written)
        return SummarySection(section.heading, page.number, page.label, statements)

    def _statements(
        self, sentences: Sequence[Sentence], written: Sequence[Written]
    ) -> tuple[Statement, ...]:
        """What the model wrote, filled up with the document's sentences that it left out."""
        said = {item.order for text in written for item in text.carriers}
        own = [Written(item.shown, (item,)) for item in sentences if item.order not in said]
        both = [*written, *own[: max(0, len(sentences) - len(written))]]
        both.sort(key=lambda text: text.carriers[0].order)
        return tuple(self._statement(text) for text in both)

    def _statement(self, written: Written) -> Statement:
        citations = tuple(
            self._quoter.cite(item.page, item.start, item.end, number=number)
            for number, item in enumerate(written.carriers, 1)
        )
        return Statement(written.text, citations, all(item.verified for item in citations))

    def _model(self, written: Sequence[Sequence[Written]], told: Sequence[Written]) -> str:
        info = self._steps.engine.info if self._steps.engine else None
        return info.model if info and (any(written) or told) else ""

    def _shares(
        self, chosen: Sequence[Sequence[Sentence]], written: Sequence[Sequence[Written]]
    ) -> Iterator[str]:
        total = sum(len(sentences) for sentences in chosen)
        by_model = sum(len(texts) for texts in written)
        if 0 < by_model < total:
            yield (
                f"{by_model} of the {total} sentences on the sections are the model's, each "
                "carried by its quote; the others are the document's own."
            )

    def _go_on(self) -> None:
        self._steps.gate.wait()
        if self._stop():
            raise Cancelled


def _count(section: Section) -> int:
    return 1 + (section.size >= _LONG_SECTION) + (section.size >= _LONGER_SECTION)


def _named(summary: Summary, whole: WholeDocument) -> Summary:
    """The summary under the path that its content has now."""
    if (summary.document, summary.title) == (whole.document, whole.title):
        return summary

    def named(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
        return tuple(
            replace(
                statement,
                citations=tuple(
                    replace(item, document=whole.document, title=whole.title)
                    for item in statement.citations
                ),
            )
            for statement in statements
        )

    sections = tuple(
        replace(section, statements=named(section.statements)) for section in summary.sections
    )
    return replace(
        summary,
        document=whole.document,
        title=whole.title,
        overview=named(summary.overview),
        sections=sections,
    )
