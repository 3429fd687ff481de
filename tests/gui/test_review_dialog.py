"""The dialog in which a review is planned."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from scenes import FOLDERS, STATUS
from scenes_reviews import CONTRACTS, FIELDS, SETS

from docdesk.domain.documents import DocumentKind
from docdesk.domain.review import FieldKind, ReviewField, ReviewPlan
from docdesk.domain.search import Filters
from docdesk.ui.dialogs.review_plan import OWN, ReviewPlanDialog
from docdesk.ui.theme import Theme

Begun = list[tuple[str, ReviewPlan]]


@pytest.fixture
def dialog(theme: Theme, qtbot: QtBot) -> Iterator[ReviewPlanDialog]:
    made = ReviewPlanDialog(theme, SETS, STATUS)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


@pytest.fixture
def begun(dialog: ReviewPlanDialog) -> Begun:
    plans: Begun = []
    dialog.begun.connect(lambda name, plan: plans.append((name, plan)))
    return plans


def start_from(dialog: ReviewPlanDialog, key: str) -> None:
    dialog.start.setCurrentIndex(dialog.start.findData(key))


def test_one_question_is_enough(dialog: ReviewPlanDialog, begun: Begun) -> None:
    dialog.question.setPlainText("Which law governs the contract?")

    dialog.accept()

    (name, plan) = begun[0]
    assert name == "Which law governs the contract?"
    assert [field.question for field in plan.fields] == ["Which law governs the contract?"]
    assert plan.filters == Filters()
    assert not plan.quotes_only


def test_without_a_question_nothing_begins_and_it_is_said(
    dialog: ReviewPlanDialog, begun: Begun
) -> None:
    dialog.accept()

    assert not begun
    assert dialog.problem.isVisible()
    assert "question is missing" in dialog.problem.text()
    dialog.question.setPlainText("Who?")
    assert not dialog.problem.isVisible()


def test_choices_are_asked_for_where_the_answer_is_one_of_several(
    dialog: ReviewPlanDialog, begun: Begun
) -> None:
    assert not dialog.choices.isVisible()
    dialog.question.setPlainText("How is it paid?")
    dialog.kind.setCurrentIndex(dialog.kind.findData(FieldKind.CHOICE.value))
    assert dialog.choices.isVisible()
    dialog.accept()
    assert "two choices" in dialog.problem.text()

    dialog.choices.setText("monthly; yearly")
    dialog.accept()

    assert begun[0][1].fields[0].choices == ("monthly", "yearly")


def test_a_field_set_is_asked_as_it_comes(dialog: ReviewPlanDialog, begun: Begun) -> None:
    start_from(dialog, CONTRACTS.key)
    dialog.quotes_only.setChecked(True)

    dialog.accept()

    assert begun == [("Contracts", ReviewPlan(FIELDS, quotes_only=True))]


def test_a_name_of_ones_own_goes_before(dialog: ReviewPlanDialog, begun: Begun) -> None:
    start_from(dialog, CONTRACTS.key)
    assert dialog.name.placeholderText() == "Contracts"

    dialog.name.setText(" Leases of 2024 ")
    dialog.accept()

    assert begun[0][0] == "Leases of 2024"


def test_fields_are_edited_moved_and_taken_out(dialog: ReviewPlanDialog, begun: Begun) -> None:
    start_from(dialog, CONTRACTS.key)
    editor = dialog.editor
    editor.name.setText("Who")
    editor.name.textEdited.emit("Who")
    editor.down.click()
    editor.list.setCurrentRow(5)
    editor.remove.click()

    dialog.accept()

    names = [field.name for field in begun[0][1].fields]
    assert names == ["Date", "Who", "Expiry", "Price or rent", "Early termination"]
    assert begun[0][1].fields[1].key == "parties"


def test_a_field_is_added_with_the_keyboard_in_its_name(
    dialog: ReviewPlanDialog, begun: Begun, qtbot: QtBot
) -> None:
    start_from(dialog, OWN)
    dialog.accept()
    assert "Add a field first" in dialog.problem.text()

    qtbot.mouseClick(dialog.editor.add, Qt.MouseButton.LeftButton)
    QTest.keyClicks(dialog.editor.name, "Judge")
    dialog.accept()
    assert "question is missing" in dialog.problem.text()
    dialog.editor.question.setPlainText("Which judge decided?")
    dialog.accept()

    assert begun[0][1].fields == (ReviewField("judge", "Judge", "Which judge decided?"),)


def test_what_lacks_is_put_into_the_form(dialog: ReviewPlanDialog) -> None:
    start_from(dialog, CONTRACTS.key)
    dialog.editor.list.setCurrentRow(2)
    dialog.editor.question.setPlainText(" ")
    dialog.editor.list.setCurrentRow(0)

    dialog.accept()

    assert dialog.editor.list.currentRow() == 2


def test_the_first_and_last_field_cannot_be_moved_further(dialog: ReviewPlanDialog) -> None:
    start_from(dialog, CONTRACTS.key)
    editor = dialog.editor
    assert not editor.up.isEnabled()
    assert editor.down.isEnabled()

    editor.list.setCurrentRow(5)

    assert editor.up.isEnabled()
    assert not editor.down.isEnabled()


def test_folders_and_kinds_limit_the_documents(dialog: ReviewPlanDialog, begun: Begun) -> None:
    dialog.question.setPlainText("Who?")
    assert "169" in dialog.cost.text()
    dialog.folders.tick((FOLDERS[1].path,))
    dialog.kinds.tick(("mail",))
    assert dialog.folders.text() == "Mail"
    assert "169" not in dialog.cost.text()

    dialog.accept()

    filters = begun[0][1].filters
    assert filters.folders == (FOLDERS[1].path,)
    assert set(filters.kinds) == {DocumentKind.EML, DocumentKind.MSG, DocumentKind.MBOX}


def test_the_menu_of_ticks_stays_open(dialog: ReviewPlanDialog) -> None:
    menu = dialog.kinds.menu()
    menu.popup(dialog.mapToGlobal(dialog.rect().center()))
    menu.setActiveAction(menu.actions()[0])

    QTest.keyClick(menu, Qt.Key.Key_Space)

    assert menu.isVisible()
    assert dialog.kinds.ticked() == ("pdf",)
    menu.hide()


def test_a_plan_that_was_made_before_is_what_one_begins_with(theme: Theme, qtbot: QtBot) -> None:
    filters = Filters(folders=(FOLDERS[0].path,), kinds=(DocumentKind.PDF,))
    dialog = ReviewPlanDialog(theme, SETS, STATUS, ReviewPlan(FIELDS[:2], filters, True))
    qtbot.addWidget(dialog)
    plans: Begun = []
    dialog.begun.connect(lambda name, plan: plans.append((name, plan)))

    dialog.accept()

    assert plans == [("Review", ReviewPlan(FIELDS[:2], filters, True))]


def test_every_field_of_the_dialog_has_a_name_for_the_screen_reader(
    dialog: ReviewPlanDialog,
) -> None:
    editor = dialog.editor
    parts = (dialog.start, dialog.name, dialog.question, dialog.kind, dialog.choices)
    more = (editor.list, editor.name, editor.question, editor.choices, editor.add, editor.up)

    assert all(part.accessibleName() for part in (*parts, *more, dialog.folders, dialog.kinds))
