"""The contract of the command line, kept by the real program on real documents."""

import json
from pathlib import Path

import docx
import pytest

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
    batch.write_text(f"not json\n{json.dumps({'id': 2, 'question': 'deposit'})}\n")

    done = samples.run("--json", "search", "Samples", "--batch", str(batch))

    bad, good = (json.loads(line) for line in done.stdout.splitlines())
    assert done.returncode == 1
    assert "Line 1" in bad["error"]["message"]
    assert good["id"] == 2
    assert good["results"]


def test_an_answer_quotes_the_page_word_for_word(samples, small_gguf: Path) -> None:
    answer = samples.json("ask", "Samples", QUESTION)

    assert answer["answered"]
    assert answer["citations"]
    assert answer["coverage"] == {"ready": 8, "total": 8, "not_ready": 0}
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
    assert states == {"empty.txt": "empty", "damaged.pdf": "failed", "picture.png": "unsupported"}
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
