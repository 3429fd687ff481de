"""From what a model writes to sentences that cite quotes of the stored pages."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from docdesk.domain.answers import AnswerSentence, Citation, FoundPassage, Span
from docdesk.domain.documents import Page
from docdesk.domain.events import CitationAdded, TextAdded
from docdesk.domain.evidence import TellingSentence
from docdesk.domain.writing import Evidence, TokenText, WrittenAnswer
from docdesk.generation.sentence_ends import sentence_key
from docdesk.generation.verification import LEAST_SUPPORT, states_absence, unsupported_in
from docdesk.generation.words import word_support

PageOf = Callable[[FoundPassage], Page | None]  # None when the page is no longer stored

_WORTH_A_NEIGHBOUR = 0.2  # a second sentence is quoted when it carries that much more of the words
_MOST_QUOTES = 3  # of an answer that is made of quotes alone
_WORTH_QUOTING = 0.5  # of the best passage's score; below it, another subject is likely


@dataclass(slots=True)
class _Sentence:
    """A sentence as it was written, with what it cites; `text` keeps its spaces."""

    text: str
    numbers: tuple[int, ...] = ()
    unsupported: tuple[str, ...] = ()


@dataclass(slots=True)
class _Quotes:
    """The quotes cited so far, numbered in order of first appearance."""

    page_of: PageOf
    citations: list[Citation] = field(default_factory=list)

    def cite(self, passage: FoundPassage, span: Span) -> tuple[Citation, bool]:
        """The citation of characters `span` of the passage's page, and whether it is new."""
        for known in self.citations:
            if (known.passage_id, known.start, known.end) == (passage.passage_id, *_ends(span)):
                return known, False
        citation = self._copy(passage, span)
        self.citations.append(citation)
        return citation, True

    def _copy(self, passage: FoundPassage, span: Span) -> Citation:
        page = self.page_of(passage)
        shown = passage.text[span.start - passage.start : span.end - passage.start]
        quote = page.text[span.start : span.end] if page is not None else shown
        boxes = page.words.boxes_between(span.start, span.end) if page is not None else ()
        confidence = page.words.confidence_between(span.start, span.end) if page else None
        return Citation(
            number=len(self.citations) + 1,
            passage_id=passage.passage_id,
            document=passage.document,
            title=passage.title,
            page=passage.page,
            page_label=passage.page_label,
            start=span.start,
            end=span.end,
            quote=quote,
            boxes=boxes,
            verified=page is not None and bool(quote) and quote == shown,
            confidence=confidence,
        )

    def checked(self, sentences: Sequence[_Sentence]) -> tuple[Citation, ...]:
        """The citations, verified only where every sentence that cites them is supported."""
        doubted = {number for s in sentences if s.unsupported for number in s.numbers}
        return tuple(
            replace(c, verified=c.verified and c.number not in doubted) for c in self.citations
        )


class AnswerDraft:
    """Takes what the model writes, piece by piece, and gives what is to be shown.

    Where the model cites, the quote is chosen here: the sentence of the cited passage that shares
    most words with what was written, copied from the stored page. When another passage carries the
    sentence and the cited one does not, the other one is cited; when none does, none is.
    """

    def __init__(self, evidence: Sequence[Evidence], page_of: PageOf) -> None:
        self._evidence = {item.source.id: item for item in evidence}
        self._quotes = _Quotes(page_of)
        self._sentences: list[_Sentence] = []
        self._keys: set[str] = set()
        self._open = ""

    def add(self, piece: TokenText) -> Iterator[TextAdded | CitationAdded]:
        """What a piece adds to the answer on the screen."""
        if piece.source:
            yield from self._close_sentence(piece.source)
        elif piece.text:
            text = piece.text if self._open or self._sentences else piece.text.lstrip()
            self._open += text
            if text:
                yield TextAdded(text)

    def _close_sentence(self, source: str) -> Iterator[TextAdded | CitationAdded]:
        text, self._open = self._open, ""
        if not sentence_key(text) or sentence_key(text) in self._keys:
            return
        self._keys.add(sentence_key(text))
        sentence = _Sentence(text)
        self._sentences.append(sentence)
        item = None if states_absence(text) else self._carrier(text, source)
        if item is None:
            return
        quote = best_quote(text, item)
        citation, is_new = self._quotes.cite(item.passage, quote)
        sentence.numbers = (citation.number,)
        sentence.unsupported = unsupported_in(text, _evidence_text(item), citation.quote)
        yield TextAdded(f" [{citation.number}]")
        if is_new:
            yield CitationAdded(citation)

    def _carrier(self, text: str, source: str) -> Evidence | None:
        """The passage that carries a sentence: the cited one if it does, else the best one."""
        cited = self._evidence[source]
        best = max(self._evidence.values(), key=lambda item: _carries(text, item))
        if _carries(text, cited) >= min(LEAST_SUPPORT, _carries(text, best)):
            best = cited
        return best if _carries(text, best) >= LEAST_SUPPORT else None

    def finish(self) -> WrittenAnswer:
        """The whole answer: what the model left unfinished or repeated is left out."""
        sentences = self._sentences or ([_Sentence(self._open)] if self._open.strip() else [])
        return WrittenAnswer(
            text=_text(sentences),
            sentences=tuple(_answer_sentence(sentence) for sentence in sentences),
            citations=self._quotes.checked(sentences),
            is_absence=bool(sentences) and all(states_absence(s.text) for s in sentences),
        )


def answer_by_quotes(
    evidence: Sequence[Evidence], page_of: PageOf, chosen: Sequence[TellingSentence] = ()
) -> WrittenAnswer:
    """An answer in the documents' own words, each quote on a line of its own.

    The sentences `chosen`, or without any the best sentence of each of the best passages.
    """
    spans = _joined(chosen, evidence) or [
        (item.passage, _best_match(item)) for item in _telling(evidence)[:_MOST_QUOTES]
    ]
    return _quoted(spans, page_of, form="“{}”", between="\n")


def answer_by_sentences(
    evidence: Sequence[Evidence], page_of: PageOf, chosen: Sequence[TellingSentence]
) -> WrittenAnswer:
    """An answer put together from whole sentences of the documents, as one text."""
    return _quoted(_joined(chosen, evidence), page_of, form="{}", between=" ")


def _quoted(
    spans: Sequence[tuple[FoundPassage, Span]], page_of: PageOf, *, form: str, between: str
) -> WrittenAnswer:
    quotes = _Quotes(page_of)
    sentences: list[_Sentence] = []
    for passage, span in spans:
        citation, is_new = quotes.cite(passage, span)
        if is_new and citation.quote.strip():
            words = " ".join(citation.quote.split())
            sentences.append(_Sentence(form.format(words), (citation.number,)))
    return WrittenAnswer(
        text=between.join(_text([sentence]) for sentence in sentences),
        sentences=tuple(_answer_sentence(sentence) for sentence in sentences),
        citations=quotes.checked(sentences),
    )


def _joined(
    chosen: Sequence[TellingSentence], evidence: Sequence[Evidence]
) -> list[tuple[FoundPassage, Span]]:
    """The chosen sentences, those of the best passage first, as they stand there.

    Neighbours become one quote; a sentence that overlapping passages both have comes once.
    """
    passages = {item.passage.passage_id: item.passage for item in evidence}
    order = list(dict.fromkeys(sentence.passage_id for sentence in chosen))
    once = {sentence.text: sentence for sentence in reversed(chosen)}.values()
    joined: list[tuple[FoundPassage, Span]] = []
    for sentence in sorted(once, key=lambda s: (order.index(s.passage_id), s.span.start)):
        passage = passages[sentence.passage_id]
        if joined and _is_next(joined[-1], passage, sentence.span):
            joined[-1] = (passage, Span(joined[-1][1].start, sentence.span.end))
        else:
            joined.append((passage, sentence.span))
    return joined


def _is_next(last: tuple[FoundPassage, Span], passage: FoundPassage, span: Span) -> bool:
    """True when nothing but white space and marks is between the last quote and the span."""
    if last[0] is not passage:
        return False
    between = passage.text[last[1].end - passage.start : span.start - passage.start]
    return not any(char.isalnum() or char == "|" for char in between)


def _telling(evidence: Sequence[Evidence]) -> Sequence[Evidence]:
    """The passages with a sentence that answers, less those far behind the best; or the best."""
    matched = [item for item in evidence if item.passage.matches]
    if not matched:
        return evidence[:1]
    least = _WORTH_QUOTING * matched[0].passage.score
    return [item for item in matched if item.passage.score >= least]


def best_quote(sentence: str, item: Evidence) -> Span:
    """The sentence (or two in a row) of a passage that a sentence rests on, as span of the page."""
    spans = item.source.sentences or (Span(0, len(item.source.text)),)

    def carries(first: int, last: int) -> float:
        quote = item.source.text[spans[first].start : spans[last].end]
        # What the quote contradicts is worth less than what it has.
        return word_support(sentence, quote) - 0.25 * len(unsupported_in(sentence, quote))

    best = max(range(len(spans)), key=lambda i: carries(i, i))
    first = last = best
    for start, end in ((best - 1, best), (best, best + 1)):
        is_there = start >= 0 and end < len(spans)
        if is_there and carries(start, end) >= carries(first, last) + _WORTH_A_NEIGHBOUR:
            first, last = start, end
    offset = item.passage.start
    return Span(offset + spans[first].start, offset + spans[last].end)


def _best_match(item: Evidence) -> Span:
    if item.passage.matches:
        return item.passage.matches[0]
    first = item.source.sentences[0] if item.source.sentences else Span(0, len(item.source.text))
    return Span(item.passage.start + first.start, item.passage.start + first.end)


def _evidence_text(item: Evidence) -> str:
    """What a sentence may rest on: the passage, and where it stands."""
    return f"{item.passage.title}\n{item.passage.heading}\n{item.passage.text}"


def _carries(text: str, item: Evidence) -> float:
    """How much of a sentence the quote has that would be shown for it, 0 to 1."""
    quote = best_quote(text, item)
    offset = item.passage.start
    return word_support(text, item.source.text[quote.start - offset : quote.end - offset])


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _text(sentences: Sequence[_Sentence]) -> str:
    pieces = [s.text.rstrip() + "".join(f" [{n}]" for n in s.numbers) for s in sentences]
    return "".join(pieces).strip()


def _answer_sentence(sentence: _Sentence) -> AnswerSentence:
    return AnswerSentence(
        text=sentence.text.strip(),
        citations=sentence.numbers,
        supported=bool(sentence.numbers) and not sentence.unsupported,
        unsupported=sentence.unsupported,
    )
