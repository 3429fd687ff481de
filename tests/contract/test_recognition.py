"""Text recognition, for real: Tesseract in parser children, on pages drawn here."""

import os
import select
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from fpdf import FPDF
from PIL import Image, ImageChops, ImageDraw, ImageFont

from docdesk.domain.documents import Box, FileLocation, Page
from docdesk.domain.errors import KindUnsupported, ParserFailed, ParserUnavailable
from docdesk.guard.network import lock
from docdesk.parsing.limits import ParseLimits
from docdesk.parsing.pool import ParserPool
from docdesk.parsing.recognition.engine import Recognition

WAIT_S = 90
DPI = 200
LINES = (
    "Il conduttore è tenuto a pagare il canone",
    "entro il giorno cinque di ogni mese, senza",
    "alcuna riduzione. In caso di ritardo dovrà",
    "corrispondere gli interessi legali. La perizia",
    "è stata depositata dal consulente d'ufficio",
    "e le parti hanno chiesto un breve rinvio.",
)


class Sheet:
    """A page of print: what was drawn, and where each word of it stands in points."""

    def __init__(self, lines: tuple[str, ...] = LINES) -> None:
        font = ImageFont.truetype("DejaVuSans.ttf", 30)
        self.image = Image.new("L", (900, 500), 255)
        self.boxes: dict[str, Box] = {}
        pen = ImageDraw.Draw(self.image)
        for number, line in enumerate(lines):
            x, y = 60.0, 60.0 + 60 * number
            for word in line.split():
                pen.text((x, y), word, font=font, fill=0)
                self.boxes[word] = _in_points(pen.textbbox((x, y), word, font=font))
                x += pen.textlength(word + " ", font=font)

    def save(self, path: Path, turn: int = 0) -> FileLocation:
        """The page as a picture, turned anticlockwise."""
        self.image.rotate(turn, expand=True).save(path, dpi=(DPI, DPI))
        return FileLocation(path)


def _in_points(box: tuple[float, float, float, float]) -> Box:
    return Box(*(72 / DPI * side for side in box))


@pytest.fixture(scope="module")
def pool() -> Iterator[ParserPool]:
    made = ParserPool(1, initialise=lock, recognition=Recognition())
    yield made
    made.close()


@pytest.fixture
def sheet() -> Sheet:
    return Sheet()


class SlowEngine:
    """A program in Tesseract's place: it says its process id through a pipe and never ends."""

    def __init__(self, folder: Path) -> None:
        program = folder / "tesseract"
        program.write_text(
            f"#!{sys.executable}\n"
            "import os, sys, time\n"
            "if '--list-langs' in sys.argv:\n"
            "    sys.exit(print('List:', 'ita', 'eng', 'osd', sep=chr(10)))\n"
            "with open(sys.argv[0] + '.pipe', 'w') as pipe:\n"
            "    pipe.write(str(os.getpid()))\n"
            "time.sleep(600)\n"
        )
        program.chmod(0o755)
        self._pipe = folder / "tesseract.pipe"
        os.mkfifo(self._pipe)
        self.recognition = Recognition(command=str(program))

    def started(self) -> psutil.Process:
        """The program, as soon as it is at work on a page."""
        pipe = os.open(self._pipe, os.O_RDWR)  # for writing too: it opens at once
        is_there, _, _ = select.select([pipe], [], [], WAIT_S)
        assert is_there
        process = psutil.Process(int(os.read(pipe, 20)))
        os.close(pipe)
        return process


@pytest.fixture
def slow_engine(tmp_path: Path) -> SlowEngine:
    return SlowEngine(tmp_path)


def box_of(page: Page, word: str) -> Box:
    start = page.text.index(word)
    (box,) = page.words.boxes_between(start, start + len(word))
    return box


def assert_lies_on(found: Box, drawn: Box, *, slack: float = 1.5) -> None:
    pairs = zip(_sides(found), _sides(drawn), strict=True)
    assert all(abs(one - other) <= slack for one, other in pairs), (found, drawn)


def _sides(box: Box) -> tuple[float, float, float, float]:
    return box.x0, box.y0, box.x1, box.y1


def test_print_is_read_word_for_word_and_line_by_line(
    pool: ParserPool, sheet: Sheet, tmp_path: Path
) -> None:
    page = pool.recognise(sheet.save(tmp_path / "page.png"), 1).result(WAIT_S)

    assert page.text.replace("\n\n", "\n").splitlines() == list(LINES)
    assert page.recognised


def test_boxes_lie_on_the_words(pool: ParserPool, sheet: Sheet, tmp_path: Path) -> None:
    page = pool.recognise(sheet.save(tmp_path / "page.png"), 1).result(WAIT_S)

    for word in ("conduttore", "corrispondere", "d'ufficio", "rinvio."):
        assert_lies_on(box_of(page, word), sheet.boxes[word])


def test_each_word_has_its_confidence(pool: ParserPool, sheet: Sheet, tmp_path: Path) -> None:
    page = pool.recognise(sheet.save(tmp_path / "page.png"), 1).result(WAIT_S)

    assert len(page.words.confidences) == len(page.words.starts) == len(" ".join(LINES).split())
    assert 0.8 < (page.words.confidence_between(0, len(page.text)) or 0) <= 1


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_page_on_its_side_or_head_is_read_and_its_boxes_lie_on_the_words(
    pool: ParserPool, sheet: Sheet, tmp_path: Path, turn: int
) -> None:
    page = pool.recognise(sheet.save(tmp_path / "page.png", turn), 1).result(WAIT_S)

    assert " ".join(page.text.split()) == " ".join(LINES)
    drawn = sheet.boxes["corrispondere"]
    width, height = (72 / DPI * side for side in sheet.image.size)
    shown = {
        90: Box(drawn.y0, width - drawn.x1, drawn.y1, width - drawn.x0),
        180: Box(width - drawn.x1, height - drawn.y1, width - drawn.x0, height - drawn.y0),
        270: Box(height - drawn.y1, drawn.x0, height - drawn.y0, drawn.x1),
    }[turn]
    assert_lies_on(box_of(page, "corrispondere"), shown)


def test_slightly_crooked_page_is_read(pool: ParserPool, sheet: Sheet, tmp_path: Path) -> None:
    path = tmp_path / "page.png"
    sheet.image.rotate(2, fillcolor=255, resample=Image.Resampling.BICUBIC).save(
        path, dpi=(DPI, DPI)
    )

    page = pool.recognise(FileLocation(path), 1).result(WAIT_S)

    assert " ".join(page.text.split()) == " ".join(LINES)


def test_page_with_one_side_in_the_shade_is_read(
    pool: ParserPool, sheet: Sheet, tmp_path: Path
) -> None:
    smooth = Image.Resampling.BICUBIC
    light = Image.linear_gradient("L").rotate(90).resize(sheet.image.size, smooth)
    shaded = ImageChops.multiply(sheet.image, light.point(lambda value: 120 + value * 135 / 255))
    shaded.save(tmp_path / "page.png", dpi=(DPI, DPI))

    page = pool.recognise(FileLocation(tmp_path / "page.png"), 1).result(WAIT_S)

    assert " ".join(page.text.split()) == " ".join(LINES)


def test_scanned_page_of_a_pdf_is_read_where_it_stands(
    pool: ParserPool, sheet: Sheet, tmp_path: Path
) -> None:
    document = FPDF(unit="pt", format=(500, 400))
    document.add_page()
    document.image(sheet.image, x=100, y=150, w=72 / DPI * sheet.image.width)
    document.output(str(tmp_path / "scan.pdf"))

    page = pool.recognise(FileLocation(tmp_path / "scan.pdf"), 1).result(WAIT_S)

    assert (page.width, page.height) == (500, 400)
    drawn = sheet.boxes["corrispondere"]
    moved = Box(drawn.x0 + 100, drawn.y0 + 150, drawn.x1 + 100, drawn.y1 + 150)
    assert_lies_on(box_of(page, "corrispondere"), moved)


def test_word_parted_at_a_line_end_is_one_word_with_two_boxes(
    pool: ParserPool, tmp_path: Path
) -> None:
    lines = ("Si condanna la convenuta al risarci-", "mento dei danni subiti dalla parte", *LINES)
    sheet = Sheet(lines[:4])

    page = pool.recognise(sheet.save(tmp_path / "page.png"), 1).result(WAIT_S)

    start = page.text.index("risarcimento\n")
    first, second = page.words.boxes_between(start, start + len("risarcimento"))
    assert_lies_on(first, sheet.boxes["risarci-"])
    assert_lies_on(second, sheet.boxes["mento"])


def test_english_is_read_beside_italian(pool: ParserPool, tmp_path: Path) -> None:
    lines = ("The tenant shall pay the rent on the", "first day of each month, without any")
    sheet = Sheet((*lines, "deduction or set-off whatsoever."))

    page = pool.recognise(sheet.save(tmp_path / "page.png"), 1).result(WAIT_S)

    assert "first day of each month, without any" in page.text


def test_page_without_writing_is_recognised_as_empty(pool: ParserPool, tmp_path: Path) -> None:
    location = Sheet(()).save(tmp_path / "page.png")

    page = pool.recognise(location, 1).result(WAIT_S)

    assert page.recognised
    assert page.text == ""


def test_kind_without_page_pictures_says_so(pool: ParserPool, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")

    with pytest.raises(KindUnsupported):
        pool.recognise(FileLocation(tmp_path / "a.txt"), 1).result(WAIT_S)


def test_engine_with_its_languages_has_no_problem(pool: ParserPool) -> None:
    assert pool.recognition_problem == ""


def test_missing_engine_is_said_and_no_page_is_tried(tmp_path: Path, sheet: Sheet) -> None:
    without = ParserPool(1, recognition=Recognition(command=str(tmp_path / "tesseract")))

    assert "there is no program" in without.recognition_problem
    with pytest.raises(ParserUnavailable, match="there is no program"):
        without.recognise(sheet.save(tmp_path / "page.png"), 1).result(WAIT_S)

    without.close()


def test_missing_language_is_named_with_what_to_install() -> None:
    without = ParserPool(1, recognition=Recognition("ita+tlh"))

    assert "lacks the language data for: tlh" in without.recognition_problem


def test_recognition_that_is_switched_off_says_so() -> None:
    assert "switched off" in ParserPool(1).recognition_problem


def test_page_that_takes_too_long_is_stopped_and_nothing_is_left_behind(
    sheet: Sheet, tmp_path: Path, slow_engine: SlowEngine
) -> None:
    limits = ParseLimits(page_time_s=5.0)
    hanging = ParserPool(1, limits=limits, recognition=slow_engine.recognition)

    future = hanging.recognise(sheet.save(tmp_path / "page.png"), 1)
    engine = slow_engine.started()

    with pytest.raises(ParserFailed, match="took longer than 5 s"):
        future.result(WAIT_S)
    assert is_gone(engine)
    hanging.close()


@pytest.mark.parametrize("ending", ["cancel", "close", "kill"])
def test_engine_ends_with_the_child_that_called_it(
    sheet: Sheet, tmp_path: Path, slow_engine: SlowEngine, ending: str
) -> None:
    hanging = ParserPool(1, recognition=slow_engine.recognition)
    future = hanging.recognise(sheet.save(tmp_path / "page.png"), 1)
    engine = slow_engine.started()

    match ending:
        case "cancel":
            future.cancel()
        case "close":
            hanging.close()
        case "kill":
            psutil.Process(engine.ppid()).kill()

    assert is_gone(engine)
    hanging.close()


def is_gone(process: psutil.Process) -> bool:
    try:
        process.wait(WAIT_S)
    except psutil.TimeoutExpired:
        return False
    return True
