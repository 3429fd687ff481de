"""Asking before a step that costs hours or takes something away."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

translate = QCoreApplication.translate


def ask_first(
    parent: QWidget,
    question: str,
    cost: str,
    yes: str,
    then: Callable[[], None],
    *,
    otherwise: Callable[[], None] | None = None,
) -> QMessageBox:
    """Ask `question`, saying what it costs; `then` is called when the person presses `yes`.

    Keeping things as they are is what Enter and Esc do. Does not wait for the answer.
    """
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(question)
    box.setInformativeText(cost)
    go = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(translate("Question", "Keep"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    go.clicked.connect(then)
    if otherwise is not None:
        keep.clicked.connect(otherwise)
    box.open()
    return box
