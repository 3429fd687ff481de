"""The first token of an answer while indexing runs, against the same on a quiet machine, in turns.

    python -m bench.asking_while_indexing [--rounds N]

One process asks and indexes, as the window's host does. Each question goes to a document of its
own, so that no prompt is read before. Floor: at most 1.3 times the quiet time.
"""

import argparse
import statistics
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

import psutil

from bench.documents import write_pdfs, write_texts
from docdesk.domain.answers import Asked
from docdesk.domain.events import TextAdded
from docdesk.host.assembly import assemble
from docdesk.host.desk import Desk

CEILING = 1.3


def main(arguments: Sequence[str]) -> int:
    """Print both times and their ratio; 1 above the ceiling."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args(arguments).rounds
    with TemporaryDirectory() as scratch:
        desk = assemble(str(Path(scratch) / "home"), role="command")
        try:
            return _measure(desk, Path(scratch), rounds)
        finally:
            desk.close()


def _measure(desk: Desk, scratch: Path, rounds: int) -> int:
    notes = write_texts(scratch / "notes", documents=2 * rounds + 1)
    pdfs = write_pdfs(scratch / "pdfs", documents=60, pages=12)
    _add(desk, "asked", notes)
    list(desk.index("asked", cancelled=lambda: False))
    documents = sorted(str(path) for path in notes.iterdir())
    _first_token_s(desk, documents.pop())  # loads the model
    quiet, busy = [], []
    _add(desk, "indexed", pdfs)
    for number in range(rounds):
        quiet.append(_first_token_s(desk, documents[2 * number]))
        with _indexing(desk, "indexed"):
            busy.append(_first_token_s(desk, documents[2 * number + 1]))
    before, during = statistics.median(quiet), statistics.median(busy)
    print(
        f"first token: quiet {before:.2f} s, while indexing {during:.2f} s, x{during / before:.2f}"
    )
    print(f"(ceiling x{CEILING}); memory: {_memory()}")
    return 0 if during / before <= CEILING else 1


def _add(desk: Desk, name: str, folder: Path) -> None:
    desk.create_workspace(name)
    desk.add_paths(name, [str(folder)])


def _first_token_s(desk: Desk, document: str) -> float:
    question = f"What is agreed here: {Path(document).read_text(encoding='utf-8')[3:120]}?"
    start = monotonic()
    with closing(desk.ask("asked", Asked(question, document=document))) as events:
        for event in events:
            if isinstance(event, TextAdded):
                return monotonic() - start
    raise SystemExit("The model wrote nothing: this cannot be measured.")


@contextmanager
def _indexing(desk: Desk, name: str) -> Iterator[None]:
    """Indexing that is in full swing inside."""
    stop = threading.Event()
    events = desk.index(name, cancelled=stop.is_set)
    counts = [0]

    def run() -> None:
        for _ in events:
            counts[0] += 1

    thread = threading.Thread(target=run)
    thread.start()
    while counts[0] < 20 and thread.is_alive():
        sleep(0.05)
    if not thread.is_alive():
        raise SystemExit("Indexing was over before the question: fewer rounds, or more PDFs.")
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _memory() -> str:
    own = psutil.Process()
    parts = [f"host {own.memory_info().rss / 1e6:.0f} MB"]
    for child in own.children(recursive=True):
        is_engine = "engine" in child.cmdline()
        name = "engine" if is_engine else "parser or its helper"
        parts.append(f"{name} {child.memory_info().rss / 1e6:.0f} MB")
    return ", ".join(parts)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
