"""The contract of the command line, kept by the real program on real documents."""

import io
import json
import mailbox
import subprocess
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import pypdfium2 as pdfium
import pytest
from fpdf import FPDF

LEASE = "Lease - Unit 6 Harbour Court.pdf"
QUESTION = "How many days' notice terminates the lease?"


def test_every_sample_is_ready(samples) -> None:
    status = samples.json("status", "Samples")

    assert status["counts"] == {"ready": 8}
    assert status["files"] == []


@pytest.mark.parametrize("mode", ["hybrid", "words", "vectors"])
def test_search_leads_to_the_page(samples, mode: str) -> None:
    found = samples.json("search", "Samples", QUESTION, "--mode", mode, "--limit", "5")

    assert found["query"] == QUESTION
    assert len(found["results"]) <= 5
    best = [(Path(r["document"]).name, r["page"]) for r in found["results"]]
    assert (LEASE, 4) in best
    scores = [result["score"] for result in found["results"]]
    assert scores == sorted(scores, reverse=True)
    assert all(r["end"] - r["start"] == len(r["text"]) for r in found["results"])


def test_a_search_can_be_held_to_one_document(samples) -> None:
    found = samples.json("search", "Samples", "notice", "--document", LEASE)

    assert {Path(result["document"]).name for result in found["results"]} == {LEASE}


def test_an_italian_question_finds_the_italian_page(samples) -> None:
    found = samples.json("search", "Samples", "A quanto ammonta il danno per la terrazza?")

    assert Path(found["results"][0]["document"]).name.startswith("Sentenza")


def test_a_batch_gives_one_result_a_line_in_order(samples, tmp_path: Path) -> None:
    batch = tmp_path / "questions.jsonl"
    lines = [
        {"id": "a", "question": QUESTION},
        {"id": "b", "question": "deposit", "document": LEASE},
    ]
    batch.write_text("\n".join(json.dumps(line) for line in lines))

    results = samples.json_lines("search", "Samples", "--batch", str(batch))

    assert [result["id"] for result in results] == ["a", "b"]
    assert all(result["results"] for result in results)


def test_a_bad_line_of_a_batch_says_why_and_the_rest_go_on(samples, tmp_path: Path) -> None:
    batch = tmp_path / "questions.jsonl"
    half = {"id": 3, "question": "deposit \ud800"}  # half of a pair: no text can be made of it
    lines = ["not json", json.dumps({"question": "deposit", "document": 5}), json.dumps(half)]
    batch.write_text("\n".join(lines))

    done = samples.run("--json", "search", "Samples", "--batch", str(batch))

    bad, worse, good = (json.loads(line) for line in done.stdout.splitlines())
    assert done.returncode == 1
    assert "Line 1" in bad["error"]["message"]
    assert "Line 2" in worse["error"]["message"]
    assert good["id"] == 3
    assert good["results"]


def test_an_answer_quotes_the_page_word_for_word(samples, small_gguf: Path) -> None:
    answer = samples.json("ask", "Samples", QUESTION)

    assert answer["answered"]
    assert answer["citations"]
    coverage = answer["coverage"]
    assert (coverage["ready"], coverage["total"], coverage["not_ready"]) == (8, 8, 0)
    assert (coverage["unreadable"], coverage["doubtful"], coverage["changed"]) == (0, 0, 0)
    for citation in answer["citations"]:
        passage = next(
            p
            for p in answer["passages"]
            if p["document"] == citation["document"]
            and p["start"] <= citation["start"]
            and citation["end"] <= p["end"]
            and p["page"] == citation["page"]
        )
        offset = citation["start"] - passage["start"]
        assert passage["text"][offset : offset + len(citation["quote"])] == citation["quote"]


def test_what_no_document_says_is_not_found(samples) -> None:
    answer = samples.json("ask", "Samples", "Who won the football world cup in 1998?")

    assert not answer["answered"]
    assert answer["answer"] == "Not found in these 8 documents."
    assert answer["citations"] == []
    assert answer["passages"]


def test_a_file_that_is_not_ready_has_its_reason(docdesk, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "damaged.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 8)
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    document = docx.Document()
    document.add_paragraph("The warranty lasts twenty-four months.")
    document.save(folder / "good.docx")
    docdesk.json("add", "mixed", str(folder))
    docdesk.json_lines("index", "mixed")

    status = docdesk.json("status", "mixed")

    states = {Path(f["document"]).name: f["state"] for f in status["files"]}
    assert states == {"empty.txt": "empty", "damaged.pdf": "failed", "picture.png": "failed"}
    assert all(len(f["reason"]) > 10 for f in status["files"])
    assert status["counts"]["ready"] == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("status", "Nothing"), "no workspace"),
        (("search", "Nothing", "x"), "no workspace"),
        (("add", "w", "/no/such/folder"), "/no/such/folder"),
        (("models", "use", "nothing"), "no model"),
        (("models", "import", "/no/such.gguf"), "such.gguf"),
    ],
)
def test_a_failure_is_a_sentence_and_exit_code_1(docdesk, arguments, words: str) -> None:
    done = docdesk.run("--json", *arguments)

    assert done.returncode == 1
    assert words in done.stderr
    assert words in json.loads(done.stdout.splitlines()[-1])["error"]["message"]
    assert "Traceback" not in done.stderr


def test_wrong_arguments_are_exit_code_2(docdesk) -> None:
    assert docdesk.run("search").returncode == 2
    assert docdesk.run("no-such-command").returncode == 2


def test_a_bad_model_file_is_refused_and_nothing_of_it_stays(docdesk, tmp_path: Path) -> None:
    bad = tmp_path / "bad.gguf"
    bad.write_bytes(b"GGUF" + bytes(41))

    done = docdesk.run("models", "import", str(bad))

    assert done.returncode == 1
    assert "bad.gguf" in done.stderr
    assert list((docdesk.home / "models").glob("*.gguf")) == []


def test_a_model_is_verified_and_weighed_against_free_memory(docdesk, small_gguf: Path) -> None:
    verified = docdesk.json("models", "verify", small_gguf.stem)
    fit = docdesk.json("models", "fit", small_gguf.stem)

    assert verified["verified"] is True
    assert fit["verdict"] == "fits"
    assert fit["needed_bytes"] > small_gguf.stat().st_size


def test_the_doctor_proves_the_lock_by_sockets_that_failed(docdesk) -> None:
    report = docdesk.json("doctor")

    assert report["ok"]
    assert {network["ring"] for network in report["network"]} == {"system"}
    assert all(network["locked"] for network in report["network"])
    assert {n["role"] for n in report["network"]} == {"host", "child processes"}


def test_workspaces_are_made_listed_and_deleted(docdesk, tmp_path: Path) -> None:
    kept = tmp_path / "kept.txt"
    kept.write_text("My own file.")
    docdesk.json("workspace", "create", "Rossi v. Beta")
    docdesk.json("add", "Rossi v. Beta", str(kept))

    listed = docdesk.json("workspace", "list")
    docdesk.json("workspace", "delete", "Rossi v. Beta")

    assert listed["workspaces"] == ["Rossi v. Beta"]
    assert docdesk.json("workspace", "list")["workspaces"] == []
    assert kept.read_text() == "My own file."


CLAUSE = "Either party may end the storage agreement upon sixty days of written notice."
SECRET = "The hidden price of the warehouse is four hundred euro a month."
LETTER = (
    "Gentile signora Rinaldi, la caldaia del piano terra perde acqua da quattro settimane. "
    "La invitiamo a provvedere alla riparazione entro venerdì."
)


def write_mailbox_in_an_archive(path: Path) -> None:
    """A Word document attached to a message in a mailbox in a ZIP."""
    document, attached = docx.Document(), io.BytesIO()
    document.add_paragraph(CLAUSE)
    document.save(attached)
    message = EmailMessage()
    message["From"], message["To"] = "rossi@studio.example", "bianchi@studio.example"
    message["Subject"], message["Date"] = "Offer", "Mon, 2 Mar 2026 10:00:00 +0100"
    message.set_content("Please see the attachment.")
    message.add_attachment(
        attached.getvalue(), maintype="application", subtype="octet-stream", filename="terms.docx"
    )
    inbox = mailbox.mbox(path.with_suffix(".mbox"))
    inbox.add(message)
    inbox.close()
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(path.with_suffix(".mbox"), "inbox.mbox")
    path.with_suffix(".mbox").unlink()


def write_pdf(path: Path, text: str, *, password: str = "") -> None:
    """A page of 14-point text."""
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=14)
    pdf.multi_cell(0, 8, text)
    if password:
        pdf.set_encryption(owner_password="owner", user_password=password)
    pdf.output(str(path))


def write_scan(path: Path, text: str) -> None:
    """The same page as a picture of 300 dots an inch."""
    source = path.with_suffix(".pdf")
    write_pdf(source, text)
    document = pdfium.PdfDocument(source)
    document[0].render(scale=300 / 72).to_pil().save(path, dpi=(300, 300))
    document.close()
    source.unlink()


@pytest.fixture(scope="module")
def matter(tmp_path_factory: pytest.TempPathFactory, home_at, encoder_folder: Path):
    """A home over a folder with mail, a scan and a locked document; the home and the folder."""
    root = tmp_path_factory.mktemp("matter")
    folder = root / "files"
    folder.mkdir()
    write_mailbox_in_an_archive(folder / "mail.zip")
    write_scan(folder / "lettera.png", LETTER)
    write_pdf(folder / "locked.pdf", SECRET, password="segreto")
    desk = home_at(root / "home")
    desk.json("add", "matter", str(folder))
    desk.json_lines("index", "matter")
    return desk, folder


def test_an_attachment_of_a_message_in_a_mailbox_in_an_archive_is_found(matter) -> None:
    desk, folder = matter

    found = desk.json("search", "matter", "When does the storage agreement end?")

    best = found["results"][0]
    assert best["text"] == CLAUSE
    way = Path(best["document"]).relative_to(folder)
    assert way.parts[:2] == ("mail.zip", "inbox.mbox")
    assert len(way.parts) == 4
    assert way.name == "terms.docx"
    assert desk.json("search", "matter", "notice", "--document", "terms.docx")["results"]


def test_a_scanned_page_is_found_by_its_words(matter) -> None:
    desk, folder = matter

    found = desk.json("search", "matter", "la caldaia perde acqua")

    best = found["results"][0]
    assert best["document"] == str(folder / "lettera.png")
    assert "la caldaia del piano terra" in " ".join(best["text"].split())
    assert 0.5 < best["confidence"] <= 1


def test_a_locked_document_is_read_with_its_password(matter) -> None:
    desk, folder = matter
    before = {Path(f["document"]).name: f for f in desk.json("status", "matter")["files"]}

    wrong = unlock(desk, "nothing like it")
    opened = unlock(desk, "segreto")

    assert before["locked.pdf"]["state"] == "needs_password"
    assert "password" in before["locked.pdf"]["reason"]
    assert wrong.returncode == 1
    assert "password" in wrong.stderr
    assert opened.returncode == 0, opened.stderr
    found = desk.json("search", "matter", "hidden price")
    assert found["results"][0]["document"] == str(folder / "locked.pdf")
    assert found["results"][0]["text"] == SECRET
    written = [path for path in desk.home.rglob("*") if path.is_file()]
    assert not [path for path in written if b"segreto" in path.read_bytes()]


def unlock(desk, password: str) -> subprocess.CompletedProcess[str]:
    """Pipe a password to `docdesk unlock`."""
    return subprocess.run(
        desk.command("unlock", "matter", "locked.pdf", "--password-stdin"),
        input=password + "\n",
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
        env=desk.environment(),
    )


def test_a_paused_workspace_has_its_own_exit_code(docdesk, tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    docdesk.json("add", "w", str(tmp_path / "files"))
    docdesk.json("pause", "w")

    paused = docdesk.run("index", "w")
    docdesk.json("resume", "w")

    assert paused.returncode == 3
    assert "docdesk resume" in paused.stderr
    assert docdesk.run("index", "w").returncode == 0
