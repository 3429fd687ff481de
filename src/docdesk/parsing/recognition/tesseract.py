"""Calls to Tesseract: an image goes in, words with boxes and confidences come out."""

import ctypes
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docdesk.domain.errors import ParserFailed, ParserUnavailable
from docdesk.parsing.raster import GreyPage
from docdesk.parsing.recognition.engine import NO_WINDOW, ORIENTATION_DATA, Engine

if sys.platform != "win32":
    import resource

# Black and white are told apart by the neighbourhood (Sauvola), not by one threshold for the page:
# half of a photographed page lies in the shade (63 percent wrong words, so 3), and clean ones cost
# 4 percent more time.
_SETTINGS = ("-c", "thresholding_method=2", "-c", "tessedit_create_tsv=1")
_WORD_LEVEL = "5"
_COLUMNS = 12  # level page block paragraph line word left top width height confidence text
_ROTATE = re.compile(r"^Rotate: (\d+)", re.M)
_CERTAINTY = re.compile(r"^Orientation confidence: ([\d.]+)", re.M)
# Below this the orientation is a guess (upright print gives 10 to 30).
_LEAST_CERTAINTY = 1.0
_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word as Tesseract reads it: its box in pixels, its confidence in percent.

    `line` is (block, paragraph, line), counted in reading order.
    """

    text: str
    confidence: float
    left: int
    top: int
    right: int
    bottom: int
    line: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moment (of `time.monotonic`) by which all calls for one page must have ended."""

    moment: float
    allowed_s: float

    @classmethod
    def within(cls, seconds: float) -> "Deadline":
        """So many seconds from now."""
        return cls(time.monotonic() + seconds, seconds)

    @property
    def left_s(self) -> float:
        """What is left of the time, at least a moment."""
        return max(0.01, self.moment - time.monotonic())


def read_words(engine: Engine, image: GreyPage, deadline: Deadline) -> list[ReadWord]:
    """The words on the image in reading order.

    Raises:
        ParserFailed: Tesseract crashed or did not end in time.
    """
    options = ("-l", engine.languages, "--psm", "3", *_SETTINGS)
    table = _run(engine.arguments(*options, *_density(image)), image, deadline)
    return list(_words(table))


def find_turn(engine: Engine, image: GreyPage, deadline: Deadline) -> int:
    """By how many degrees clockwise (0, 90, 180, 270) the image must be turned to stand upright.

    0 when it cannot be told: with few letters Tesseract gives up.
    """
    options = ("-l", ORIENTATION_DATA, "--psm", "0", *_density(image))
    try:
        answer = _run(engine.arguments(*options), image, deadline)
    except _PageFailed:
        return 0
    turn, certainty = _ROTATE.search(answer), _CERTAINTY.search(answer)
    if turn is None or certainty is None or float(certainty[1]) < _LEAST_CERTAINTY:
        return 0
    return int(turn[1])


def _density(image: GreyPage) -> tuple[str, str]:
    return ("--dpi", str(min(2400, max(70, round(image.dots_per_inch)))))


def _words(table: str) -> Iterator[ReadWord]:
    for row in table.splitlines():
        cells = row.split("\t", _COLUMNS - 1)
        if len(cells) < _COLUMNS or cells[0] != _WORD_LEVEL or not cells[11].strip():
            continue
        block, paragraph, line = int(cells[2]), int(cells[3]), int(cells[4])
        left, top, width, height = (int(cell) for cell in cells[6:10])
        yield ReadWord(
            cells[11].strip(),
            float(cells[10]),
            left,
            top,
            left + width,
            top + height,
            (block, paragraph, line),
        )


class _PageFailed(ParserFailed):
    """Tesseract ended by itself without an answer."""


def _run(arguments: list[str], image: GreyPage, deadline: Deadline) -> str:
    try:
        done = subprocess.run(
            arguments,
            input=image.as_pgm(),
            capture_output=True,
            timeout=deadline.left_s,
            check=False,
            # Pages are recognised side by side: threads within one would only wait for each other.
            env=os.environ | {"OMP_THREAD_LIMIT": "1"},
            preexec_fn=_bind_to_parent(deadline.left_s),
            creationflags=NO_WINDOW,
        )
    except subprocess.TimeoutExpired as error:
        raise ParserFailed(
            f"Recognising the page took longer than {deadline.allowed_s:g} s and was stopped.",
            "Raise the time limit for a page in the settings.",
        ) from error
    except (FileNotFoundError, PermissionError) as error:
        # It was uninstalled meanwhile: no fault of the page, which waits.
        command = arguments[0]
        reason = f"Text recognition does not work: {command} cannot be run. Install Tesseract anew."
        raise ParserUnavailable(reason) from error
    if done.returncode < 0:
        raise ParserFailed(f"Text recognition crashed on the page (signal {-done.returncode}).")
    if done.returncode:
        raise _PageFailed(
            "Text recognition could not read the page: "
            f"{done.stderr.decode('utf-8', errors='replace').strip()[-200:]}"
        )
    return done.stdout.decode("utf-8", errors="replace")


def _bind_to_parent(time_s: float) -> Callable[[], None] | None:
    """For a new process before it starts: nothing may be left behind when its parent is killed.

    Linux ends it with its parent; elsewhere on POSIX it ends when it has used up its time. Windows
    has neither: there it may outlive its parent by the page in hand.
    """
    if sys.platform == "win32":
        return None
    parent = os.getpid()

    def bind() -> None:
        seconds = int(time_s) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        if _LIBC is not None:
            _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
            if os.getppid() != parent:  # it died before the line above
                os._exit(1)

    return bind
