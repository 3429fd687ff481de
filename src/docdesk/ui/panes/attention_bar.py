"""The bar over the files that need attention: all of them at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from docdesk.ui.icons import Icon, icon
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.controls import push_button


class AttentionBar(QWidget):
    """Is shown with the files that need attention alone."""

    retry_wanted = Signal()
    report_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.retry = push_button(self.tr("Try all again"), "small")
        self.retry.clicked.connect(self.retry_wanted)
        self.report = push_button(self.tr("Save report…"), "small")
        self.report.setToolTip(self.tr("Save all files with their states and reasons (CSV)"))
        self.report.clicked.connect(self.report_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 8)
        row.setSpacing(4)
        row.addWidget(self.retry)
        row.addWidget(self.report)
        row.addStretch(1)
        self.apply_theme(theme)
        self.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Draw the icon in other colours."""
        self.report.setIcon(icon(Icon.REPORT, theme))
