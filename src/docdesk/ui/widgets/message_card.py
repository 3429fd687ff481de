"""A card with a sentence and what to do about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from docdesk.ui.icons import Icon
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.controls import IconLabel, plain_label


class MessageCard(QFrame):
    """An icon, a sentence and a hint; `role` colours the sentence ("error", "warning")."""

    def __init__(
        self, theme: Theme, name: Icon, role: str = "heading", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._name = name
        self._role = role
        self._picture = IconLabel()
        self.sentence = plain_label("", role, wraps=True)
        self.hint = plain_label("", "muted", wraps=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.sentence)
        words.addWidget(self.hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(12)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.apply_theme(theme)

    def show_message(self, sentence: str, hint: str = "") -> None:
        """Show these words."""
        self.sentence.setText(sentence)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def apply_theme(self, theme: Theme) -> None:
        """Draw the icon in the colours of another scheme."""
        colours = {"error": theme.error, "warning": theme.warning}
        self._picture.show_icon(self._name, theme, colours.get(self._role, theme.accent))
