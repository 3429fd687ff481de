"""Seconds and memory of scans over small files: `python -m bench.scan [--files 100000]`.

With `tests` and `src` on the path. Floors: 15 s for a second scan of 100,000 unchanged files, and
24 MB more memory, for a tenth of the files as for all of them. Pages of the file list are measured
too: 20 ms for 200 rows, wherever they begin.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from docdesk.library.record import WorkspaceRecord
from docdesk.library.workspace import Workspace
from docdesk.library.workspaces import Workspaces

FLOOR_S = 15.0
FLOOR_MB = 24.0  # whatever the number of files: the database's page cache and its sorting
LIST_FLOOR_MS = 20.0
FILES_A_FOLDER = 5_000
PAGE = 200


def main() -> int:
    """Scan in processes of their own, for few and for many files; 1 when a floor is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--alone", action="store_true", help="in this process, files as given")
    options = parser.parse_args()
    if options.alone:
        return 0 if _measure(options.files) else 1
    command = [sys.executable, "-m", "bench.scan", "--alone", "--files"]
    ended = [
        subprocess.run([*command, str(count)], check=False).returncode
        for count in (options.files // 10, options.files)
    ]
    return max(ended)


def _measure(count: int) -> bool:
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        _make_files(root / "documents", count)
        workspaces = Workspaces(root / "workspaces")
        workspaces.create("bench")
        with workspaces.open_for_writing("bench") as workspace:
            workspace.files.follow([root / "documents"])
            seconds, grown_mb = _scan(workspace)
            slowest_ms = _list(workspace, count)
    return seconds <= FLOOR_S and grown_mb <= FLOOR_MB and slowest_ms <= LIST_FLOOR_MS


def _scan(workspace: Workspace) -> tuple[float, float]:
    """Seconds of the last scan, and by how much the highest memory of the process grew."""
    record = WorkspaceRecord(workspace.database, workspace.files, compose=_text_alone)
    before, seconds = _peak_mb(), 0.0
    for name in ("first", "second", "third"):
        start = time.perf_counter()
        done = record.scan(cancelled=lambda: False)
        seconds = time.perf_counter() - start
        print(f"{name} scan: {seconds:.2f} s, {done.new} new, {done.unchanged} unchanged")
    grown = _peak_mb() - before
    print(f"highest memory: {before:.0f} MB before, {grown:.1f} MB more after")
    return seconds, grown


def _list(workspace: Workspace, count: int) -> float:
    slowest = 0.0
    for state in ("", "attention", "found", "ready"):
        times = [_page_ms(workspace, count * part // 20, state) for part in range(20)]
        slowest = max(slowest, statistics.median(times))
        print(
            f"{PAGE} rows of {count:,} (state {state or 'any'}):"
            f" {statistics.median(times):.1f} ms, slowest {max(times):.1f} ms"
        )
    print(f"filtered by name: {_page_ms(workspace, 0, '', contains='99'):.1f} ms")
    for name, ask in (("status", workspace.files.status), ("coverage", workspace.files.coverage)):
        start = time.perf_counter()
        ask()
        print(f"{name}: {1000 * (time.perf_counter() - start):.1f} ms")
    return slowest


def _page_ms(workspace: Workspace, offset: int, state: str, contains: str = "") -> float:
    start = time.perf_counter()
    workspace.files.list_files(offset=offset, limit=PAGE, state=state, contains=contains)
    return 1000 * (time.perf_counter() - start)


def _peak_mb() -> float:
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    (line,) = [line for line in status.read_text().splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1024


def _text_alone(title: str, heading: str, text: str) -> str:
    return text


def _make_files(folder: Path, count: int) -> None:
    for start in range(0, count, FILES_A_FOLDER):
        below = folder / f"{start // FILES_A_FOLDER:04}"
        below.mkdir(parents=True)
        for number in range(start, min(count, start + FILES_A_FOLDER)):
            (below / f"{number:06}.txt").write_text(f"document {number}")


if __name__ == "__main__":
    sys.exit(main())
