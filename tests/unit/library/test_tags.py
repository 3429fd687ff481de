import pytest

from docdesk.domain.errors import LibraryError
from docdesk.library.tags import LONGEST_TAG
from fakes.library import box, index, write_files


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


def _tag_of(workspace, documents, name: str) -> tuple[str, ...]:
    return workspace.tags.of(str(documents / name))


def test_tags_follow_a_file_that_is_renamed(workspace, documents, document):
    workspace.tags.put(document, ["kept"])
    (documents / "a.txt").rename(documents / "z.txt")
    index(workspace)

    assert _tag_of(workspace, documents, "z.txt") == ("kept",)
    assert workspace.tags.all() == ("kept",)


def test_tags_go_to_the_copy_when_the_first_file_goes(workspace, documents, document):
    workspace.tags.put(document, ["kept"])
    write_files(documents, {"copy.txt": "one"})
    index(workspace)
    assert _tag_of(workspace, documents, "copy.txt") == ()
    (documents / "a.txt").unlink()
    index(workspace)

    assert _tag_of(workspace, documents, "copy.txt") == ("kept",)


def test_tags_of_a_file_that_comes_back_are_its_own_again(workspace, documents, document):
    workspace.tags.put(document, ["kept"])
    (documents / "a.txt").unlink()
    index(workspace)
    assert workspace.tags.all() == ()
    write_files(documents, {"a.txt": "one"})
    index(workspace)
    write_files(documents, {"later.txt": "one"})
    index(workspace)

    assert _tag_of(workspace, documents, "a.txt") == ("kept",)
    assert _tag_of(workspace, documents, "later.txt") == ()


def test_tags_of_what_is_in_a_container_follow_it(workspace, documents):
    write_files(documents, {"mail.box": box("", keys="keys")})
    index(workspace)
    workspace.tags.put(str(documents / "mail.box" / "keys"), ["kept"])
    (documents / "mail.box").rename(documents / "post.box")
    index(workspace)

    assert _tag_of(workspace, documents, "post.box/keys") == ("kept",)
