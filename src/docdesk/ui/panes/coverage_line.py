"""The line under an answer: what was searched, with links to the files that were not."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from docdesk.domain.answers import Coverage
from docdesk.ui.answer_wording import CoveragePart, coverage_parts
from docdesk.ui.theme import Theme


class CoverageLine(QLabel):
    """Parts of a line; those that count files which can be listed are links."""

    files_wanted = Signal(str)  # the state of the files to list

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "muted")
        self.setTextFormat(Qt.TextFormat.RichText)  # of our own words alone
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.setOpenExternalLinks(False)
        self.setWordWrap(True)
        self.setAccessibleName(self.tr("What was searched"))
        self.linkActivated.connect(self.files_wanted)

    def show_coverage(self, coverage: Coverage | None) -> None:
        """Show what was searched; nothing while that is not known."""
        parts = coverage_parts(coverage) if coverage else ()
        self.setVisible(bool(parts))
        self.setText(_line([self._markup(part) for part in parts]))
        self.setAccessibleDescription(_line([part.words for part in parts]))

    def words(self) -> str:
        """What is said now."""
        return self.accessibleDescription()

    def _markup(self, part: CoveragePart) -> str:
        # A part stays in one line.
        words = escape(part.words).replace(" ", "&nbsp;").replace("-", "&#8209;")
        if not part.state:
            return words
        return f'<a href="{part.state}" style="color:{self._theme.accent}">{words}</a>'


def _line(parts: Sequence[str]) -> str:
    """What was searched, then what was not: a line may break anywhere between them."""
    first, rest = parts[:1], parts[1:]
    return "; ".join((*first, ", ".join(rest))) if rest else "".join(first)
