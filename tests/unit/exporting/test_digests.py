"""Summaries, comparisons and timelines as files that open."""

import csv
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from docdesk.domain.answers import Citation
from docdesk.domain.digests import (
    Change,
    Clause,
    ComparedClause,
    Comparison,
    DatedEvent,
    Difference,
    Statement,
    Summary,
    SummarySection,
    Timeline,
)
from docdesk.domain.errors import DocdeskError
from docdesk.exporting.digest_notes import note_in
from docdesk.exporting.digests import write_digest

MADE = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)


def quote(text: str, page: int = 3) -> Citation:
    return Citation(1, 7, "/docs/lease.pdf", "Lease", page, "iii", 0, len(text), text, (), True)


def clause(text: str, document: str, *changes: Change, number: str = "4.2") -> Clause:
    return Clause(document, 2, "", 0, len(text), "4. Rent", text, changes, number)


SUMMARY = Summary(
    "/docs/lease.pdf",
    "Lease",
    (Statement("The rent is 900 euro.", (quote("The rent is 900 euro."),), True),),
    (
        SummarySection(
            "4. Rent", 3, "iii",
            (Statement("Rent: 900 euro.", (quote("The rent\nis 900 euro."),), False, ("900",)),),
        ),
    ),
    "Small model",
    ("There are no whole sentences in this document: it holds tables or lists.",),
)  # fmt: skip
COMPARISON = Comparison(
    "/docs/old.pdf",
    "/docs/new.pdf",
    (
        ComparedClause(Difference.SAME, clause("Same.", "/docs/old.pdf"), None),
        ComparedClause(
            Difference.CHANGED,
            clause("The fee is 4,200 a month.", "/docs/old.pdf", Change(11, 16)),
            clause("The fee is 4,900 a month.", "/docs/new.pdf", Change(11, 16)),
            ("4,200", "4,900"),
        ),
        ComparedClause(Difference.ONLY_SECOND, None, clause("Cats may stay.", "/docs/new.pdf")),
    ),
    1, 1, 0, 1,
)  # fmt: skip
TIMELINE = Timeline(
    (
        DatedEvent("1998", "1998", "It was built in 1998.", quote("It was built in 1998.")),
        DatedEvent("2021-04-03", "03/04/2021", "=Goods came on 03/04/2021.", quote("=Goods"), True),
    ),
    2,
    3,
)


def write(digest, path: Path, language: str = "en") -> Path:
    write_digest(digest, path, language=language, made=MADE)
    return path


def markdown(digest, tmp_path: Path, language: str = "en") -> str:
    return write(digest, tmp_path / "out.md", language).read_text(encoding="utf-8")


def test_a_summary_names_its_pages_quotes_and_who_wrote_it(tmp_path):
    text = markdown(SUMMARY, tmp_path)

    assert "# Summary of Lease" in text
    assert "The rent is 900 euro. (p. iii)" in text
    assert "the model Small model" in text
    assert "> The rent is 900 euro." in text  # where the statement has other words than its quote
    assert "not carried by its quotes: 900" in text
    assert "2026-11-22 12:30" in text


def test_a_comparison_marks_what_only_one_has_and_leaves_out_the_same(tmp_path):
    text = markdown(COMPARISON, tmp_path)

    assert "The fee is ⟦4,200⟧ a month." in text
    assert "The fee is ⟦4,900⟧ a month." in text
    assert "Only in the second" in text
    assert "Cats may stay." in text
    assert "Same." not in text
    assert "1 the same, 1 changed, 0 only in the first, 1 only in the second" in text


def test_a_timeline_is_a_table_by_date(tmp_path):
    text = markdown(TIMELINE, tmp_path)

    assert "| 1998 | It was built in 1998. | Lease, p. iii |" in text
    assert "2 of 3" in text
    assert "day and month may be the other way round" in text


@pytest.mark.parametrize(
    ("digest", "title"),
    [(SUMMARY, "Sintesi di Lease"), (COMPARISON, "Confronto tra"), (TIMELINE, "Cronologia")],
)
def test_reports_speak_italian(tmp_path, digest, title):
    assert f"# {title}" in markdown(digest, tmp_path, "it")


def test_notes_speak_italian():
    assert note_in(SUMMARY.notes[0], "it").startswith("Il documento non contiene frasi intere")
    assert note_in("/a.pdf could not be read again.", "it") == (
        "Non è stato possibile rileggere /a.pdf."
    )
    assert note_in("Something else.", "it") == "Something else."
    assert note_in(SUMMARY.notes[0], "en") == SUMMARY.notes[0]


@pytest.mark.parametrize("digest", [SUMMARY, COMPARISON, TIMELINE])
@pytest.mark.parametrize("ending", [".docx", ".pdf", ".json"])
def test_every_digest_is_written_in_every_format_of_reports(tmp_path, digest, ending):
    path = write(digest, tmp_path / f"out{ending}")

    if ending == ".docx":
        assert Document(path).paragraphs
    elif ending == ".pdf":
        assert path.read_bytes().startswith(b"%PDF")
    else:
        assert isinstance(json.loads(path.read_text(encoding="utf-8")), dict)


def test_a_timeline_as_csv_runs_nothing(tmp_path):
    path = write(TIMELINE, tmp_path / "out.csv")

    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0][:3] == ["Date", "As written", "Event"]
    assert [row[0] for row in rows[1:]] == ["1998", "2021-04-03"]
    assert rows[2][2].startswith("'=")


def test_a_timeline_as_a_workbook_has_dates_that_sort(tmp_path):
    path = write(TIMELINE, tmp_path / "out.xlsx")

    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert rows[1][0] == "1998"
    assert rows[2][0] == datetime(2021, 4, 3).date()


def test_a_summary_is_no_table(tmp_path):
    with pytest.raises(DocdeskError, match=r"\.xlsx"):
        write(SUMMARY, tmp_path / "out.xlsx")


def test_a_format_that_is_none_is_refused(tmp_path):
    with pytest.raises(DocdeskError, match=r"\.txt"):
        write(TIMELINE, tmp_path / "out.txt")
