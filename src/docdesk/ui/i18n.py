"""The language of the window: translations of our words and of Qt's own, numbers and dates."""

from typing import Literal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from docdesk.ui.resources import resources_dir

Language = Literal["system", "en", "it"]

LANGUAGES = ("en", "it")


def language_for(language: Language, locale: QLocale) -> str:
    """The language to speak: the one chosen, else the desktop's, English where we lack it."""
    wanted = locale.name().partition("_")[0] if language == "system" else language
    return wanted if wanted in LANGUAGES else "en"


def spoken_language() -> str:
    """The language that the window speaks now."""
    return language_for("system", QLocale())


def install_language(app: QCoreApplication, language: Language) -> tuple[QTranslator, ...]:
    """Speak a language from now on; widgets made before keep their words.

    Returns:
        The translators, which the caller keeps alive; `remove_language` takes them out again.
    """
    spoken = language_for(language, QLocale.system())
    if QLocale.system().name().partition("_")[0] != spoken:
        QLocale.setDefault(QLocale(spoken))
    # English has a translation too: its plurals ("1 file", "2 files").
    folders = {
        f"docdesk_{spoken}": str(resources_dir() / "translations"),
        f"qtbase_{spoken}": QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath),
    }
    translators = []
    for name, folder in folders.items():
        translator = QTranslator(app)
        if translator.load(name, folder) and app.installTranslator(translator):
            translators.append(translator)
    return tuple(translators)


def remove_language(app: QCoreApplication, translators: tuple[QTranslator, ...]) -> None:
    """Undo `install_language`."""
    for each in translators:
        app.removeTranslator(each)
    QLocale.setDefault(QLocale.system())
