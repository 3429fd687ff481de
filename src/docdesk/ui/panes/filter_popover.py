"""The popover that narrows a question: folder, kind, dates, people, tags."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from docdesk.domain.search import Filters
from docdesk.ui.filter_wording import kind_words
from docdesk.ui.filters import (
    KindGroup,
    groups_of,
    kinds_of,
    parse_date,
    split_names,
    written_date,
)
from docdesk.ui.places import file_name
from docdesk.ui.widgets.check_list import CheckList
from docdesk.ui.widgets.controls import plain_label, push_button
from docdesk.ui.widgets.popups import open_under

WIDTH = 400


class FilterPopover(QFrame):
    """Enter applies what is set; Esc leaves all as it was."""

    applied = Signal(object)  # Filters

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "popup")
        self.setAccessibleName(self.tr("Filters"))
        self.folders = CheckList(self.tr("Folders"))
        self.kinds = {group: QCheckBox(kind_words(group)) for group in KindGroup}
        self.since, self.until = QLineEdit(), QLineEdit()
        self.people = QLineEdit()
        self.tags = CheckList(self.tr("Tags"))
        self._no_tags = plain_label(
            self.tr("None yet: “Tags…” in a document's menu puts them on."), "muted", wraps=True
        )
        self.wrong = plain_label("", "error", wraps=True)
        self.apply = push_button(self.tr("Apply"), "primary")
        self.apply.clicked.connect(self._apply)
        self.reset = push_button(self.tr("Clear all"), "flat")
        self.reset.clicked.connect(lambda: self._fill(Filters()))
        self._folders_head = plain_label(self.tr("Folder"), "heading")
        self._set_up_lines()
        self._build()

    def show_under(
        self, owner: QWidget, filters: Filters, folders: tuple[str, ...], tags: tuple[str, ...]
    ) -> None:
        """Open under a widget with what is set, the workspace's folders and its tags."""
        every_folder = tuple(dict.fromkeys((*folders, *filters.folders)))
        every_tag = tuple(dict.fromkeys((*tags, *filters.tags)))
        self._choices = ([(each, file_name(each)) for each in every_folder], every_tag)
        self._fill(filters)
        open_under(self, owner, WIDTH)
        self.since.setFocus(Qt.FocusReason.PopupFocusReason)

    def filters(self) -> Filters:
        """What is set now; dates that are none are left out."""
        chosen = tuple(group for group, box in self.kinds.items() if box.isChecked())
        return Filters(
            folders=self.folders.ticked(),
            kinds=kinds_of(chosen),
            since=parse_date(self.since.text(), at_end=False) or "",
            until=parse_date(self.until.text(), at_end=True) or "",
            people=split_names(self.people.text()),
            tags=self.tags.ticked(),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._apply()
            return
        super().keyPressEvent(event)

    def _set_up_lines(self) -> None:
        self.since.setAccessibleName(self.tr("From this date"))
        self.until.setAccessibleName(self.tr("To this date"))
        for line in (self.since, self.until):
            line.setPlaceholderText(self.tr("2024 or 31/12/2024"))
            line.setToolTip(self.tr("A year, a month (03/2024) or a day (31/12/2024)"))
            line.textChanged.connect(self._check)
        self.people.setPlaceholderText(self.tr("Names or addresses, parted by commas"))
        self.people.setAccessibleName(self.tr("Author, sender or receiver"))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        column.addWidget(self._folders_head)
        column.addWidget(self.folders)
        column.addWidget(_head(self.tr("Kind")))
        column.addLayout(self._build_kinds())
        column.addWidget(_head(self.tr("Date of the document")))
        dates = QHBoxLayout()
        dates.setSpacing(8)
        for words, line in ((self.tr("from"), self.since), (self.tr("to"), self.until)):
            dates.addWidget(plain_label(words, "muted"))
            dates.addWidget(line, 1)
        column.addLayout(dates)
        column.addWidget(self.wrong)
        column.addWidget(_head(self.tr("Author, sender or receiver")))
        column.addWidget(self.people)
        column.addWidget(_head(self.tr("Tags")))
        column.addWidget(self.tags)
        column.addWidget(self._no_tags)
        column.addSpacing(8)
        buttons = QHBoxLayout()
        buttons.addWidget(self.reset)
        buttons.addStretch(1)
        buttons.addWidget(self.apply)
        column.addLayout(buttons)

    def _build_kinds(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        for at, box in enumerate(self.kinds.values()):
            grid.addWidget(box, at // 2, at % 2)
        return grid

    def _fill(self, filters: Filters) -> None:
        folders, tags = self._choices
        self.folders.show_choices(folders, filters.folders)
        is_choice = len(folders) > 1 or bool(filters.folders)
        for part in (self._folders_head, self.folders):
            part.setVisible(is_choice)  # the only folder is no choice
        chosen = groups_of(filters)
        for group, box in self.kinds.items():
            box.setChecked(group in chosen)
        self.since.setText(written_date(filters.since))
        self.until.setText(written_date(filters.until))
        self.people.setText(", ".join(filters.people))
        self.tags.show_choices([(tag, tag) for tag in tags], filters.tags)
        self.tags.setVisible(bool(tags))
        self._no_tags.setVisible(not tags)
        self._check()

    def _check(self) -> None:
        since = parse_date(self.since.text(), at_end=False)
        until = parse_date(self.until.text(), at_end=True)
        words = ""
        if since is None or until is None:
            words = self.tr("Write a date as 2024, 03/2024 or 31/12/2024.")
        elif since and until and since > until:
            words = self.tr("The first date is after the second.")
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))
        self.apply.setEnabled(not words)

    def _apply(self) -> None:
        if self.apply.isEnabled():
            self.hide()
            self.applied.emit(self.filters())


def _head(words: str) -> QWidget:
    label = plain_label(words, "heading")
    label.setContentsMargins(0, 8, 0, 0)
    return label
