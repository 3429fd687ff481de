"""How a page is recognised, with a program in Tesseract's place that answers as it is told."""

import sys
from pathlib import Path

import pytest

from docdesk.domain.errors import ParserFailed, ParserUnavailable
from docdesk.parsing.raster import GreyPage
from docdesk.parsing.recognition.engine import Engine
from docdesk.parsing.recognition.page import recognise

HEAD = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
)
SURE = f"{HEAD}\n5\t1\t1\t1\t1\t1\t10\t20\t30\t5\t96.5\tSentenza\n"
UNSURE = f"{HEAD}\n5\t1\t1\t1\t1\t1\t10\t20\t30\t5\t45\tezuajuas\n"
ON_ITS_HEAD = "Rotate: 180\nOrientation confidence: 9.1\n"
# 100 x 60 pixels of 720 to the inch, half of them black.
PAGE = GreyPage(bytes(3000) + b"\xff" * 3000, 100, 60, 10.0, 6.0)
TIME_S = 60.0


class Program:
    """A program that writes its answers one after the other, by what it is asked for."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "tesseract"
        self._log = folder / "calls"
        self._log.touch()

    def engine(
        self, *readings: str, orientation: str = "", finds_orientation: bool = True
    ) -> Engine:
        self._path.write_text(
            f"#!{sys.executable}\n"
            "import os, signal, sys\n"
            "sys.stdin.buffer.read()\n"
            "kind = 'orientation' if '0' in sys.argv else 'reading'\n"
            f"log = open({str(self._log)!r}, 'r+')\n"
            "number = log.read().split().count(kind)\n"
            "print(kind, file=log)\n"
            f"answer = {list(readings)!r}[number] if kind == 'reading' else {orientation!r}\n"
            "if answer == 'crash':\n"
            "    os.kill(os.getpid(), signal.SIGSEGV)\n"
            "if answer == 'fail':\n"
            "    sys.exit('Too few characters. Skipping this page')\n"
            "print(answer)\n"
        )
        self._path.chmod(0o755)
        return Engine(str(self._path), "ita", finds_orientation=finds_orientation)

    def calls(self) -> list[str]:
        return self._log.read_text().split()


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


def test_sure_page_is_read_once(program: Program) -> None:
    page = recognise(PAGE, 7, program.engine(SURE), TIME_S)

    assert (page.number, page.text, page.recognised) == (7, "Sentenza", True)
    assert (page.width, page.height) == (10, 6)
    assert list(page.words.boxes) == [1, 2, 4, 2.5]
    assert list(page.words.confidences) == [96]
    assert program.calls() == ["reading"]


def test_blank_page_is_not_read(program: Program) -> None:
    blank = GreyPage(b"\xfa" * 6000, 100, 60, 10.0, 6.0)

    page = recognise(blank, 1, program.engine(), TIME_S)

    assert (page.text, page.recognised) == ("", True)
    assert program.calls() == []


def test_doubtful_page_is_turned_and_its_boxes_back(program: Program) -> None:
    engine = program.engine(UNSURE, SURE, orientation=ON_ITS_HEAD)

    page = recognise(PAGE, 1, engine, TIME_S)

    assert page.text == "Sentenza"
    assert list(page.words.boxes) == [6, 3.5, 9, 4]
    assert program.calls() == ["reading", "orientation", "reading"]


@pytest.mark.parametrize(
    "orientation", ["Rotate: 0\nOrientation confidence: 9\n", "Rotate: 90\n", "fail",
                    "Rotate: 90\nOrientation confidence: 0.2\n"]
)  # fmt: skip
def test_doubtful_page_whose_orientation_is_right_or_unknown_stays(
    program: Program, orientation: str
) -> None:
    page = recognise(PAGE, 1, program.engine(UNSURE, orientation=orientation), TIME_S)

    assert page.text == "ezuajuas"
    assert program.calls() == ["reading", "orientation"]


def test_turn_that_reads_no_better_is_taken_back(program: Program) -> None:
    worse = SURE.replace("96.5", "41")

    page = recognise(PAGE, 1, program.engine(UNSURE, worse, orientation=ON_ITS_HEAD), TIME_S)

    assert page.text == "ezuajuas"


def test_without_orientation_data_a_page_is_read_as_it_lies(program: Program) -> None:
    page = recognise(PAGE, 1, program.engine(UNSURE, finds_orientation=False), TIME_S)

    assert page.text == "ezuajuas"
    assert program.calls() == ["reading"]


def test_rows_that_are_no_words_are_passed_over(program: Program) -> None:
    rows = (
        f"{HEAD}\n1\t1\t0\t0\t0\t0\t0\t0\t100\t60\t-1\t\n5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t95\t \nodd\n"
    )

    page = recognise(PAGE, 1, program.engine(rows + SURE, orientation="fail"), TIME_S)

    assert page.text == "Sentenza"


def test_crash_is_said(program: Program) -> None:
    with pytest.raises(ParserFailed, match="crashed on the page"):
        recognise(PAGE, 1, program.engine("crash"), TIME_S)


def test_failure_is_said_with_its_own_words(program: Program) -> None:
    with pytest.raises(ParserFailed, match="could not read the page: Too few characters"):
        recognise(PAGE, 1, program.engine("fail"), TIME_S)


def test_an_engine_that_went_away_is_no_fault_of_the_page(tmp_path: Path) -> None:
    gone = Engine(str(tmp_path / "tesseract"), "ita")

    with pytest.raises(ParserUnavailable, match="cannot be run"):
        recognise(PAGE, 1, gone, TIME_S)
