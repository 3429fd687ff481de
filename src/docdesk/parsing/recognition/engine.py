"""The engine for text recognition: where Tesseract is, and which languages it reads."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from time import monotonic

from docdesk.domain.errors import ParserUnavailable

ORIENTATION_DATA = "osd"
if sys.platform == "win32":  # a console of its own would flash up
    NO_WINDOW = subprocess.CREATE_NO_WINDOW
else:
    NO_WINDOW = 0
_ANSWER_TIME_S = 20.0  # a cold disk on a busy machine
_LOOK_AGAIN_S = 30.0

# Where installers put it without telling PATH; desktop programs on macOS have a short PATH.
_USUAL_FOLDERS = {
    "win32": (
        r"%ProgramFiles%\Tesseract-OCR",
        r"%ProgramFiles(x86)%\Tesseract-OCR",
        r"%LocalAppData%\Programs\Tesseract-OCR",
    ),
    "darwin": ("/opt/homebrew/bin", "/usr/local/bin", "/opt/local/bin"),
}


@dataclass(frozen=True, slots=True)
class Recognition:
    """How text is to be recognised: languages as Tesseract names them, joined by `+`.

    `command` is the program's path; "" looks for it beside DocDesk, on PATH and where installers
    put it.
    """

    languages: str = "ita+eng"
    command: str = ""


@dataclass(frozen=True, slots=True)
class Engine:
    """A Tesseract that is there and has the data it needs.

    `data` is the folder of its language data, "" for its own choice; `finds_orientation` says
    whether it can tell how a page is turned.
    """

    command: str
    languages: str
    data: str = ""
    finds_orientation: bool = True

    def arguments(self, *options: str) -> list[str]:
        """A command line that reads an image from standard input and writes to its output."""
        data = ["--tessdata-dir", self.data] if self.data else []
        return [self.command, "stdin", "stdout", *data, *options]


def find_engine(recognition: Recognition) -> Engine:
    """The engine for these languages.

    Raises:
        ParserUnavailable: there is none, or it lacks a language; the message says what to do.
    """
    command = _find_command(recognition.command)
    if command is None:
        raise ParserUnavailable(_not_installed(recognition))
    data = _data_beside(command)
    installed = _installed_languages(command, data)
    wanted = [name for name in recognition.languages.split("+") if name]
    missing = [name for name in wanted if name not in installed]
    if missing or not wanted:
        raise ParserUnavailable(_language_missing(missing))
    return Engine(command, "+".join(wanted), data, ORIENTATION_DATA in installed)


class EngineLookup:
    """The engine, looked up when it is first asked for; one that was missing is looked for again.

    So text is recognised as soon as Tesseract is installed. Safe to use from several threads.
    """

    def __init__(
        self, recognition: Recognition | None, *, clock: Callable[[], float] = monotonic
    ) -> None:
        """None: no text is to be recognised."""
        self._clock = clock
        self._recognition = recognition
        self._lock = Lock()
        self._found: Engine | None = None
        self._problem: ParserUnavailable | None = None
        self._looked_at = 0.0

    def get(self) -> Engine:
        """The engine; ParserUnavailable says why there is none."""
        if self._recognition is None:
            reason = "Text recognition is switched off in the settings."
            raise ParserUnavailable(reason)
        with self._lock:
            if self._found is None or not Path(self._found.command).is_file():
                self._found = None  # also when it was uninstalled meanwhile
                self._found = self._look(self._recognition)
            return self._found

    def _look(self, recognition: Recognition) -> Engine:
        if self._problem is None or self._clock() - self._looked_at > _LOOK_AGAIN_S:
            try:
                return find_engine(recognition)
            except ParserUnavailable as problem:
                self._problem = problem
                self._looked_at = self._clock()
        raise ParserUnavailable(self._problem.message, self._problem.hint)


def _find_command(given: str) -> str | None:
    if given:
        return shutil.which(given)
    folders = [str(Path(sys.executable).parent / "tesseract")]
    folders += os.environ.get("PATH", "").split(os.pathsep)
    folders += [os.path.expandvars(folder) for folder in _USUAL_FOLDERS.get(sys.platform, ())]
    name = "tesseract.exe" if sys.platform == "win32" else "tesseract"
    # Folder by folder: left to itself, Windows begins with whatever folder one is working in.
    places = [Path(folder) / name for folder in folders if Path(folder).is_absolute()]
    return next((found for place in places if (found := shutil.which(str(place)))), None)


def _data_beside(command: str) -> str:
    """The data of a bundled engine, which does not know where it has been put."""
    beside = Path(command).resolve().parent / "tessdata"
    return str(beside) if beside.is_dir() else ""


def _installed_languages(command: str, data: str) -> set[str]:
    arguments = [command, "--list-langs", *(["--tessdata-dir", data] if data else [])]
    try:
        answer = subprocess.run(
            arguments,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_ANSWER_TIME_S,
            check=True,
            creationflags=NO_WINDOW,
        )
    except (OSError, subprocess.SubprocessError) as error:
        reason = f"Text recognition does not work: {command} cannot be run. Install Tesseract anew."
        raise ParserUnavailable(reason) from error
    # The first line is a heading; old versions answer on standard error.
    lines = (answer.stdout or answer.stderr).decode("utf-8", errors="replace").splitlines()
    return {line.strip() for line in lines[1:]}


def _not_installed(recognition: Recognition) -> str:
    packages = " ".join(_package(name) for name in recognition.languages.split("+") if name)
    if recognition.command:
        reason = (
            f"Text recognition does not work: there is no program {recognition.command}. "
            "Correct its path in the settings."
        )
    elif sys.platform == "win32":
        reason = (
            "Text recognition needs Tesseract, which is not installed. Install it from "
            "https://github.com/UB-Mannheim/tesseract/wiki and choose your languages on the way."
        )
    elif sys.platform == "darwin":
        reason = (
            "Text recognition needs Tesseract, which is not installed. "
            "Install it with: brew install tesseract tesseract-lang"
        )
    elif shutil.which("apt"):
        reason = (
            "Text recognition needs Tesseract, which is not installed. "
            f"Install it with: sudo apt install tesseract-ocr {packages}"
        )
    else:
        reason = (
            "Text recognition needs Tesseract, which is not installed. "
            "Install it and its language data from your system's packages."
        )
    return reason


def _language_missing(missing: list[str]) -> str:
    names, packages = ", ".join(missing), " ".join(map(_package, missing))
    if not missing:
        reason = (
            "No language is chosen for text recognition. Name one in the settings, such as ita+eng."
        )
    elif sys.platform == "darwin":
        reason = (
            f"Text recognition lacks the language data for: {names}. "
            "Install it with: brew install tesseract-lang"
        )
    elif sys.platform == "linux" and shutil.which("apt"):
        reason = (
            f"Text recognition lacks the language data for: {names}. "
            f"Install it with: sudo apt install {packages}"
        )
    else:
        reason = (
            f"Text recognition lacks the language data for: {names}. "
            "Install Tesseract anew with these languages, or choose others in the settings."
        )
    return reason


def _package(language: str) -> str:
    """Debian's package for a language: `chi_sim` is in tesseract-ocr-chi-sim."""
    return "tesseract-ocr-" + language.replace("_", "-").lower()
