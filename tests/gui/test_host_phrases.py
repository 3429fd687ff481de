"""What the host says in English is shown in the person's language."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QMessageBox

from docdesk.ipc.messages import Setting
from docdesk.settings.keys import all_keys
from docdesk.ui.host_phrases import choice_label, phrase, section_label, setting_label
from docdesk.ui.i18n import install_language, language_for, remove_language
from docdesk.ui.wording import seconds_words

GERMAN = QLocale(QLocale.Language.German)
ITALIAN = QLocale(QLocale.Language.Italian, QLocale.Country.Switzerland)


@pytest.fixture
def in_italian(qapp: QApplication) -> Iterator[None]:
    translators = install_language(qapp, "it")
    yield
    remove_language(qapp, translators)


@pytest.mark.usefixtures("in_italian")
class TestInItalian:
    """With the Italian translation installed."""

    @pytest.mark.parametrize(
        ("english", "italian"),
        [
            ("", ""),
            ("The document holds no text.", "Il documento non contiene testo."),
            ("memory", "memoria"),
            ("refused: Permission denied", "rifiutata: Permission denied"),
            (
                "The PDF has 5000 pages; the limit is 1000.",
                "Il PDF ha 5000 pagine; il limite è 1000.",
            ),
            (
                "{curly}.gguf is not a GGUF file.",
                "{curly}.gguf non è un file GGUF.",
            ),
            (
                "This is a GIF picture, which DocDesk does not read.",
                "È un’immagine GIF, un tipo che DocDesk non legge.",
            ),
            (
                "search.limit cannot be '900'; it must be a whole number from 1 to 100.",
                "search.limit non può essere '900'; deve essere un numero intero da 1 a 100.",
            ),
            (
                "The PDF is encrypted and opens only with its password. "
                'Choose "Enter password" (in a terminal: docdesk unlock).',
                "Il PDF è cifrato e si apre solo con la sua password. "
                "Scegliere «Password…» (in un terminale: docdesk unlock).",
            ),
            (
                "This is an MP3 sound file, which DocDesk does not read. Nobody says so. "
                "The document holds no text.",
                "È un file audio MP3, un tipo che DocDesk non legge. Nobody says so. "
                "Il documento non contiene testo.",
            ),
            ("Nobody has ever said this.", "Nobody has ever said this."),
        ],
    )
    def test_known_sentences_are_translated_with_what_is_in_them(
        self, english: str, italian: str
    ) -> None:
        assert phrase(english) == italian

    def test_numbers_are_written_as_italians_write_them(self) -> None:
        assert seconds_words(1.25).startswith("1,")

    def test_qts_own_buttons_speak_italian_too(self) -> None:
        box = QMessageBox()
        box.setStandardButtons(QMessageBox.StandardButton.Cancel)

        assert box.buttons()[0].text() == "Annulla"


def test_in_english_sentences_stay_as_they_are(qapp: QApplication) -> None:
    assert phrase("The document holds no text.") == "The document holds no text."


@pytest.mark.parametrize(
    ("chosen", "locale", "spoken"),
    [
        ("system", ITALIAN, "it"),
        ("system", GERMAN, "en"),
        ("it", GERMAN, "it"),
        ("en", ITALIAN, "en"),
    ],
)
def test_the_chosen_language_wins_over_the_desktops(chosen, locale: QLocale, spoken: str) -> None:
    assert language_for(chosen, locale) == spoken


def test_every_setting_has_a_name_for_people(qapp: QApplication) -> None:
    settings = [
        Setting(path, "", "", key.rule.kind, key.section, key.rule.help, key.rule.choices)
        for path, key in all_keys().items()
    ]

    for each in settings:
        assert "_" not in setting_label(each)
        assert section_label(each.section) != each.section
        for choice in each.choices:
            assert choice_label(each, choice) != choice


def test_a_setting_that_nobody_named_is_still_readable(qapp: QApplication) -> None:
    unknown = Setting("search.new_thing", "", "", "text", "search", "")

    assert setting_label(unknown) == "New thing"
