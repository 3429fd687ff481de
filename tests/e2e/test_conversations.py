"""Answers are kept, shown, exported and given again by the real program and a real model."""

import json
from pathlib import Path

import docx
import pypdfium2 as pdfium
import pytest

QUESTION = "How many days' notice terminates the lease?"
FOLLOW_UP = ("ask", "Samples", "And who signed it?", "--quotes-only")
ITALIAN = "Perché il contratto di Łukasz Żółć e dell'Ελένη è già cessato, e qual è la penalità?"


@pytest.fixture(scope="module")
def kept(home_at, samples, small_gguf: Path):
    """The samples, with one answer kept and one follow-up."""
    first = samples.json("ask", "Samples", QUESTION)
    follow_up = samples.json(*FOLLOW_UP, "--conversation", first["conversation"])
    return samples, first, follow_up


def test_an_answer_is_kept_with_its_id(kept) -> None:
    docdesk, first, follow_up = kept

    shown = docdesk.json("conversation", "show", "Samples", first["conversation"])

    assert [answer["id"] for answer in shown["answers"]] == [first["id"], follow_up["id"]]
    assert shown["title"] == QUESTION
    assert shown["answers"][0]["answer"] == first["answer"]


def test_a_follow_up_says_what_it_searched_for(kept) -> None:
    docdesk, first, follow_up = kept

    asked = (*FOLLOW_UP, "--conversation", first["conversation"], "--no-keep")
    done = docdesk.run(*asked)

    assert "lease" in follow_up["searched_as"]
    assert f"Searched for: {docdesk.json(*asked)['searched_as']}" in done.stderr
    assert "Answer " not in done.stderr


def test_what_a_follow_up_searches_for_can_be_corrected(kept) -> None:
    docdesk, first, _ = kept
    asked = (*FOLLOW_UP, "--conversation", first["conversation"])

    answer = docdesk.json(*asked, "--searched-as", "Who signed the will?", "--no-keep")

    assert answer["searched_as"] == "Who signed the will?"
    assert answer["id"] is None


def test_an_unknown_conversation_is_an_error_before_the_question_is_asked(kept) -> None:
    docdesk, _, _ = kept

    done = docdesk.run("ask", "Samples", QUESTION, "--conversation", "nothing")

    assert done.returncode == 1
    assert "no conversation “nothing”" in done.stderr


def test_conversations_are_found_by_their_words(kept) -> None:
    docdesk, first, _ = kept

    found = docdesk.json("conversation", "list", "Samples", "--search", "LEASE terminates")
    nothing = docdesk.json("conversation", "list", "Samples", "--search", "zebra lease")

    assert first["conversation"] in [row["id"] for row in found["conversations"]]
    assert nothing == {"total": 0, "conversations": []}


def test_an_answer_given_again_by_the_same_model_has_the_same_words(kept) -> None:
    docdesk, first, _ = kept

    rerun = docdesk.json("rerun", first["id"])

    assert first["model"]
    assert rerun["is_same"]
    assert rerun["differences"] == []
    assert rerun["after"]["answer"] == first["answer"]
    assert rerun["after"]["model"] == first["model"]


def test_a_follow_up_given_again_has_the_same_words(kept) -> None:
    docdesk, _, follow_up = kept

    rerun = docdesk.json("rerun", "Samples", follow_up["id"])

    assert rerun["is_same"]
    assert rerun["after"]["searched_as"] == follow_up["searched_as"]


def test_an_unknown_answer_says_where_ids_are(kept) -> None:
    docdesk, _, _ = kept

    done = docdesk.run("rerun", "nothing")

    assert done.returncode == 1
    assert "docdesk conversation show" in done.stderr


def test_a_batch_keeps_nothing_unless_asked(kept, tmp_path: Path) -> None:
    docdesk, _, _ = kept
    batch = tmp_path / "questions.jsonl"
    batch.write_text(json.dumps({"id": 7, "question": QUESTION}))
    asked = ("ask", "Samples", "--batch", str(batch), "--quotes-only")

    (not_kept,) = docdesk.json_lines(*asked)
    (stored,) = docdesk.json_lines(*asked, "--keep")

    assert (not_kept["id"], not_kept["stored_as"]) == (7, None)
    assert stored["id"] == 7
    assert docdesk.json("rerun", stored["stored_as"])["is_same"]


def test_an_italian_conversation_is_exported_to_files_that_open(
    docdesk, encoder_folder, tmp_path: Path
) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "Contratto già cessato.txt").write_text(
        "Il contratto di Łukasz Żółć e dell'Ελένη è già cessato: la penalità è di € 1.200,50.",
        encoding="utf-8",
    )
    docdesk.json("add", "Pratica", str(folder))
    docdesk.json_lines("index", "Pratica")
    answer = docdesk.json("ask", "Pratica", ITALIAN, "--quotes-only")
    export = ("conversation", "export", "Pratica", answer["conversation"])

    for ending in ("docx", "pdf", "md", "json"):
        path = str(tmp_path / f"risposta.{ending}")
        assert docdesk.json(*export, path, "--language", "it") == {"path": path}

    quote = answer["citations"][0]["quote"]
    assert "Ελένη" in quote
    word = docx.Document(str(tmp_path / "risposta.docx"))
    word_text = "\n".join(paragraph.text for paragraph in word.paragraphs)
    for text in (word_text, _pdf_text(tmp_path / "risposta.pdf")):
        for part in (ITALIAN, quote, "Citazioni", "1 di 1 file", answer["id"]):
            assert _plain(part) in _plain(text)
    assert "Citazioni" in (tmp_path / "risposta.md").read_text(encoding="utf-8")
    data = json.loads((tmp_path / "risposta.json").read_text(encoding="utf-8"))
    assert data["answers"][0]["answer"]["question"] == ITALIAN
    assert len(data["answers"][0]["provenance"]["passages"][0]["sha256"]) == 64


def test_a_changed_document_is_said_when_an_answer_is_given_again(
    docdesk, encoder_folder, tmp_path: Path
) -> None:
    paper = tmp_path / "lease.txt"
    paper.write_text("The tenant pays a deposit of 500 euros.")
    docdesk.json("add", "Matter", str(paper))
    docdesk.json_lines("index", "Matter")
    answer = docdesk.json("ask", "Matter", "Who pays the deposit?", "--quotes-only")
    paper.write_text("The landlord pays a deposit of 900 euros.")

    rerun = docdesk.json("rerun", answer["id"])

    assert rerun["after"]["answer"] == answer["answer"]
    assert any("lease.txt has changed since" in text for text in rerun["differences"])
    again = docdesk.json("ask", "Matter", "Who pays the deposit?", "--quotes-only", "--no-keep")
    assert again["coverage"]["changed"] == 1


def test_conversations_are_renamed_and_deleted(docdesk, encoder_folder, tmp_path: Path) -> None:
    paper = tmp_path / "lease.txt"
    paper.write_text("The tenant pays a deposit of 500 euros.")
    docdesk.json("add", "Matter", str(paper))
    docdesk.json_lines("index", "Matter")
    answer = docdesk.json("ask", "Matter", "Who pays the deposit?", "--quotes-only")

    renamed = docdesk.json("conversation", "rename", "Matter", answer["conversation"], "Caparra")
    deleted = docdesk.json("conversation", "delete", "Matter", answer["conversation"], "--yes")

    assert renamed["title"] == "Caparra"
    assert deleted == {"deleted": answer["conversation"]}
    assert docdesk.json("conversation", "list", "Matter")["total"] == 0
    assert docdesk.run("rerun", answer["id"]).returncode == 1


def _pdf_text(path: Path) -> str:
    with pdfium.PdfDocument(path) as document:
        page_texts = [document[number].get_textpage() for number in range(len(document))]
        return "\n".join(text.get_text_range() for text in page_texts)


def _plain(text: str) -> str:
    """Without the spaces and breaks that a page puts into a text."""
    return "".join(text.split())
