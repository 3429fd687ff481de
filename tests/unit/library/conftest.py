"""A workspace to write to and a folder to put documents in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from docdesk.library.workspace import Workspace
from docdesk.library.workspaces import Workspaces


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    return folder


@pytest.fixture
def workspaces(tmp_path: Path) -> Workspaces:
    return Workspaces(tmp_path / "workspaces")


@pytest.fixture
def workspace(workspaces: Workspaces, documents: Path) -> Iterator[Workspace]:
    workspaces.create("Rossi")
    with workspaces.open_for_writing("Rossi") as opened:
        opened.files.follow([documents])
        yield opened
