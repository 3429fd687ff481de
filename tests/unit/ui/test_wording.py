"""What the window says of documents, places and confidence."""

from dataclasses import replace

import pytest

from docdesk.domain.answers import Citation
from docdesk.domain.documents import Box, FileState
from docdesk.domain.events import IngestProgress
from docdesk.domain.workspaces import FileRow, Folder, WorkspaceStatus
from docdesk.ui.file_groups import FolderHeading
from docdesk.ui.file_wording import (
    copies_words,
    is_doubtful,
    note_words,
    page_recognised_words,
    percent,
    rows_words,
    state_words,
    tooltip_words,
)
from docdesk.ui.indexing_wording import (
    delete_cost_words,
    duration_words,
    encoding_cost_words,
    forget_cost_words,
    speed_words,
)
from docdesk.ui.wording import place, quotation, reference

CITATION = Citation(
    1, 1, "/m/mail.zip/0003 Offer.eml/a.pdf", "A", 4, "", 0, 5, "ninety days", (), verified=True
)
STATUS = WorkspaceStatus("Rossi", (), {}, passages=12_000, files=300)


def test_a_copied_quote_tells_the_whole_way() -> None:
    assert quotation(CITATION) == "“ninety days” (mail.zip › 0003 Offer.eml › a.pdf, p. 4)"


def test_a_copied_quote_from_a_scan_says_how_sure_it_is() -> None:
    scanned = replace(CITATION, document="/m/Scan.tif", confidence=0.934)

    assert quotation(scanned) == "“ninety days” (Scan.tif, p. 4, recognised, 93\u00a0%)"
    assert reference(scanned) == "Scan.tif · p. 4 · recognised, 93\u00a0%"


@pytest.mark.parametrize(
    ("label", "page", "words"),
    [
        ("", 1, ""),
        ("", 4, "p. 4"),
        ("iv", 4, "p. iv"),
        ("Rents, rows 2-101", 1, "Rents, rows 2–101"),
        ("A, B, row 7", 2, "A, B, row 7"),
        ("rows 2-101", 1, "rows 2–101"),
    ],
)
def test_a_place_is_a_page_or_rows(label: str, page: int, words: str) -> None:
    assert place(replace(CITATION, page_label=label, page=page)) == words


def test_the_first_page_of_a_document_with_a_layout_is_named() -> None:
    assert place(replace(CITATION, page=1, boxes=(Box(0, 0, 1, 1),))) == "p. 1"


def test_the_label_of_a_page_is_no_range_of_rows() -> None:
    assert rows_words("A-3") == ""
    assert rows_words("rows") == ""


@pytest.mark.parametrize(
    ("share", "words"), [(0.0, "0"), (0.714, "71"), (0.999, "99"), (1.0, "100")]
)
def test_only_certainty_is_a_hundred_percent(share: float, words: str) -> None:
    assert percent(share) == f"{words}\u00a0%"


def test_below_eighty_percent_words_are_to_be_compared() -> None:
    assert is_doubtful(0.799)
    assert not is_doubtful(0.8)
    assert not is_doubtful(None)
    assert "compare with the page" in page_recognised_words(0.5)
    assert "compare" not in page_recognised_words(0.95)
    assert page_recognised_words(None) == ""


def test_every_state_has_words() -> None:
    assert len({state_words(state) for state in FileState}) == len(FileState)


def test_a_note_gives_the_reason_before_the_state() -> None:
    needs_ocr = FileRow("/a.pdf", FileState.NEEDS_OCR, "Install tesseract-ocr.")

    assert note_words(needs_ocr) == "Install tesseract-ocr."
    assert note_words(replace(needs_ocr, reason="")) == state_words(FileState.NEEDS_OCR)
    assert note_words(FileRow("/a.pdf", FileState.READY)) == ""
    assert "turn" in note_words(FileRow("/a.pdf", FileState.NEEDS_RECOGNITION))
    assert note_words(FolderHeading("/m", "m", 3, is_offline=True)).startswith("Out of reach")


def test_names_in_tooltips_are_never_markup() -> None:
    row = FileRow("/m/<b>bold</b>.pdf", FileState.FAILED, "It is <i>damaged</i>.")

    assert "<b>bold" not in tooltip_words(row)
    assert "&lt;i&gt;" in tooltip_words(row)


def test_copies_are_counted() -> None:
    assert copies_words(()) == ""
    assert "2" in copies_words(("/a", "/b"))


def test_speed_is_in_pages() -> None:
    progress = IngestProgress(1, 2, 3, 4, 7.2, 90.0, 130.0)

    assert speed_words(progress).startswith("7.2 pages/s · 2 minute")


@pytest.mark.parametrize(
    ("seconds", "words"), [(20, "less than a minute"), (600, "about 10"), (9000, "about 2 hour")]
)
def test_durations_are_rough(seconds: float, words: str) -> None:
    assert duration_words(seconds).startswith(words)


def test_costs_say_how_much_and_that_files_stay() -> None:
    folder = Folder("/m", files=16)

    assert "300 document" in delete_cost_words(STATUS)
    assert "files stay" in delete_cost_words(STATUS)
    assert forget_cost_words(folder).startswith("16 file")
    assert "out of reach" not in forget_cost_words(folder)
    assert "out of reach" in forget_cost_words(replace(folder, is_offline=True))


def test_the_cost_of_another_encoder_is_estimated_where_speed_is_known() -> None:
    assert "about 10 minute" in encoding_cost_words(STATUS, 20.0)
    assert "thousands take hours" in encoding_cost_words(STATUS, 0.0)
    assert "Rossi" not in encoding_cost_words(None, 20.0)
