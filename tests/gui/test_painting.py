"""Text cut to its room."""

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from docdesk.ui.widgets.painting import cut_name

DOT = " · "


@pytest.fixture
def font(qapp: QApplication) -> QFont:
    return QFont(qapp.font())


def test_the_place_is_kept_and_the_name_gives_way(font: QFont) -> None:
    words = f"{'A very long name of an agreement ' * 4}.pdf{DOT}p. 114"
    width = QFontMetrics(font).horizontalAdvance("m" * 20)

    cut = cut_name(words, DOT, font, width)

    assert cut.endswith(f"{DOT}p. 114")
    assert cut.startswith("A very")
    assert QFontMetrics(font).horizontalAdvance(cut) <= width


def test_what_fits_and_what_has_no_place_stay(font: QFont) -> None:
    assert cut_name(f"Lease.pdf{DOT}p. 4", DOT, font, 900) == f"Lease.pdf{DOT}p. 4"
    assert cut_name("Lease.pdf", DOT, font, 900) == "Lease.pdf"
