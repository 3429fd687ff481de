"""The settings dialog: every setting in its section, the models, about and privacy."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from docdesk.ipc.messages import Failure, Setting, SettingsShown
from docdesk.ui.dialogs.about import AboutPage
from docdesk.ui.dialogs.models import ModelsPage
from docdesk.ui.dialogs.questions import ask_first
from docdesk.ui.dialogs.setting_rows import SettingRow, value_words
from docdesk.ui.host_phrases import section_label, setting_label
from docdesk.ui.icons import ICON_SIDE, Icon, icon
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.controls import plain_label
from docdesk.ui.widgets.lines import hairline

MODELS, ABOUT = "models", "about"
LEFT_WIDTH = 184
ROOM = 16  # pixels about the longest name
COSTLY = frozenset({"models.encoder"})  # every document is encoded again
_ICONS = {
    "answering": Icon.QUOTE,
    "indexing": Icon.DOCUMENT,
    "search": Icon.SEARCH,
    "window": Icon.GENERAL,
    MODELS: Icon.MODEL,
    ABOUT: Icon.NETWORK,
}


class SettingsDialog(QDialog):
    """Sections at the left, rows at the right, a search over all of them.

    How to wire it:
        SettingsShown                     `show_settings(event)`
        `change_wanted(key, value)`       send ChangeSetting; Failure: `show_failure(event, key)`
        `models` (a ModelsPage) and `about` (an AboutPage) say in their docstrings what they need
    """

    change_wanted = Signal(str, str)

    def __init__(self, theme: Theme, version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: dict[str, SettingRow] = {}
        self._groups: dict[str, SettingGroup] = {}
        self._encoding_cost = ""
        self.models = ModelsPage(theme)
        self.about = AboutPage(theme, version)
        self.setWindowTitle(self.tr("Settings"))
        self.resize(920, 660)
        self.setMinimumSize(640, 420)
        self._build()

    def show_settings(self, shown: SettingsShown) -> None:
        """Show all settings as they are now."""
        settings = list(shown.settings)
        if [each.key for each in settings] != list(self._rows):
            self._fill(settings)
        for each in settings:
            self._rows[each.key].show_setting(each)

    def show_encoding_cost(self, words: str) -> None:
        """What it costs to encode all documents again, said before the encoder is changed."""
        self._encoding_cost = words

    def show_failure(self, failure: Failure, key: str) -> None:
        """A change was refused: said at its row."""
        if key in self._rows:
            self._rows[key].show_failure(failure)

    def open_at(self, section: str) -> None:
        """Show the dialog at a section; "models" and "about" are the last two."""
        self.search.clear()
        self._choose(section)
        self.sections.setFocus()
        self.show()
        self.raise_()
        self.activateWindow()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of another scheme."""
        self._theme = theme
        self.models.apply_theme(theme)
        self.about.apply_theme(theme)
        for row in self._rows.values():
            row.apply_theme(theme)
        for item in self._items():
            item.setIcon(icon(_icon_of(item), theme))

    # ---- sections and search ----

    def _fill(self, settings: list[Setting]) -> None:
        self._rows = {each.key: SettingRow(each, self._theme) for each in settings}
        for row in self._rows.values():
            row.changed.connect(self._on_changed)
        self._groups = _groups(self._rows.values())
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(0)
        for group in self._groups.values():
            column.addWidget(group)
        column.addWidget(self.nothing)
        column.addStretch(1)
        self._scroll.setWidget(body)
        self._fill_sections()

    def _fill_sections(self) -> None:
        chosen = self._section()
        self.sections.clear()
        titles = {name: section_label(name) for name in self._groups}
        titles[MODELS] = self.tr("Models")
        titles[ABOUT] = self.tr("About and privacy")
        for name, title in titles.items():
            item = QListWidgetItem(title)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setIcon(icon(_icon_of(item), self._theme))
            self.sections.addItem(item)
        # Wide enough for the longest name, in any language and size of text.
        self.sections.setFixedWidth(max(LEFT_WIDTH, self.sections.sizeHintForColumn(0) + ROOM))
        self._choose(chosen or next(iter(titles)))

    def _choose(self, section: str) -> None:
        for item in self._items():
            if item.data(Qt.ItemDataRole.UserRole) == section:
                self.sections.setCurrentItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [self.sections.item(row) for row in range(self.sections.count())]

    def _section(self) -> str:
        item = self.sections.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def _on_section(self) -> None:
        if self.search.text():
            self.search.clear()
        self._draw()

    def _draw(self) -> None:
        words, section = self.search.text(), self._section()
        if not words and section in (MODELS, ABOUT):
            self._stack.setCurrentWidget(self.models if section == MODELS else self.about)
        else:
            self._stack.setCurrentWidget(self._scroll)
        for name, group in self._groups.items():
            found = [row for row in group.rows if row.matches(words)]
            for row in group.rows:
                row.setVisible(row in found)
            group.setVisible(bool(found) if words else name == section)
        self.nothing.setVisible(bool(words) and not any(map(_is_shown, self._groups.values())))

    # ---- changes ----

    def _on_changed(self, key: str, value: str) -> None:
        if key in COSTLY:
            self._confirm(key, value)
        else:
            self.change_wanted.emit(key, value)

    def _confirm(self, key: str, value: str) -> None:
        setting = self._rows[key].setting
        question = self.tr("Change “{name}” to “{value}”?").format(
            name=setting_label(setting), value=value_words(setting, value)
        )
        ask_first(
            self,
            question,
            self._encoding_cost,
            self.tr("Change"),
            lambda: self.change_wanted.emit(key, value),
            otherwise=lambda: self._rows[key].show_setting(setting),
        )

    # ---- building ----

    def _build(self) -> None:
        self.nothing = plain_label(self.tr("No setting has these words."), "muted")
        self.nothing.hide()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._stack = QStackedWidget()
        for page in (self._scroll, self.models, self.about):
            self._stack.addWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._build_left())
        row.addWidget(hairline(down=True))
        row.addWidget(self._stack, 1)
        self._fill_sections()

    def _build_left(self) -> QWidget:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search settings"))
        self.search.setAccessibleName(self.tr("Search settings"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._draw)
        keys = QKeySequence(QKeySequence.StandardKey.Find)
        QShortcut(keys, self, self.search.setFocus)
        shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
        self.search.setToolTip(self.tr("Search settings") + f" ({shown})")
        self.sections = QListWidget()
        self.sections.setAccessibleName(self.tr("Sections"))
        self.sections.setIconSize(QSize(ICON_SIDE, ICON_SIDE))
        self.sections.currentItemChanged.connect(self._on_section)
        self.sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left = QFrame()
        left.setProperty("role", "pane")
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 16, 12, 12)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self.sections)
        return left


class SettingGroup(QWidget):
    """The rows of one section under its heading."""

    def __init__(self, title: str, rows: Iterable[SettingRow]) -> None:
        super().__init__()
        self.rows = tuple(rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(0)
        column.addWidget(plain_label(title, "title"))
        for row in self.rows:
            column.addWidget(row)


def _groups(rows: Iterable[SettingRow]) -> dict[str, SettingGroup]:
    sections: dict[str, list[SettingRow]] = {}
    for row in rows:
        # The encoder is about how documents are read; the models page is about answers.
        section = "indexing" if row.setting.section == MODELS else row.setting.section
        sections.setdefault(section, []).append(row)
    return {name: SettingGroup(section_label(name), group) for name, group in sections.items()}


def _is_shown(widget: QWidget) -> bool:
    return not widget.isHidden()


def _icon_of(item: QListWidgetItem) -> Icon:
    return _ICONS.get(str(item.data(Qt.ItemDataRole.UserRole)), Icon.GENERAL)
