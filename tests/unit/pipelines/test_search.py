from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from docdesk.chunking.sentences import split_sentences
from docdesk.domain.answers import SearchMode
from docdesk.domain.documents import WordGeometry
from docdesk.domain.errors import LibraryError, ModelError
from docdesk.domain.search import Filters
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


def _search(workspace: Workspace, encoder: WordEncoder | None, **options) -> Search:
    return Search(
        words=workspace.words,
        vectors=lambda card: ExactVectors(workspace.database, card.id),
        passages=workspace.pages,
        scopes=workspace.scopes,
        coverage=workspace.files.coverage,
        encoder=lambda: encoder,
        ranking=RANKING,
        **options,
    )


def _find(workspace, text, *, mode=SearchMode.HYBRID, encoder=None, limit=5, **options):
    search = _search(workspace, encoder)
    return search.search(text, mode=mode, limit=limit, **options)


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


# ---- operators, filters, breadth, reranking ----


def test_phrase_in_quotes_keeps_only_passages_that_have_it(workspace):
    found = _find(workspace, '"three months"', encoder=WordEncoder()).passages

    assert {passage.text for passage in found} == {LEASE}
    assert found[0].reasons == ("“three months”",)


def test_excluded_word_leaves_hits_of_vectors_out_too(workspace):
    with_it = _find(workspace, "rent", encoder=WordEncoder()).passages
    without = _find(workspace, "rent -deposit", encoder=WordEncoder()).passages

    assert LEASE in {passage.text for passage in with_it}
    assert without
    assert LEASE not in {passage.text for passage in without}
    assert without[0].reasons == ("NOT deposit",)


@pytest.mark.parametrize("mode", list(SearchMode))
def test_and_holds_in_every_mode(workspace, mode):
    found = _find(workspace, "rent AND keys", mode=mode, encoder=WordEncoder()).passages

    assert {passage.text for passage in found} == {LEASE}


def test_what_nothing_satisfies_finds_nothing(workspace):
    outcome = _find(workspace, '"force majeure" rent', encoder=WordEncoder())

    assert outcome.passages == ()
    assert not outcome.enough
    assert outcome.remarks == ("No passage meets this: “force majeure”.",)


def test_quotation_in_a_question_that_no_passage_has_is_said_and_not_insisted_on(workspace):
    outcome = _find(workspace, 'What is "the rent of all" due?', encoder=WordEncoder())

    assert outcome.passages
    assert "“the rent of all” word for word" in outcome.remarks[0]


@pytest.mark.parametrize("encoder", [None, WordEncoder()])
def test_quotation_in_a_question_weighs_much_and_excludes_nothing(workspace, encoder):
    found = _find(workspace, 'Which parties say that "keys are returned"?', encoder=encoder)

    assert found.passages[0].text == LEASE
    assert found.passages[0].reasons == ("“keys are returned”",)
    assert len(found.passages) > 1
    assert found.remarks == ()


def test_passage_with_a_quotation_is_shown_however_little_else_it_shares(workspace):
    question = 'Il contratto: "keys are returned", il contratto è di locazione?'

    found = _find(workspace, question, limit=1)

    assert [passage.text for passage in found.passages] == [LEASE]
    assert found.remarks == ()


def test_of_two_quotations_the_one_that_no_passage_has_is_said(workspace):
    found = _find(workspace, 'Are "keys are returned" and "force majeure" in it?')

    assert found.passages[0].text == LEASE
    assert "“force majeure” word for word" in found.remarks[0]
    assert "keys" not in found.remarks[0]


def test_exclusion_in_a_question_is_insisted_on(workspace):
    outcome = _find(workspace, "What is the rent -rent -canone -parties -something?")

    assert outcome.passages == ()


def test_stems_do_not_make_a_phrase(workspace):
    assert _find(workspace, '"key is returned"').passages == ()
    assert _find(workspace, '"keys are returned"').passages


def test_remarks_on_the_syntax_come_with_the_outcome(workspace):
    assert "AND" in _find(workspace, "rent AND").remarks[0]


def test_filters_keep_other_documents_out(workspace, tmp_path):
    chosen = Filters(folders=(str(tmp_path / "copy.txt"),))

    outcome = _find(workspace, "rent deposit", encoder=WordEncoder(), filters=chosen)

    assert {passage.document for passage in outcome.passages} == {str(tmp_path / "copy.txt")}
    assert outcome.coverage.total == 1
    assert outcome.passages[0].reasons == (f"in:{tmp_path / 'copy.txt'}",)


def test_fields_of_the_query_and_filters_both_hold(workspace, tmp_path):
    outcome = _find(
        workspace, "type:text rent", filters=Filters(folders=(str(tmp_path / "lease.txt"),))
    )
    other = _find(workspace, "type:pdf rent", encoder=WordEncoder())

    assert {passage.document for passage in outcome.passages} == {str(tmp_path / "lease.txt")}
    assert other.passages == ()


def test_fields_alone_give_the_beginning_of_each_document(workspace):
    found = _find(workspace, "type:text", encoder=WordEncoder()).passages

    assert len({passage.document for passage in found}) == len(found) == 3


def test_filter_and_document_together(workspace, tmp_path):
    path = str(tmp_path / "it.txt")

    inside = _find(workspace, "canone", document=path, filters=Filters(folders=(str(tmp_path),)))
    outside = _find(workspace, "canone", document=path, filters=Filters(folders=("/other",)))

    assert [passage.document for passage in inside.passages] == [path]
    assert outside.passages == ()


def test_each_passage_names_the_retrievers_that_found_it(workspace):
    both = _find(workspace, "rent deposit", encoder=WordEncoder()).passages
    words = _find(workspace, "rent deposit", mode=SearchMode.WORDS).passages

    assert both[0].found_by == ("words", "vectors")
    assert all(passage.found_by == ("words",) for passage in words)


def test_question_for_documents_shows_many_of_them_first(workspace, tmp_path):
    long = "\n\n".join(f"The rent {number} is due with the deposit." for number in range(8))
    write_files(tmp_path, {"long.txt": long})
    workspace.files.follow([tmp_path / "long.txt"])
    index(workspace, encoder=WordEncoder())

    one = _find(workspace, "The rent is due with the deposit", limit=4).passages
    many = _find(workspace, "Which documents say the rent is due with the deposit?", limit=3)

    assert {passage.document for passage in one} == {str(tmp_path / "long.txt")}
    names = [passage.document for passage in many.passages]
    assert names.count(str(tmp_path / "long.txt")) == 2


class _ByLength:
    """Scores the shortest passage best."""

    name = "by length"

    def __init__(self, languages: tuple[str, ...] = ()) -> None:
        self.languages = languages
        self.read: list[int] = []

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        self.read.append(len(passages))
        return [1 / (1 + len(passage)) for passage in passages]


def _reranked(workspace, text, reranker, **options):
    search = _search(workspace, WordEncoder(), reranker=lambda: reranker)
    return search.search(text, mode=SearchMode.HYBRID, **{"limit": 5} | options)


def test_reranker_decides_the_order_and_says_its_score(workspace):
    found = _reranked(workspace, "rent deposit parties", _ByLength()).passages

    lengths = [len(passage.text) for passage in found]
    assert lengths == sorted(lengths)
    assert [passage.reranked for passage in found] == [
        pytest.approx(1 / (1 + length), abs=1e-4) for length in lengths
    ]
    assert [passage.score for passage in found] == sorted(
        (passage.score for passage in found), reverse=True
    )


def test_reranker_reads_more_than_is_shown(workspace):
    reranker = _ByLength()

    found = _reranked(workspace, "rent deposit parties", reranker, limit=1).passages

    assert reranker.read[0] > 1
    assert found[0].text == "Something else."


def test_reranker_is_left_out_where_it_does_not_read_the_language(workspace):
    reranker = _ByLength(("en",))

    found = _reranked(workspace, "Quanto è il canone dovuto ogni mese?", reranker).passages

    assert reranker.read == []
    assert found[0].reranked is None


def test_reranker_that_fails_is_said_and_search_goes_on(workspace):
    def fail() -> None:
        raise ModelError("The reranker is damaged.", "")

    search = _search(workspace, WordEncoder(), reranker=fail)
    outcome = search.search("rent", mode=SearchMode.HYBRID, limit=5)

    assert outcome.passages
    assert outcome.remarks == ("The reranker is damaged. The order is that of search alone.",)
