"""Summaries, comparisons and the timeline of a workspace that is there, without a model.

`python -m bench.digests FOLDER` with `tests` and `src` on the path, FOLDER being that of an indexed
workspace (it holds workspace.db). Every document is summarised; compared with itself as another
program would print it (other lines, pages, quotation marks, a running line), where every difference
is a false one; and with a copy in which some clauses were changed, of which all are to be found.
"""

import argparse
import random
import shutil
import sys
import tempfile
import textwrap
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from docdesk.chunking.sentences import split_sentences
from docdesk.domain.digests import Comparison, Statement, Summary, Timeline
from docdesk.domain.documents import Page
from docdesk.domain.whole import WholeDocument
from docdesk.generation.verification import LEAST_SUPPORT, unsupported_in
from docdesk.generation.words import word_support
from docdesk.host.digests import differing_figures
from docdesk.library.database import DATABASE, Database
from docdesk.library.whole import WholeDocuments
from docdesk.pipelines.clauses import split_clauses
from docdesk.pipelines.compare import CompareSteps, compare
from docdesk.pipelines.summarise import SummariseSteps, summarise
from docdesk.pipelines.summary_writing import Check
from docdesk.pipelines.timeline import Period, TimelineSteps, build_timeline
from fakes.whole import KeptInMemory, MemoryDocuments, QuietGate

MOST_FALSE = 0.02  # of the clauses of a reprinted document may seem different
LEAST_FOUND = 0.98  # of the changed clauses are found
CHANGED_EVERY = 9  # clauses
LINE, PAGE = 68, 40  # characters a line and lines a page of the reprint
MARK = "zymurgical"  # a word that no document has


def main(arguments: Sequence[str]) -> int:
    """Measure; 1 when a floor is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args(arguments).folder
    with tempfile.TemporaryDirectory() as scratch:
        database = Database(Path(shutil.copy(folder / DATABASE, scratch)))
        documents = WholeDocuments(database)
        wholes = [documents.whole(content.document) for content in documents.contents()]
        pages = sum(len(whole.pages) for whole in wholes)
        print(f"{len(wholes)} documents, {pages} pages")
        quoted = _summaries(documents, wholes)
        _timeline(documents)
        is_true = _comparisons(wholes)
        database.close()
    return 0 if quoted and is_true else 1


def _summaries(documents: WholeDocuments, wholes: Sequence[WholeDocument]) -> bool:
    steps = SummariseSteps(
        documents,
        KeptInMemory(),
        QuietGate(),
        split_sentences,
        Check(word_support, unsupported_in, LEAST_SUPPORT),
    )
    begun, total, quoted = time.monotonic(), 0, 0
    for whole in wholes:
        *_, last = summarise(whole.document, steps=steps)
        statements = _statements(last.summary)
        total += len(statements)
        quoted += sum(_is_quoted(statement, whole) for statement in statements)
    print(f"summaries: {time.monotonic() - begun:.1f} s, {quoted} of {total} sentences quoted")
    return quoted == total


def _statements(summary: Summary) -> list[Statement]:
    of_sections = [s for section in summary.sections for s in section.statements]
    return [*summary.overview, *of_sections]


def _is_quoted(statement: Statement, whole: WholeDocument) -> bool:
    texts = {page.number: page.text for page in whole.pages}
    return bool(statement.citations) and all(
        texts[c.page][c.start : c.end] == c.quote and c.verified for c in statement.citations
    )


def _timeline(documents: WholeDocuments) -> None:
    steps = TimelineSteps(documents, KeptInMemory(), QuietGate(), split_sentences)
    contents = documents.contents()
    begun = time.monotonic()
    *_, last = build_timeline(contents, Period(), total=len(contents), steps=steps)
    timeline: Timeline = last.timeline
    seconds = time.monotonic() - begun
    doubtful = sum(event.is_doubtful for event in timeline.events)
    print(f"timeline: {seconds:.1f} s, {len(timeline.events)} events, {doubtful} doubtful")


def _comparisons(wholes: Sequence[WholeDocument]) -> bool:
    clauses = false = changed = found = 0
    begun = time.monotonic()
    for whole in wholes:
        same = _compare(whole, _reprinted(whole, {}))
        clauses += len(same.clauses)
        false += len(same.clauses) - same.same
        edits = _edits(whole)
        compared = _compare(whole, _reprinted(whole, edits))
        changed += len(edits)
        found += sum(_is_found(compared, text) for text in edits.values())
    seconds = time.monotonic() - begun
    print(
        f"comparisons: {seconds:.1f} s for {2 * len(wholes)}, {false} of {clauses} clauses differ "
        f"falsely, {found} of {changed} changed clauses found"
    )
    return false <= MOST_FALSE * clauses and found >= LEAST_FOUND * changed


def _compare(first: WholeDocument, second: WholeDocument) -> Comparison:
    steps = CompareSteps(MemoryDocuments(first, second), QuietGate(), differing_figures)
    *_, last = compare(first.document, second.document, steps=steps)
    comparison: Comparison = last.comparison
    return comparison


def _edits(whole: WholeDocument) -> dict[int, str]:
    """Clauses with one word or figure changed, by their place."""
    chance = random.Random(7)
    edits: dict[int, str] = {}
    for place, clause in enumerate(split_clauses(whole)):
        words = " ".join(clause.text[clause.marker :].split()).split(" ")
        if place % CHANGED_EVERY or len(words) < 12:
            continue
        at = chance.randrange(4, len(words) - 4)
        words[at] = MARK
        edits[place] = " ".join([*clause.text[: clause.marker].split(), *words])
    return edits


def _is_found(comparison: Comparison, text: str) -> bool:
    """Whether the changed word is marked where the clause has it."""
    words = _straight(text).split(" ")
    at = next(place for place, word in enumerate(words) if word == MARK)
    before = " ".join(words[max(0, at - 3) : at])
    return any(
        MARK in clause.second.text[change.start : change.end]
        and " ".join(clause.second.text[: change.end].split()).rpartition(MARK)[0].strip()
        .endswith(before)
        for clause in comparison.clauses
        if clause.second is not None
        for change in clause.second.changes
    )  # fmt: skip


def _reprinted(whole: WholeDocument, edits: dict[int, str]) -> WholeDocument:
    """The document as another program prints it, with some clauses in other words."""
    lines: list[str] = []
    for place, clause in enumerate(split_clauses(whole)):
        text = edits.get(place) or " ".join(clause.text.split())
        lines += [*textwrap.wrap(_straight(text), LINE), ""]
    pages = tuple(
        Page(
            number, "\n".join(["A draft for signature", *lines[start : start + PAGE], str(number)])
        )
        for number, start in enumerate(range(0, max(1, len(lines)), PAGE), 1)
    )
    return replace(whole, document=f"{whole.document} (2)", content_id=-1, pages=pages)


def _straight(text: str) -> str:
    return text.translate(str.maketrans("“”’‘", "\"\"''"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
