"""Answers are kept with what they are made of, exported, and given again."""

import json
from dataclasses import replace
from threading import Event

import pytest
from docx import Document

from docdesk.domain.answers import Answer, Asked
from docdesk.domain.errors import Cancelled, DocdeskError, LibraryError
from docdesk.domain.events import AnswerDone, EvidenceFound
from docdesk.domain.writing import TokenText
from docdesk.host.conversation_requests import ConversationRequests
from docdesk.host.desk import Desk
from docdesk.host.works import Works
from docdesk.ipc import conversations as c
from fakes.desk import index, make_desk
from fakes.engine import SCRIPTED_MODEL, ScriptedEngine, written

QUESTION = "Who pays the deposit of the tenant?"


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path)
    (tmp_path / "files" / "lease.txt").write_text("The tenant Łukasz pays the deposit of 500.")
    index(made)
    _engine(made).script = tuple(written(("The tenant pays the deposit of 500.", "1")))
    yield made
    made.close()


def _engine(desk: Desk) -> ScriptedEngine:
    engine = desk._parts.asker.engine
    assert isinstance(engine, ScriptedEngine)
    return engine


def _ask(desk: Desk, question: str = QUESTION, **asked) -> Answer:
    for event in desk.ask("w", Asked(question, **asked)):
        if isinstance(event, AnswerDone):
            return event.answer
    raise AssertionError


def _stored(desk: Desk, answer: Answer):
    kept = desk._parts.workspaces.get("w").workspace.conversations
    return kept.find_answer(answer.id)


# ---- keeping ----


def test_an_answer_is_kept_before_it_is_handed_on(desk):
    events = desk.ask("w", Asked(QUESTION, conversation="c1"))
    done = next(event for event in events if isinstance(event, AnswerDone))

    assert done.answer.id
    assert done.answer.asked_at
    assert desk.conversations.get("w", "c1").answers == (done.answer,)


def test_without_a_conversation_nothing_is_kept(desk):
    answer = _ask(desk)

    assert (answer.id, desk.conversations.page("w")) == ("", ((), 0))
    assert answer.asked_at


def test_an_answer_is_kept_with_what_it_is_made_of(desk, tmp_path):
    answer = _ask(desk, conversation="c1")

    made = _stored(desk, answer).provenance

    (sent,) = made.passages
    source = _engine(desk).asked[0][1][0]
    assert (sent.header, sent.text) == (source.header, source.text)
    assert (sent.document, sent.page) == (str(tmp_path / "files" / "lease.txt"), 1)
    assert len(sent.sha256) == 64
    assert (made.question, made.searched_as) == (QUESTION, QUESTION)
    assert (made.model_name, made.model_sha256) == ("Scripted", SCRIPTED_MODEL.sha256)
    assert (made.threads, made.device, made.context) == (1, "CPU", 4096)
    assert made.version
    assert made.prompt


def test_a_stopped_answer_is_kept_as_such(desk):
    stop = Event()
    for event in desk.ask("w", Asked(QUESTION, conversation="c1"), stop=stop.is_set):
        if isinstance(event, EvidenceFound):
            stop.set()

    (kept,) = desk.conversations.get("w", "c1").answers
    assert kept.stopped


def test_an_answer_says_of_which_content_it_was_made_though_that_changes_meanwhile(desk):
    database = desk._parts.workspaces.get("w").workspace.database
    ((before,),) = database.rows("SELECT sha256 FROM contents")
    for event in desk.ask("w", Asked(QUESTION, conversation="c1")):
        if isinstance(event, EvidenceFound):
            database.row("UPDATE contents SET sha256 = 'other'")
        if isinstance(event, AnswerDone):
            answer = event.answer

    (sent,) = _stored(desk, answer).provenance.passages
    assert sent.sha256 == before


def test_a_conversation_that_is_deleted_meanwhile_does_not_come_back(desk):
    _ask(desk, conversation="c1")
    for event in desk.ask("w", Asked(QUESTION, conversation="c1")):
        if isinstance(event, EvidenceFound):
            desk.conversations.delete("w", "c1")
        if isinstance(event, AnswerDone):
            answer = event.answer

    assert (answer.answered, answer.id) == (True, "")
    assert desk.conversations.page("w") == ((), 0)


def test_an_answer_that_cannot_be_kept_is_given_all_the_same(desk, monkeypatch):
    kept = desk._parts.workspaces.get("w").workspace.conversations
    monkeypatch.setattr(kept, "keep", _full)

    answer = _ask(desk, conversation="c1")

    assert answer.answered
    assert answer.id == ""
    assert "could not be kept. The disk is full." in answer.notes[-1]


def _full(*_: object) -> None:
    raise LibraryError("The disk is full.")


def test_a_follow_up_has_the_turns_of_its_conversation(desk):
    first = _ask(desk, conversation="c1")

    turns = desk.conversations.turns("w", "c1")

    assert [(turn.question, turn.answer) for turn in turns] == [(QUESTION, first.text)]


# ---- given again ----


def test_an_answer_given_again_is_the_same(desk):
    before = _ask(desk, conversation="c1")

    rerun = desk.conversations.rerun(before.id)

    assert rerun.is_same
    assert rerun.differences == ()
    assert rerun.before == before
    assert rerun.after.text == before.text
    assert rerun.after.citations == before.citations
    first, second = _engine(desk).asked
    assert first == second


def test_an_answer_given_again_reads_the_passages_of_then(desk, tmp_path):
    before = _ask(desk, conversation="c1")
    (tmp_path / "files" / "lease.txt").write_text("The landlord pays nothing at all.")
    index(desk)

    rerun = desk.conversations.rerun(before.id, "w")

    (first, second) = _engine(desk).asked
    assert first == second
    assert any("lease.txt has changed since" in text for text in rerun.differences)


def test_a_document_that_changed_on_disk_alone_is_said(desk, tmp_path):
    before = _ask(desk, conversation="c1")
    (tmp_path / "files" / "lease.txt").write_text("The landlord pays nothing at all.")

    rerun = desk.conversations.rerun(before.id)

    assert any("lease.txt has changed since" in text for text in rerun.differences)


def test_a_document_that_is_gone_is_said(desk, tmp_path):
    before = _ask(desk, conversation="c1")
    desk.forget_path("w", str(tmp_path / "files"))

    rerun = desk.conversations.rerun(before.id)

    assert "lease.txt is not in this workspace any more." in rerun.differences


def test_another_device_and_other_threads_are_said(desk):
    before = _ask(desk, conversation="c1")
    _engine(desk)._info = replace(SCRIPTED_MODEL, device="CUDA", gpu_layers=12, threads=4)

    rerun = desk.conversations.rerun(before.id)

    assert "The model ran with 1 threads then, now with 4." in rerun.differences
    assert any("CUDA with 12 layers" in text for text in rerun.differences)


def test_a_model_that_is_not_installed_any_more_is_said(desk):
    before = _ask(desk, conversation="c1")
    _engine(desk)._info = replace(SCRIPTED_MODEL, model="Other", sha256="11" * 32)
    _engine(desk).script = tuple(written(("The tenant pays.", "1")))

    rerun = desk.conversations.rerun(before.id)

    assert not rerun.is_same
    assert "The model Scripted is not installed. Other answered instead." in rerun.differences


def test_an_answer_by_quotes_alone_needs_no_model(desk):
    before = _ask(desk, conversation="c1", quotes_only=True)
    _engine(desk)._info = None

    rerun = desk.conversations.rerun(before.id)

    assert rerun.is_same
    assert rerun.differences == ()
    assert _stored(desk, before).provenance.model_sha256 == ""


def test_a_refusal_given_again_is_a_refusal(desk):
    before = _ask(desk, "Which zebra flew to Jupiter yesterday?", conversation="c1")

    rerun = desk.conversations.rerun(before.id)

    assert not before.answered
    assert rerun.is_same


def test_an_unknown_answer_is_said(desk):
    with pytest.raises(DocdeskError, match="no answer “nothing”"):
        desk.conversations.rerun("nothing")


# ---- exporting ----


def test_a_conversation_is_exported_with_all_it_rests_on(desk, tmp_path):
    answer = _ask(desk, conversation="c1")
    path = tmp_path / "out.docx"

    desk.conversations.export("w", "c1", str(path), language="it")

    document = Document(str(path))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for part in (QUESTION, answer.text, "Citazioni", "Łukasz", "1 di 1 file", answer.id):
        assert part in text
    cells = [cell.text for row in document.tables[0].rows for cell in row.cells]
    assert _stored(desk, answer).provenance.passages[0].sha256 in cells


def test_json_has_the_whole_data(desk, tmp_path):
    answer = _ask(desk, conversation="c1")
    path = tmp_path / "out.json"

    desk.conversations.export("w", "c1", str(path))

    data = json.loads(path.read_text(encoding="utf-8"))
    (one,) = data["answers"]
    assert one["answer"]["text"] == answer.text
    assert one["provenance"]["model_sha256"] == SCRIPTED_MODEL.sha256
    assert data["origin"]["workspace"] == "w"


def test_one_answer_alone_is_exported(desk, tmp_path):
    _ask(desk, conversation="c1")
    second = _ask(desk, "How much is the deposit of the tenant?", conversation="c1")
    path = tmp_path / "out.md"

    desk.conversations.export("w", "c1", str(path), answer=second.id)

    text = path.read_text(encoding="utf-8")
    assert second.question in text
    assert f"## {QUESTION}" not in text


def test_an_answer_of_another_conversation_is_not_exported(desk, tmp_path):
    _ask(desk, conversation="c1")
    other = _ask(desk, conversation="c2")

    with pytest.raises(DocdeskError, match="no answer"):
        desk.conversations.export("w", "c1", str(tmp_path / "a.md"), answer=other.id)


# ---- requests of the window ----


def test_the_window_lists_shows_renames_exports_reruns_and_deletes(desk, tmp_path):
    answer = _ask(desk, conversation="c1")
    sent, lanes = [], []

    def run_in(lane, _, job):
        lanes.append(lane)
        job()

    requests = ConversationRequests(
        desk.conversations, lambda _, event: sent.append(event), run_in, Works()
    )
    path = str(tmp_path / "a.pdf")

    for request in (
        c.ListConversations("w", contains="tenant"),
        c.ShowConversation("w", "c1"),
        c.RenameConversation("w", "c1", "Rossi"),
        c.ExportConversation("w", "c1", path),
        c.RerunAnswer("w", answer.id),
        c.DeleteConversation("w", "c1"),
    ):
        requests.dispatch(1, request)

    listed, shown, renamed, exported, rerun, deleted = sent
    assert [row.id for row in listed.rows] == ["c1"]
    assert shown.conversation.answers == (answer,)
    assert [row.title for row in renamed.rows] == ["Rossi"]
    assert exported == c.Exported(path)
    assert rerun.rerun.is_same
    assert deleted.rows == ()
    assert lanes == ["listing", "listing", "listing", "exporting", "asking", "listing"]


def test_an_answer_that_is_given_again_is_stopped_while_the_model_writes(desk):
    before = _ask(desk, conversation="c1")
    engine = _engine(desk)
    works, pieces = Works(), []

    def write_until_stopped(*_):
        for number in range(100):
            pieces.append(number)
            works.stop(7)
            yield TokenText(f"word {number} ")

    engine.answer = write_until_stopped
    sent, jobs = [], []
    requests = ConversationRequests(
        desk.conversations,
        lambda _, event: sent.append(event),
        lambda _lane, _id, job: jobs.append(job),
        works,
    )
    requests.dispatch(7, c.RerunAnswer("w", before.id))

    with pytest.raises(Cancelled):
        jobs.pop()()

    assert pieces == [0]
    assert sent == []
