"""How the window looks: the desktop's wishes, and the person's settings over them."""

from typing import cast, get_args

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from docdesk.ipc.messages import SettingsShown
from docdesk.ui.i18n import Language, install_language
from docdesk.ui.theme import Scheme, Theme, dress, load_theme, system_scheme

THEME, LANGUAGE, TEXT_SIZE = "window.theme", "window.language", "window.text_size"
SYSTEM = "system"


class Appearance(QObject):
    """Dresses the application; follows the desktop and the settings while it runs.

    The settings arrive from the host after the window is drawn: the last ones are kept in `memory`
    so that the next start looks right from its first moment.
    """

    changed = Signal(object)  # Theme

    def __init__(self, application: QApplication, memory: QSettings) -> None:
        super().__init__(application)
        self._application = application
        self._memory = memory
        install_language(application, cast(Language, self._remembered(LANGUAGE, SYSTEM)))
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._change)
        hints.accessibility().contrastPreferenceChanged.connect(self._change)

    def wear(self) -> Theme:
        """Dress the application as it should look now; the theme worn."""
        theme = load_theme(self._scheme(), int(self._remembered(TEXT_SIZE, "100")) / 100)
        dress(self._application, theme)
        return theme

    def take_settings(self, shown: SettingsShown) -> None:
        """Look as the settings say from now on; another language is spoken at the next start."""
        before = self._look()
        for setting in shown.settings:
            if setting.key in (THEME, LANGUAGE, TEXT_SIZE):
                self._memory.setValue(setting.key, setting.value)
        if self._look() != before:
            self._change()

    def _look(self) -> tuple[str, str]:
        return self._remembered(THEME, SYSTEM), self._remembered(TEXT_SIZE, "100")

    def _scheme(self) -> Scheme:
        chosen = self._remembered(THEME, SYSTEM)
        return cast(Scheme, chosen) if chosen in get_args(Scheme) else system_scheme()

    def _remembered(self, key: str, default: str) -> str:
        return str(self._memory.value(key, default))

    def _change(self) -> None:
        self.changed.emit(self.wear())
