"""About and privacy: which DocDesk this is, how the network is locked, and what works."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from docdesk.domain.system import Check, NetworkReport
from docdesk.ipc.messages import DoctorReport, Failure
from docdesk.ui.host_phrases import phrase
from docdesk.ui.icons import Icon
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.controls import IconLabel, plain_label, push_button

translate = QCoreApplication.translate

NAME_WIDTH = 180


class AboutPage(QScrollArea):
    """What DocDesk promises, and the attempts that prove it.

    Give it the reports of the window's and the host's network lock by `show_network`; answer
    `doctor_wanted` with RunDoctor, and hand on its answer by `show_doctor` or `show_failure`.
    """

    doctor_wanted = Signal()

    def __init__(self, theme: Theme, version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._reports: tuple[NetworkReport, ...] = ()
        self._checks: tuple[Check, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("About and privacy"))
        self._build(version)

    def show_network(self, reports: Iterable[NetworkReport]) -> None:
        """Show how the network is locked in each process, attempt by attempt."""
        self._reports = tuple(reports)
        self._draw_network()

    def show_doctor(self, report: DoctorReport) -> None:
        """Show what the self-test found."""
        self._checks = report.checks
        known = {each.role: each for each in (*self._reports, *report.network)}
        self.show_network(known.values())
        self._end_test("")
        self._draw_checks()

    def show_failure(self, failure: Failure) -> None:
        """The self-test could not run."""
        self._end_test(f"{phrase(failure.message)} {phrase(failure.hint)}".strip())

    def apply_theme(self, theme: Theme) -> None:
        """Draw in the colours of another scheme."""
        self._theme = theme
        self._draw_network()
        self._draw_checks()

    def _run(self) -> None:
        self.run.setEnabled(False)
        self.result.setText(self.tr("Testing…"))
        self.doctor_wanted.emit()

    def _end_test(self, words: str) -> None:
        self.run.setEnabled(True)
        failed = sum(not check.passed for check in self._checks)
        if not words and self._checks:
            words = (
                self.tr("%n check(s) failed.", "", failed) if failed else self.tr("All is well.")
            )
        self.result.setText(words)

    def _draw_network(self) -> None:
        _clear(self._network)
        for report in self._reports:
            lines = CheckLines(self._theme)
            lines.add_heading(role_words(report.role), ring_words(report), report.is_locked)
            for check in report.checks:
                lines.add_check(check)
            self._network.addWidget(lines)

    def _draw_checks(self) -> None:
        _clear(self._doctor)
        if not self._checks:
            return
        lines = CheckLines(self._theme)
        # What failed is what one came for.
        for check in sorted(self._checks, key=lambda check: check.passed):
            lines.add_check(check)
        self._doctor.addWidget(lines)

    def _build(self, version: str) -> None:
        self.run = push_button(self.tr("Run the self-test"))
        self.run.setToolTip(
            self.tr("Try everything that DocDesk needs, and the network lock again")
        )
        self.run.clicked.connect(self._run)
        self.result = plain_label("", "muted", wraps=True)
        self._network, self._doctor = QVBoxLayout(), QVBoxLayout()
        self._network.setSpacing(12)
        body = QWidget()
        self.setWidget(body)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(24, 16, 24, 24)
        layout.setSpacing(8)
        layout.addWidget(plain_label(self.tr("About and privacy"), "title"))
        layout.addWidget(plain_label(f"DocDesk {version}", "heading"))
        for paragraph in self._promises():
            layout.addWidget(plain_label(paragraph, wraps=True))
        self._add_heading(
            layout,
            self.tr("The network lock"),
            self.tr("These connections were really tried. Each had to be refused."),
        )
        layout.addLayout(self._network)
        self._add_heading(
            layout, self.tr("Self-test"), self.tr("What works on this computer, and what does not.")
        )
        layout.addWidget(self.run, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.result)
        layout.addLayout(self._doctor)
        layout.addStretch(1)

    def _promises(self) -> tuple[str, ...]:
        return (
            self.tr(
                "Documents, questions and answers stay on this computer. DocDesk opens no network "
                "connection, sends no statistics and looks for no updates."
            ),
            self.tr(
                "Documents are read in separate processes that may neither use the network nor "
                "change a file. Text in them is never run, and pictures in it are never loaded."
            ),
            self.tr("DocDesk is free software under the Apache License 2.0."),
        )

    def _add_heading(self, layout: QVBoxLayout, words: str, hint: str) -> None:
        layout.addSpacing(12)
        layout.addWidget(plain_label(words, "heading"))
        layout.addWidget(plain_label(hint, "muted", wraps=True))


class CheckLines(QFrame):
    """Checks as lines in a card: passed or failed, what was tried, what was seen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "card")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 12, 16, 12)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(1, NAME_WIDTH)  # the cards line up
        self._grid.setColumnStretch(2, 1)

    def add_heading(self, words: str, detail: str, passed: bool) -> None:
        """A line above the checks that sums them up."""
        self._add(passed, plain_label(words, "heading"), detail, "" if passed else "error")

    def add_check(self, check: Check) -> None:
        """One check; a failed one says what to do."""
        parts = (check.detail,) if check.passed else (check.detail, check.hint)
        detail = ". ".join(phrase(part).rstrip(".") for part in parts if part)
        role = "muted" if check.passed else "error"
        self._add(check.passed, plain_label(phrase(check.name)), detail, role)

    def _add(self, passed: bool, name: QWidget, detail: str, role: str) -> None:
        row = self._grid.rowCount()
        picture = IconLabel()
        colour = self._theme.ok if passed else self._theme.error
        picture.show_icon(Icon.OK if passed else Icon.FAILED, self._theme, colour)
        picture.setAccessibleName(self.tr("passed") if passed else self.tr("failed"))
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(picture, row, 0, top)
        self._grid.addWidget(name, row, 1, top)
        self._grid.addWidget(plain_label(detail, role, wraps=True), row, 2)


def role_words(role: str) -> str:
    """The name of a process for people."""
    words = {
        "window": translate("AboutPage", "The window"),
        "host": translate("AboutPage", "Reading and answering"),
        "child processes": translate("AboutPage", "Child processes"),
    }
    return words.get(role, role)


def ring_words(report: NetworkReport) -> str:
    """Who keeps the lock of a process."""
    if not report.is_locked or report.ring == "open":
        return translate("AboutPage", "The network is not locked.")
    if report.ring == "system":
        return translate(
            "AboutPage", "Locked by the operating system: no code in it can open a connection."
        )
    return translate("AboutPage", "Locked by DocDesk itself.")


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()  # it would be seen until it is deleted
            widget.deleteLater()
