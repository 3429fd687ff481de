"""Summaries, comparisons and timelines of the sample documents, with the real models."""

import json
from pathlib import Path

import pytest
from docx import Document
from python_calamine import CalamineWorkbook

LEASE = "Lease - Unit 6 Harbour Court.pdf"
SERVICES = "Services agreement AQ-2023-117.docx"


@pytest.fixture(scope="module")
def summary(samples):
    return samples.json("summarise", "Samples", LEASE)


def statements(summary) -> list[dict]:
    of_sections = [s for section in summary["sections"] for s in section["statements"]]
    return [*summary["overview"], *of_sections]


def test_every_sentence_of_a_summary_has_a_quote_from_its_page(samples, summary) -> None:
    assert statements(summary)
    for statement in statements(summary):
        assert statement["supported"]
        for citation in statement["citations"]:
            assert Path(citation["document"]).name == LEASE
            assert citation["verified"]
            assert citation["boxes"]
            assert len(citation["quote"]) == citation["end"] - citation["start"]


def test_a_summary_goes_through_the_whole_document(summary) -> None:
    pages = {citation["page"] for s in statements(summary) for citation in s["citations"]}

    assert pages == {1, 2, 3, 4}


def test_a_summary_is_taken_from_the_workspace_again(samples, summary) -> None:
    assert samples.json("summarize", "Samples", LEASE) == summary


def test_a_summary_is_written_as_a_document(samples, summary, tmp_path: Path) -> None:
    path = tmp_path / "summary.docx"

    done = samples.run("summarise", "Samples", LEASE, "--out", str(path), "--language", "it")

    assert done.returncode == 0, done.stderr
    texts = [paragraph.text for paragraph in Document(path).paragraphs]
    assert texts[0].startswith("Sintesi di Lease")
    assert any(summary["overview"][0]["text"] in text for text in texts)


def test_two_documents_are_shown_side_by_side(samples) -> None:
    comparison = samples.json("compare", "Samples", LEASE, SERVICES)

    assert comparison["only_first"] > 30
    assert comparison["only_second"] > 20
    assert "little in common" in comparison["notes"][0]


def test_a_document_is_not_compared_with_itself(samples) -> None:
    done = samples.run("compare", "Samples", LEASE, LEASE)

    assert done.returncode == 1
    assert "another one" in done.stderr


def test_the_timeline_holds_the_dates_of_all_documents_in_order(samples) -> None:
    timeline = samples.json("timeline", "Samples")

    dates = [event["date"] for event in timeline["events"]]
    dated = [date for date in dates if date]
    assert dates == [*sorted(dated), *[""] * (len(dates) - len(dated))]  # those without a year last
    known = {
        ("2017-02-14", "Sentenza 1187-2023 Tribunale di Valdoro.pdf"),
        ("2019-11", "Sentenza 1187-2023 Tribunale di Valdoro.pdf"),
        ("2022-03-01", LEASE),
        ("2024-03-05", "Lettera di dimissione - Bellandi.pdf"),
        ("2025-03-05", "Lettera di dimissione - Bellandi.pdf"),
        ("2023-12-06", "Meeting notes - Northlight board.txt"),
        ("2023-05-15", SERVICES),
    }
    found = {(e["date"], Path(e["citation"]["document"]).name) for e in timeline["events"]}
    assert known <= found
    assert all(e["written"] in " ".join(e["citation"]["quote"].split()) for e in timeline["events"])
    assert (timeline["documents"], timeline["total"]) == (8, 8)


def test_a_timeline_is_held_to_a_period_and_written_as_a_workbook(samples, tmp_path: Path) -> None:
    path = tmp_path / "timeline.xlsx"

    done = samples.run(
        "--json", "timeline", "Samples", "--since", "2024-03", "--until", "2024-04",
        "--out", str(path),
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    dates = [event["date"] for event in json.loads(done.stdout)["events"]]
    assert dates[0] >= "2024-03-01"
    assert dates[-1] == "2024-04-18"
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert len(rows) == len(dates) + 1


def test_a_period_that_is_no_date_is_named(samples) -> None:
    done = samples.run("timeline", "Samples", "--since", "last week")

    assert done.returncode == 1
    assert "last week" in done.stderr
