"""Files under headings of what they lie in."""

from docdesk.domain.documents import FileState
from docdesk.domain.workspaces import FileRow, Folder
from docdesk.ui.file_groups import (
    Entry,
    FileGroups,
    FolderHeading,
    by_folder,
    needs_attention,
    root_of,
)

LEASE = FileRow("/m/Contracts/Lease.pdf", FileState.READY)
ANNEX = FileRow("/m/Contracts/2021/Annex.pdf", FileState.READY)
MAIL = FileRow("/m/Mail/One.txt", FileState.FOUND)
OFFER = FileRow("/m/Mail/a.zip/in.mbox/0003 Offer.eml", FileState.READY, is_member=True)
FOLDERS = (Folder("/m/Contracts"), Folder("/m/Mail", is_offline=True))


def grouped(*rows: FileRow, collapsed: tuple[str, ...] = ()) -> FileGroups:
    groups = FileGroups(collapsed)
    for path, files in by_folder(rows).items():
        groups.add(path, files)
    return groups


def entries(groups: FileGroups, folders: tuple[Folder, ...] = FOLDERS) -> list[Entry]:
    return [groups.entry(number, folders) for number in range(len(groups))]


def test_each_folder_has_a_heading_with_its_count() -> None:
    assert entries(grouped(LEASE, MAIL)) == [
        FolderHeading("/m/Contracts", "Contracts", 1),
        LEASE,
        FolderHeading("/m/Mail", "Mail", 1, is_offline=True),
        MAIL,
    ]


def test_a_folder_in_a_folder_is_named_from_the_one_that_is_followed() -> None:
    heading = entries(grouped(ANNEX))[0]

    assert heading == FolderHeading("/m/Contracts/2021", "Contracts/2021", 1)


def test_a_container_is_a_group_whose_name_tells_the_way_there() -> None:
    heading = entries(grouped(OFFER))[0]

    assert isinstance(heading, FolderHeading)
    assert heading.name == "Mail/a.zip › in.mbox"


def test_files_of_one_folder_stand_together_wherever_they_were_listed() -> None:
    other = FileRow("/m/Contracts/Zebra.pdf", FileState.READY)
    groups = grouped(LEASE, ANNEX)

    groups.add("/m/Contracts", [other])

    assert entries(groups)[:3] == [FolderHeading("/m/Contracts", "Contracts", 2), LEASE, other]
    assert entries(groups)[4] == ANNEX


def test_a_collapsed_folder_keeps_its_files_back() -> None:
    groups = grouped(LEASE, MAIL, collapsed=("/m/Contracts",))

    assert entries(groups)[0] == FolderHeading("/m/Contracts", "Contracts", 1, is_collapsed=True)
    assert LEASE not in entries(groups)
    assert groups.number_of(LEASE.document) is None
    assert groups.file(LEASE.document) == LEASE


def test_a_folder_that_is_opened_again_shows_its_files() -> None:
    groups = grouped(LEASE, MAIL, collapsed=("/m/Contracts",))

    groups.toggle("/m/Contracts")

    assert entries(groups)[1] == LEASE
    assert groups.number_of(MAIL.document) == 3


def test_a_file_is_found_by_its_document_and_changed_in_its_place() -> None:
    groups = grouped(LEASE, ANNEX, MAIL)
    failed = FileRow(ANNEX.document, FileState.FAILED, "It is damaged.")

    groups.replace(failed)

    assert groups.number_of(ANNEX.document) == 3
    assert entries(groups)[3] == failed
    assert groups.number_of("/elsewhere.pdf") is None
    assert groups.file("/elsewhere.pdf") is None


def test_where_more_files_of_a_folder_come_is_known_before_they_do() -> None:
    groups = grouped(LEASE, MAIL, collapsed=("/m/Mail",))

    assert groups.place_for("/m/Contracts") == (2, True)
    assert groups.place_for("/m/Mail") == (3, False)
    assert groups.place_for("/m/New") == (3, True)
    assert groups.height_of({"/m/New": [LEASE, ANNEX], "/m/Mail": [MAIL]}) == 4


def test_a_file_that_is_followed_alone_stands_under_its_folder() -> None:
    heading = entries(grouped(LEASE), (Folder(LEASE.document),))[0]

    assert heading == FolderHeading("/m/Contracts", "Contracts", 1)


def test_a_file_at_the_root_has_a_heading_with_a_name() -> None:
    assert entries(grouped(FileRow("/a.txt", FileState.READY)), ())[0] == FolderHeading("/", "/", 1)


def test_a_folder_beside_a_followed_one_does_not_lie_in_it() -> None:
    assert root_of("/m/Mail/a.zip/b.eml", FOLDERS) == FOLDERS[1]
    assert root_of("/m/Mail 2023", FOLDERS) is None


def test_only_what_does_not_become_ready_by_itself_needs_attention() -> None:
    settled = {
        FileState.READY,
        FileState.FOUND,
        FileState.PARSED,
        FileState.OFFLINE,
        FileState.NEEDS_RECOGNITION,
        FileState.IGNORED,
    }

    assert {state for state in FileState if not needs_attention(FileRow("a", state))} == settled
