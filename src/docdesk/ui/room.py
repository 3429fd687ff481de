"""How the panes share the window's room, and what of it is remembered."""

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from docdesk.ui.panes.source import SourcePane
from docdesk.ui.panes.sources import SourcesPane
from docdesk.ui.panes.views import ViewsPane
from docdesk.ui.views import TABLES, View

NARROW_PX = 1000  # below this the source opens over the views
FIRST_SIZES = (264, 552, 464)
TABLE_SIZES = (240, 680, 360)
SOURCE_WIDTH = 320  # that the bars of a page need
_KEYS = {False: "window/sizes", True: "window/table-sizes"}
_FIRST = {False: FIRST_SIZES, True: TABLE_SIZES}


class Room(QSplitter):
    """Sources, views and source beside each other; in a narrow window the source lies over.

    Text to read and tables are given different widths, and each remembers its own.
    """

    def __init__(
        self, sources: SourcesPane, views: ViewsPane, source: SourcePane, memory: QSettings
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._views = views
        self._source = source
        self._memory = memory
        self._is_narrow = False
        self._has_table = False
        self._sizes: dict[bool, QByteArray] = {}
        self._middle = QStackedWidget()
        self._middle.addWidget(views)
        self.setHandleWidth(1)
        for pane in (sources, self._middle, source):
            self.addWidget(pane)
        sources.setMinimumWidth(240)
        self._middle.setMinimumWidth(320)
        source.setMinimumWidth(280)
        self.setCollapsible(1, False)
        for index, stretch in enumerate((0, 3, 2)):
            self.setStretchFactor(index, stretch)
        self.setSizes(list(FIRST_SIZES))
        self.splitterMoved.connect(self._keep_sizes)
        self._restore()

    def show_view(self, view: View) -> None:
        """Give the view its share of the width."""
        has_table = view in TABLES
        if has_table == self._has_table:
            return
        self._has_table = has_table
        if not self._is_narrow:
            self._divide()

    def show_source(self) -> None:
        """Bring the source pane into view: beside the views, or over them."""
        self._source.setVisible(True)
        if self._is_narrow:
            self._middle.setCurrentWidget(self._source)

    def hide_source(self) -> None:
        """Give its room back to the views."""
        if self._is_narrow:
            self._middle.setCurrentWidget(self._views)
        else:
            self._source.setVisible(False)

    def source_is_beside(self, window: QWidget) -> bool:
        """True when a page can be shown without covering a view."""
        return not self._is_narrow and self._source.isVisibleTo(window)

    def source_is_over(self) -> bool:
        """True when the page covers the views now."""
        return self._is_narrow and self._middle.currentWidget() is self._source

    def fit(self, width: int) -> None:
        """Take the form that fits the window's width."""
        is_narrow = width < NARROW_PX
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        if is_narrow:
            self._middle.addWidget(self._source)
            self._middle.setCurrentWidget(self._views)
        else:
            self.insertWidget(2, self._source)
            self._source.setVisible(True)
            self._divide()

    def save(self) -> None:
        """Remember the widths for the next time."""
        for has_table, sizes in self._sizes.items():
            self._memory.setValue(_KEYS[has_table], sizes)

    def _restore(self) -> None:
        for has_table, key in _KEYS.items():
            sizes = self._memory.value(key)
            if isinstance(sizes, QByteArray):
                self._sizes[has_table] = sizes
        if False in self._sizes:
            self.restoreState(self._sizes[False])

    def _divide(self) -> None:
        was_hidden = self._source.isHidden()
        if self._has_table in self._sizes:
            self.restoreState(self._sizes[self._has_table])
        else:
            first, middle, last = _FIRST[self._has_table]
            rest = self.width() - first
            source = max(SOURCE_WIDTH, round(rest * last / (middle + last)))
            self.setSizes([first, rest - source, source])
        self._source.setHidden(was_hidden)

    def _keep_sizes(self) -> None:
        if not self._is_narrow:
            self._sizes[self._has_table] = self.saveState()
