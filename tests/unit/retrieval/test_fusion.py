import pytest
from hypothesis import given
from hypothesis import strategies as st

from docdesk.domain.search import Hit, Query
from docdesk.retrieval.fusion import (
    SHARE_PHRASE,
    SHARE_READABLE,
    SHARE_UNREADABLE,
    SHARE_WITHIN,
    fuse,
    weigh,
)

ENGLISH = ("en",)


def _share(query: Query, *, encoder=ENGLISH, languages=("en",)) -> float:
    return weigh(query, encoder_languages=encoder, languages=languages)


def test_words_weigh_nearly_everything_where_the_encoder_cannot_read():
    assert _share(Query("durata", language="it")) == SHARE_UNREADABLE


def test_words_weigh_more_within_one_document():
    query = Query("term", language="en")

    within = weigh(query, encoder_languages=("en",), languages=(), is_one_document=True)

    assert within == SHARE_WITHIN > SHARE_READABLE


def test_vectors_count_where_the_encoder_reads_many_languages():
    assert _share(Query("durata", language="it"), encoder=()) == SHARE_READABLE


def test_question_without_language_is_judged_by_the_passages_found():
    share = _share(Query("durata"), languages=("it", "en", ""))

    assert SHARE_READABLE < share < SHARE_UNREADABLE


def test_nothing_known_counts_as_readable():
    assert _share(Query("x"), languages=("",)) == SHARE_READABLE


def test_quoted_phrase_makes_words_weigh():
    assert _share(Query("x", language="en", phrases=("a b",))) == SHARE_PHRASE


@pytest.mark.parametrize("code", ["12/2021", "COVID-19", "A4"])
def test_code_makes_words_weigh_more(code):
    assert _share(Query("x", language="en", identifiers=(code,))) > SHARE_READABLE


@pytest.mark.parametrize("number", ["2043", "1,000", "3.5"])
def test_plain_number_changes_nothing(number):
    assert _share(Query("x", language="en", identifiers=(number,))) == SHARE_READABLE


def test_name_makes_words_weigh_a_little_more():
    named = _share(Query("x", language="en", names=("Mario Rossi",)))
    coded = _share(Query("x", language="en", identifiers=("art. 1453",)))

    assert SHARE_READABLE < named < coded


def test_code_never_lowers_the_share():
    query = Query("x", language="it", identifiers=("12/2021",))

    assert _share(query) == SHARE_UNREADABLE


def test_words_alone_keep_their_order():
    ranked = fuse([Hit(3, 9.0), Hit(1, 4.5)], [], share=1.0)

    assert [(hit.passage_id, hit.score) for hit in ranked] == [(3, 1.0), (1, 0.5)]


def test_vectors_alone_keep_their_order():
    ranked = fuse([], [Hit(3, 0.9), Hit(1, 0.6), Hit(2, 0.3)], share=0.0)

    assert [hit.passage_id for hit in ranked] == [3, 1, 2]


def test_passage_that_both_found_beats_those_that_one_found():
    words = [Hit(1, 10.0), Hit(2, 9.0)]
    vectors = [Hit(3, 0.8), Hit(2, 0.75), Hit(4, 0.2)]

    assert fuse(words, vectors, share=0.5)[0].passage_id == 2


def test_single_hits_and_equal_scores_do_not_divide_by_zero():
    ranked = fuse([Hit(1, 0.0)], [Hit(2, 0.4), Hit(3, 0.4)], share=0.5)

    assert {hit.score for hit in ranked} == {0.5}


def test_ties_are_ordered_by_passage():
    assert [hit.passage_id for hit in fuse([Hit(9, 1.0), Hit(4, 1.0)], [], share=1)] == [4, 9]


_hits = st.lists(st.tuples(st.integers(1, 50), st.floats(0, 1)), unique_by=lambda pair: pair[0])


@given(_hits, _hits, st.floats(0, 1))
def test_scores_lie_between_0_and_1_and_nothing_is_lost(words, vectors, share):
    as_hits = [sorted((Hit(*h) for h in hs), key=lambda h: -h.score) for hs in (words, vectors)]

    ranked = fuse(*as_hits, share=share)

    assert {hit.passage_id for hit in ranked} == {p for p, _ in [*words, *vectors]}
    assert all(0 <= hit.score <= 1 for hit in ranked)
