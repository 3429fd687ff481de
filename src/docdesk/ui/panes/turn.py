"""One turn of the conversation: question, evidence, answer, and what checking it came to."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from docdesk.domain.answers import Citation
from docdesk.ui.filter_wording import scope_words
from docdesk.ui.icons import Icon
from docdesk.ui.panes.evidence import EvidenceCard
from docdesk.ui.panes.rerun_card import RerunCard
from docdesk.ui.panes.searched_line import SearchedLine
from docdesk.ui.panes.turn_message import TurnMessage
from docdesk.ui.panes.turn_status import TurnStatus
from docdesk.ui.runs import (
    Run,
    answer_runs,
    checked_runs,
    citation_order,
    streaming_runs,
)
from docdesk.ui.theme import Theme
from docdesk.ui.turns import AskedTurn, Mode, Phase
from docdesk.ui.widgets.buttons import IconButton
from docdesk.ui.widgets.controls import plain_label
from docdesk.ui.widgets.inert_text import InertText
from docdesk.ui.wording import flag_words


class TurnView(QWidget):
    """Draws one turn; tells what was chosen in it, and nothing more."""

    passage_opened = Signal(int)
    citation_opened = Signal(int)
    citation_hovered = Signal(int)
    models_wanted = Signal()
    retry_wanted = Signal()
    everything_wanted = Signal()
    corrected = Signal(str)
    files_wanted = Signal(str)
    hiding_wanted = Signal(bool)
    copy_wanted = Signal()
    export_wanted = Signal()
    rerun_wanted = Signal()
    rerun_dismissed = Signal()

    def __init__(
        self,
        turn: AskedTurn,
        theme: Theme,
        *,
        hides_unchecked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.turn = turn
        self.hides_unchecked = hides_unchecked
        self._build(turn)
        self.show_turn(turn, hides_unchecked=hides_unchecked)

    def show_turn(self, turn: AskedTurn, *, hides_unchecked: bool) -> None:
        """Show the turn as it is now."""
        self.turn, self.hides_unchecked = turn, hides_unchecked
        self.scope.setText(scope_words(turn.document, turn.filters))
        self.scope.setVisible(bool(self.scope.text()))
        can_correct = turn.mode is not Mode.PASSAGES and not turn.is_running
        self.searched.show_query(turn.query, can_correct=can_correct)
        self.evidence.show_turn(turn)
        self._show_answer(turn)
        self.status.show_turn(turn, hides_unchecked=hides_unchecked)
        self._place_message(above=turn.phase is Phase.NOT_FOUND)
        self.message.show_turn(turn)
        self.rerun.show_turn(turn)
        self.more.setVisible(turn.answer is not None)

    def citations(self) -> tuple[Citation, ...]:
        """The citations shown, in the order in which they are read."""
        found = (self.turn.citation(number) for number in citation_order(self.answer.text()))
        return tuple(each for each in found if each is not None)

    def set_current(self, *, passage: int = -1, citation: int = 0) -> None:
        """Mark the passage (by index) or citation (by number) whose page is open."""
        self.evidence.set_current(passage)
        self.answer.set_current(citation)

    def chip_position(self, number: int) -> QPoint | None:
        """Where a citation's first chip stands in this widget."""
        rect = self.answer.chip_rect(number)
        return self.answer.mapTo(self, rect.center().toPoint()) if rect else None

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in the order in which it is read."""
        head = (self.question, self.more, *self.searched.stops(), *self.rerun.stops())
        body = (*self.evidence.stops(), self.answer)
        is_first = self.turn.phase is Phase.NOT_FOUND
        message = self.message.stops()
        middle = (*message, *body) if is_first else (*body, *message)
        return (*head, *middle, *self.status.stops())

    def menu(self) -> QMenu:
        """What can be done with the answer."""
        answer = self.turn.answer
        is_stored = answer is not None and bool(answer.id)
        menu = QMenu(self)
        menu.addAction(self.tr("Copy with quotes"), self.copy_wanted.emit)
        export = menu.addAction(self.tr("Export this answer…"), self.export_wanted.emit)
        export.setEnabled(is_stored)
        menu.addSeparator()
        again = menu.addAction(self.tr("Give it again and compare"), self.rerun_wanted.emit)
        can_rerun = is_stored and self.turn.phase is Phase.ANSWERED and not self.turn.is_rerunning
        again.setEnabled(can_rerun)
        return menu

    # ---- building ----

    def _build(self, turn: AskedTurn) -> None:
        theme = self._theme
        self.scope = plain_label("", "muted", wraps=True)
        self.searched = SearchedLine()
        self.searched.corrected.connect(self.corrected)
        self.evidence = EvidenceCard(theme)
        self.evidence.passage_opened.connect(self.passage_opened)
        self.answer = InertText(theme, size=theme.answer)
        self.answer.setAccessibleName(self.tr("Answer"))
        self.answer.citation_clicked.connect(self.citation_opened)
        self.answer.citation_hovered.connect(self.citation_hovered)
        self._build_message()
        self._build_foot()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._build_head(turn))
        # What giving the answer again came to stands where it was asked for, under the menu.
        above: tuple[QWidget, ...] = (self.scope, self.searched, self.rerun, self.evidence)
        for part in (*above, self.answer, self.message, self.status):
            column.addWidget(part)

    def _build_head(self, turn: AskedTurn) -> QHBoxLayout:
        self.question = InertText(self._theme, size=self._theme.title, weight=600)
        self.question.show_runs((Run(turn.question),))
        self.question.setAccessibleName(self.tr("Question: {text}").format(text=turn.question))
        self.more = IconButton(Icon.MORE, self.tr("What can be done with this answer"), self._theme)
        self.more.clicked.connect(self._show_menu)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.question, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _build_message(self) -> None:
        self.message = TurnMessage(self._theme)
        self.message.models_wanted.connect(self.models_wanted)
        self.message.retry_wanted.connect(self.retry_wanted)
        self.message.everything_wanted.connect(self.everything_wanted)

    def _build_foot(self) -> None:
        self.status = TurnStatus(self._theme)
        self.status.hiding_wanted.connect(self.hiding_wanted)
        self.status.files_wanted.connect(self.files_wanted)
        self.rerun = RerunCard(self._theme)
        self.rerun.dismissed.connect(self.rerun_dismissed)

    def _show_menu(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _show_answer(self, turn: AskedTurn) -> None:
        hidden = turn.phase in (Phase.NOT_FOUND, Phase.QUOTES_ONLY) or not turn.text.strip()
        self.answer.setVisible(not hidden)
        if hidden:
            self.answer.show_runs(())
        elif turn.answer is None or turn.phase is not Phase.ANSWERED:
            self.answer.show_runs(streaming_runs(turn.text))
        elif self.hides_unchecked:
            self.answer.show_runs(checked_runs(turn.answer))
        else:
            self.answer.show_runs(answer_runs(turn.answer, flag_words))

    def _place_message(self, *, above: bool) -> None:
        """That nothing was found comes before the nearest passages, all else after them."""
        other = self.evidence if above else self.answer
        at = self._column.indexOf(other) + (0 if above else 1)
        if self._column.indexOf(self.message) != at:
            self._column.removeWidget(self.message)
            at = self._column.indexOf(other) + (0 if above else 1)
            self._column.insertWidget(at, self.message)
