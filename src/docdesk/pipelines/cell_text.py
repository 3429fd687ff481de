"""The text of a document as reviews read it: its sentences, the rows of its tables, its lines."""

import re
from collections.abc import Iterator, Sequence

from docdesk.domain.answers import Span
from docdesk.domain.review import PlacedSentence
from docdesk.domain.whole import WholeDocument
from docdesk.pipelines.digesting import Split, body_sentences

# A cell before a tab; a clause number or a bullet before one makes no table.
_ROW = re.compile(r"\s*(?!(?:\W|\(?[\dA-Za-z]{1,4}[.)]|\d+(?:\.\d+)*\.?)\t)[^\t\n]+\t")
_COMPANY_END = re.compile(r"\b(?:Inc|Ltd|Corp|Co|L\.?P|S\.?p\.?A|S\.?r\.?l)\.$", re.IGNORECASE)
_LABELLED = re.compile(r"\s*[^\W\d_][\w/’'-]*(?:[ .][\w/()’'-]+){0,4}:[ \t]+\S")


def sentences_of(whole: WholeDocument, split: Split) -> Iterator[PlacedSentence]:
    """The sentences in reading order, each with the heading that its passage stands under."""
    headings = {passage.heading for passage in whole.passages}
    for page in whole.pages:
        passages = [passage for passage in whole.passages if passage.page == page.number]
        for sentence in _with_companies(page.text, body_sentences(page.text, split, headings)):
            for span in _rows(page.text, sentence):
                under = next((p.heading for p in passages if p.start <= span.start < p.end), "")
                text = page.text[span.start : span.end]
                yield PlacedSentence(page.number, span.start, span.end, text, under)


def lines_of(whole: WholeDocument) -> Iterator[PlacedSentence]:
    """The lines that hold something, in reading order."""
    for page in whole.pages:
        for found in re.finditer(r"\S[^\n]*", page.text):
            text = found.group().rstrip()
            yield PlacedSentence(page.number, found.start(), found.start() + len(text), text)


def _with_companies(text: str, sentences: Sequence[Span]) -> Iterator[Span]:
    """The sentences; one that ends with "Inc." goes on where a bracket or a comma follows."""
    held: Span | None = None
    for span in sentences:
        if held and _COMPANY_END.search(text, held.start, held.end) and text[span.start] in "(,":
            held = Span(held.start, span.end)
            continue
        if held:
            yield held
        held = span
    if held:
        yield held


def _rows(text: str, sentence: Span) -> Iterator[Span]:
    """The rows of a table and the labelled lines of a form, which are sentences of their own."""
    lines = text[sentence.start : sentence.end].splitlines(keepends=True)
    is_table = any(_ROW.match(line) for line in lines)
    start = end = sentence.start
    for line in lines:
        if end > start and (is_table or _LABELLED.match(line)):
            yield Span(start, start + len(text[start:end].rstrip()))
            start = end
        end += len(line)
    if text[start:end].strip():
        yield Span(start, start + len(text[start:end].rstrip()))
