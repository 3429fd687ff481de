"""Pages a second of our PDF reader against pypdf's text extraction, on a folder of PDFs."""

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from pypdf import PdfReader

from docdesk.domain.documents import FileLocation
from docdesk.parsing.limits import ParseLimits, ReadOptions
from docdesk.parsing.registry import read_document

ROUNDS = 3


def main(arguments: Sequence[str] | None = None) -> None:
    """Print both rates and their ratio; the rounds take turns, so that noise hits both alike."""
    parser = argparse.ArgumentParser(prog="python -m bench.parsing", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder with PDF files")
    files = sorted(
        path
        for path in parser.parse_args(arguments).folder.iterdir()
        if path.suffix.lower() == ".pdf"
    )
    ours = theirs = 0.0
    for _ in range(ROUNDS):
        ours = max(ours, _pages_per_s(files, _read))
        theirs = max(theirs, _pages_per_s(files, _read_with_pypdf))
    print(f"{len(files)} files, best of {ROUNDS} rounds")
    print(f"DocDesk (text, word boxes, headings)  {ours:7.0f} pages/s")
    print(f"pypdf   (text alone)                  {theirs:7.0f} pages/s")
    print(f"ratio                                 {ours / theirs:7.2f}")


def _pages_per_s(files: Sequence[Path], read: Callable[[Path], int]) -> float:
    began = time.perf_counter()
    pages = sum(read(path) for path in files)
    return pages / (time.perf_counter() - began)


def _read(path: Path) -> int:
    return len(read_document(FileLocation(path), ReadOptions(ParseLimits())).pages)


def _read_with_pypdf(path: Path) -> int:
    reader = PdfReader(path)
    return sum(1 for page in reader.pages if page.extract_text() is not None)


if __name__ == "__main__":
    main()
