"""Recall of words, vectors and both, and how often an answer is refused, on given questions.

`python -m bench.retrieval ROOT FILE.jsonl [--encoder FOLDER] [--within] [--most N] [--keep FOLDER]`
with `tests` and `src` on the path. `--keep` leaves the index in that folder, and uses the one that
is there, so that a second run takes seconds. A line is `{"question", "file"}` (found: a passage of
that file; with "paragraph" and "answers" too: one that holds an answer) or `{"question",
"evidence": [{"file", "page"}]}` (found: that page). `"answerable": false` marks a question that
the documents do not answer. Files are relative to ROOT; all files named are indexed together;
`--within` asks the one file that a question names.
"""

import argparse
import json
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from docdesk.chunking.passages import cut_passages, encoder_text
from docdesk.domain.answers import FoundPassage, SearchMode
from docdesk.encoding.encoder import SentenceEncoder
from docdesk.encoding.loading import load_encoder
from docdesk.host.searching import VectorIndexes, make_search
from docdesk.library.record import WorkspaceRecord
from docdesk.library.workspace import Workspace
from docdesk.library.workspaces import Workspaces
from docdesk.parsing.limits import ParseLimits, ReadOptions
from docdesk.parsing.registry import read_document
from docdesk.pipelines.search import Search

RANKS = (1, 5, 10)
WEIGHTS = Path(__file__).parents[2] / "models" / "weights" / "all-MiniLM-L6-v2"


@dataclass(frozen=True, slots=True)
class Question:
    """A question with where its answer stands; `pages` empty means anywhere in the files."""

    text: str
    files: tuple[str, ...]
    pages: frozenset[tuple[str, int]]
    answers: tuple[str, ...]
    is_answerable: bool

    def is_found_in(self, passage: FoundPassage) -> bool:
        """True when the passage is what was looked for."""
        if self.pages:
            return (passage.document, passage.page) in self.pages
        if passage.document not in self.files:
            return False
        said = _plain(passage.text)
        return not self.answers or any(_plain(answer) in said for answer in self.answers)


def read_questions(root: Path, lines: Iterator[str]) -> list[Question]:
    """The questions of a file."""
    return [_question(root, json.loads(line)) for line in lines if line.strip()]


def _question(root: Path, row: dict[str, Any]) -> Question:
    evidence = row.get("evidence", [])
    named = [row["file"]] if "file" in row else [found["file"] for found in evidence]
    return Question(
        text=row["question"],
        files=tuple(str(root / name) for name in named),
        pages=frozenset((str(root / found["file"]), found["page"]) for found in evidence),
        answers=tuple(row["answers"]) if "paragraph" in row else (),
        is_answerable=row.get("answerable", True),
    )


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def fill(workspace: Workspace, files: Sequence[Path], encoder: SentenceEncoder) -> None:
    """Index the files, in this process."""
    workspace.files.follow(files)
    record = WorkspaceRecord(workspace.database, workspace.files, compose=encoder_text)
    record.scan(cancelled=lambda: False)
    for found in record.files_to_parse():
        if record.claim_known_content(found.file_id) is None:
            document = read_document(found.location, ReadOptions(ParseLimits()))
            passages = cut_passages(
                document, count_tokens=encoder.count_tokens, window=encoder.card.window
            )
            record.save_parsed(found.file_id, document, passages)
    for waiting in record.documents_to_encode(encoder.card.id):
        vectors = encoder.encode_passages([passage.text for passage in waiting.passages])
        record.save_vectors(waiting.content_id, encoder.card.id, vectors)


def measure(search: Search, questions: Sequence[Question], *, within: bool) -> None:
    """Print a line for each mode."""
    print(f"{'':<9}" + "".join(f"recall@{rank:<4}" for rank in RANKS) + "refused   rightly refused")
    for mode in (SearchMode.WORDS, SearchMode.VECTORS, SearchMode.HYBRID):
        ask = partial(search.search, mode=mode, limit=max(RANKS))
        print(f"{mode.value:<9}" + _line(ask, questions, within), flush=True)


def _line(ask: Callable[..., Any], questions: Sequence[Question], within: bool) -> str:
    found, refused, rightly = dict.fromkeys(RANKS, 0), 0, 0
    answerable = sum(question.is_answerable for question in questions)
    for question in questions:
        outcome = ask(question.text, document=question.files[0] if within else None)
        if not question.is_answerable:
            rightly += not outcome.enough
            continue
        refused += not outcome.enough
        for rank in RANKS:
            found[rank] += any(map(question.is_found_in, outcome.passages[:rank]))
    recalls = "".join(f"{found[rank] / max(1, answerable):<11.3f}" for rank in RANKS)
    absent = len(questions) - answerable
    share = f"{rightly / absent:.3f} of {absent}" if absent else "-"
    return f"{recalls}{refused / max(1, answerable):<10.3f}{share}"


def main() -> None:
    """Index what the questions name, ask them all, print the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path)
    parser.add_argument("questions", type=Path, nargs="+")
    parser.add_argument("--encoder", type=Path, default=WEIGHTS)
    parser.add_argument("--within", action="store_true")
    parser.add_argument("--most", type=int, default=10**6)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    root = options.root.resolve()
    questions: list[Question] = []
    for path in options.questions:
        with path.open(encoding="utf-8") as lines:
            questions += read_questions(root, lines)
    if len(questions) > options.most:
        questions = random.Random(1).sample(questions, options.most)
    files = sorted({Path(name) for question in questions for name in question.files})
    with tempfile.TemporaryDirectory() as scratch:
        kept = (options.keep or Path(scratch)).resolve()
        cache = kept / "precision.json"
        encoder = load_encoder(options.encoder.resolve(), cache_file=cache, threads=2)
        workspaces = Workspaces(kept / "workspaces")
        if "bench" not in workspaces.names():
            workspaces.create("bench")
        with workspaces.open_for_writing("bench") as workspace:
            fill(workspace, files, encoder)
            passages = workspace.files.status().passages
            print(f"{len(questions)} questions, {len(files)} files, {passages} passages")
            search = make_search(
                workspace, VectorIndexes(workspace, uses_sealed=False), lambda: encoder
            )
            measure(search, questions, within=options.within)


if __name__ == "__main__":
    main()
