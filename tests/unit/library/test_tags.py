import pytest

from docdesk.domain.errors import LibraryError
from docdesk.library.tags import LONGEST_TAG
from fakes.library import index, write_files


@pytest.fixture
def document(workspace, documents) -> str:
    write_files(documents, {"a.txt": "one", "b.txt": "two"})
    index(workspace)
    return str(documents / "a.txt")


def test_tags_are_put_listed_and_taken_off(workspace, document):
    assert workspace.tags.put(document, ["urgent", "Alfa"]) == ("Alfa", "urgent")
    assert workspace.tags.of(document) == ("Alfa", "urgent")
    assert workspace.tags.take_off(document, ["URGENT", "never there"]) == ("Alfa",)
    assert workspace.tags.all() == ("Alfa",)


def test_same_tag_in_other_letters_is_the_one_that_is_there(workspace, documents, document):
    workspace.tags.put(document, ["Perizia"])

    workspace.tags.put(str(documents / "b.txt"), ["  PERIZIA "])

    assert workspace.tags.all() == ("Perizia",)


def test_tags_outlive_a_change_of_the_file(workspace, documents, document):
    workspace.tags.put(document, ["kept"])
    write_files(documents, {"a.txt": "quite another text"})
    index(workspace)

    assert workspace.tags.of(document) == ("kept",)


@pytest.mark.parametrize("tag", ["", "  ", "x" * (LONGEST_TAG + 1)])
def test_tag_without_a_name_or_too_long_is_refused(workspace, document, tag):
    with pytest.raises(LibraryError, match="tag"):
        workspace.tags.put(document, [tag])

    assert workspace.tags.all() == ()


def test_unknown_document_is_a_clear_error(workspace):
    with pytest.raises(LibraryError, match="no document"):
        workspace.tags.put("/nowhere", ["x"])
