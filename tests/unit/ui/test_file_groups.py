"""Files under headings of their folders."""

from docdesk.domain.documents import FileState
from docdesk.domain.workspaces import FileRow, Folder
from docdesk.ui.file_groups import FolderHeading, group_rows, needs_attention

LEASE = FileRow("/m/Contracts/Lease.pdf", FileState.READY)
ANNEX = FileRow("/m/Contracts/2021/Annex.pdf", FileState.READY)
MAIL = FileRow("/m/Mail/One.txt", FileState.FOUND)
FOLDERS = (Folder("/m/Contracts"), Folder("/m/Mail", is_offline=True))


def test_each_folder_has_a_heading_with_its_count() -> None:
    entries = group_rows([LEASE, MAIL], FOLDERS, frozenset())

    assert entries == [
        FolderHeading("/m/Contracts", "Contracts", 1),
        LEASE,
        FolderHeading("/m/Mail", "Mail", 1, is_offline=True),
        MAIL,
    ]


def test_a_folder_in_a_folder_is_named_from_the_one_that_is_followed() -> None:
    entries = group_rows([ANNEX], FOLDERS, frozenset())

    assert entries[0] == FolderHeading("/m/Contracts/2021", "Contracts/2021", 1)


def test_files_of_one_folder_stand_together_wherever_they_were_listed() -> None:
    other = FileRow("/m/Contracts/Zebra.pdf", FileState.READY)

    entries = group_rows([LEASE, ANNEX, other], FOLDERS, frozenset())

    assert entries[:3] == [FolderHeading("/m/Contracts", "Contracts", 2), LEASE, other]


def test_a_collapsed_folder_keeps_its_files_back() -> None:
    entries = group_rows([LEASE, MAIL], FOLDERS, frozenset({"/m/Contracts"}))

    assert entries[0] == FolderHeading("/m/Contracts", "Contracts", 1, is_collapsed=True)
    assert LEASE not in entries


def test_a_file_that_is_followed_alone_stands_under_its_folder() -> None:
    entries = group_rows([LEASE], (Folder(LEASE.document),), frozenset())

    assert entries[0] == FolderHeading("/m/Contracts", "Contracts", 1)


def test_a_file_at_the_root_has_a_heading_with_a_name() -> None:
    entries = group_rows([FileRow("/a.txt", FileState.READY)], (), frozenset())

    assert entries[0] == FolderHeading("/", "/", 1)


def test_only_what_does_not_become_ready_by_itself_needs_attention() -> None:
    settled = {FileState.READY, FileState.FOUND, FileState.PARSED, FileState.OFFLINE}

    assert {state for state in FileState if not needs_attention(FileRow("a", state))} == settled
