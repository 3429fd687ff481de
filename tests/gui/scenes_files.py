"""Scenes of files: within others, recognised, waiting, in need of a person; and their dialogs."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtWidgets import QWidget
from scenes import (
    COVERAGE,
    FOLDERS,
    LEASE,
    MATTER,
    NOT_READY,
    SAMPLES,
    STATUS,
    Stage,
    cite,
    lease_answer,
    lease_passages,
    open_workspace,
    page_shown,
    rows,
)

from docdesk.domain.answers import FoundPassage
from docdesk.domain.documents import FileState
from docdesk.domain.events import AnswerDone, EvidenceFound, IngestProgress, ScanDone
from docdesk.domain.workspaces import FileRow, Folder, FolderRules, RuleVerdict
from docdesk.ipc.messages import (
    AskQuestion,
    Done,
    FilesListed,
    ListFiles,
    ShowPage,
    ShowWorkspace,
    WorkspaceShown,
)
from docdesk.ui.dialogs.folder_rules import FolderRulesDialog
from docdesk.ui.dialogs.password import PasswordDialog
from docdesk.ui.dialogs.questions import ask_first
from docdesk.ui.indexing_wording import encoding_cost_words, forget_cost_words
from docdesk.ui.theme import Theme

MAIL = FOLDERS[1].path
MAILBOX = f"{MAIL}/archive.zip/inbox.mbox"
MESSAGE = f"{MAILBOX}/0003 Offer of renewal.eml"
ATTACHED = f"{MESSAGE}/{LEASE}"
QUESTION = "When may the lease be terminated early?"

IN_MAIL = (
    FileRow(f"{MAIL}/archive.zip", FileState.READY, kind="zip"),
    FileRow(MAILBOX, FileState.READY, kind="mbox", is_member=True),
    FileRow(f"{MAILBOX}/0001 Welcome.eml", FileState.READY, kind="eml", is_member=True),
    FileRow(f"{MAILBOX}/0002 Minutes.eml", FileState.PARSED, kind="eml", is_member=True),
    FileRow(MESSAGE, FileState.READY, kind="eml", is_member=True),
    FileRow(ATTACHED, FileState.READY, kind="pdf", pages=12, is_member=True),
    FileRow(f"{MESSAGE}/Plan.tif", FileState.NEEDS_RECOGNITION, pages=3, is_member=True),
    FileRow(f"{MAIL}/Deed.pdf.p7m", FileState.READY, kind="pdf", pages=4),
    FileRow(f"{MAIL}/Holiday.mov", FileState.IGNORED),
)
NEEDING = (
    *(FileRow(str(SAMPLES / name), state, reason) for name, state, reason in NOT_READY),
    FileRow(
        f"{MESSAGE}/Accounts.zip",
        FileState.NEEDS_PASSWORD,
        "The ZIP archive is encrypted and opens only with its password.",
        is_member=True,
    ),
)


def members(stage: Stage) -> None:
    """An answer from an attachment of a message in a mailbox in an archive."""
    open_workspace(stage, STATUS, IN_MAIL)
    first, second = lease_passages()[:2]
    copies = (f"{MAIL}/Lease signed.pdf", "/home/anna/Matters/Northlight/Contracts/Lease.pdf")
    _answer(
        stage,
        (replace(first, document=ATTACHED, copies=copies), replace(second, document=ATTACHED)),
    )


def recognised(stage: Stage) -> None:
    """An answer from scans: one read well, one badly."""
    open_workspace(stage, STATUS, rows())
    first, second = lease_passages()[:2]
    _answer(stage, (replace(first, confidence=0.71), replace(second, confidence=0.934)), 0.71)


def paused(stage: Stage) -> None:
    """The person paused indexing, and DocDesk was closed and opened since."""
    counts = {"ready": 104, "found": 62, "parsed": 3, "needs_recognition": 3}
    status = replace(STATUS, counts=counts, is_paused=True, pages_to_recognise=12)
    open_workspace(stage, status, rows())


def recognising(stage: Stage) -> None:
    """All else is read: scans alone are left."""
    open_workspace(stage, STATUS, rows())
    counts = {"ready": 169, "needs_recognition": 3}
    status = replace(STATUS, counts=counts, pages_to_recognise=12)
    stage.host.answer(ShowWorkspace, WorkspaceShown(status, is_indexing=True))
    stage.host.play(ScanDone(0, 0, 0, 172))
    progress = IngestProgress(
        172, 172, 2310, 5900, 0.7, 1.2, 1020.0, f"{MAIL}/Plan.tif", scans_left=12
    )
    stage.host.play(progress)


def needing(stage: Stage) -> None:
    """The files that need someone; one is chosen, and says what can be done."""
    open_workspace(stage, replace(STATUS, counts={"ready": 168, "failed": 4}), rows())
    stage.window.sources.attention.click()
    stage.host.answer(ListFiles, FilesListed(MATTER, NEEDING, 0, len(NEEDING)))
    stage.draw()
    sources = stage.window.sources
    sources.list.setCurrentIndex(sources.files.index_of(NEEDING[0].document))


def notice(stage: Stage) -> None:
    """The host remarks on what it did."""
    open_workspace(stage, STATUS, rows())
    stage.host.play(Done(("3 files were moved; their passages are kept.",)))


FILE_SCENES: dict[str, Callable[[Stage], None]] = {
    "members": members,
    "recognised": recognised,
    "paused": paused,
    "recognising": recognising,
    "needing": needing,
    "notice": notice,
}


def scenes_of_files(theme: Theme) -> Iterator[tuple[str, QWidget]]:
    """The dialogs about files and folders."""
    password = PasswordDialog(NEEDING[-1], theme)
    password.password.setText("correct horse")
    yield "password", password
    folder = Folder(MAIL, rules=FolderRules(excludes=("*.bak", "Archive")), files=1204)
    rules = FolderRulesDialog(folder, theme)
    rules.excludes.setPlainText("*.bak\nArchive\nold/*.pdf")
    rules.path.setText(f"{MAIL}/old/2019 Offer.pdf")
    verdict = RuleVerdict(
        f"{MAIL}/old/2019 Offer.pdf", False, "It is left out by the pattern old/*.pdf."
    )
    rules.show_verdict(verdict)
    yield "folder-rules", rules
    folder = replace(folder, is_offline=True)
    yield (
        "stop-following",
        _question("Stop following “Mail”?", forget_cost_words(folder), "Stop following"),
    )
    cost = encoding_cost_words(STATUS, 77.0)
    yield "other-encoder", _question("Change “Encoder” to “/models/other”?", cost, "Change")


def _question(question: str, cost: str, yes: str) -> QWidget:
    parent = QWidget()
    box = ask_first(parent, question, cost, yes, parent.update)
    box.setParent(None)
    return box


def _answer(
    stage: Stage, passages: tuple[FoundPassage, ...], confidence: float | None = None
) -> None:
    stage.ask(QUESTION)
    stage.host.answer(AskQuestion, EvidenceFound(QUESTION, passages, True, COVERAGE, 0.12))
    answer = replace(
        lease_answer(is_supported=True),
        citations=tuple(
            replace(cite(each, number), confidence=each.confidence)
            for number, each in enumerate(passages, 1)
        ),
        passages=passages,
    )
    stage.host.answer(AskQuestion, AnswerDone(answer))
    stage.draw()
    shown = page_shown(stage.host.sent(ShowPage)[-1])
    stage.host.answer(ShowPage, replace(shown, confidence=confidence))
