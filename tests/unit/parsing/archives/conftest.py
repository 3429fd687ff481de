"""Archives made on the spot, and their members as they are listed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from docdesk.domain.documents import FileLocation, Member
from docdesk.parsing.limits import ParseLimits, ReadOptions
from docdesk.parsing.registry import read_document

ListMembers = Callable[..., tuple[Member, ...]]


@pytest.fixture
def list_members(tmp_path: Path) -> ListMembers:
    """The members of a file of this name and content."""

    def members_of(
        name: str, content: bytes, *, password: str = "", limits: ParseLimits | None = None
    ) -> tuple[Member, ...]:
        path = tmp_path / name
        path.write_bytes(content)
        options = ReadOptions(limits or ParseLimits(), password)
        return read_document(FileLocation(path), options).members

    return members_of
