"""100,000 small files: does the memory grow with their number, and how long is a second scan?

    python -m bench.many_files [--files N]

Indexes N small, different texts into an empty workspace with real parsers, record and encoder and
prints the host's memory at each tenth of the run. Floors: the memory at the end is at most 1.3
times that at the second tenth, and a second scan takes at most 15 s for 100,000 files.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import psutil

from docdesk.domain.documents import FileState
from docdesk.domain.events import FileDone, IngestDone
from docdesk.host.assembly import assemble

GROWTH_FLOOR = 1.3
SCAN_FLOOR_S = 15.0
A_FOLDER = 1000


def main(arguments: Sequence[str]) -> int:
    """Print memory and times; 1 below a floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=100_000)
    options = parser.parse_args(arguments)
    with TemporaryDirectory() as scratch:
        folder = Path(scratch) / "files"
        _write(folder, options.files)
        return _measure(folder, Path(scratch) / "home", options.files)


def _write(folder: Path, files: int) -> None:
    for number in range(files):
        path = folder / f"{number // A_FOLDER:03}" / f"note {number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Note {number}: box {number * 7} was moved to shelf {number % 91}.")


def _measure(folder: Path, home: Path, files: int) -> int:
    desk = assemble(str(home), role="command")
    desk.create_workspace("many")
    desk.add_paths("many", [str(folder)])
    host, memory, parsed = psutil.Process(), [], 0
    began = perf_counter()
    for event in desk.index("many", cancelled=lambda: False):
        if isinstance(event, FileDone) and event.state is FileState.PARSED:
            parsed += 1
            if parsed % max(1, files // 10) == 0:
                memory.append(host.memory_info().rss / 1e6)
                print(f"{parsed:7,} parsed, {perf_counter() - began:6.0f} s, {memory[-1]:.0f} MB")
        elif isinstance(event, IngestDone):
            print(f"{event.ready:7,} ready,  {event.seconds:6.0f} s")
    memory.append(host.memory_info().rss / 1e6)
    began = perf_counter()
    *_, done = desk.index("many", cancelled=lambda: False)
    second_s = perf_counter() - began
    assert isinstance(done, IngestDone)
    desk.close()
    growth = memory[-1] / memory[1]
    print(f"memory at the end: {memory[-1]:.0f} MB, x{growth:.2f} (floor x{GROWTH_FLOOR})")
    print(f"second run: {second_s:.2f} s (floor {SCAN_FLOOR_S * files / 100_000:.1f} s)")
    return 0 if growth <= GROWTH_FLOOR and second_s <= SCAN_FLOOR_S * files / 100_000 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
