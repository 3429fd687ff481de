"""A password that is not to be kept lives until its document is read, whatever ends a run."""

from pathlib import Path

import pytest

from docdesk.domain.errors import LibraryError, ModelError
from docdesk.host.indexing import Indexer
from docdesk.host.lanes import PriorityGate
from docdesk.host.passwords import Passwords
from docdesk.library.workspaces import Workspaces
from fakes.encoder_source import ReadyEncoder
from fakes.indexing import cut_lines
from fakes.parser import FakeParser


@pytest.fixture
def passwords() -> Passwords:
    return Passwords()


@pytest.fixture
def locked(tmp_path: Path, passwords: Passwords) -> Path:
    path = tmp_path / "files" / "locked.txt"
    path.parent.mkdir()
    path.write_text("one line")
    passwords.give("w", str(path), "segreto", keep=False)
    return path


def _indexer(tmp_path: Path, passwords: Passwords, encoder: ReadyEncoder, cut=cut_lines) -> Indexer:
    workspaces = Workspaces(tmp_path / "workspaces")
    workspaces.create("w")
    with workspaces.open_for_writing("w") as workspace:
        workspace.files.follow([tmp_path / "files"])
    return Indexer(
        workspaces,
        FakeParser(),
        cut,
        lambda title, heading, text: text,
        encoder,
        PriorityGate(),
        passwords=passwords,
        settle_s=0.0,
    )


def _run(indexer: Indexer, *, is_stopped: bool = False) -> None:
    list(indexer.run("w", cancelled=lambda: is_stopped))


def test_a_password_goes_when_its_document_is_read(tmp_path, passwords, locked) -> None:
    _run(_indexer(tmp_path, passwords, ReadyEncoder()))

    assert passwords.of("w", str(locked)) == ""


def test_a_password_goes_also_when_nothing_can_be_encoded(tmp_path, passwords, locked) -> None:
    with pytest.raises(ModelError):
        _run(_indexer(tmp_path, passwords, ReadyEncoder(failure=ModelError("There is none."))))

    assert passwords.of("w", str(locked)) == ""


def test_a_stopped_run_leaves_the_password(tmp_path, passwords, locked) -> None:
    _run(_indexer(tmp_path, passwords, ReadyEncoder()), is_stopped=True)

    assert passwords.of("w", str(locked)) == "segreto"


def test_a_full_disk_leaves_the_password_for_what_could_not_be_stored(
    tmp_path, passwords, locked
) -> None:
    (locked.parent / "second.txt").write_text("another line, read after the first one")

    def cut_once(document):
        if document.title == "second":
            raise LibraryError("The disk is full: the index could not be written.")
        return cut_lines(document)

    indexer = _indexer(tmp_path, passwords, ReadyEncoder(), cut_once)
    with pytest.raises(LibraryError):
        _run(indexer)

    assert passwords.of("w", str(locked)) == "segreto"
