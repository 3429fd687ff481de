"""Reviews are kept row by row; what changes in the workspace is taken in when they go on."""

import pytest

from docdesk.domain.answers import Citation
from docdesk.domain.errors import LibraryError
from docdesk.domain.review import Cell, CellState, FieldKind, ReviewField, ReviewPlan, ReviewRow
from docdesk.domain.search import Filters
from docdesk.library.review_grid import Grid, GridView
from docdesk.library.reviews import Reviews
from fakes.encoder import WordEncoder
from fakes.library import index, write_files

PLAN = ReviewPlan(
    (ReviewField("law", "Law", "Which?"), ReviewField("rent", "Rent", "Which?", FieldKind.AMOUNT))
)


@pytest.fixture
def reviews(workspace, documents) -> Reviews:
    write_files(documents, {"a.txt": "one", "b.txt": "two", "c.txt": "three"})
    index(workspace, encoder=WordEncoder())
    return Reviews(workspace.database)


@pytest.fixture
def grid(workspace) -> Grid:
    return Grid(workspace.database)


def begun(reviews: Reviews, plan: ReviewPlan = PLAN, name: str = "Leases") -> str:
    review = reviews.begin(name, plan)
    reviews.take_in(review)
    return review


def names(documents) -> list[str]:
    return [document.rpartition("/")[2] for document in documents]


def fill(workspace, reviews, review, documents, name, law="Norway", rent="10 EUR", state=None):
    """Save a row as the pipeline does."""
    document = str(documents / name)
    citation = Citation(1, 1, document, "T", 2, "ii", 0, 5, f"By the law of {law}.", (), True)
    cells = (
        Cell("law", CellState.FOUND, law, law.lower(), citation, True)
        if law
        else Cell("law", CellState.NOT_FOUND),
        Cell("rent", CellState.FOUND, rent, rent),
    )
    row = ReviewRow(document, "Title", cells, state or CellState.FOUND)
    reviews.save_row(review, row, key=workspace.whole.whole(document).key)
    return document


def page(grid, review, **view):
    rows, total = grid.page(review, GridView(**view), offset=0, limit=100)
    return names(row.document for row in rows), total


# ---- reviews ----


def test_a_review_begins_with_a_waiting_row_for_each_document(reviews):
    review = begun(reviews)

    status = reviews.status(review)

    assert (status.name, status.total, status.done) == ("Leases", 3, 0)
    assert status.plan == PLAN
    assert names(reviews.waiting(review)) == ["a.txt", "b.txt", "c.txt"]


def test_reviews_are_listed_renamed_found_and_deleted(reviews):
    first, second = begun(reviews), begun(reviews, name="Other")
    reviews.rename(first, "  New   name ")

    assert {status.name for status in reviews.list()} == {"New name", "Other"}
    assert reviews.find("new NAME") == first
    assert reviews.find(second) == second
    reviews.delete(second)
    assert [status.id for status in reviews.list()] == [first]


def test_what_is_not_there_or_not_clear_is_said(reviews):
    begun(reviews)
    begun(reviews)

    with pytest.raises(LibraryError, match="2 reviews are called"):
        reviews.find("Leases")
    for act in (reviews.find, reviews.status, reviews.delete, reviews.take_in):
        with pytest.raises(LibraryError, match="no review"):
            act("nowhere")
    with pytest.raises(LibraryError, match="no review"):
        reviews.rename("nowhere", "x")
    with pytest.raises(LibraryError, match="needs a name"):
        reviews.rename(begun(reviews), " ")


def test_a_review_must_ask_something_once(reviews):
    with pytest.raises(LibraryError, match="no fields"):
        reviews.begin("x", ReviewPlan(()))
    with pytest.raises(LibraryError, match="same key"):
        reviews.begin("x", ReviewPlan((PLAN.fields[0], PLAN.fields[0])))


def test_deleting_overwrites_what_it_held(workspace, reviews, documents):
    review = begun(reviews)
    for law in ("Utopia", "Utopia " * 500, "Utopia too"):
        fill(workspace, reviews, review, documents, "a.txt", law=law)

    reviews.delete(review)

    files = list(workspace.folder.rglob("*"))
    assert not [f for f in files if f.is_file() and b"topia" in f.read_bytes()]
    assert workspace.database.rows("SELECT * FROM review_rows") == []
    assert workspace.database.rows("SELECT * FROM review_cells") == []


# ---- rows ----


def test_a_saved_row_waits_no_more_and_is_counted(workspace, reviews, documents):
    review = begun(reviews)

    fill(workspace, reviews, review, documents, "a.txt")
    fill(workspace, reviews, review, documents, "b.txt", law="")

    status = reviews.status(review)
    assert (status.done, status.total, status.found_cells, status.is_complete) == (2, 3, 3, False)
    assert names(reviews.waiting(review)) == ["c.txt"]


def test_a_row_comes_back_as_it_was_saved(workspace, reviews, grid, documents):
    review = begun(reviews)
    document = fill(workspace, reviews, review, documents, "a.txt")

    row = grid.row(review, document)

    assert (row.state, row.title, row.is_stale) == (CellState.FOUND, "Title", False)
    assert [cell.field for cell in row.cells] == ["law", "rent"]  # as the plan has them
    law = next(cell for cell in row.cells if cell.field == "law")
    assert (law.value, law.citation.page_label, law.verified) == ("Norway", "ii", True)


def test_a_failed_row_waits_again_when_the_review_goes_on(workspace, reviews, documents):
    review = begun(reviews)
    fill(workspace, reviews, review, documents, "a.txt", state=CellState.FAILED)

    assert reviews.status(review).done == 0
    reviews.take_in(review)

    assert "a.txt" in names(reviews.waiting(review))


def test_new_documents_are_taken_in_and_those_that_went_are_kept_as_stale(
    workspace, reviews, grid, documents
):
    review = begun(reviews)
    gone = fill(workspace, reviews, review, documents, "a.txt")
    (documents / "a.txt").unlink()
    (documents / "b.txt").unlink()
    write_files(documents, {"d.txt": "four"})
    index(workspace, encoder=WordEncoder())

    reviews.take_in(review)

    assert names(reviews.waiting(review)) == ["c.txt", "d.txt"]
    assert grid.row(review, gone).is_stale
    assert reviews.status(review).total == 3


def test_a_changed_document_is_stale_and_read_again_when_the_review_goes_on(
    workspace, reviews, grid, documents
):
    review = begun(reviews)
    document = fill(workspace, reviews, review, documents, "a.txt")
    write_files(documents, {"a.txt": "one and a half"})
    index(workspace, encoder=WordEncoder())

    assert grid.row(review, document).is_stale
    reviews.take_in(review)

    row = grid.row(review, document)
    assert (row.state, row.is_stale) == (CellState.WAITING, False)
    assert [cell.value for cell in row.cells]  # what was found before is shown meanwhile


def test_a_file_that_cannot_be_read_is_a_row_with_its_reason(workspace, reviews, grid, documents):
    write_files(documents, {"empty.txt": ""})
    index(workspace, encoder=WordEncoder())

    review = begun(reviews)

    row = grid.row(review, str(documents / "empty.txt"))
    assert row.state is CellState.UNREADABLE
    assert "no text" in row.reason
    status = reviews.status(review)
    assert (status.total, status.done, status.unreadable) == (4, 1, 1)


def test_a_file_that_becomes_readable_waits(workspace, reviews, grid, documents):
    write_files(documents, {"empty.txt": ""})
    index(workspace, encoder=WordEncoder())
    review = begun(reviews)
    write_files(documents, {"empty.txt": "not any more"})
    index(workspace, encoder=WordEncoder())

    reviews.take_in(review)

    assert "empty.txt" in names(reviews.waiting(review))
    assert grid.row(review, str(documents / "empty.txt")).reason == ""


def test_ignored_files_and_mere_containers_are_no_rows(workspace, reviews, documents):
    from fakes.library import box

    write_files(documents, {"all.box": box(inner="within")})
    index(workspace, encoder=WordEncoder())
    workspace.files.ignore(str(documents / "a.txt"))

    review = begun(reviews)

    waiting = [document.removeprefix(str(documents)) for document in reviews.waiting(review)]
    assert waiting == ["/all.box/inner", "/b.txt", "/c.txt"]


def test_filters_leave_documents_out(reviews, workspace, documents):
    write_files(documents, {"leases/d.txt": "four"})
    index(workspace, encoder=WordEncoder())

    review = begun(reviews, ReviewPlan(PLAN.fields, Filters(folders=("leases",))))

    assert names(reviews.waiting(review)) == ["d.txt"]


def test_a_row_of_a_deleted_review_is_dropped(workspace, reviews, documents):
    review = begun(reviews)
    reviews.delete(review)

    fill(workspace, reviews, review, documents, "a.txt")

    assert workspace.database.rows("SELECT * FROM review_cells") == []


# ---- corrections ----


def test_a_correction_stands_beside_the_value(workspace, reviews, grid, documents):
    review = begun(reviews)
    document = fill(workspace, reviews, review, documents, "a.txt")

    reviews.correct(review, document, "law", "Sweden", "sweden")

    law = next(c for c in grid.row(review, document).cells if c.field == "law")
    assert (law.value, law.correction) == ("Norway", "Sweden")
    assert reviews.status(review).corrected_cells == 1


def test_a_correction_outlives_reading_again_and_can_be_taken_back(
    workspace, reviews, grid, documents
):
    review = begun(reviews)
    document = fill(workspace, reviews, review, documents, "a.txt")
    reviews.correct(review, document, "law", "Sweden", "sweden")

    fill(workspace, reviews, review, documents, "a.txt", law="Fiji")

    law = next(c for c in grid.row(review, document).cells if c.field == "law")
    assert (law.value, law.correction) == ("Fiji", "Sweden")
    reviews.correct(review, document, "law", None, "")
    law = next(c for c in grid.row(review, document).cells if c.field == "law")
    assert (law.value, law.correction) == ("Fiji", None)


def test_what_has_not_been_read_cannot_be_corrected(reviews, documents):
    review = begun(reviews)

    with pytest.raises(LibraryError, match="nothing on"):
        reviews.correct(review, str(documents / "a.txt"), "law", "x", "x")


# ---- the grid ----


@pytest.fixture
def filled(workspace, reviews, documents) -> str:
    review = begun(reviews)
    fill(workspace, reviews, review, documents, "a.txt", law="Perù", rent="900 EUR")
    fill(workspace, reviews, review, documents, "b.txt", law="", rent="12000.5 EUR")
    fill(workspace, reviews, review, documents, "c.txt", law="Fiji", rent="10000 EUR")
    return review


def test_rows_come_by_document_and_in_pages(grid, filled):
    rows, total = grid.page(filled, GridView(), offset=1, limit=1)

    assert (names(row.document for row in rows), total) == (["b.txt"], 3)
    assert names(row.document for row in grid.all(filled)) == ["a.txt", "b.txt", "c.txt"]


def test_amounts_sort_as_numbers(grid, filled):
    assert page(grid, filled, sort="rent")[0] == ["a.txt", "c.txt", "b.txt"]
    assert page(grid, filled, sort="rent", is_descending=True)[0] == ["b.txt", "c.txt", "a.txt"]


def test_rows_without_a_value_come_last_either_way(grid, filled):
    assert page(grid, filled, sort="law")[0] == ["c.txt", "a.txt", "b.txt"]
    assert page(grid, filled, sort="law", is_descending=True)[0] == ["a.txt", "c.txt", "b.txt"]


def test_a_correction_sorts_in_the_place_of_the_value(reviews, grid, filled, documents):
    reviews.correct(filled, str(documents / "a.txt"), "law", "Austria", "austria")

    assert page(grid, filled, sort="law")[0] == ["a.txt", "c.txt", "b.txt"]


def test_rows_are_filtered_by_any_of_their_words(reviews, grid, filled, documents):
    reviews.correct(filled, str(documents / "b.txt"), "law", "Malta", "malta")

    assert page(grid, filled, contains="PERU") == (["a.txt"], 1)
    assert page(grid, filled, contains="law fiji") == (["c.txt"], 1)
    assert page(grid, filled, contains="malta") == (["b.txt"], 1)
    assert page(grid, filled, contains="citation") == ([], 0)  # no word of ours


def test_rows_are_filtered_by_state(reviews, grid, filled, documents):
    reviews.correct(filled, str(documents / "c.txt"), "law", "Malta", "malta")

    assert page(grid, filled, field="law", state="not_found")[0] == ["b.txt"]
    assert page(grid, filled, field="law", state="corrected")[0] == ["c.txt"]
    assert page(grid, filled, state="waiting")[0] == []


def test_a_document_that_is_not_in_the_review_is_said(grid, filled):
    with pytest.raises(LibraryError, match="does not hold"):
        grid.row(filled, "/elsewhere")


def test_the_hashes_are_those_of_the_contents(grid, filled, documents):
    import hashlib

    assert grid.hashes(filled)[str(documents / "a.txt")] == hashlib.sha256(b"one").hexdigest()
