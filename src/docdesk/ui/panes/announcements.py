"""What a screen reader says of a turn, once for each phase that it reaches."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from docdesk.ui.answer_wording import not_found_words, sureness_words
from docdesk.ui.panes.turn import TurnView
from docdesk.ui.turns import Phase
from docdesk.ui.wording import evidence_words


class Announcer:
    """Speaks for a pane."""

    def __init__(self, pane: QWidget) -> None:
        self._pane = pane
        self._announced: dict[TurnView, str] = {}

    def announce(self, view: TurnView) -> None:
        """Say what is new of a turn; a stored one was heard before."""
        state = f"{view.turn.phase} {view.turn.is_rerunning} {view.turn.rerun is not None}"
        if view.turn.request < 0 and not view.turn.rerun_request:
            return
        if self._announced.get(view) == state:
            return
        self._announced[view] = state
        words = spoken_words(view)
        if words:
            event = QAccessibleAnnouncementEvent(self._pane, words)
            QAccessible.updateAccessibility(event)

    def keep(self, views: set[TurnView]) -> None:
        """Forget what was said of turns that are gone."""
        self._announced = {each: said for each, said in self._announced.items() if each in views}


def spoken_words(view: TurnView) -> str:
    """What is said of a turn in its phase; "" for nothing."""
    turn = view.turn
    if turn.rerun_request:
        return view.rerun.title.text()
    match turn.phase:
        case Phase.READING | Phase.QUOTES_ONLY:
            return evidence_words(turn)
        case Phase.ANSWERED | Phase.STOPPED:
            return f"{view.answer.text()} {view.status.words.text()}"
        case Phase.NOT_FOUND:
            return f"{not_found_words(turn)}. {sureness_words(turn.assessment)}".strip()
        case Phase.FAILED:
            return view.message.title.text()
        case _:
            return ""
