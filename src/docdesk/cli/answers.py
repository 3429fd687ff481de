"""Answers and passages as a terminal shows them."""

import re
from collections.abc import Iterator
from pathlib import Path

from docdesk.cli.output import counted, say, show
from docdesk.domain.answers import Answer, Citation, Coverage, FoundPassage

_ROWS = re.compile(r"\brows? \d+")
_NEAREST = 3  # passages that are shown where nothing answers


def show_answer(answer: Answer) -> None:
    """The answer and its quotes to stdout, what is to be known of them to stderr."""
    show(answer.text)
    for absent in answer.absent:
        show(absent)
    if not answer.answered:
        for number, passage in enumerate(answer.passages[:_NEAREST], 1):
            show(passage_text(number, passage))
    for citation in answer.citations:
        mark = "checked" if citation.verified else "NOT confirmed by this quote"
        if citation.confidence is not None:
            mark += f"; recognised, {citation.confidence:.0%} sure"
        show(f"\n[{citation.number}] {citation.document}, {_page_words(citation)}  ({mark})")
        show(_indented(f"“{citation.quote}”"))
    for sentence in answer.sentences:
        if not sentence.supported:
            missing = f" (not in the quotes: {', '.join(sentence.unsupported)})"
            say(f"unsupported: {sentence.text}{missing if sentence.unsupported else ''}")
    for note in answer.notes:
        say(note)
    say(f"\n{coverage_sentence(answer.coverage)}")


def coverage_sentence(coverage: Coverage) -> str:
    """What was searched, and what was not or only in part."""
    parts = ", ".join(_left_out(coverage))
    searched = f"Searched {coverage.ready} of {coverage.total} files"
    return f"{searched}; {parts}." if parts else f"{searched}."


def _left_out(coverage: Coverage) -> Iterator[str]:
    if coverage.unreadable:
        yield f"{coverage.unreadable} unreadable"
    waiting = coverage.not_ready - coverage.unreadable
    if waiting > 0:
        yield f"{waiting} not read yet"
    if coverage.doubtful:
        yield f"{counted(coverage.doubtful, 'low-confidence scan')}"
    if coverage.changed:
        yield f"{coverage.changed} changed since"


def place(passage: FoundPassage) -> str:
    """A passage's file and page in short."""
    return f"{Path(passage.document).name} {_page_words(passage)}"


def _page_words(source: FoundPassage | Citation) -> str:
    """The page as it is named: "p. 4", "p. iv"; of a table its rows: "Rents, rows 2-9"."""
    label = source.page_label
    return label if _ROWS.search(label) else f"p. {label or source.page}"


def passage_text(number: int, passage: FoundPassage) -> str:
    """A passage of a numbered list: where it stands, why it was found, its best sentence."""
    where = f"{number}. {passage.document}, {_page_words(passage)}"
    sure = "" if passage.confidence is None else f", recognised, {passage.confidence:.0%} sure"
    copies = "".join(f"\n   also {copy}" for copy in passage.copies)
    why = f"\n   {_why(passage)}"
    return f"{where}  ({passage.score:.2f}{sure}){copies}{why}\n{_indented(_best_text(passage))}\n"


def _why(passage: FoundPassage) -> str:
    """Why it was found: by its words, its likeness, a cross-encoder, operators and filters."""
    words = f"words: {', '.join(passage.words)}" if passage.words else ""
    likeness = "" if passage.similarity is None else f"similarity {passage.similarity:.2f}"
    read = "" if passage.reranked is None else f"reranked {passage.reranked:.2f}"
    kept = f"kept by {'; '.join(passage.reasons)}" if passage.reasons else ""
    by = f"found by {' and '.join(passage.found_by)}" if passage.found_by else ""
    return " · ".join(filter(None, (by, words, likeness, read, kept)))


def _best_text(passage: FoundPassage) -> str:
    if not passage.matches:
        return passage.text
    best = passage.matches[0]
    return passage.text[best.start - passage.start : best.end - passage.start]


def _indented(text: str) -> str:
    return "\n".join(f"   {line}" for line in text.split("\n"))
