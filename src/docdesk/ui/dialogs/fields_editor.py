"""Editing the fields of a review: a list of their names, and a form for the chosen one."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from docdesk.domain.review import FieldKind, ReviewField
from docdesk.ui.icons import Icon
from docdesk.ui.review_fields import Fields, changed, choices_of, moved, with_new, without
from docdesk.ui.review_wording import kind_words
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.buttons import IconButton
from docdesk.ui.widgets.controls import plain_label
from docdesk.ui.widgets.cut_rows import cut_rows

LIST_WIDTH = 216
QUESTION_LINES = 3


class FieldsEditor(QWidget):
    """Shows fields and changes them; `fields` is what they are now."""

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: Fields = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(self._build_list(theme))
        row.addWidget(self._build_form(), 1)
        self.show_fields(())

    def show_fields(self, fields: Fields, current: int = 0) -> None:
        """Edit these fields, one of them in the form."""
        self.fields = fields
        with QSignalBlocker(self.list):
            self.list.clear()
            self.list.addItems([self._name(field) for field in fields])
            self.list.setCurrentRow(min(current, len(fields) - 1))
        self._show_current()
        self.edited.emit()

    def choose(self, index: int) -> None:
        """Put a field into the form, and the keyboard to where it lacks something."""
        self.list.setCurrentRow(index)
        empty = self.question if self.name.text().strip() else self.name
        empty.setFocus()

    def _build_list(self, theme: Theme) -> QVBoxLayout:
        self.list = QListWidget()
        self.list.setFixedWidth(LIST_WIDTH)
        cut_rows(self.list)
        self.list.setAccessibleName(self.tr("Fields"))
        self.list.currentRowChanged.connect(self._show_current)
        self.add = IconButton(Icon.ADD, self.tr("Add a field"), theme)
        self.remove = IconButton(Icon.DELETE, self.tr("Remove this field"), theme)
        self.up = IconButton(Icon.UP, self.tr("Move this field up"), theme)
        self.down = IconButton(Icon.DOWN, self.tr("Move this field down"), theme)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        tools = QHBoxLayout()
        tools.setSpacing(2)
        for button in (self.add, self.remove, self.up, self.down):
            tools.addWidget(button)
        tools.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self.list, 1)
        column.addLayout(tools)
        return column

    def _build_form(self) -> QWidget:
        self.name, self.choices = QLineEdit(), QLineEdit()
        self.question = question_field(QUESTION_LINES)
        self.kind = kind_box()
        self.choices.setPlaceholderText(self.tr("One; another; a third"))
        self.name.setAccessibleName(self.tr("Name of the column"))
        self.question.setAccessibleName(self.tr("Question to each document"))
        self.choices.setAccessibleName(self.tr("Choices, parted by semicolons"))
        self.choices_label = plain_label(self.tr("Choices"))
        self.name.textEdited.connect(self._change)
        self.question.textChanged.connect(self._change)
        self.kind.currentIndexChanged.connect(self._change)
        self.choices.textEdited.connect(self._change)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.addRow(plain_label(self.tr("Name")), self.name)
        form.addRow(plain_label(self.tr("Question")), self.question)
        form.addRow(plain_label(self.tr("Kind")), self.kind)
        form.addRow(self.choices_label, self.choices)
        self.form = QWidget()
        column = QVBoxLayout(self.form)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addStretch(1)
        return self.form

    def _show_current(self) -> None:
        at = self.list.currentRow()
        field = self.fields[at] if 0 <= at < len(self.fields) else None
        self.form.setEnabled(field is not None)
        self.remove.setEnabled(field is not None)
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < len(self.fields) - 1)
        shown = field or ReviewField("", "", "")
        blocked = (self.name, self.question, self.kind, self.choices)
        blockers = [QSignalBlocker(each) for each in blocked]
        self.name.setText(shown.name)
        self.question.setPlainText(shown.question)
        self.kind.setCurrentIndex(self.kind.findData(shown.kind.value))
        self.choices.setText("; ".join(shown.choices))
        del blockers
        self._show_choices(shown.kind)

    def _show_choices(self, kind: FieldKind) -> None:
        for part in (self.choices, self.choices_label):
            part.setVisible(kind is FieldKind.CHOICE)

    def _change(self) -> None:
        at = self.list.currentRow()
        if not 0 <= at < len(self.fields):
            return
        field = replace(
            self.fields[at],
            name=self.name.text(),
            question=self.question.toPlainText(),
            kind=FieldKind(self.kind.currentData()),
            choices=choices_of(self.choices.text()),
        )
        self.fields = changed(self.fields, at, field)
        self.list.item(at).setText(self._name(field))
        self._show_choices(field.kind)
        self.edited.emit()

    def _add(self) -> None:
        self.show_fields(with_new(self.fields), len(self.fields))
        self.name.setFocus()

    def _remove(self) -> None:
        at = self.list.currentRow()
        self.show_fields(without(self.fields, at), at)

    def _move(self, step: int) -> None:
        at = self.list.currentRow()
        self.show_fields(moved(self.fields, at, step), at + step)

    def _name(self, field: ReviewField) -> str:
        return field.name.strip() or self.tr("(no name yet)")


def kind_box() -> QComboBox:
    """A choice of the kinds of fields."""
    box = QComboBox()
    for kind in FieldKind:
        box.addItem(kind_words(kind), kind.value)
    return box


def question_field(lines: int) -> QPlainTextEdit:
    """A field for a question of a few lines; Tab leaves it."""
    field = QPlainTextEdit()
    field.setProperty("role", "field")
    field.setTabChangesFocus(True)
    field.setFixedHeight(field.fontMetrics().lineSpacing() * lines + 24)
    return field
