"""Scenes of the window, played by a scripted host over the sample documents."""

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from docdesk.domain.answers import (
    Answer,
    AnswerSentence,
    Citation,
    Coverage,
    FoundPassage,
    ModelRef,
    Span,
    Timings,
)
from docdesk.domain.documents import FileLocation, FileState, PageImage, ParsedDocument
from docdesk.domain.events import (
    AnswerDone,
    CitationAdded,
    EvidenceFound,
    IngestProgress,
    ScanDone,
    TextAdded,
)
from docdesk.domain.models import EngineInfo, ModelCard
from docdesk.domain.system import Check, NetworkReport
from docdesk.domain.workspaces import FileRow, Folder, WorkspaceStatus
from docdesk.ipc.messages import (
    AskQuestion,
    EncoderChanged,
    EngineChanged,
    Failure,
    FilesListed,
    HostStarted,
    ListFiles,
    ListModels,
    ListWorkspaces,
    ModelsListed,
    PageShown,
    ShowPage,
    ShowWorkspace,
    WorkspaceShown,
    WorkspacesListed,
)
from docdesk.parsing.limits import ParseLimits, ReadOptions
from docdesk.parsing.registry import draw_page, read_document
from docdesk.ui.controller import Controller
from docdesk.ui.resources import resources_dir
from docdesk.ui.theme import Theme
from docdesk.ui.window import MainWindow
from fakes.host import ScriptedHost

SAMPLES = resources_dir() / "samples"
OPTIONS = ReadOptions(ParseLimits())
LEASE = "Lease - Unit 6 Harbour Court.pdf"
NOTES = "Meeting notes - Northlight board.txt"
SERVICES = "Services agreement AQ-2023-117.docx"
LETTER = "Lettera di dimissione - Bellandi.pdf"
LEAFLET = "Foglio illustrativo - Cardelina 5 mg.html"

LOCKED = NetworkReport("host", "system", (Check("IPv4", True, "refused"),))
MODELS = (
    ModelCard("qwen", "Qwen2.5 3B Instruct", "/m/q.gguf", 2_100_000_000, "0" * 64, is_active=True),
    ModelCard("smol", "SmolLM2 135M Instruct", "/m/s.gguf", 98_000_000, "1" * 64, is_bundled=True),
)
ENGINE = EngineChanged(
    "ready", EngineInfo("Qwen2.5 3B Instruct", "0" * 64, 8192, "CPU"), tokens_per_s=14.0
)


@dataclass
class Stage:
    """A window with its scripted host."""

    window: MainWindow
    host: ScriptedHost
    controller: Controller

    def draw(self) -> None:
        """Draw the state, and let Qt lay everything out."""
        self.controller.draw()
        for _ in range(10):
            QApplication.processEvents()

    def ask(self, question: str) -> None:
        """Type a question and press Enter."""
        self.window.top.question.setText(question)
        self.window.top.question.returnPressed.emit()

    def show_pages(self) -> None:
        """Answer the page that the window asked for last."""
        self.draw()
        wanted = self.host.sent(ShowPage)
        if wanted:
            self.host.answer(ShowPage, page_shown(wanted[-1]))
        self.draw()


def set_stage(memory: Path, theme: Theme) -> Stage:
    """A window whose host has just started."""
    window = MainWindow(theme, QSettings(str(memory), QSettings.Format.IniFormat))
    window.show()
    host = ScriptedHost()
    controller = Controller(host, window, samples=SAMPLES)
    controller.start()
    host.play(HostStarted("0.1.0", LOCKED))
    host.play(EncoderChanged("ready"))
    return Stage(window, host, controller)


def open_workspace(stage: Stage, status: WorkspaceStatus, rows: Sequence[FileRow]) -> None:
    """Let the host list one workspace and its files."""
    stage.host.answer(ListWorkspaces, WorkspacesListed((status.name, "Bellandi", "Samples")))
    stage.host.answer(ListModels, ModelsListed(MODELS))
    stage.host.play(ENGINE)
    stage.host.answer(ShowWorkspace, WorkspaceShown(status))
    stage.draw()
    listed = FilesListed(status.name, tuple(rows), 0, len(rows))
    stage.host.answer(ListFiles, listed)
    stage.draw()


# ---- the sample documents ----


@cache
def document(name: str) -> ParsedDocument:
    """A sample document as the parser reads it."""
    return read_document(FileLocation(SAMPLES / name), OPTIONS)


def passage(name: str, first: str, last: str, match: str, number: int = 1) -> FoundPassage:
    """The words of a sample from `first` to `last`, those of `match` marked."""
    for page in document(name).pages:
        start = page.text.find(first)
        if start < 0:
            continue
        end = page.text.index(last, start) + len(last)
        at = page.text.index(match.split("…")[0], start)
        stop = page.text.index(match.split("…")[-1], at) + len(match.split("…")[-1])
        return FoundPassage(
            passage_id=number,
            document=str(SAMPLES / name),
            title=document(name).title,
            page=page.number,
            page_label=page.label,
            start=start,
            end=end,
            text=page.text[start:end],
            heading="",
            score=1.0 / number,
            similarity=0.7,
            matches=(Span(at, stop),),
            boxes=page.words.boxes_between(start, end),
        )
    raise LookupError(f"{first!r} is not in {name}")


def cite(found: FoundPassage, number: int, *, verified: bool = True) -> Citation:
    """The best sentence of a passage as a quote."""
    span = found.matches[0]
    page = document(Path(found.document).name).pages[found.page - 1]
    return Citation(
        number=number,
        passage_id=found.passage_id,
        document=found.document,
        title=found.title,
        page=found.page,
        page_label=found.page_label,
        start=span.start,
        end=span.end,
        quote=page.text[span.start : span.end],
        boxes=page.words.boxes_between(span.start, span.end),
        verified=verified,
    )


def page_shown(wanted: ShowPage) -> PageShown:
    """A page as the host would show it."""
    path = Path(wanted.document)
    read = document(path.name)
    page = read.pages[wanted.page - 1]
    image = _picture(path.name, wanted) if path.suffix == ".pdf" else None
    return PageShown(
        document=wanted.document,
        title=read.title,
        kind=read.kind,
        page=page.number,
        page_label=page.label,
        pages=len(read.pages),
        text=page.text,
        start=wanted.start,
        end=wanted.end,
        png=base64.b64encode(image.png).decode() if image else "",
        width=page.width,
        height=page.height,
        boxes=page.words.boxes_between(wanted.start, wanted.end),
    )


def _picture(name: str, wanted: ShowPage) -> PageImage:
    return draw_page(FileLocation(SAMPLES / name), wanted.page, wanted.dots_per_inch, OPTIONS)


# ---- a matter with its files ----

MATTER = "Northlight v. Harbour Court"
FOLDERS = (Folder(str(SAMPLES)), Folder("/home/anna/Matters/Northlight/Mail"))
COVERAGE = Coverage(ready=169, total=172, not_ready=3)
STATUS = WorkspaceStatus(
    MATTER,
    FOLDERS,
    {"ready": 169, "needs_password": 1, "needs_ocr": 1, "failed": 1},
    passages=4180,
    files=172,
)
NOT_READY = (
    # The parsers' own sentences: they are translated.
    (
        "Deed of 1987.pdf",
        FileState.NEEDS_PASSWORD,
        "The PDF is encrypted and opens only with its password.",
    ),
    ("Plan A.pdf", FileState.NEEDS_OCR, "1 page without text: needs OCR."),
    ("Survey.pdf", FileState.FAILED, "The PDF is damaged and cannot be opened."),
)


def rows() -> list[FileRow]:
    """The samples, the files that need someone, and the mail."""
    found = [
        FileRow(str(path), FileState.READY, kind=path.suffix[1:], pages=_pages(path.name))
        for path in SAMPLES.iterdir()
    ]
    found += [FileRow(str(SAMPLES / name), state, reason) for name, state, reason in NOT_READY]
    found.sort(key=lambda row: row.document)
    mail = "/home/anna/Matters/Northlight/Mail"
    found += [
        FileRow(f"{mail}/2024-{month:02}-{day:02} Chamberlain.pdf", FileState.READY, pages=2)
        for month in range(1, 9)
        for day in (4, 18)
    ]
    return found


def _pages(name: str) -> int:
    return len(document(name).pages) if name.endswith(".pdf") else 0


@cache
def lease_passages() -> tuple[FoundPassage, ...]:
    """What retrieval finds for the question about the end of the lease."""
    return (
        passage(LEASE, "11.1 Either party", "has no effect.", "Either party…written notice.", 1),
        passage(
            LEASE, "11.3 If the Tenant", "date of termination.", "If the Tenant…termination.", 2
        ),
        passage(
            LEASE, "4.1 On signing", "separate interest-bearing account.", "On signing…account.", 3
        ),
        passage(LEASE, "11.2 The Tenant's", "subtenants.", "The Tenant's…subtenants.", 4),
        passage(SERVICES, "2.4 If", "without any charge.", "the Customer…charge.", 5),
    )


QUESTION = "When may the lease be terminated early, and what does it cost?"
SENTENCES = (
    ("Either party may terminate the lease on 1 March 2027 with at least ninety days' notice", 1),
    ("If the tenant terminates, it pays the landlord two months' rent", 2),
)
UNSUPPORTED = "The deposit is returned within 45 days."
ANSWER_TEXT = "".join(f"{text} [{number}]. " for text, number in SENTENCES)


def lease_answer(*, is_supported: bool) -> Answer:
    """The checked answer, with one more sentence that nothing supports unless `is_supported`."""
    passages = lease_passages()
    sentences = [AnswerSentence(f"{text}.", (number,), True) for text, number in SENTENCES]
    text = ANSWER_TEXT.strip()
    if not is_supported:
        text = f"{text} {UNSUPPORTED}"
        sentences.append(AnswerSentence(UNSUPPORTED, (), False, ("45 days",)))
    return Answer(
        question=QUESTION,
        text=text,
        answered=True,
        sentences=tuple(sentences),
        citations=(cite(passages[0], 1), cite(passages[1], 2)),
        passages=passages,
        coverage=COVERAGE,
        timings=Timings(0.12, 1.4, 6.2),
        model=ModelRef("Qwen2.5 3B Instruct", "0" * 64),
    )


def _matter(stage: Stage) -> None:
    open_workspace(stage, STATUS, rows())


def _evidence(stage: Stage) -> None:
    _matter(stage)
    stage.ask(QUESTION)
    found = EvidenceFound(QUESTION, lease_passages(), True, COVERAGE, 0.12)
    stage.host.answer(AskQuestion, found)
    stage.show_pages()


# ---- the scenes ----


def first_run(stage: Stage) -> None:
    """No workspace yet."""
    stage.host.answer(ListWorkspaces, WorkspacesListed(()))


def empty_workspace(stage: Stage) -> None:
    """A workspace without documents."""
    open_workspace(stage, WorkspaceStatus("Northlight", (), {}, 0, 0), ())


def ready(stage: Stage) -> None:
    """Documents, and no question yet."""
    _matter(stage)


def indexing(stage: Stage) -> None:
    """Indexing runs; questions are possible already."""
    _matter(stage)
    counts = {"ready": 104, "found": 62, "parsed": 3, "needs_password": 1}
    status = replace(STATUS, counts=counts)
    stage.host.answer(ShowWorkspace, WorkspaceShown(status, is_indexing=True))
    stage.host.play(ScanDone(66, 0, 0, 106))
    waiting = [
        replace(row, state=FileState.FOUND) if "2024-0" in row.document else row for row in rows()
    ]
    stage.host.answer(ListFiles, FilesListed(MATTER, tuple(waiting), 0, len(waiting)))
    progress = IngestProgress(
        107,
        172,
        2140,
        5320,
        31.0,
        77.0,
        245.0,
        "/home/anna/Mail/2024-02-04 Chamberlain.pdf",
        failed=3,
        scans_left=12,
    )
    stage.host.play(progress)


def reading(stage: Stage) -> None:
    """The evidence is there, the model still reads."""
    _evidence(stage)


def writing(stage: Stage) -> None:
    """The answer streams."""
    _evidence(stage)
    stage.host.answer(AskQuestion, TextAdded(ANSWER_TEXT[:120]))
    stage.host.answer(AskQuestion, CitationAdded(cite(lease_passages()[0], 1)))


def answered(stage: Stage) -> None:
    """Answered; one sentence has no quote."""
    _evidence(stage)
    stage.host.answer(AskQuestion, AnswerDone(lease_answer(is_supported=False)))
    stage.draw()
    stage.window.conversation.view(stage.host.id_of(AskQuestion)).citation_opened.emit(1)
    stage.show_pages()


def checked(stage: Stage) -> None:
    """Answered, and every sentence is carried by a quote."""
    _evidence(stage)
    stage.host.answer(AskQuestion, AnswerDone(lease_answer(is_supported=True)))
    stage.show_pages()


def not_found(stage: Stage) -> None:
    """The documents do not say it."""
    _matter(stage)
    question = "Who insures the building against earthquakes?"
    stage.ask(question)
    found = EvidenceFound(question, lease_passages()[2:4], False, COVERAGE, 0.1)
    stage.host.answer(AskQuestion, found)
    answer = replace(
        lease_answer(is_supported=True),
        text="",
        answered=False,
        sentences=(),
        citations=(),
        passages=found.passages,
    )
    stage.host.answer(AskQuestion, AnswerDone(answer))
    stage.show_pages()


def no_model(stage: Stage) -> None:
    """No model: the quotes alone."""
    _matter(stage)
    stage.host.play(EngineChanged("none"))
    stage.ask(QUESTION)
    found = EvidenceFound(QUESTION, lease_passages()[:2], True, COVERAGE, 0.1)
    stage.host.answer(AskQuestion, found)
    answer = replace(lease_answer(is_supported=True), model=None, passages=found.passages)
    stage.host.answer(AskQuestion, AnswerDone(answer))
    stage.show_pages()


def attention(stage: Stage) -> None:
    """The files that need someone, with their reasons."""
    _matter(stage)
    stage.window.sources.attention.click()
    needing = [row for row in rows() if row.state is not FileState.READY]
    stage.host.answer(ListFiles, FilesListed(MATTER, tuple(needing), 0, len(needing)))


def engine_failed(stage: Stage) -> None:
    """The engine stopped in the middle of an answer and is there again."""
    _evidence(stage)
    stage.host.answer(AskQuestion, TextAdded(ANSWER_TEXT[:60]))
    failure = Failure(
        "The model stopped unexpectedly while it was writing.",
        "It has been started again. The passages above are complete.",
        "EngineError",
    )
    stage.host.answer(AskQuestion, failure)


def offline(stage: Stage) -> None:
    """A folder cannot be reached."""
    _matter(stage)
    folders = (FOLDERS[0], replace(FOLDERS[1], is_offline=True))
    counts = {"ready": 153, "offline": 16, "needs_password": 1, "needs_ocr": 1, "failed": 1}
    status = replace(STATUS, folders=folders, counts=counts)
    stage.host.answer(ShowWorkspace, WorkspaceShown(status))
    away = [
        replace(row, state=FileState.OFFLINE) if "Mail" in row.document else row for row in rows()
    ]
    stage.host.answer(ListFiles, FilesListed(MATTER, tuple(away), 0, len(away)))


def host_lost(stage: Stage) -> None:
    """The host died while it answered and is being started again."""
    _evidence(stage)
    failure = Failure(
        "The part of DocDesk that reads and answers stopped unexpectedly.",
        "It is being started again. Please try once more.",
        "HostLost",
    )
    stage.host.lost.emit()
    stage.host.answer(AskQuestion, failure)


def letter(stage: Stage) -> None:
    """A discharge letter in Italian."""
    open_workspace(stage, replace(STATUS, name="Bellandi"), rows())
    question = "Quale anticoagulante è stato prescritto alla dimissione, e perché?"
    stage.ask(question)
    passages = (
        passage(LETTER, "Nella notte tra", "terapia anticoagulante.", "Nella notte…sinusale.", 1),
        passage(LETTER, "Si raccomanda", "3 g al giorno.", "Si raccomanda…renale.", 2),
    )
    stage.host.answer(AskQuestion, EvidenceFound(question, passages, True, COVERAGE, 0.11))
    said = "È stata avviata la terapia anticoagulante dopo un episodio di fibrillazione atriale"
    dose = "La dose è di 10 mg al giorno."
    answer = Answer(
        question=question,
        text=f"{said} [1]. Gli antinfiammatori vanno evitati [2]. {dose}",
        answered=True,
        sentences=(
            AnswerSentence(f"{said}.", (1,), True),
            AnswerSentence("Gli antinfiammatori vanno evitati.", (2,), True),
            AnswerSentence(dose, (), False, ("10 mg",)),
        ),
        citations=(cite(passages[0], 1), cite(passages[1], 2)),
        passages=passages,
        coverage=COVERAGE,
        timings=Timings(0.11, 1.2, 5.0),
    )
    stage.host.answer(AskQuestion, AnswerDone(answer))
    stage.show_pages()


def over(stage: Stage) -> None:
    """A narrow window: the source lies over the conversation."""
    stage.window.resize(900, 700)
    stage.draw()
    answered(stage)


SCENES: dict[str, Callable[[Stage], None]] = {
    "first-run": first_run,
    "empty-workspace": empty_workspace,
    "ready": ready,
    "indexing": indexing,
    "reading": reading,
    "writing": writing,
    "answered": answered,
    "checked": checked,
    "not-found": not_found,
    "no-model": no_model,
    "attention": attention,
    "engine-failed": engine_failed,
    "offline": offline,
    "host-lost": host_lost,
    "letter": letter,
    "narrow": over,
}
