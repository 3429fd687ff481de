import os
from dataclasses import replace

import pytest

from docdesk.domain.conditions import Word
from docdesk.domain.documents import DocumentKind
from docdesk.domain.search import Filters, Selection
from fakes.library import SCAN, box, index, parsed, record_of, write_files

MAIL = {
    "from": "Mario Rossi <m.rossi@studio.it>",
    "to": "Anna Bianchi <anna@ditta.it>",
    "cc": "Nicolò Verdi",
    "date": "2021-03-31T23:30:00+02:00",
}
LETTER = {"author": "Anna Bianchi", "created": "2019", "modified": "2020-05-01T10:00:00Z"}


def _store(workspace, documents, name: str, text: str, kind: DocumentKind, metadata) -> None:
    """A file as its parser gives it, with what it says of itself."""
    write_files(documents, {name: text})
    record = record_of(workspace)
    record.scan(cancelled=lambda: False)
    for found in record.files_to_parse():
        assert record.claim_known_content(found.file_id) is None
        document, cuts = parsed(text)
        document = replace(document, kind=kind, metadata=metadata)
        record.save_parsed(found.file_id, document, cuts)


@pytest.fixture
def filled(workspace, documents):
    _store(workspace, documents, "posta/mail.eml", "offer by mail", DocumentKind.EML, MAIL)
    _store(workspace, documents, "atti/letter.docx", "a letter", DocumentKind.DOCX, LETTER)
    _store(workspace, documents, "atti/old/plain.txt", "plain text", DocumentKind.TEXT, {})
    os.utime(documents / "atti" / "old" / "plain.txt", (1_000_000_000,) * 2)  # 2001-09-09
    index(workspace)
    return workspace


def _names(workspace, *, without=Filters(), **filters) -> set[str]:  # noqa: B008
    selection = Selection((Filters(**filters),), without)
    scope = workspace.scopes.scope(selection, None)
    assert scope is not None
    stored = workspace.pages.passages(list(scope.passages), selection)
    return {passage.document.rpartition("/")[2] for passage in stored.values()}


def test_no_filter_limits_nothing(filled):
    assert filled.scopes.scope(Selection((Filters(),)), None) is None


@pytest.mark.parametrize(
    ("folder", "found"),
    [
        ("atti", {"letter.docx", "plain.txt"}),
        ("ATTI", {"letter.docx", "plain.txt"}),
        ("atti/old", {"plain.txt"}),
        ("old", {"plain.txt"}),
        ("att*", {"letter.docx", "plain.txt"}),
        ("att", set()),
        ("%", set()),
        ("letter.docx", set()),
    ],
)
def test_folder_by_its_name(filled, folder, found):
    assert _names(filled, folders=(folder,)) == found


def test_folder_by_its_path(filled, documents):
    assert _names(filled, folders=(str(documents / "atti" / "old"),)) == {"plain.txt"}
    assert _names(filled, folders=(str(documents / "att"),)) == set()
    assert _names(filled, folders=(f"{documents}/posta/",)) == {"mail.eml"}


def test_any_one_of_several_folders_is_enough(filled):
    assert _names(filled, folders=("old", "posta")) == {"mail.eml", "plain.txt"}


def test_kinds(filled):
    assert _names(filled, kinds=(DocumentKind.EML, DocumentKind.TEXT)) == {"mail.eml", "plain.txt"}


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2021-03-31", "2021-03-31", {"mail.eml"}),
        ("2021-04-01", "", set()),
        ("2020-05-01", "2020-05-01", {"letter.docx"}),
        ("", "2001-12-31", {"plain.txt"}),
        ("2001-01-01", "2020-12-31", {"letter.docx", "plain.txt"}),
    ],
)
def test_dates_are_the_documents_own_before_the_files(filled, since, until, found):
    assert _names(filled, since=since, until=until) == found


def test_a_year_alone_is_its_first_day(filled, documents):
    _store(filled, documents, "y.txt", "a year", DocumentKind.TEXT, {"created": "2015"})

    assert _names(filled, since="2015-01-01", until="2015-01-01") == {"y.txt"}


def test_a_date_that_is_none_gives_way_to_the_files(filled, documents):
    _store(filled, documents, "d.txt", "no date", DocumentKind.TEXT, {"modified": "last week"})
    os.utime(documents / "d.txt", (1_100_000_000,) * 2)  # 2004-11-09
    index(filled)

    assert "d.txt" in _names(filled, since="2004-01-01", until="2004-12-31")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("rossi", {"mail.eml"}),
        ("Rossi Mario", {"mail.eml"}),
        ("m.rossi@studio.it", {"mail.eml"}),
        ("bianchi", {"mail.eml", "letter.docx"}),
        ("nicolo", {"mail.eml"}),
        ("neri", set()),
    ],
)
def test_people(filled, name, found):
    assert _names(filled, people=(name,)) == found


def test_senders_are_not_receivers(filled):
    assert _names(filled, senders=("bianchi",)) == {"letter.docx"}
    assert _names(filled, receivers=("bianchi",)) == {"mail.eml"}
    assert _names(filled, receivers=("rossi",)) == set()


def test_all_filters_must_hold(filled):
    assert _names(filled, people=("bianchi",), folders=("atti",)) == {"letter.docx"}


def test_what_is_left_out(filled):
    assert _names(filled, without=Filters(senders=("rossi",))) == {"letter.docx", "plain.txt"}
    assert _names(filled, without=Filters(kinds=(DocumentKind.TEXT,), folders=("posta",))) == {
        "letter.docx"
    }


def test_tags(filled, documents):
    filled.tags.put(str(documents / "posta" / "mail.eml"), ["Urgent", "matter 7"])

    assert _names(filled, tags=("urgent",)) == {"mail.eml"}
    assert _names(filled, tags=("matter",)) == set()
    assert _names(filled, without=Filters(tags=("URGENT",))) == {"letter.docx", "plain.txt"}


def test_scans_are_documents_with_recognised_pages(filled, documents):
    write_files(documents, {"scan.txt": f"{SCAN}typed long ago"})
    index(filled)

    assert _names(filled, scans=True) == {"scan.txt"}
    assert _names(filled, scans=True, kinds=(DocumentKind.EML,)) == {"scan.txt", "mail.eml"}


def test_what_came_in_a_container_has_its_tag_and_folder(workspace, documents):
    write_files(documents, {"mails/m.box": box("the mail", **{"a.txt": "the attachment"})})
    index(workspace)
    workspace.tags.put(str(documents / "mails" / "m.box"), ["x"])

    assert _names(workspace, tags=("x",)) == {"m.box", "a.txt"}
    assert _names(workspace, folders=("mails",)) == {"m.box", "a.txt"}


def test_attachment_is_from_the_sender_of_its_message_and_of_its_date(workspace, documents):
    write_files(documents, {"m.box": box("the mail", **{"a.txt": "the attachment"})})
    index(workspace)
    with workspace.database.transaction() as connection:
        connection.execute(
            "UPDATE contents SET metadata = ? WHERE kind = 'zip'",
            ('{"from": "Mario Rossi", "date": "1999-05-05"}',),
        )

    assert _names(workspace, senders=("rossi",)) == {"m.box", "a.txt"}
    assert _names(workspace, until="1999-12-31") == {"m.box", "a.txt"}


def test_only_files_that_match_are_shown(workspace, documents):
    write_files(documents, {"a/one.txt": "the same words", "b/two.txt": "the same words"})
    index(workspace)
    selection = Selection((Filters(folders=("b",)),))
    scope = workspace.scopes.scope(selection, None)

    passage = next(iter(workspace.pages.passages(list(scope.passages), selection).values()))

    assert passage.document.endswith("two.txt")
    assert passage.copies == ()


def test_condition_and_filter_both_hold(filled):
    scope = filled.scopes.scope(Selection((Filters(folders=("atti",)),)), Word("letter"))

    assert len(scope.passages) == 1


def test_beginnings_are_one_of_each_document_newest_first(filled):
    selection = Selection((Filters(folders=("atti",)),))
    scope = filled.scopes.scope(selection, None)

    stored = filled.pages.passages(filled.scopes.beginnings(scope, 5))

    names = [stored[one].document for one in filled.scopes.beginnings(scope, 5)]
    assert [name.rpartition("/")[2] for name in names] == ["letter.docx", "plain.txt"]
    assert len(filled.scopes.beginnings(scope, 1)) == 1


def test_coverage_counts_the_filtered_files(filled):
    coverage = filled.files.coverage(None, Selection((Filters(folders=("atti",)),)))

    assert (coverage.ready, coverage.total) == (2, 2)
