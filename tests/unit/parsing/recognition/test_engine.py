"""Where the engine is found, and what a person is told when it is not."""

import os
import sys
from pathlib import Path

import pytest

from docdesk.domain.errors import ParserUnavailable
from docdesk.parsing.recognition.engine import EngineLookup, Recognition, find_engine


def program(folder: Path, *languages: str, exit_code: int = 0) -> Path:
    """A program that lists these languages as Tesseract does."""
    folder.mkdir(exist_ok=True)
    path = folder / "tesseract"
    path.write_text(
        f"#!{sys.executable}\n"
        f"print({chr(10).join(['List of available languages (2):', *languages])!r})\n"
        f"raise SystemExit({exit_code})\n"
    )
    path.chmod(0o755)
    return path


@pytest.fixture(autouse=True)
def nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))


def test_program_of_the_settings_is_taken(tmp_path: Path) -> None:
    path = program(tmp_path, "ita", "eng", "osd")

    engine = find_engine(Recognition("ita+eng", str(path)))

    assert engine.command == str(path)
    assert engine.languages == "ita+eng"
    assert engine.finds_orientation


def test_program_on_the_path_is_found(tmp_path: Path) -> None:
    path = program(tmp_path / "bin", "ita")

    assert find_engine(Recognition("ita")).command == str(path)


def test_bundled_program_comes_before_the_path_and_brings_its_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "bin", "ita")
    bundled = program(tmp_path / "tesseract", "ita")
    (tmp_path / "tesseract" / "tessdata").mkdir()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "docdesk"))

    engine = find_engine(Recognition("ita"))

    assert engine.command == str(bundled)
    assert engine.arguments("-l", "ita") == [
        *(str(bundled), "stdin", "stdout"),
        *("--tessdata-dir", str(tmp_path / "tesseract" / "tessdata")),
        *("-l", "ita"),
    ]


def test_program_in_the_folder_one_works_in_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "ita")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join(("", ".")))

    with pytest.raises(ParserUnavailable, match="not installed"):
        find_engine(Recognition("ita"))


def test_without_orientation_data_the_engine_says_so(tmp_path: Path) -> None:
    path = program(tmp_path, "ita")

    assert not find_engine(Recognition("ita", str(path))).finds_orientation


@pytest.mark.parametrize(
    ("platform", "advice"),
    [
        ("win32", "UB-Mannheim"),
        ("darwin", "brew install tesseract"),
        ("linux", "from your system's packages"),
    ],
)
def test_each_system_has_its_own_advice(
    monkeypatch: pytest.MonkeyPatch, platform: str, advice: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr("docdesk.parsing.recognition.engine._USUAL_FOLDERS", {})

    with pytest.raises(ParserUnavailable, match="not installed") as caught:
        find_engine(Recognition())

    assert advice in caught.value.message


def test_debian_is_told_the_packages(tmp_path: Path) -> None:
    program(tmp_path / "bin").rename(tmp_path / "bin" / "apt")

    with pytest.raises(ParserUnavailable) as caught:
        find_engine(Recognition("ita+chi_sim"))

    assert caught.value.message.endswith(
        "sudo apt install tesseract-ocr tesseract-ocr-ita tesseract-ocr-chi-sim"
    )


def test_missing_languages_are_named(tmp_path: Path) -> None:
    path = program(tmp_path, "eng")

    with pytest.raises(ParserUnavailable, match="language data for: ita, deu"):
        find_engine(Recognition("ita+eng+deu", str(path)))


def test_no_language_is_said(tmp_path: Path) -> None:
    with pytest.raises(ParserUnavailable, match="No language is chosen"):
        find_engine(Recognition("", str(program(tmp_path, "eng"))))


def test_program_that_fails_is_said(tmp_path: Path) -> None:
    with pytest.raises(ParserUnavailable, match="cannot be run"):
        find_engine(Recognition("eng", str(program(tmp_path, "eng", exit_code=3))))


def test_engine_that_comes_later_is_found_after_a_while(tmp_path: Path) -> None:
    now = 100.0
    lookup = EngineLookup(Recognition("eng", str(tmp_path / "tesseract")), clock=lambda: now)
    with pytest.raises(ParserUnavailable):
        lookup.get()
    program(tmp_path, "eng")

    with pytest.raises(ParserUnavailable):
        lookup.get()
    now += 60

    assert lookup.get().languages == "eng"


def test_engine_that_is_found_stays(tmp_path: Path) -> None:
    path = program(tmp_path, "eng")
    lookup = EngineLookup(Recognition("eng", str(path)))
    first = lookup.get()
    program(tmp_path, "ita")

    assert lookup.get() is first


def test_engine_that_was_uninstalled_is_missed(tmp_path: Path) -> None:
    path = program(tmp_path, "eng")
    lookup = EngineLookup(Recognition("eng", str(path)))
    lookup.get()
    path.unlink()

    with pytest.raises(ParserUnavailable, match="there is no program"):
        lookup.get()
