"""Indexes ROOT/files into ROOT/home with real parsers and record, and a fast encoder.

Prints each durable step as a JSON line; with --dump what the record holds instead.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from docdesk.chunking.passages import cut_passages, encoder_text
from docdesk.domain.events import FileDone
from docdesk.guard.network import lock
from docdesk.host.indexing import Indexer
from docdesk.host.lanes import PriorityGate
from docdesk.library.vectors import ExactVectors
from docdesk.library.workspace import Workspace
from docdesk.library.workspaces import Workspaces
from docdesk.parsing.pool import ParserPool
from docdesk.parsing.recognition.engine import Recognition
from fakes.encoder_source import ReadyEncoder


def main(root: Path) -> None:
    workspaces = Workspaces(root / "home")
    if "w" not in workspaces.names():
        workspaces.create("w")
    workspace = workspaces.open("w")
    workspace.files.follow([root / "files"])
    workspace.close()
    encoder = ReadyEncoder()
    parser = ParserPool(2, initialise=lock, recognition=Recognition("ita+eng"))
    indexer = Indexer(
        workspaces,
        parser,
        lambda document: cut_passages(
            document, count_tokens=encoder.get().count_tokens, window=256
        ),
        encoder_text,
        encoder,
        PriorityGate(),
        workers=2,
        settle_s=0.0,  # the files were written a moment ago
    )
    for event in indexer.run("w", cancelled=lambda: False):
        if isinstance(event, FileDone):
            step = {"document": event.document, "state": event.state.value}
            print(json.dumps(step), flush=True)
    parser.close()


def dump(root: Path) -> None:
    workspace = Workspaces(root / "home").open("w")
    rows = workspace.database.rows
    files = [_below(root, *row) for row in rows(_FILES)]
    print(
        json.dumps(
            {
                "states": workspace.files.counts(),
                "files": files,
                "pages": [_below(root, *row) for row in rows(_PAGES)],
                "passages": [_below(root, *row) for row in rows(_PASSAGES)],
                "nearest": _nearest(workspace),
                "words": rows("SELECT term, doc, cnt FROM word_counts ORDER BY term"),
                "scans": rows("SELECT number, state, COUNT(*) FROM recognition GROUP BY 1, 2"),
                "rows": [rows(f"SELECT COUNT(*) FROM {table}")[0][0] for table in _COUNTED],
            }
        )
    )


_FILES = (
    "SELECT path, state, reason, size, files.sha256, contents.kind, contents.title, contents.notes"
    " FROM files LEFT JOIN contents ON contents.id = content_id ORDER BY path"
)
_PAGES = (
    "SELECT path, number, label, text, recognised FROM files JOIN pages USING (content_id)"
    " ORDER BY path, number"
)
_PASSAGES = (
    "SELECT path, passages.ordinal, page, start, end, heading, language FROM files"
    " JOIN passages USING (content_id) ORDER BY path, passages.ordinal"
)
_COUNTED = ("contents", "passages", "terms", "vectors", "members", "quarantine")


def _below(root: Path, path: str, *rest: object) -> tuple[object, ...]:
    return path.removeprefix(str(root)), *rest


def _nearest(workspace: Workspace) -> list[str]:
    encoder = ReadyEncoder().get()
    vectors = ExactVectors(workspace.database, encoder.card.id)
    hits = vectors.search(encoder.encode_query("notice to end the storage agreement"), limit=20)
    found = workspace.pages.passages([hit.passage_id for hit in hits])
    return sorted(f"{Path(p.document).name} {p.start} {p.text}" for p in found.values())


if __name__ == "__main__":
    (dump if "--dump" in sys.argv else main)(Path(sys.argv[1]))
