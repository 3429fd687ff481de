"""Conversations are kept, found, renamed and deleted."""

from dataclasses import replace

import pytest

from docdesk.domain.answers import Answer, Coverage, FoundPassage, SearchMode, Timings
from docdesk.domain.conversations import Provenance, SentPassage
from docdesk.domain.documents import Box, DocumentKind
from docdesk.domain.errors import LibraryError
from docdesk.domain.search import Filters
from docdesk.library.conversations import new_id

PASSAGE = FoundPassage(
    7, "/a/lettera.pdf", "Lettera", 2, "iv", 3, 9, "canone", "", 0.5, boxes=(Box(1, 2, 3, 4),)
)


def _answer(question: str, text: str = "Sì [1].") -> Answer:
    return Answer(
        question,
        text,
        answered=True,
        sentences=(),
        citations=(),
        passages=(PASSAGE,),
        coverage=Coverage(1, 1, 0),
        timings=Timings(0.1, None, 0.2),
        id=new_id(),
        asked_at="2026-01-02T03:04:05+01:00",
        filters=Filters(kinds=(DocumentKind.PDF,)),
    )


def _provenance(question: str) -> Provenance:
    sent = SentPassage("/a/lettera.pdf", "ab" * 32, 2, 3, 9, "Lettera, p. iv", "canone")
    return Provenance("0.1", question, "", "", Filters(), (), SearchMode.HYBRID, (sent,))


def _keep(workspace, conversation: str, *questions: str, text: str = "Sì [1].") -> list[Answer]:
    answers = [_answer(question, text) for question in questions]
    for answer in answers:
        workspace.conversations.keep(conversation, answer, _provenance(answer.question))
    return answers


def _titles(workspace, contains: str = "") -> list[str]:
    rows, _ = workspace.conversations.page(contains=contains)
    return [row.title for row in rows]


def test_a_conversation_comes_back_as_it_was_kept(workspace):
    answers = _keep(workspace, "c1", "Chi paga?", "E quando?")

    kept = workspace.conversations.get("c1")

    assert kept.answers == tuple(answers)
    assert (kept.row.id, kept.row.title, kept.row.answers) == ("c1", "Chi paga?", 2)


def test_an_answer_comes_back_with_what_it_was_made_of(workspace):
    (answer,) = _keep(workspace, "c1", "Chi paga?")

    stored = workspace.conversations.find_answer(answer.id)

    assert stored is not None
    assert (stored.conversation, stored.answer) == ("c1", answer)
    assert stored.provenance == _provenance("Chi paga?")
    assert workspace.conversations.provenances("c1") == {answer.id: _provenance("Chi paga?")}
    assert workspace.conversations.find_answer("other") is None


def test_the_list_has_what_changed_last_first_by_pages(workspace):
    for conversation in ("c1", "c2", "c3"):
        _keep(workspace, conversation, f"Question {conversation}")
    _keep(workspace, "c1", "A follow-up")

    rows, total = workspace.conversations.page(offset=0, limit=2)
    last, _ = workspace.conversations.page(offset=2, limit=2)

    assert total == 3
    assert rows[0].id == "c1"
    assert {row.id for row in (*rows, *last)} == {"c1", "c2", "c3"}


@pytest.mark.parametrize(
    "words", ["perche", "PERCHÉ canone", "canone perche", "ελενη", "quota 100%", "jose"]
)
def test_words_are_found_whatever_their_order_accents_and_case(workspace, words):
    _keep(workspace, "c1", "Perché sale il canone di José?", text="Ελένη paga la quota 100% [1].")
    _keep(workspace, "c2", "Who signs?", text="Nobody.")

    assert _titles(workspace, words) == ["Perché sale il canone di José?"]


def test_words_may_stand_in_different_answers_and_in_the_title(workspace):
    _keep(workspace, "c1", "Chi paga?", "Quando finisce?")
    workspace.conversations.rename("c1", "Causa Rossi")

    assert _titles(workspace, "finisce rossi paga") == ["Causa Rossi"]
    assert _titles(workspace, "finisce bianchi") == []


def test_wildcards_of_the_database_are_ordinary_characters(workspace):
    _keep(workspace, "c1", "Chi paga?")

    assert _titles(workspace, "%") == []
    assert _titles(workspace, "_") == []


def test_a_long_question_gives_a_short_title(workspace):
    _keep(workspace, "c1", "word " * 100)

    (title,) = _titles(workspace)
    assert len(title) <= 82
    assert title.endswith("word …")


def test_renaming_keeps_the_place_in_the_list(workspace):
    _keep(workspace, "c1", "First")
    _keep(workspace, "c2", "Second")
    before = [row.id for row in workspace.conversations.page()[0]]

    workspace.conversations.rename("c1", "  Other\n title ")

    rows, _ = workspace.conversations.page()
    assert [row.id for row in rows] == before
    assert "Other title" in [row.title for row in rows]


def test_a_blank_title_is_refused(workspace):
    _keep(workspace, "c1", "First")

    with pytest.raises(LibraryError, match="needs a title"):
        workspace.conversations.rename("c1", " \n")


def test_a_deleted_conversation_is_gone_with_its_words(workspace):
    (answer,) = _keep(workspace, "c1", "Chi paga la Zwergenpacht?")

    workspace.conversations.delete("c1")

    assert workspace.conversations.page() == ((), 0)
    assert workspace.conversations.find_answer(answer.id) is None
    files = list(workspace.folder.rglob("*"))
    assert not [f for f in files if f.is_file() and b"Zwergenpacht" in f.read_bytes()]


@pytest.mark.parametrize("change", ["get", "delete", "rename"])
def test_an_unknown_conversation_is_said(workspace, change):
    arguments = ("nothing", "title") if change == "rename" else ("nothing",)

    with pytest.raises(LibraryError, match="no conversation “nothing”"):
        getattr(workspace.conversations, change)(*arguments)


def test_an_answer_of_a_newer_docdesk_is_said_not_guessed(workspace):
    _keep(workspace, "c1", "First")
    with workspace.database.transaction() as connection:
        connection.execute("UPDATE answers SET answer = '{}'")

    with pytest.raises(LibraryError, match="cannot be read"):
        workspace.conversations.get("c1")


def test_ids_are_short_and_not_the_same_twice():
    ids = {new_id() for _ in range(1000)}

    assert len(ids) == 1000
    assert {len(id_) for id_ in ids} == {10}


def test_an_answer_without_new_fields_is_read_with_their_defaults(workspace):
    answer = replace(_answer("First"), absent=())
    workspace.conversations.keep("c1", answer, _provenance("First"))
    with workspace.database.transaction() as connection:
        connection.execute("UPDATE answers SET answer = json_remove(answer, '$.absent')")

    assert workspace.conversations.get("c1").answers == (answer,)
