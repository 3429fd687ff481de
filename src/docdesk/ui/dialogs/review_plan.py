"""Planning a new review: what is asked, of which documents."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from docdesk.domain.review import FieldKind, FieldSet, ReviewPlan
from docdesk.domain.search import Filters
from docdesk.domain.workspaces import WorkspaceStatus
from docdesk.ui.dialogs.document_choice import FolderChoice, KindChoice
from docdesk.ui.dialogs.fields_editor import FieldsEditor, kind_box, question_field
from docdesk.ui.review_fields import (
    FieldProblem,
    Fields,
    choices_of,
    finished,
    one_question,
    problem_of,
)
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.controls import plain_label
from docdesk.ui.widgets.lines import hairline

ONE, OWN = "one", "own"  # what a review starts from, beside the field sets


class ReviewPlanDialog(QDialog):
    """Emits `begun` with a name and a ReviewPlan; `plan` is one to begin with."""

    begun = Signal(str, object)

    def __init__(
        self,
        theme: Theme,
        sets: Sequence[FieldSet],
        status: WorkspaceStatus,
        plan: ReviewPlan | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sets = {each.key: each for each in sets}
        self._ready = status.ready
        self.setWindowTitle(self.tr("New review"))
        self.resize(760, 540)
        self._build(theme, status)
        if plan is None:
            self._start()
        else:
            self._start_from(plan)

    def accept(self) -> None:
        """Begin, or say what lacks."""
        problem = problem_of(self._fields())
        if problem is not None:
            self._show_problem(*problem)
            return
        plan = ReviewPlan(finished(self._fields()), self._filters(), self.quotes_only.isChecked())
        super().accept()
        self.begun.emit(self.name.text().strip() or self._default_name(), plan)

    # ---- what is chosen ----

    def _fields(self) -> Fields:
        if self.start.currentData() != ONE:
            return self.editor.fields
        question = self.question.toPlainText()
        kind = FieldKind(self.kind.currentData())
        return (one_question(question, kind, choices_of(self.choices.text())),)

    def _filters(self) -> Filters:
        return Filters(folders=self.folders.chosen(), kinds=self.kinds.chosen())

    def _default_name(self) -> str:
        if self.start.currentData() == ONE:
            return " ".join(self.question.toPlainText().split())[:80] or self.tr("Review")
        chosen = self._sets.get(self.start.currentData())
        return chosen.name if chosen else self.tr("Review")

    # ---- showing ----

    def _start(self) -> None:
        self._on_start()
        self.question.setFocus()

    def _start_from(self, plan: ReviewPlan) -> None:
        self.start.setCurrentIndex(self.start.findData(OWN))
        self.editor.show_fields(plan.fields)
        self.quotes_only.setChecked(plan.quotes_only)
        self.folders.choose(plan.filters.folders)
        self.kinds.choose(plan.filters.kinds)

    def _on_start(self) -> None:
        start = self.start.currentData()
        self._what.setCurrentWidget(self._one if start == ONE else self.editor)
        if start in self._sets:
            self.editor.show_fields(self._sets[start].fields)
        self._show()

    def _show(self) -> None:
        """Name, choices and cost follow from what is chosen."""
        self.name.setPlaceholderText(self._default_name())
        is_choice = FieldKind(self.kind.currentData()) is FieldKind.CHOICE
        self.choices.setVisible(is_choice)
        self.choices_label.setVisible(is_choice)
        self.problem.hide()
        self.cost.setText(self._cost_words())

    def _cost_words(self) -> str:
        questions = self.tr("%Ln question(s) to each document", "", len(self._fields()))
        if self._filters().is_set:
            return questions + "."
        documents = self.tr("%Ln document(s)", "", self._ready)
        return f"{documents}, {questions}. " + self.tr("It can be stopped and gone on with.")

    def _show_problem(self, problem: FieldProblem, index: int) -> None:
        words = {
            FieldProblem.NO_FIELDS: self.tr("Add a field first: a review asks at least one."),
            FieldProblem.NO_NAME: self.tr("This field needs a name: it heads the column."),
            FieldProblem.NO_QUESTION: self.tr("A question is missing: what is asked?"),
            FieldProblem.NO_CHOICES: self.tr("Give at least two choices, parted by semicolons."),
        }
        if self.start.currentData() == ONE:
            problem = FieldProblem.NO_QUESTION if problem is FieldProblem.NO_NAME else problem
            (self.choices if problem is FieldProblem.NO_CHOICES else self.question).setFocus()
        elif index >= 0:
            self.editor.choose(index)
        self.problem.setText(words[problem])
        self.problem.show()

    # ---- building ----

    def _build(self, theme: Theme, status: WorkspaceStatus) -> None:
        self._what = QStackedWidget()
        self._one = self._build_one()
        self.editor = FieldsEditor(theme)
        self._what.addWidget(self._one)
        self._what.addWidget(self.editor)
        self.problem = plain_label("", "error", wraps=True)
        self.cost = plain_label("", "muted", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addLayout(self._build_head())
        column.addWidget(hairline())
        column.addWidget(self._what, 1)
        column.addWidget(hairline())
        column.addLayout(self._build_scope(status))
        column.addWidget(self.problem)
        column.addWidget(self.cost)
        column.addWidget(self._build_buttons())
        self.editor.edited.connect(self._show)
        self.start.currentIndexChanged.connect(self._on_start)

    def _build_head(self) -> QFormLayout:
        self.start = QComboBox()
        self.start.setAccessibleName(self.tr("What is asked"))
        self.start.addItem(self.tr("One question"), ONE)
        spoken = QLocale().name()[:2]
        for each in sorted(self._sets.values(), key=lambda one: one.language != spoken):
            self.start.addItem(each.name, each.key)
        self.start.addItem(self.tr("Fields of my own"), OWN)
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name of the review"))
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(16)
        form.addRow(plain_label(self.tr("Ask")), self.start)
        form.addRow(plain_label(self.tr("Name")), self.name)
        return form

    def _build_one(self) -> QWidget:
        self.question = question_field(3)
        self.question.setAccessibleName(self.tr("Question to each document"))
        self.question.setPlaceholderText(self.tr("Which law governs the contract?"))
        self.question.textChanged.connect(self._show)
        self.kind = kind_box()
        self.kind.setAccessibleName(self.tr("Kind of the answer"))
        self.kind.currentIndexChanged.connect(self._show)
        self.choices = QLineEdit()
        self.choices.setAccessibleName(self.tr("Choices, parted by semicolons"))
        self.choices.setPlaceholderText(self.tr("One; another; a third"))
        self.choices_label = plain_label(self.tr("Choices"))
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(16)
        form.addRow(plain_label(self.tr("Question")), self.question)
        form.addRow(plain_label(self.tr("Answer is")), self.kind)
        form.addRow(self.choices_label, self.choices)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addStretch(1)
        return page

    def _build_scope(self, status: WorkspaceStatus) -> QVBoxLayout:
        self.folders = FolderChoice(tuple(folder.path for folder in status.folders))
        self.kinds = KindChoice()
        self.quotes_only = QCheckBox(
            self.tr("Quotes only: no model takes part, the best sentence is the value")
        )
        choices = QHBoxLayout()
        choices.setSpacing(8)
        choices.addWidget(plain_label(self.tr("Documents")))
        for choice in (self.folders, self.kinds):
            choice.changed.connect(self._show)
            choices.addWidget(choice)
        choices.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(choices)
        column.addWidget(self.quotes_only)
        return column

    def _build_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.go = buttons.addButton(self.tr("Begin"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setProperty("role", "primary")
        self.go.setDefault(True)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons
