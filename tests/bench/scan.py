"""Seconds of a second scan over unchanged files: `python -m bench.scan [--files 10000]`.

With `tests` and `src` on the path. Floor: 3 s for 10,000 files.
"""

import argparse
import tempfile
import time
from pathlib import Path

from docdesk.library.record import WorkspaceRecord
from docdesk.library.workspaces import Workspaces

FLOOR_S = 3.0
FILES_A_FOLDER = 200


def main() -> None:
    """Make the files, scan them three times, print the seconds of each scan."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        _make_files(root / "documents", options.files)
        workspaces = Workspaces(root / "workspaces")
        workspaces.create("bench")
        with workspaces.open_for_writing("bench") as workspace:
            workspace.files.follow([root / "documents"])
            record = WorkspaceRecord(workspace.database, workspace.files, compose=_text_alone)
            for name in ("first", "second", "third"):
                start = time.perf_counter()
                done = record.scan(cancelled=lambda: False)
                seconds = time.perf_counter() - start
                print(f"{name} scan: {seconds:.2f} s, {done.new} new, {done.unchanged} unchanged")


def _text_alone(title: str, heading: str, text: str) -> str:
    return text


def _make_files(folder: Path, count: int) -> None:
    for number in range(count):
        path = folder / f"{number // FILES_A_FOLDER:04}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"document {number}")


if __name__ == "__main__":
    main()
