"""The timeline view: what the documents date, in order."""

from PySide6.QtCore import QModelIndex, QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from docdesk.domain.answers import Citation, FoundPassage
from docdesk.domain.digests import DatedEvent, Timeline
from docdesk.ui.digest_state import Digest, DigestPhase
from docdesk.ui.digest_wording import notes_words, timeline_words
from docdesk.ui.icons import Icon
from docdesk.ui.panes.digest_frame import DigestFrame
from docdesk.ui.panes.timeline_list import TimelineList
from docdesk.ui.state import AppState
from docdesk.ui.theme import Theme
from docdesk.ui.timeline_rows import TimelineFilter, rows_of, years_of
from docdesk.ui.widgets.controls import plain_label

FILTER_DELAY_MS = 150  # of quiet typing


class TimelinePane(DigestFrame):
    """Shows the events; filters them by words and years."""

    source_opened = Signal(tuple, int, bool)  # citations, which of them, chosen (not looked at)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.list = TimelineList(theme)
        super().__init__(theme, self.list, parent)
        self._timeline: Timeline | None = None
        self._shown: tuple[DatedEvent, ...] = ()
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(FILTER_DELAY_MS)
        self._delay.timeout.connect(self._refilter)
        self.add_line(self._build_filters())
        self.list.chosen.connect(lambda index: self._open(index, True))
        self.list.looked_at.connect(lambda index: self._open(index, False))
        self.setAccessibleName(self.tr("Timeline"))

    def show_state(self, state: AppState) -> None:
        """Show the timeline, or what it would be."""
        digest: Digest[Timeline] = state.digests.timeline
        if digest.result is not self._timeline:
            self._timeline = digest.result
            self._show_years()
            self._refilter()
        self.filters.setVisible(digest.result is not None)
        if digest.phase is DigestPhase.NONE:
            self.show_empty(
                Icon.TIMELINE,
                self.tr("The dates in your documents, in order"),
                self.tr("Every date with its sentence, document and page. No model takes part."),
                self.tr("Build the timeline"),
            )
        self._show_words()
        self.show_digest(digest, self.tr("Build anew"))

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        super().apply_theme(theme)
        self.list.apply_theme(theme)

    def set_current_source(self, source: Citation | FoundPassage) -> None:
        """Mark the event whose page is open."""
        self.list.mark_source(source)

    def _build_filters(self) -> QWidget:
        self.contains = QLineEdit()
        self.contains.setPlaceholderText(self.tr("Filter by words or document"))
        self.contains.setAccessibleName(self.tr("Filter the dates by words or document"))
        self.contains.setClearButtonEnabled(True)
        self.contains.textChanged.connect(lambda: self._delay.start())
        self.since, self.until = QComboBox(), QComboBox()
        self.since.setAccessibleName(self.tr("From the year"))
        self.until.setAccessibleName(self.tr("To the year"))
        self.filters = QWidget()
        row = QHBoxLayout(self.filters)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        row.addWidget(self.contains, 1)
        for words, years in ((self.tr("from"), self.since), (self.tr("to"), self.until)):
            row.addWidget(plain_label(words, "muted"))
            row.addWidget(years)
            years.currentIndexChanged.connect(self._refilter)
        return self.filters

    def _show_years(self) -> None:
        years = years_of(self._timeline.events) if self._timeline else ()
        for box, chosen in ((self.since, 0), (self.until, len(years) - 1)):
            with QSignalBlocker(box):
                box.clear()
                box.addItems(years)
                box.setCurrentIndex(chosen)

    def _refilter(self) -> None:
        self._delay.stop()
        if self._timeline is None:
            self.list.show_rows(())
            return
        wanted = TimelineFilter(
            self.contains.text(), self.since.currentText(), self.until.currentText()
        )
        rows = rows_of(self._timeline.events, wanted)
        self._shown = tuple(row for row in rows if isinstance(row, DatedEvent))
        self.list.show_rows(rows)
        self._show_words()

    def _show_words(self) -> None:
        self.show_head(self.tr("Timeline"), self._status_words())

    def _status_words(self) -> str:
        if self._timeline is None:
            return ""
        words = (
            timeline_words(self._timeline, len(self._shown)),
            notes_words(self._timeline.notes),
        )
        return "\n".join(each for each in words if each)

    def _open(self, index: QModelIndex, is_chosen: bool) -> None:
        event = self.list.event_at(index)
        if event is not None:
            quotes = tuple(each.citation for each in self._shown)
            self.source_opened.emit(quotes, self._shown.index(event), is_chosen)
