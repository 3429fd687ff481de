"""Scenes around a question: refusals, follow-ups, filters, conversations, answers given again."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from unittest.mock import patch

from PySide6.QtWidgets import QFileDialog, QWidget
from scenes import (
    COVERAGE,
    FOLDERS,
    LEASE,
    MATTER,
    QUESTION,
    SAMPLES,
    STATUS,
    Stage,
    lease_answer,
    lease_passages,
    open_workspace,
    rows,
)

from docdesk.domain.answers import Answer, Assessment
from docdesk.domain.conversations import Conversation, ConversationRow, Rerun
from docdesk.domain.documents import FileState
from docdesk.domain.events import AnswerDone, EvidenceFound
from docdesk.domain.search import Filters
from docdesk.domain.workspaces import FileRow
from docdesk.ipc.conversations import (
    AnswerRerun,
    ConversationShown,
    ConversationsListed,
    ExportConversation,
    Exported,
    ListConversations,
    RerunAnswer,
    ShowConversation,
)
from docdesk.ipc.messages import AskQuestion, FilesListed, ListFiles, ListTags, TagsListed
from docdesk.ui.dialogs.conversations import confirm_delete
from docdesk.ui.dialogs.tags import TagsDialog
from docdesk.ui.filters import KindGroup, kinds_of
from docdesk.ui.theme import Theme

FOLLOW_UP = "And who pays for that?"
STAND_ALONE = "Who pays the costs when the lease is terminated early?"
FULL_COVERAGE = replace(
    COVERAGE, ready=1204, total=1231, not_ready=27, unreadable=19, doubtful=8, changed=3
)
REFUSED = Assessment(0.31, 0.42, 0.11, 0.73, ("earthquakes", "insures"))
FILTERS = Filters(
    folders=(FOLDERS[1].path,),
    kinds=kinds_of((KindGroup.PDF, KindGroup.MAIL)),
    since="2024-01-01",
    until="2024-06-30",
    people=("Chamberlain",),
    tags=("privileged",),
)
TAGS = ("deposit", "privileged", "to be signed")
ABSENT = ("The documents found do not say who pays for the cleaning.",)
STORED = replace(
    lease_answer(is_supported=False), id="a1", asked_at="2026-11-20T10:12:00+01:00", absent=ABSENT
)
CONVERSATIONS = (
    ConversationRow("c1", QUESTION, "2026-11-20T10:12:00+01:00", "2026-11-22T09:40:00+01:00", 4),
    ConversationRow(
        "c2",
        "Deposit and interest, for the meeting on Thursday",
        "2026-11-18T16:02:00+01:00",
        "2026-11-19T11:25:00+01:00",
        7,
    ),
    ConversationRow(
        "c3",
        "Which notices to Mr Chamberlain were sent within the period of clause 11.1, and how?",
        "2026-11-02T08:15:00+01:00",
        "2026-11-02T08:51:00+01:00",
        1,
    ),
)


def explained() -> tuple:
    """The passages with why each was found."""
    words = (("lease", "terminated", "notice"), ("terminated", "cost"), ("lease",), (), ("end",))
    likeness = (0.71, 0.64, 0.48, 0.44, 0.35)
    return tuple(
        replace(each, words=found, similarity=like)
        for each, found, like in zip(lease_passages(), words, likeness, strict=True)
    )


def evidence(query: str = QUESTION, *, is_rewritten: bool = False) -> EvidenceFound:
    """What is found for the question on the lease."""
    return EvidenceFound(query, explained(), True, FULL_COVERAGE, 0.12, is_rewritten=is_rewritten)


def stored(answer: Answer = STORED) -> Answer:
    """An answer as the record has it."""
    return replace(answer, passages=explained(), coverage=FULL_COVERAGE)


def with_conversations(stage: Stage) -> None:
    """A workspace that has conversations; the latest is open."""
    open_workspace(stage, STATUS, rows())
    listed = ConversationsListed(MATTER, CONVERSATIONS[:1], 0, len(CONVERSATIONS))
    stage.host.answer(ListConversations, listed)
    conversation = Conversation(CONVERSATIONS[0], (stored(),))
    stage.host.answer(ShowConversation, ConversationShown(MATTER, conversation))
    stage.host.answer(ListTags, TagsListed(MATTER, "", TAGS))
    stage.draw()


def ask(stage: Stage, question: str, found: EvidenceFound, answer: Answer) -> None:
    """A question and its answer."""
    stage.ask(question)
    stage.host.answer(AskQuestion, found)
    stage.draw()
    stage.host.answer(AskQuestion, AnswerDone(answer))
    stage.show_pages()


def explained_evidence(stage: Stage) -> None:
    """Why each passage was found, and what was searched."""
    open_workspace(stage, STATUS, rows())
    ask(stage, QUESTION, evidence(), stored())
    stage.window.conversation.turns.verticalScrollBar().setValue(0)


def absent(stage: Stage) -> None:
    """An answer that says what is not in the documents, and what was searched."""
    open_workspace(stage, STATUS, rows())
    ask(stage, QUESTION, evidence(), stored())


def hidden(stage: Stage) -> None:
    """The sentences that no quote carries are hidden."""
    absent(stage)
    stage.window.conversation.view(stage.host.id_of(AskQuestion)).hiding_wanted.emit(True)


def refused(stage: Stage) -> None:
    """Nothing answers it: how sure that is, what is missing, what to try."""
    open_workspace(stage, STATUS, rows())
    question = "Who insures the building against earthquakes?"
    found = EvidenceFound(question, explained()[2:4], False, FULL_COVERAGE, 0.1, assessment=REFUSED)
    nothing = replace(
        stored(),
        question=question,
        text="Not found in 1204 documents.",
        answered=False,
        sentences=(),
        citations=(),
        absent=(),
        passages=found.passages,
        assessment=REFUSED,
    )
    ask(stage, question, found, nothing)


def refused_why(stage: Stage) -> None:
    """The numbers behind a refusal."""
    refused(stage)
    stage.window.conversation.view(stage.host.id_of(AskQuestion)).message.rates.click()


def follow_up(stage: Stage) -> None:
    """A follow-up was rewritten: what was searched for."""
    with_conversations(stage)
    answer = replace(stored(), question=FOLLOW_UP, searched_as=STAND_ALONE, id="a2", absent=())
    ask(stage, FOLLOW_UP, evidence(STAND_ALONE, is_rewritten=True), answer)
    bar = stage.window.conversation.turns.verticalScrollBar()
    view = stage.window.conversation.view(stage.host.id_of(AskQuestion))
    bar.setValue(view.y() - 16)


def correcting(stage: Stage) -> None:
    """The rewritten question is corrected in place."""
    follow_up(stage)
    stage.window.conversation.view(stage.host.id_of(AskQuestion)).searched.correct.click()


def quotes_only(stage: Stage) -> None:
    """The person wants quotes alone."""
    open_workspace(stage, STATUS, rows())
    stage.window.top.tools.quotes.click()
    ask(stage, QUESTION, evidence(), replace(stored(), model=None, quotes_only=True, absent=()))
    stage.window.conversation.turns.verticalScrollBar().setValue(0)


def filters(stage: Stage) -> None:
    """The popover that narrows a question."""
    with_conversations(stage)
    stage.window.top.tools.filters_set.emit(FILTERS)
    stage.draw()
    stage.window.top.tools.filter.click()


def filtered(stage: Stage) -> None:
    """A question that is narrowed."""
    with_conversations(stage)
    stage.window.top.tools.filters_set.emit(FILTERS)
    few = replace(COVERAGE, ready=41, total=41, not_ready=0, doubtful=1)
    found = replace(evidence(), coverage=few)
    ask(stage, QUESTION, found, replace(stored(), coverage=few, filters=FILTERS))
    bar = stage.window.conversation.turns.verticalScrollBar()
    bar.setValue(stage.window.conversation.view(stage.host.id_of(AskQuestion)).y() - 16)


def operators(stage: Stage) -> None:
    """How to search."""
    with_conversations(stage)
    stage.window.top.tools.help.click()


def conversations(stage: Stage) -> None:
    """The list of conversations."""
    with_conversations(stage)
    stage.window.conversation.head.title.click()
    listed = ConversationsListed(MATTER, CONVERSATIONS, 0, len(CONVERSATIONS))
    stage.host.answer(ListConversations, listed)


def reopened(stage: Stage) -> None:
    """The workspace opens with its latest conversation."""
    with_conversations(stage)


def new_conversation(stage: Stage) -> None:
    """Another conversation begins."""
    with_conversations(stage)
    stage.window.conversation.head.new.click()


def rerun_same(stage: Stage) -> None:
    """An answer given again is the same."""
    with_conversations(stage)
    _rerun(stage, Rerun(stored(), stored(), is_same=True))


def rerun_other(stage: Stage) -> None:
    """An answer given again differs, and why."""
    with_conversations(stage)
    text = stored().text.replace("at least ninety days' notice", "ninety days' written notice")
    differences = (
        "The model is another: Qwen2.5 3B Instruct then, SmolLM2 135M Instruct now.",
        f"{LEASE} has changed since.",
    )
    _rerun(stage, Rerun(stored(), replace(stored(), text=text), False, differences))


def _rerun(stage: Stage, rerun: Rerun) -> None:
    view = stage.window.conversation.view(-1)
    view.rerun_wanted.emit()
    stage.host.answer(RerunAnswer, AnswerRerun(rerun))
    stage.draw()
    stage.window.conversation.turns.verticalScrollBar().setValue(0)


def exported(stage: Stage) -> None:
    """A conversation is saved."""
    with_conversations(stage)
    path = "/home/anna/Matters/Northlight/Lease - early termination.docx"
    with patch.object(QFileDialog, "getSaveFileName", return_value=(path, "")):
        stage.window.conversation.head.export_wanted.emit()
    stage.host.answer(ExportConversation, Exported(path))


def doubtful_files(stage: Stage) -> None:
    """The files behind a part of the coverage."""
    absent(stage)
    stage.window.conversation.files_wanted.emit("doubtful")
    scans = tuple(
        FileRow(str(SAMPLES / f"Scan {number:02}.pdf"), FileState.READY, kind="pdf", pages=number)
        for number in range(1, 9)
    )
    stage.host.answer(ListFiles, FilesListed(MATTER, scans, 0, len(scans)))


def scenes_of_asking(theme: Theme) -> Iterator[tuple[str, QWidget]]:
    """The dialogs around questions."""
    parent = QWidget()
    dialog = TagsDialog(str(SAMPLES / LEASE))
    dialog.show_all(TAGS)
    dialog.show_tags(TAGS[1:2])
    yield "tags", dialog
    question = confirm_delete(parent, CONVERSATIONS[1].title, lambda: None)
    question.setParent(None)  # or it goes with its parent, before it is drawn
    yield "delete-conversation", question


ASKING_SCENES: dict[str, Callable[[Stage], None]] = {
    "explained": explained_evidence,
    "absent": absent,
    "unchecked-hidden": hidden,
    "refused": refused,
    "refused-why": refused_why,
    "follow-up": follow_up,
    "correcting": correcting,
    "quotes-only": quotes_only,
    "filters": filters,
    "filtered": filtered,
    "operators": operators,
    "conversations": conversations,
    "reopened": reopened,
    "new-conversation": new_conversation,
    "rerun-same": rerun_same,
    "rerun-other": rerun_other,
    "exported": exported,
    "doubtful-files": doubtful_files,
}
