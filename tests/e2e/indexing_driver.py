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
from docdesk.library.workspaces import Workspaces
from docdesk.parsing.pool import ParserPool
from fakes.encoder_source import ReadyEncoder


def main(root: Path) -> None:
    workspaces = Workspaces(root / "home")
    if "w" not in workspaces.names():
        workspaces.create("w")
    workspace = workspaces.open("w")
    workspace.files.follow([root / "files"])
    workspace.close()
    encoder = ReadyEncoder()
    parser = ParserPool(2, initialise=lock)
    indexer = Indexer(
        workspaces,
        parser,
        lambda document: cut_passages(
            document, count_tokens=encoder.get().count_tokens, window=256
        ),
        encoder_text,
        encoder,
        PriorityGate(),
    )
    for event in indexer.run("w", cancelled=lambda: False):
        if isinstance(event, FileDone):
            step = {"document": event.document, "state": event.state.value}
            print(json.dumps(step), flush=True)
    parser.close()


def dump(root: Path) -> None:
    workspace = Workspaces(root / "home").open("w")
    encoder = ReadyEncoder().get()
    passages = workspace.database.rows(
        "SELECT files.path, p.ordinal, p.page, p.start, p.end FROM files"
        " JOIN passages p ON p.content_id = files.content_id ORDER BY 1, 2"
    )
    vectors = ExactVectors(workspace.database, encoder.card.id)
    probe = encoder.encode_query("Clause 7.3 names item 703 twice.")
    found = workspace.pages.passages([hit.passage_id for hit in vectors.search(probe, limit=5)])
    indexed = workspace.database.row("SELECT COUNT(*) FROM words WHERE words MATCH 'item*'")
    orphans = workspace.database.row(
        "SELECT (SELECT COUNT(*) FROM contents WHERE id NOT IN (SELECT content_id FROM files)),"
        " (SELECT COUNT(*) FROM vectors)"
    )
    print(
        json.dumps(
            {
                "states": workspace.files.counts(),
                "passages": [(Path(path).name, *rest) for path, *rest in passages],
                "nearest": sorted((Path(p.document).name, p.start) for p in found.values()),
                "indexed": indexed,
                "orphans": orphans,
            }
        )
    )


if __name__ == "__main__":
    (dump if "--dump" in sys.argv else main)(Path(sys.argv[1]))
