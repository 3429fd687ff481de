"""A clause as lines of text whose changed words are marked, for a given width."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from docdesk.domain.digests import Change, Clause
from docdesk.ui.theme import Theme

LINE_SPACE = 1.25  # of the font's own line height


@dataclass(frozen=True, slots=True)
class ClauseLook:
    """How a clause is drawn: `is_removed` strikes its changes through, else they are underlined."""

    font: QFont
    theme: Theme
    is_removed: bool


def clause_layout(clause: Clause, look: ClauseLook, width: int) -> tuple[QTextLayout, float]:
    """The clause laid out in `width` pixels, and its height."""
    text = _plain(clause.text)
    layout = QTextLayout(text, look.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_range(text, change, look) for change in clause.changes])
    height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 40))
        line.setPosition(QPointF(0, height))
        height += line.height() * LINE_SPACE
    layout.endLayout()
    return layout, height


def draw_clause(
    painter: QPainter, clause: Clause, look: ClauseLook, at: QPointF, width: int
) -> None:
    """Draw the clause from `at` on."""
    layout, _ = clause_layout(clause, look, width)
    painter.setPen(QColor(look.theme.text))
    layout.draw(painter, at)


def _range(text: str, change: Change, look: ClauseLook) -> QTextLayout.FormatRange:
    style = QTextCharFormat()
    style.setFontWeight(QFont.Weight.DemiBold)
    if look.is_removed:
        style.setFontStrikeOut(True)
    else:
        style.setFontUnderline(True)
    style.setBackground(QColor(look.theme.selection))
    span = QTextLayout.FormatRange()
    span.start = _units(text[: change.start])
    span.length = _units(text[change.start : change.end])
    span.format = style
    return span


def _plain(text: str) -> str:
    """The text in one paragraph, as long as it was: offsets stay true."""
    return "".join(" " if each.isspace() else each for each in text)


def _units(text: str) -> int:
    """Length as Qt counts it: UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
