"""Indexing a mixed folder: how busy the cores are, and whether the encoder ever waits for parsers.

    python -m bench.mixed [--copies N] [--folder FOLDER]

The folder holds matters with every kind of file, contracts and notes. Printed are the share of all
cores that DocDesk and its children used, and the share of the time, from the first
to the last passage encoded, in which the encoder worked. Floors: 80 % of the cores, and 80 % of
that time on a machine that has nothing else to do.
"""

import argparse
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import psutil

from bench.documents import write_pdfs, write_texts
from docdesk.domain.events import IngestDone, ScanDone
from docdesk.encoding.encoder import SentenceEncoder
from docdesk.host.assembly import assemble
from fakes.matter import write_matter

CORES_FLOOR = ENCODER_FLOOR = 0.8
SAMPLE_S = 0.2


class Processor:
    """Processor seconds of this process and of all children it ever had."""

    def __init__(self) -> None:
        self._seen: dict[tuple[int, float], float] = {}
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Processor":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()
        self._sample()

    def seconds(self) -> float:
        """The sum so far."""
        return sum(self._seen.values())

    def _watch(self) -> None:
        while not self._ended.wait(SAMPLE_S):
            self._sample()

    def _sample(self) -> None:
        process = psutil.Process()
        for each in (process, *process.children(recursive=True)):
            try:
                times = each.cpu_times()
                self._seen[each.pid, each.create_time()] = times.user + times.system
            except psutil.NoSuchProcess:
                continue


class Watched:
    """Notes when the encoder works."""

    def __init__(self) -> None:
        self.spans: list[tuple[float, float]] = []
        self._encode = SentenceEncoder.encode_passages

    def __enter__(self) -> "Watched":
        encode, spans = self._encode, self.spans

        def timed(*arguments: object, **options: object) -> object:
            began = perf_counter()
            try:
                return encode(*arguments, **options)
            finally:
                spans.append((began, perf_counter()))

        SentenceEncoder.encode_passages = timed
        return self

    def __exit__(self, *_: object) -> None:
        SentenceEncoder.encode_passages = self._encode

    def share(self) -> float:
        """Of the time from the first to the last passage, the part in which it worked."""
        whole = self.spans[-1][1] - self.spans[0][0]
        return sum(end - begin for begin, end in self.spans) / whole


def main(arguments: Sequence[str]) -> int:
    """Print both shares; 1 below a floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=4)
    parser.add_argument("--folder", type=Path, help="a folder of your own instead")
    options = parser.parse_args(arguments)
    with TemporaryDirectory() as scratch:
        folder = options.folder or _make(Path(scratch) / "files", options.copies)
        return _index(folder, Path(scratch) / "home")


def _make(folder: Path, copies: int) -> Path:
    for number in range(copies):
        write_matter(folder / f"matter-{number}")
    write_pdfs(folder / "contracts", documents=6 * copies, pages=6)
    write_texts(folder / "notes", documents=60 * copies)
    return folder


def _index(folder: Path, home: Path) -> int:
    desk = assemble(str(home), role="command")
    desk.create_workspace("mixed")
    desk.add_paths("mixed", [str(folder)])
    done, found = None, 0
    began = perf_counter()
    with Processor() as processor, Watched() as encoder:
        for event in desk.index("mixed", cancelled=lambda: False):
            found = event.new if isinstance(event, ScanDone) else found
            done = event if isinstance(event, IngestDone) else done
    seconds = perf_counter() - began
    desk.close()
    assert done is not None, "the run must end"
    cores = processor.seconds() / seconds / (psutil.cpu_count() or 1)
    print(
        f"{found} files on disk, {done.ready} ready, {done.not_ready} not, {done.pages} pages in "
        f"{seconds:.1f} s ({done.pages / seconds:.1f} pages/s, the encoder's start included)"
    )
    print(f"cores used: {cores:.0%} of {psutil.cpu_count()} (floor {CORES_FLOOR:.0%})")
    print(
        f"encoder at work, first to last passage: {encoder.share():.0%} (floor {ENCODER_FLOOR:.0%})"
    )
    return 0 if cores >= CORES_FLOOR and encoder.share() >= ENCODER_FLOOR else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
