"""The plain script that DocDesk is measured against."""

from docdesk.domain.evaluation import KnownQuestion
from docdesk.pipelines.naive import NaivePipeline, PageText
from fakes.encoder import WordEncoder

PAGES = [
    PageText("/d/a.txt", 1, "The rent is due monthly."),
    PageText("/d/b.txt", 2, "notice " * 300),
]


def pipeline() -> NaivePipeline:
    return NaivePipeline(PAGES, WordEncoder(), None, lambda text: "know" in text)


def test_the_nearest_piece_comes_first() -> None:
    given = pipeline().ask(KnownQuestion("1", "When is the rent due?"))

    assert given.passages[0].document == "/d/a.txt"
    assert given.answer is None
    assert not given.refused


def test_a_long_page_is_cut_by_length_with_an_overlap() -> None:
    found = pipeline().ask(KnownQuestion("1", "notice", document="/d/b.txt")).passages

    assert {passage.document for passage in found} == {"/d/b.txt"}
    assert sorted(len(passage.text) for passage in found) == [500, 1000, 1000]


def test_nothing_is_found_where_there_is_nothing() -> None:
    empty = NaivePipeline([], WordEncoder(), None, lambda text: False)

    assert empty.ask(KnownQuestion("1", "rent")).refused
