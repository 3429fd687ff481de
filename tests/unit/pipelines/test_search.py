from array import array
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from docdesk.chunking.sentences import split_sentences
from docdesk.domain.answers import SearchMode
from docdesk.domain.documents import WordGeometry
from docdesk.domain.errors import LibraryError, ModelError
from docdesk.library.analysis import detect_language, is_stop_word
from docdesk.library.vectors import ExactVectors
from docdesk.library.workspace import Workspace
from docdesk.library.workspaces import Workspaces
from docdesk.pipelines.ranking import Ranking
from docdesk.pipelines.search import Search
from docdesk.retrieval.fusion import fuse, weigh
from docdesk.retrieval.matching import best_sentences
from docdesk.retrieval.query import take_apart
from docdesk.retrieval.threshold import coverage, is_enough
from fakes.encoder import WordEncoder
from fakes.library import index, write_files

LEASE = "The rent is due monthly. The deposit is three months of rent. Keys are returned."
RANKING = Ranking(
    take_apart=partial(take_apart, detect_language=detect_language, is_stop_word=is_stop_word),
    weigh=weigh,
    fuse=fuse,
    best_sentences=partial(best_sentences, split_sentences=split_sentences),
    coverage=coverage,
    is_enough=is_enough,
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    write_files(
        tmp_path,
        {
            "lease.txt": f"Parties: Rossi and Bianchi.\f{LEASE}",
            "copy.txt": "Something else.\n\n" + LEASE,
            "it.txt": "Il canone è dovuto ogni mese e il deposito è pari a tre mensilità.",
        },
    )
    workspaces = Workspaces(tmp_path / "workspaces")
    workspaces.create("Rossi")
    with workspaces.open_for_writing("Rossi") as opened:
        opened.files.follow([tmp_path / name for name in ("lease.txt", "copy.txt", "it.txt")])
        index(opened, encoder=WordEncoder())
        yield opened


def _search(workspace: Workspace, encoder: WordEncoder | None) -> Search:
    return Search(
        words=workspace.words,
        vectors=lambda card: ExactVectors(workspace.database, card.id),
        passages=workspace.pages,
        scopes=workspace.scopes,
        coverage=workspace.files.coverage,
        encoder=lambda: encoder,
        ranking=RANKING,
    )


def _find(workspace, text, *, mode=SearchMode.HYBRID, encoder=None, limit=5, document=None):
    search = _search(workspace, encoder)
    return search.search(text, mode=mode, limit=limit, document=document)


@pytest.mark.parametrize("mode", list(SearchMode))
def test_each_mode_finds_the_passage_first(workspace, mode):
    found = _find(workspace, "What is the deposit of the rent?", mode=mode, encoder=WordEncoder())

    assert found.passages[0].text == LEASE
    assert found.enough


def test_found_passage_is_a_slice_of_its_page_with_its_best_sentence(workspace):
    first = _find(workspace, "How much is the deposit?").passages[0]

    page = workspace.pages.page(first.document, first.page)
    assert page.text[first.start : first.end] == first.text
    best = first.matches[0]
    assert page.text[best.start : best.end] == "The deposit is three months of rent."
    assert first.words == ("deposit",)


def test_words_take_over_while_the_encoder_loads(workspace):
    found = _find(workspace, "deposit and rent").passages

    assert found[0].text == LEASE
    assert all(passage.similarity is None for passage in found)


def test_vectors_alone_need_an_encoder(workspace):
    with pytest.raises(ModelError, match="no encoder"):
        _find(workspace, "deposit", mode=SearchMode.VECTORS)


def test_similarity_is_given_for_passages_that_words_found(workspace):
    found = _find(workspace, "rent deposit", encoder=WordEncoder()).passages

    assert all(passage.similarity is not None for passage in found)


def test_passages_that_read_the_same_are_shown_once(workspace):
    texts = [passage.text for passage in _find(workspace, "rent", encoder=WordEncoder()).passages]

    assert texts.count(LEASE) == 1


def test_search_in_one_document_stays_in_it(workspace, tmp_path):
    path = str(tmp_path / "copy.txt")

    outcome = _find(workspace, "the rent", encoder=WordEncoder(), document=path)

    assert {passage.document for passage in outcome.passages} == {path}
    assert outcome.coverage.total == 1


def test_unknown_document_is_a_clear_error(workspace):
    with pytest.raises(LibraryError, match="no document"):
        _find(workspace, "rent", document="/nowhere")


def test_document_that_is_not_read_yet_finds_nothing(workspace, tmp_path):
    with workspace.database.transaction() as connection:
        connection.execute("UPDATE files SET content_id = NULL WHERE path LIKE '%it.txt'")

    outcome = _find(workspace, "canone", document=str(tmp_path / "it.txt"))

    assert outcome.passages == ()
    assert not outcome.enough


def test_foreign_question_is_not_enough(workspace):
    outcome = _find(workspace, "Who won the football cup in 1998?", encoder=WordEncoder())

    assert not outcome.enough


def test_coverage_of_the_words_decides_about_rent(workspace):
    assert _find(workspace, "Quanto è il canone dovuto ogni mese?").enough
    assert not _find(workspace, "Chi ha vinto la coppa del mondo nel 1998?").enough


def test_limit_is_kept_and_scores_fall(workspace):
    found = _find(workspace, "the rent of the deposit", encoder=WordEncoder(), limit=2).passages

    assert len(found) == 2
    assert 1 >= found[0].score >= found[1].score >= 0


class _OneContent:
    """The passages of a workspace, as if each content had a second file."""

    def __init__(self, pages, geometry: WordGeometry) -> None:
        self._pages = pages
        self._geometry = geometry
        self.content_id = pages.content_id

    def passages(self, passage_ids, selection=None):
        stored = self._pages.passages(passage_ids)
        return {key: replace(each, copies=("/a/copy.txt",)) for key, each in stored.items()}

    def geometry(self, content_id: int, page: int) -> WordGeometry:
        return self._geometry


def _scanned(workspace: Workspace) -> Search:
    words = WordGeometry(
        array("I", [0]), array("I", [4000]), array("f", [0.0] * 4), array("B", [70])
    )
    return Search(
        words=workspace.words,
        vectors=lambda card: ExactVectors(workspace.database, card.id),
        passages=_OneContent(workspace.pages, words),
        scopes=workspace.scopes,
        coverage=workspace.files.coverage,
        encoder=lambda: None,
        ranking=RANKING,
    )


def test_a_passage_names_the_other_files_with_its_content(workspace, tmp_path):
    search = _scanned(workspace)
    asked = str(tmp_path / "it.txt")

    anywhere = search.search("canone", mode=SearchMode.WORDS, limit=1).passages[0]
    in_one = search.search("canone", mode=SearchMode.WORDS, limit=1, document=asked).passages[0]

    assert anywhere.copies == ("/a/copy.txt",)
    assert in_one.document == asked
    assert asked not in in_one.copies


def test_a_passage_of_a_scan_says_how_sure_its_words_are(workspace):
    scanned = _scanned(workspace).search("canone", mode=SearchMode.WORDS, limit=1).passages[0]
    typed = _find(workspace, "canone", limit=1).passages[0]

    assert scanned.confidence == pytest.approx(0.7)
    assert typed.confidence is None
