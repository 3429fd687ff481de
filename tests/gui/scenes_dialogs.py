"""Scenes of the source pane and of the dialogs, with the sample documents in them."""

import base64
import io
from collections.abc import Iterator

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from docdesk.domain.answers import Citation
from docdesk.domain.documents import Box
from docdesk.domain.models import EngineInfo, ModelCard
from docdesk.domain.system import Check, NetworkReport
from docdesk.ipc.messages import (
    DoctorReport,
    EngineChanged,
    Failure,
    ImportProgress,
    ModelsListed,
    PageShown,
    Setting,
    SettingsShown,
)
from docdesk.settings.keys import all_keys
from docdesk.settings.rules import to_text
from docdesk.ui.dialogs.settings import SettingsDialog
from docdesk.ui.panes.source import SourcePane
from docdesk.ui.resources import resources_dir
from docdesk.ui.theme import Theme

LEASE = resources_dir() / "samples" / "Lease - Unit 6 Harbour Court.pdf"
NOTES = resources_dir() / "samples" / "Meeting notes - Northlight board.txt"
FIRST_WORDS, LAST_WORDS = "Either party may terminate", "has no effect."

Scene = tuple[str, QWidget]


def scenes_source(theme: Theme) -> Iterator[Scene]:
    """The source pane in each of its states."""
    yield "source-empty", _pane(theme)
    page = pdf_page(FIRST_WORDS, LAST_WORDS)
    pane = _pane(theme)
    pane.show_quotes([_citation(page, number) for number in (1, 2, 3)], 0)
    pane.show_page(page)
    yield "source-pdf", pane
    pane = _pane(theme)
    pane.show_page(text_page("the lease can be ended", "1 December 2026"))
    yield "source-text", pane
    pane = _pane(theme)
    pane.open_page(str(LEASE), 2)
    pane.show_failure(
        Failure("The file is no longer where it was.", "Put it back, or add its new folder.")
    )
    yield "source-failed", pane


def scenes_settings(theme: Theme) -> Iterator[Scene]:
    """The settings dialog at each of its pages."""
    yield "settings", _dialog(theme, "answering")
    dialog = _dialog(theme, "answering")
    dialog.search.setText("MB")
    yield "settings-search", dialog
    dialog = _dialog(theme, "answering")
    dialog.show_failure(
        Failure(
            "answering.passages cannot be '400'; it must be a whole number from 1 to 9.",
            "Passages that the model reads for one answer.",
        ),
        "answering.passages",
    )
    yield "settings-refused", dialog
    yield "models", _dialog(theme, "models")
    dialog = _dialog(theme, "models")
    dialog.models.import_file("/home/anna/Downloads/Qwen2.5-7B-Instruct-Q4_K_M.gguf")
    dialog.models.show_event(ImportProgress(1_750_000_000, 4_683_073_536))
    yield "models-importing", dialog
    dialog = _dialog(theme, "models")
    dialog.models.show_event(
        Failure(
            "holiday.gguf is not a GGUF file.",
            "DocDesk takes models in the GGUF format; their files end in .gguf.",
        )
    )
    yield "models-failed", dialog
    dialog = _dialog(theme, "about")
    dialog.about.show_doctor(DoctorReport(CHECKS, NETWORKS))
    yield "about", dialog


def pdf_page(first: str, last: str) -> PageShown:
    """The page of the sample lease that has the words from `first` to `last`, marked there."""
    document = pypdfium2.PdfDocument(LEASE)
    for index in range(len(document)):
        text_of = document[index].get_textpage()
        text = text_of.get_text_range()
        start = text.find(first)
        if start >= 0:
            count = text.index(last, start) + len(last) - start
            return _page_shown(document, index, text_of, start, count)
    raise LookupError(first)


def text_page(first: str, last: str) -> PageShown:
    """The sample notes with the words from `first` to `last` marked."""
    text = NOTES.read_text("utf-8")
    start = text.index(first)
    end = text.index(last, start) + len(last)
    return PageShown(str(NOTES), "Notes", "text", 1, "", 1, text, start, end)


def _page_shown(
    document: pypdfium2.PdfDocument, index: int, text_of: object, start: int, count: int
) -> PageShown:
    page = document[index]
    width, height = page.get_size()
    picture = io.BytesIO()
    page.render(scale=2).to_pil().save(picture, "PNG")
    boxes = tuple(
        Box(left, height - top, right, height - bottom)
        for left, bottom, right, top in (
            text_of.get_rect(each) for each in range(text_of.count_rects(start, count))
        )
    )
    return PageShown(
        document=str(LEASE),
        title="Lease",
        kind="pdf",
        page=index + 1,
        page_label="",
        pages=len(document),
        text=text_of.get_text_range(),
        start=start,
        end=start + count,
        png=base64.b64encode(picture.getvalue()).decode(),
        width=width,
        height=height,
        boxes=boxes,
    )


def _citation(page: PageShown, number: int) -> Citation:
    return Citation(
        number=number,
        passage_id=number,
        document=page.document,
        title=page.title,
        page=page.page,
        page_label=page.page_label,
        start=page.start,
        end=page.end,
        quote=page.text[page.start : page.end],
        boxes=page.boxes,
        verified=True,
    )


def _pane(theme: Theme) -> SourcePane:
    pane = SourcePane(theme)
    pane.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    pane.resize(460, 720)
    return pane


def _dialog(theme: Theme, section: str) -> SettingsDialog:
    dialog = SettingsDialog(theme, "0.1.0")
    dialog.show_settings(shown_settings())
    dialog.models.show_event(ModelsListed(MODELS))
    dialog.models.show_event(
        EngineChanged("ready", EngineInfo(MODELS[0].name, "", 4096, "CPU"), tokens_per_s=38.2)
    )
    dialog.about.show_network(NETWORKS)
    dialog.open_at(section)
    return dialog


def shown_settings() -> SettingsShown:
    """The real schema as the host would show it, one setting changed and one locked."""
    changed, locked = {"answering.passages": "6"}, {"answering.gpu_layers": "the policy"}
    rows = [
        Setting(
            key=path,
            value=changed.get(path, to_text(key.default)),
            default=to_text(key.default),
            kind=key.rule.kind,
            section=key.section,
            help=key.rule.help,
            choices=key.rule.choices,
            minimum=key.rule.minimum,
            maximum=key.rule.maximum,
            locked_by=locked.get(path, ""),
        )
        for path, key in all_keys().items()
    ]
    return SettingsShown(tuple(rows))


MODELS = (
    ModelCard(
        id="smollm2",
        name="SmolLM2 135M Instruct",
        path="/opt/docdesk/models/SmolLM2-135M-Instruct.Q4_1.gguf",
        size_bytes=98_000_000,
        sha256="0" * 64,
        architecture="llama",
        parameters=134_515_008,
        quantisation="Q4_1",
        context=8192,
        licence="Apache-2.0",
        languages=("en",),
        is_bundled=True,
        is_active=True,
    ),
    ModelCard(
        id="qwen",
        name="Qwen2.5 3B Instruct",
        path="/home/anna/.local/share/docdesk/models/qwen2.5-3b-instruct-q4_k_m.gguf",
        size_bytes=2_104_932_768,
        sha256="1" * 64,
        architecture="qwen2",
        parameters=3_085_938_688,
        quantisation="Q4_K_M",
        context=32768,
        licence="qwen-research",
    ),
)

_REFUSED = "refused: Permission denied"
_ATTEMPTS = ("TCP over IPv4", "TCP over IPv6", "UDP over IPv4", "name look-up")


def _locked(role: str) -> NetworkReport:
    checks = tuple(Check(name, passed=True, detail=_REFUSED) for name in _ATTEMPTS)
    native = Check("TCP from native code", passed=True, detail="refused by the system")
    return NetworkReport(role, "system", (*checks, native))


NETWORKS = (_locked("window"), _locked("host"))
CHECKS = (
    Check("DocDesk", passed=True, detail="0.1.0"),
    Check("Python", passed=True, detail="3.11.7 on Linux"),
    Check("processor", passed=True, detail="2 cores, x86_64"),
    Check("memory", passed=True, detail="18.2 of 23.5 GiB free"),
    Check(
        "disk",
        passed=False,
        detail="0.4 GiB free at /home/anna/.local/share/docdesk",
        hint="Make room: indexing stops when the disk is full.",
    ),
)
