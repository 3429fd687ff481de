"""Whole documents are read back, and what was worked out from them goes with them."""

import pytest

from docdesk.domain.documents import DocumentKind
from docdesk.domain.errors import LibraryError
from docdesk.domain.search import Filters, Selection
from docdesk.library.database import Database
from docdesk.library.workings import WorkingKind
from fakes.encoder import WordEncoder
from fakes.library import box, index, write_files

LEASE = "The rent is due.\n\nThe term is six years.\fThe garden is not let."


@pytest.fixture
def filled(workspace, documents):
    write_files(documents, {"a.txt": LEASE, "copy.txt": LEASE, "sub/b.txt": "A letter of thanks."})
    index(workspace, encoder=WordEncoder())
    return workspace


def selection(**filters) -> Selection:
    return Selection(within=(Filters(**filters),))


def test_a_document_comes_with_all_pages_and_passages(filled, documents):
    whole = filled.whole.whole(str(documents / "a.txt"))

    assert [page.text for page in whole.pages] == LEASE.split("\f")
    assert [(span.page, span.start) for span in whole.passages] == [(1, 0), (1, 18), (2, 0)]
    texts = [whole.pages[s.page - 1].text[s.start : s.end] for s in whole.passages]
    assert texts == ["The rent is due.", "The term is six years.", "The garden is not let."]
    assert whole.kind == DocumentKind.TEXT
    assert whole.size == len(LEASE) - 1


def test_a_document_is_read_as_it_stood_at_one_moment(filled, documents, monkeypatch):
    other = Database(filled.database.path)
    pages_of = filled.whole._pages

    def pages_after_a_change(content_id):
        with other.transaction() as connection:  # as indexing does, over its own connection
            connection.execute("DELETE FROM pages WHERE content_id = ?", (content_id,))
        return pages_of(content_id)

    monkeypatch.setattr(filled.whole, "_pages", pages_after_a_change)
    whole, later = (filled.whole.whole(str(documents / "a.txt")) for _ in range(2))
    other.close()

    assert [page.text for page in whole.pages] == LEASE.split("\f")
    assert later.pages == ()


def test_a_document_that_is_not_stored_is_an_error(filled, documents):
    with pytest.raises(LibraryError):
        filled.whole.whole(str(documents / "none.txt"))


def test_each_content_is_listed_once_by_its_first_path(filled, documents):
    contents = filled.whole.contents()

    assert [content.document for content in contents] == [
        str(documents / "a.txt"), str(documents / "sub" / "b.txt"),
    ]  # fmt: skip
    assert [content.copies for content in contents] == [1, 0]
    assert filled.whole.count() == 3


def test_filters_choose_the_contents_and_are_counted(filled, documents):
    chosen = selection(folders=(str(documents / "sub"),))

    assert [c.document for c in filled.whole.contents(chosen)] == [str(documents / "sub" / "b.txt")]
    assert filled.whole.count(chosen) == 1


def test_what_only_holds_others_is_not_counted(workspace, documents):
    write_files(documents, {"mail.box": box(**{"a.txt": "The rent is due."})})
    index(workspace)

    assert workspace.whole.count() == 1


def test_the_key_of_a_content_changes_with_it(filled, documents):
    before = filled.whole.whole(str(documents / "a.txt")).key
    write_files(documents, {"a.txt": LEASE + " Nor is the cellar."})
    index(filled)

    assert filled.whole.whole(str(documents / "a.txt")).key != before
    assert filled.whole.whole(str(documents / "copy.txt")).key == before


def test_vectors_come_in_the_order_of_the_passages(filled, documents):
    whole = filled.whole.whole(str(documents / "a.txt"))

    vectors = filled.whole.vectors(whole.content_id, WordEncoder().card.id)

    assert vectors is not None
    assert len(vectors) == len(whole.passages)
    assert filled.whole.vectors(whole.content_id, "another encoder") is None


def test_a_working_is_kept_replaced_and_told_apart_by_its_kind(filled, documents):
    key = filled.whole.whole(str(documents / "a.txt")).key
    filled.workings.put(WorkingKind.SUMMARY, key, "1")
    filled.workings.put(WorkingKind.SUMMARY, key, "2")

    assert filled.workings.get(WorkingKind.SUMMARY, key) == "2"
    assert filled.workings.get(WorkingKind.EVENTS, key) is None


def test_what_was_worked_out_from_a_content_that_went_meanwhile_is_not_kept(filled, documents):
    key = filled.whole.whole(str(documents / "sub" / "b.txt")).key
    (documents / "sub" / "b.txt").unlink()
    index(filled)

    filled.workings.put(WorkingKind.SUMMARY, key, "words of it")

    assert filled.workings.get(WorkingKind.SUMMARY, key) is None


def test_workings_go_with_the_last_file_of_their_content(filled, documents):
    whole = filled.whole.whole(str(documents / "sub" / "b.txt"))
    kept = filled.whole.whole(str(documents / "a.txt"))
    for item in (whole, kept):
        filled.workings.put(WorkingKind.SUMMARY, f"{item.key}:1", "words of it")

    (documents / "sub" / "b.txt").unlink()
    (documents / "a.txt").unlink()
    index(filled)

    assert filled.workings.get(WorkingKind.SUMMARY, f"{whole.key}:1") is None
    assert filled.workings.get(WorkingKind.SUMMARY, f"{kept.key}:1") == "words of it"
