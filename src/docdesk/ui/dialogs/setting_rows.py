"""One setting as a row: its name, what it does, and a field to change it."""

from typing import Protocol

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QLocale,
    QObject,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from docdesk.ipc.messages import Failure, Setting
from docdesk.ui.file_wording import DOT
from docdesk.ui.host_phrases import choice_label, phrase, setting_label, setting_unit
from docdesk.ui.icons import Icon
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.buttons import IconButton
from docdesk.ui.widgets.controls import IconLabel, plain_label
from docdesk.ui.widgets.lines import hairline

translate = QCoreApplication.translate

EDITOR_WIDTH = 200
AT_NEXT_START = frozenset({"window.language"})  # words already on screen stay as they are
REST_MS = 400  # a value is sent once the hand rests: arrows and keys go through many
_MOST = 2**31 - 1
_INSET = 6  # pixels before a number: style sheets cannot set it


class Editor(Protocol):
    """A field for one kind of setting; its value is text, as in messages."""

    edited: SignalInstance

    def written(self) -> str:
        """What the field holds now."""

    def show_value(self, value: str) -> None:
        """Hold this value, without saying that it was edited."""


class WholeEditor(QSpinBox):
    """A whole number."""

    edited = Signal()

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        highest = _MOST if setting.maximum is None else setting.maximum
        self.setRange(int(setting.minimum or 0), int(highest))
        self.setGroupSeparatorShown(True)
        self.lineEdit().setTextMargins(_INSET, 0, 0, 0)
        self.setSuffix(setting_unit(setting))
        self.setStepType(QSpinBox.StepType.AdaptiveDecimalStepType)
        self.valueChanged.connect(self.edited)

    def written(self) -> str:
        return str(self.value())

    def show_value(self, value: str) -> None:
        self.setValue(int(value))


class DecimalEditor(QDoubleSpinBox):
    """A number with decimals."""

    edited = Signal()

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setDecimals(2)
        self.lineEdit().setTextMargins(_INSET, 0, 0, 0)
        self.setSingleStep(0.1)
        highest = _MOST if setting.maximum is None else setting.maximum
        self.setRange(setting.minimum or 0.0, highest)
        self.setSuffix(setting_unit(setting))
        self.valueChanged.connect(self.edited)

    def written(self) -> str:
        return f"{self.value():g}"

    def show_value(self, value: str) -> None:
        self.setValue(float(value))


class FlagEditor(QCheckBox):
    """On or off."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setText(self.tr("On"))
        self.toggled.connect(self.edited)

    def written(self) -> str:
        return "true" if self.isChecked() else "false"

    def show_value(self, value: str) -> None:
        self.setChecked(value == "true")


class ChoiceEditor(QComboBox):
    """One of a few."""

    edited = Signal()

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        for each in setting.choices:
            self.addItem(choice_label(setting, each), each)
        self.activated.connect(self.edited)

    def written(self) -> str:
        return str(self.currentData())

    def show_value(self, value: str) -> None:
        self.setCurrentIndex(self.findData(value))


class TextEditor(QLineEdit):
    """One line; it counts as edited when it is left or Enter is pressed."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.editingFinished.connect(self.edited)

    def written(self) -> str:
        return self.text()

    def show_value(self, value: str) -> None:
        self.setText(value)


class SettingRow(QWidget):
    """Shows a Setting and emits `changed(key, value)` when the person gives it another value."""

    changed = Signal(str, str)

    def __init__(self, setting: Setting, theme: Theme) -> None:
        super().__init__()
        self.setting = setting
        self._theme = theme
        self.editor = _editor(setting)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._send)
        self._build()
        self.editor.edited.connect(self._on_edited)
        self.show_setting(setting)

    def show_setting(self, setting: Setting) -> None:
        """Show what the host says the setting is now."""
        self.setting = setting
        self._rest.stop()
        self._show_value(setting.value)
        is_locked = bool(setting.locked_by)
        self.field.setEnabled(not is_locked)
        self.lock.setVisible(is_locked)
        self.reset.setVisible(setting.value != setting.default and not is_locked)
        self.locked_words.setVisible(is_locked)
        self.locked_words.setText(
            self.tr("Fixed by {policy}").format(policy=phrase(setting.locked_by))
        )
        self.failure.hide()

    def show_failure(self, failure: Failure) -> None:
        """The value was refused: say why, and show the value that still holds."""
        self._show_value(self.setting.value)
        hint = "" if failure.hint == self.setting.help else phrase(failure.hint)  # it stands above
        self.failure.setText(f"{phrase(failure.message)} {hint}".strip())
        self.failure.show()

    def matches(self, words: str) -> bool:
        """True when every one of the words occurs in the row."""
        shown = " ".join((self.name.text(), self.help.text(), self.setting.key)).casefold()
        return all(word in shown for word in words.casefold().split())

    def apply_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of another scheme."""
        self._theme = theme
        self.reset.apply_theme(theme)
        self.lock.show_icon(Icon.LOCKED, theme, theme.muted)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Keep the wheel from changing values: it scrolls the page."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return False

    def _show_value(self, value: str) -> None:
        self.field.blockSignals(True)
        self.editor.show_value(value)
        self.field.blockSignals(False)

    def _on_edited(self) -> None:
        if isinstance(self.editor, WholeEditor | DecimalEditor):
            self._rest.start()
        else:
            self._send()

    def _send(self) -> None:
        value = self.editor.written()
        if value != self.setting.value:
            self.changed.emit(self.setting.key, value)

    def _on_reset(self) -> None:
        self._show_value(self.setting.default)
        self.changed.emit(self.setting.key, self.setting.default)

    def _build(self) -> None:
        setting = self.setting
        assert isinstance(self.editor, QWidget)
        self.field: QWidget = self.editor
        self.field.setFixedWidth(EDITOR_WIDTH)
        self.field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.field.installEventFilter(self)
        self.name = plain_label(setting_label(setting), "heading")
        self.name.setBuddy(self.field)
        self.help = plain_label(phrase(setting.help), "muted", wraps=True)
        self.limits = plain_label(limits_words(setting), "muted", wraps=True)
        self.locked_words = plain_label("", "muted", wraps=True)
        self.failure = plain_label("", "error", wraps=True)
        self.lock = IconLabel()
        words = self.tr("Back to {value}").format(value=value_words(setting, setting.default))
        self.reset = IconButton(Icon.RESET, words, self._theme)
        self.reset.clicked.connect(self._on_reset)
        self.lock.show_icon(Icon.LOCKED, self._theme, self._theme.muted)
        self._name_field()
        self._lay_out()

    def _name_field(self) -> None:
        self.field.setAccessibleName(self.name.text())
        self.field.setAccessibleDescription(f"{self.help.text()} {self.limits.text()}")
        self.field.setToolTip(self.limits.text())

    def _lay_out(self) -> None:
        edit = QHBoxLayout()
        edit.setSpacing(4)
        edit.addWidget(self.lock)
        edit.addWidget(self.reset)
        edit.addWidget(self.field)
        grid = QGridLayout()
        grid.setContentsMargins(0, 12, 0, 12)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.name, 0, 0)
        grid.addLayout(edit, 0, 1, 2, 1, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.help, 1, 0)
        grid.addWidget(self.limits, 2, 0)
        grid.addWidget(self.locked_words, 3, 0)
        grid.addWidget(self.failure, 4, 0, 1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(grid)
        column.addWidget(hairline())  # a row that is hidden takes its line along


def limits_words(setting: Setting) -> str:
    """The default and what is allowed: "Default 4,096 · 1,024 to 131,072"."""
    default = translate("SettingRow", "Default: {value}").format(
        value=value_words(setting, setting.default)
    )
    if setting.key in AT_NEXT_START:
        return default + DOT + translate("SettingRow", "from the next start on")
    if setting.kind not in ("int", "float") or setting.minimum is None or setting.maximum is None:
        return default
    limits = translate("SettingRow", "{lowest} to {highest}").format(
        lowest=_number_words(setting.kind, setting.minimum),
        highest=_number_words(setting.kind, setting.maximum),
    )
    return default + DOT + limits


def value_words(setting: Setting, value: str) -> str:
    """A value as people read it."""
    match setting.kind:
        case "bool":
            on, off = translate("SettingRow", "on"), translate("SettingRow", "off")
            return on if value == "true" else off
        case "choice":
            return choice_label(setting, value)
        case "int" | "float":
            return _number_words(setting.kind, float(value)) + setting_unit(setting)
    return value or translate("SettingRow", "empty")


def _number_words(kind: str, number: float) -> str:
    if kind == "int":
        return QLocale().toString(int(number))
    return QLocale().toString(float(number), "g", 6)  # JSON brings 2.0 as 2


def _editor(setting: Setting) -> Editor:
    match setting.kind:
        case "int":
            return WholeEditor(setting)
        case "float":
            return DecimalEditor(setting)
        case "bool":
            return FlagEditor()
        case "choice":
            return ChoiceEditor(setting)
    return TextEditor()
