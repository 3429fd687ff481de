"""Traps of the Qt bindings that would end the window hours later."""

import sys

from PySide6.QtCore import QCoreApplication, QObject, Signal

CALLS = 200


class Emitter(QObject):
    fired = Signal(int, object)


def test_emitting_keeps_the_references_of_true_and_none(qapp):
    """PySide6 6.12.0 takes one reference from True at each emit, from None at each processEvents:
    Python 3.11 aborts when none is left."""
    emitter = Emitter()
    emitter.fired.connect(lambda number, value: None)
    before = sys.getrefcount(True), sys.getrefcount(None)

    for number in range(CALLS):
        emitter.fired.emit(number, "")
        QCoreApplication.processEvents()

    assert sys.getrefcount(True) > before[0] - CALLS // 2
    assert sys.getrefcount(None) > before[1] - CALLS // 2
