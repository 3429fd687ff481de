"""Word error rate and pages a minute of text recognition: `python -m bench.recognition`.

Known text (the sample documents' sources: judgments, discharge letters, trials, contracts) is laid
out at 11 points, drawn to images and recognised by the real pool. Word error rate: the fewest
words to put in, leave out or replace (Levenshtein distance over words) to get from the text to
what was read, divided by the number of words of the text; quotes and dashes count in their plain
form. Floors, for each language: 3 % at 300 dpi, 6 % at 150 dpi.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
import psutil
import pypdfium2 as pdfium
from fpdf import FPDF
from PIL import Image, ImageFont

from docdesk.domain.documents import FileLocation, Page
from docdesk.guard.network import lock
from docdesk.parsing.pool import ParserPool
from docdesk.parsing.recognition.engine import Recognition

SOURCES = Path(__file__).resolve().parents[2] / "resources" / "sample_sources"
TEXTS = {
    "Italian": ("sentenza.txt", "dimissione.txt"),
    "English": ("trial.txt", "services.txt"),
}
FONTS = ("DejaVu Sans", "Times")
FLOORS = {300: 0.03, 150: 0.06}  # word error rate by dots per inch
NOISE = 20.0  # standard deviation, of 255 shades
PLAIN = str.maketrans("‘’“”–—", "''\"\"--")
PAGES_SIDE_BY_SIDE = 6


@dataclass(frozen=True, slots=True)
class Case:
    """One row of the table."""

    language: str
    font: str
    dpi: int
    noise: float

    def __str__(self) -> str:
        kind = "noisy" if self.noise else "clean"
        return f"{self.language:8} {self.font:12} {self.dpi} dpi  {kind}"


def main() -> int:
    """Print a row for each case, then what further cores give; 1 when a floor is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=99, help="at most so many of each text")
    parser.add_argument("--fonts", nargs="+", default=FONTS, choices=FONTS)
    options = parser.parse_args()
    cases = [Case(*each) for each in product(TEXTS, options.fonts, FLOORS, (0.0, NOISE))]
    cores = psutil.cpu_count(logical=False) or 1
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        pool = ParserPool(cores, initialise=lock, recognition=Recognition())
        if pool.recognition_problem:
            print(pool.recognition_problem)
            return 1
        missed = [case for case in cases if not _measure(case, pool, folder, options.pages)]
        pool.close()
        _compare_cores(cores, folder)
    for case in missed:
        print(f"above its floor: {case}")
    return 1 if missed else 0


def _measure(case: Case, pool: ParserPool, folder: Path, pages: int) -> bool:
    texts, images = _make(case, folder, pages)
    _recognise(pool, images[:1])  # the child is there
    began = time.perf_counter()
    found = _recognise(pool, images)
    pages_a_minute = 60 * len(images) / (time.perf_counter() - began)
    words = [_words(text) for text in texts]
    wrong = sum(_distance(text, _words(page.text)) for text, page in zip(words, found, strict=True))
    rate = wrong / sum(map(len, words))
    floor = FLOORS[case.dpi]
    print(
        f"{case}  {sum(map(len, words)):5} words  word error rate {rate:6.2%} (floor {floor:.0%})"
        f"  {pages_a_minute:4.0f} pages/min",
        flush=True,
    )
    return rate <= floor


def _compare_cores(cores: int, folder: Path) -> None:
    """The same pages by one child and by as many as there are cores."""
    _, images = _make(Case("Italian", FONTS[1], 300, 0.0), folder, PAGES_SIDE_BY_SIDE)
    images = (images * PAGES_SIDE_BY_SIDE)[:PAGES_SIDE_BY_SIDE]
    seconds = {}
    for workers in sorted({1, cores}):
        pool = ParserPool(workers, initialise=lock, recognition=Recognition())
        _recognise(pool, images[:1] * workers)
        began = time.perf_counter()
        _recognise(pool, images)
        seconds[workers] = time.perf_counter() - began
        pool.close()
        print(
            f"{workers} at a time: {60 * len(images) / seconds[workers]:.0f} pages/min, "
            f"{seconds[1] / seconds[workers]:.2f} times one"
        )


def _recognise(pool: ParserPool, images: Sequence[Path]) -> list[Page]:
    futures: list[Future[Page]] = [pool.recognise(FileLocation(path), 1) for path in images]
    return [future.result() for future in futures]


def _make(case: Case, folder: Path, pages: int) -> tuple[list[str], list[Path]]:
    """The text of each page, and each page as an image."""
    chance = np.random.default_rng(1)
    texts, paths = [], []
    with pdfium.PdfDocument(_lay_out(case)) as document:
        for number, page in zip(range(pages), document, strict=False):
            texts.append(page.get_textpage().get_text_range())
            image = page.render(scale=case.dpi / 72, grayscale=True).to_pil()
            if case.noise:
                grey = np.asarray(image) + chance.normal(0, case.noise, (image.height, image.width))
                image = Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
            paths.append(folder / f"{number}.png")
            image.save(paths[-1], dpi=(case.dpi, case.dpi), compress_level=1)
    return texts, paths


def _lay_out(case: Case) -> bytes:
    document = FPDF(format="A4")
    document.core_fonts_encoding = "windows-1252"
    document.set_margins(25, 22, 25)
    document.set_auto_page_break(True, margin=25)
    family = "Times"
    if case.font != "Times":
        family = "given"
        document.add_font(family, fname=ImageFont.truetype("DejaVuSans.ttf").path)
    document.set_font(family, size=11)
    document.add_page()
    for paragraph in _prose(TEXTS[case.language]):
        document.multi_cell(0, 5.5, paragraph, align="J", new_x="LMARGIN", new_y="NEXT")
        document.ln(2.5)
    return bytes(document.output())


def _prose(names: Sequence[str]) -> Iterator[str]:
    """The paragraphs of the sources, without their marks for headings, items and layout."""
    for name in names:
        for line in (SOURCES / name).read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith(("@", "|")):
                yield line.removeprefix("## ").removeprefix("# ").removeprefix("- ")


def _words(text: str) -> list[str]:
    return text.translate(PLAIN).split()


def _distance(text: Sequence[str], found: Sequence[str]) -> int:
    """The Levenshtein distance between two lists of words."""
    above = list(range(len(found) + 1))
    for row, word in enumerate(text, 1):
        current = [row]
        for column, other in enumerate(found, 1):
            replaced = above[column - 1] + (word != other)
            current.append(min(above[column] + 1, current[-1] + 1, replaced))
        above = current
    return above[-1]


if __name__ == "__main__":
    sys.exit(main())
