"""The self-test says whether scanned pages can be read, and what to do if not."""

from pathlib import Path

from docdesk.host.doctor import text_recognition
from docdesk.parsing.recognition.engine import Recognition


def test_an_engine_that_is_there_is_named_with_its_languages() -> None:
    check = text_recognition(Recognition("ita+eng"))

    assert check.passed
    assert check.detail.startswith("tesseract ")
    assert check.detail.endswith("ita, eng")


def test_a_language_that_is_missing_says_what_to_install() -> None:
    check = text_recognition(Recognition("ita+xyz"))

    assert not check.passed
    assert "xyz" in check.detail


def test_an_engine_that_is_missing_is_not_well(tmp_path: Path) -> None:
    check = text_recognition(Recognition("ita", command=str(tmp_path / "tesseract")))

    assert not check.passed
    assert "tesseract" in check.detail


def test_what_the_person_switched_off_is_well() -> None:
    assert text_recognition(None).passed
