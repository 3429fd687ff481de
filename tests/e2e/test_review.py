"""Reviews by the real program over the sample documents: complete, killed, gone on with."""

import csv
import json
import signal
import subprocess
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

TIMEOUT_S = 240
LEASE, LETTER = "Lease - Unit 6 Harbour Court.pdf", "Lettera di dimissione - Bellandi.pdf"
SERVICES = "Services agreement AQ-2023-117.docx"


@pytest.fixture(scope="module")
def contracts(samples, tmp_path_factory) -> dict[str, dict[str, dict]]:
    """The cells of the contract set by document and field, and the file that was written."""
    out = tmp_path_factory.mktemp("review") / "contracts.xlsx"
    samples.json_lines(
        "review", "Samples", "--set", "contracts-en", "--quotes-only", "--out", str(out)
    )
    return rows_of(samples, "Contracts") | {"out": {"path": str(out)}}


def rows_of(desk, name: str) -> dict[str, dict[str, dict]]:
    grid = desk.json("reviews", "Samples", "--show", name)
    return {
        Path(row["document"]).name: {cell["field"]: cell for cell in row["cells"]}
        for row in grid["rows"]
    }


def test_contracts_are_read_field_by_field(contracts):
    lease, services = contracts[LEASE], contracts[SERVICES]

    assert (lease["expiry"]["normalised"], lease["expiry"]["page"]) == ("2032-02-29", 1)
    assert services["termination_for_convenience"]["normalised"] == "yes"
    assert "120" in services["termination_for_convenience"]["quote"] or (
        "one hundred and twenty" in services["termination_for_convenience"]["quote"]
    )
    assert services["governing_law"]["value"] == "Westmere"
    assert services["assignment"]["normalised"] == "yes"
    assert contracts[LETTER]["governing_law"]["state"] == "not_found"


def test_each_found_cell_quotes_its_page_word_for_word(contracts):
    found = [
        cell
        for name, cells in contracts.items()
        if name != "out"
        for cell in cells.values()
        if cell["state"] == "found"
    ]

    assert len(found) > 15
    assert all(
        cell["quote"] and cell["end"] - cell["start"] == len(cell["quote"]) for cell in found
    )


def test_the_workbook_opens_with_grid_and_references(contracts):
    book = load_workbook(contracts["out"]["path"])

    grid = book["Review"]
    names = [cell.value for cell in grid["A"]]
    assert LEASE in names
    assert len(names) == 9
    hashes = {row[-1] for row in book["References"].iter_rows(min_row=2, values_only=True)}
    assert len(hashes) == 8


def test_letters_are_read_in_italian_and_written_as_a_text_document(samples, tmp_path):
    out = tmp_path / "lettere.docx"

    samples.json_lines(
        "review", "Samples", "--set", "clinical-it", "--quotes-only", "--out", str(out)
    )

    letter = rows_of(samples, "Lettere cliniche")[LETTER]
    assert letter["patient"]["value"] == "Ferruccio Bellandi"
    assert letter["birth"]["normalised"] == "1951-09-12"
    assert letter["discharge"]["normalised"] == "2024-03-12"
    assert letter["ejection_fraction"]["normalised"] == "48 %"
    assert "Apixaban, 5 mg" in letter["medication"]["value"]
    text = "\n".join(p.text for p in Document(str(out)).paragraphs)
    assert "Riferimenti" in text


def test_one_question_in_the_terminal_and_as_a_table(samples, tmp_path):
    out = tmp_path / "law.csv"

    done = samples.run("review", "Samples", "Which law governs it?", "--out", str(out),
                       "--quotes-only", "--name", "Law", "--type", "word")  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert f"1 of 1 {SERVICES}" in done.stderr
    with out.open(encoding="utf-8-sig", newline="") as file:
        (row,) = list(csv.reader(file))[1:]
    assert "Westmere" in row[2]


def test_a_killed_review_goes_on_where_it_was(samples):
    running = subprocess.Popen(
        samples.command("--json", "review", "Samples", "--set", "contracts-it", "--quotes-only",
                        "--name", "Killed"),
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=samples.environment(),
    )  # fmt: skip
    assert running.stdout is not None
    first = json.loads(running.stdout.readline())
    running.send_signal(signal.SIGKILL)
    running.communicate(timeout=TIMEOUT_S)

    events = samples.json_lines("review", "Samples", "--continue", "Killed")

    read_again = [event["row"]["document"] for event in events[:-1]]
    assert first["row"]["document"] not in read_again
    assert (events[-1]["event"], events[-1]["review"]["is_complete"]) == ("ReviewDone", True)
    assert events[-1]["review"]["done"] == 8


def test_an_interrupted_review_tells_how_to_go_on(samples):
    running = subprocess.Popen(
        samples.command("review", "Samples", "--set", "clinical-en", "--quotes-only"),
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=samples.environment(),
    )  # fmt: skip
    assert running.stderr is not None
    assert any(line.startswith("1 of 8") for line in running.stderr)
    running.send_signal(signal.SIGINT)
    _, rest = running.communicate(timeout=TIMEOUT_S)

    assert running.returncode in (130, 0)  # 0 where it was done before the signal came
    assert running.returncode == 0 or "docdesk review Samples --continue" in rest


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("Samples",), 2, "There is nothing to ask."),
        (("Samples", "--set", "none"), 1, "There are: clinical-en, clinical-it, contracts-en"),
        (("Samples", "x", "--out", "grid.pdf"), 1, "with the ending “.pdf” cannot be written"),
        (("Samples", "--fields", "nowhere.toml"), 1, "cannot be read"),
        (("Samples", "--continue", "nowhere"), 1, "There is no review “nowhere”"),
    ],
)
def test_what_cannot_be_done_is_said_before_any_work(samples, arguments, code, message):
    done = samples.run("review", *arguments)

    assert done.returncode == code
    assert message in done.stderr


def test_the_sets_of_fields_are_listed(samples):
    done = samples.run("reviews", "--field-sets")

    assert "contracts-en  Contracts" in done.stdout
    assert "Governing law (text): Which state's or country's law" in done.stdout
