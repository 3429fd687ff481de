"""The translations are complete, compiled, and keep what the source puts into its sentences."""

import importlib
import re
import subprocess
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QTranslator

from docdesk.settings.keys import all_keys
from docdesk.ui.host_sentences import SENTENCES
from docdesk.ui.resources import resources_dir

FOLDER = resources_dir() / "translations"
LANGUAGES = ("it", "en")
HOLE = re.compile(r"\{\w*\}")


def messages(language: str) -> Iterator[ElementTree.Element]:
    yield from ElementTree.parse(FOLDER / f"docdesk_{language}.ts").getroot().iter("message")


def source(message: ElementTree.Element) -> str:
    return message.findtext("source") or ""


def forms(message: ElementTree.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    plural = [form.text or "" for form in translation.findall("numerusform")]
    return plural or [translation.text or ""]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_untranslated(language: str) -> None:
    unfinished = [
        source(each)
        for each in messages(language)
        if each.find("translation[@type='unfinished']") is not None or not all(forms(each))
    ]

    assert unfinished == []


def test_every_text_of_the_window_has_a_translation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(FOLDER)
    collect = importlib.import_module("collect")
    known = {
        (context.findtext("name"), source(message))
        for context in ElementTree.parse(FOLDER / "docdesk_it.ts").getroot().iter("context")
        for message in context.iter("message")
    }

    # What other processes say is left out: a new sentence of theirs is shown in English meanwhile.
    window = [each for each in collect.texts() if each.context != collect.HOST]
    missing = [each.source for each in window if (each.context, each.source) not in known]

    assert window
    assert missing == [], "run resources/translations/update.py and translate"


@pytest.mark.parametrize("language", LANGUAGES)
def test_plurals_have_both_forms(language: str) -> None:
    wrong = [
        source(each)
        for each in messages(language)
        if each.get("numerus") == "yes" and len(forms(each)) != 2
    ]

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_what_is_put_in(language: str) -> None:
    wrong = [
        source(each)
        for each in messages(language)
        for form in forms(each)
        if sorted(HOLE.findall(form)) != sorted(HOLE.findall(source(each)))
    ]

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shipped_is_what_was_translated(language: str, tmp_path: Path) -> None:
    compiled = tmp_path / "docdesk.qm"
    lrelease = next(Path(PySide6.__file__).parent.glob("lrelease*"))  # .exe on Windows

    subprocess.run(
        [lrelease, FOLDER / f"docdesk_{language}.ts", "-qm", compiled],
        check=True,
        capture_output=True,
    )

    assert compiled.read_bytes() == (FOLDER / f"docdesk_{language}.qm").read_bytes()


@pytest.fixture(scope="module")
def italian() -> QTranslator:
    translator = QTranslator()
    assert translator.load("docdesk_it", str(FOLDER))
    return translator


@pytest.mark.parametrize("key", all_keys().values(), ids=lambda key: key.path)
def test_the_help_of_every_setting_is_translated(italian: QTranslator, key) -> None:
    assert key.rule.help in SENTENCES
    assert italian.translate("Host", key.rule.help)
