"""Starting: nothing heavy is loaded, and the look is the one last worn."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from docdesk.ipc.messages import Setting, SettingsShown
from docdesk.ui.appearance import Appearance

HEAVY = (
    "numpy",
    "torch",
    "chromadb",
    "llama_cpp",
    "sentence_transformers",
    "qtawesome",
    "PySide6.QtNetwork",
)


def setting(key: str, value: str) -> Setting:
    return Setting(key, value, "system", "choice", "window", "")


def test_the_window_loads_nothing_heavy() -> None:
    found = f"import sys, docdesk.ui.app; print([n for n in {HEAVY!r} if n in sys.modules])"

    done = subprocess.run(
        [sys.executable, "-c", found], capture_output=True, text=True, timeout=60, check=True
    )

    assert done.stdout.strip() == "[]"


def test_settings_are_worn_at_once(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    memory = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    appearance = Appearance(qapp, memory)

    with qtbot.waitSignal(appearance.changed) as changed:
        dark, large = setting("window.theme", "dark"), setting("window.text_size", "150")
        appearance.take_settings(SettingsShown((dark, large)))

    theme = changed.args[0]
    assert theme.scheme == "dark"
    assert theme.body == 20


def test_settings_that_have_not_changed_change_nothing(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    memory = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    appearance = Appearance(qapp, memory)

    with qtbot.assertNotEmitted(appearance.changed):
        appearance.take_settings(SettingsShown((setting("window.theme", "system"),)))


def test_the_next_start_looks_as_the_last_one_did(qapp: QApplication, tmp_path: Path) -> None:
    memory = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    memory.setValue("window.theme", "contrast")

    assert Appearance(qapp, memory).wear().scheme == "contrast"
