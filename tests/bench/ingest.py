"""Pages a second of indexing PDFs against a straight script around the same libraries, in turns.

    python -m bench.ingest [--pdfs FOLDER] [--rounds N]

The script reads with pypdf, cuts pieces of 1000 characters that overlap by 200, encodes them with
`SentenceTransformer.encode` in batches of 32 and adds them to chroma. Both have their encoder
loaded before the clock starts, and both start from nothing on disk. Floor: 3 times the pages.
"""

import argparse
import statistics
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import chromadb
import psutil
import torch
from chromadb.config import Settings
from pypdf import PdfReader
from sentence_transformers import SentenceTransformer

from bench.documents import write_pdfs
from docdesk.domain.events import IngestDone
from docdesk.host.assembly import assemble, physical_cores
from docdesk.settings.paths import weights_dir

FLOOR = 3.0
PIECE, OVERLAP, BATCH = 1000, 200, 32


def main(arguments: Sequence[str]) -> int:
    """Print both speeds and their ratio; 1 below the floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pdfs", type=Path, help="a folder of PDFs; else some of our own")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args(arguments)
    with TemporaryDirectory() as scratch:
        folder = options.pdfs or write_pdfs(Path(scratch) / "pdfs", documents=12, pages=8)
        return _compare(folder, Path(scratch), options.rounds)


def _compare(folder: Path, scratch: Path, rounds: int) -> int:
    script, ours, close = _script(folder), *_ours(folder, scratch)
    ratios = []
    for number in range(rounds):
        baseline = script(scratch / f"script-{number}")
        speed = ours(f"round {number}")
        ratios.append(speed / baseline)
        print(f"script {baseline:6.1f} pages/s   DocDesk {speed:6.1f} pages/s   x{ratios[-1]:.2f}")
    memory = psutil.Process().memory_info().rss / 1e6
    close()
    ratio = statistics.median(ratios)
    print(f"median x{ratio:.2f} (floor x{FLOOR:.0f}); this process, both encoders: {memory:.0f} MB")
    return 0 if ratio >= FLOOR else 1


def _script(folder: Path) -> Callable[[Path], float]:
    torch.set_num_threads(physical_cores())
    model = SentenceTransformer(str(weights_dir() / "all-MiniLM-L6-v2"), device="cpu")
    model.encode(["warm"])

    def run(home: Path) -> float:
        torch.set_num_threads(physical_cores())  # DocDesk's encoder has its own way with threads
        start = perf_counter()
        client = chromadb.PersistentClient(home, Settings(anonymized_telemetry=False))
        collection = client.create_collection("pieces", embedding_function=None)
        pages = 0
        for path in _pdfs(folder):
            reader = PdfReader(path)
            text = "\n".join(page.extract_text() for page in reader.pages)
            pages += len(reader.pages)
            pieces = [text[at : at + PIECE] for at in range(0, len(text), PIECE - OVERLAP)]
            if pieces:
                collection.add(
                    ids=[f"{path.name}-{number}" for number in range(len(pieces))],
                    embeddings=model.encode(pieces, batch_size=BATCH),
                    documents=pieces,
                )
        return pages / (perf_counter() - start)

    return run


def _ours(folder: Path, scratch: Path) -> tuple[Callable[[str], float], Callable[[], None]]:
    desk = assemble(str(scratch / "home"), role="command")
    # A first run loads the encoder and starts the parsers, as they are in the window.
    warm = write_pdfs(scratch / "warm", documents=2, pages=1)

    def run(name: str, source: Path = folder) -> float:
        desk.create_workspace(name)
        desk.add_paths(name, [str(source)])
        start = perf_counter()
        *_, done = desk.index(name, cancelled=lambda: False)
        assert isinstance(done, IngestDone)
        assert done.not_ready == 0, "every PDF must be read"
        return done.pages / (perf_counter() - start)

    run("warm", warm)
    return run, desk.close


def _pdfs(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix.lower() == ".pdf")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
