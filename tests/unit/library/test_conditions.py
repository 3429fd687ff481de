import pytest

from docdesk.domain.conditions import All, Condition, Either, Near, Not, Phrase, Word
from docdesk.domain.search import Selection
from docdesk.library.conditions import meets
from fakes.library import index, write_files

TEXTS = {
    "lease.txt": "The lease may be terminated with a notice of six months by the tenant.",
    "sale.txt": "The sale is final. The terminal is open. Good faith is required of the seller.",
    "it.txt": "Il conduttore può recedere dal contratto di locazione con preavviso di sei mesi.",
    "law.txt": "Ai sensi dell'art. 1453 c.c. la risoluzione del contratto è chiesta in giudizio.",
    "case.txt": "Tribunale di Milano, R.G. 1234/2020, faith and good will of the parties.",
}


@pytest.fixture
def filled(workspace, documents):
    write_files(documents, TEXTS)
    index(workspace)
    return workspace


def _found(workspace, condition: Condition) -> set[str]:
    scope = workspace.scopes.scope(Selection(), condition)
    assert scope is not None
    stored = workspace.pages.passages(list(scope.passages))
    return {
        passage.document.rpartition("/")[2].removesuffix(".txt")
        for passage in stored.values()
        if workspace.words.meets(passage, condition)
    }


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        (Word("tenant"), {"lease"}),
        (Word("terminates"), {"lease", "sale"}),  # one stem with "terminal"
        (Word("contratti"), {"it", "law"}),
        (Word("dell'art."), {"law"}),
        (Word("1234/2020"), {"case"}),
        (Word("1234"), {"case"}),
        (Word("nowhere"), set()),
        (Phrase("good faith"), {"sale"}),
        (Phrase("Good Faith"), {"sale"}),
        (Phrase("faith good"), set()),
        (Phrase("art. 1453 c.c."), {"law"}),
        (Phrase("dell’art. 1453"), {"law"}),
        (Phrase("puo recedere"), {"it"}),
        (Phrase("may be terminate"), set()),
        (Word("terminat", is_prefix=True), {"lease"}),
        (Word("termin", is_prefix=True), {"lease", "sale"}),
        (Word("risoluz", is_prefix=True), {"law"}),
        (Word("preavv", is_prefix=True), {"it"}),
        (Word("recede", is_prefix=True), {"it"}),
        (Near((Word("notice"), Word("terminated")), 2), {"lease"}),
        (Near((Word("terminated"), Word("notice")), 1), set()),
        (Near((Word("terminated"), Phrase("six months")), 4), {"lease"}),
        (Near((Word("terminat", is_prefix=True), Word("notice")), 2), {"lease"}),
        (Near((Word("good"), Word("faith")), 1), {"sale", "case"}),
        (All((Word("good"), Word("faith"))), {"sale", "case"}),
        (All((Word("good"), Not(Word("seller")))), {"case"}),
        (Either((Word("tenant"), Word("conduttore"))), {"lease", "it"}),
        (Not(Word("contratto")), {"lease", "sale", "case"}),
        (Not(Either((Word("good"), Word("contratto")))), {"lease"}),
        (All((Not(Word("good")), Not(Word("contratto")))), {"lease"}),
        (Either((Word("tenant"), Not(Word("good")))), {"lease", "it", "law"}),
        (Either((Not(Word("good")), Not(Word("faith")))), {"lease", "it", "law"}),
        (Not(Not(Word("tenant"))), {"lease"}),
        (Not(Phrase("good faith")), {"lease", "it", "law", "case"}),
        (All((Word("'"), Word("tenant"))), {"lease"}),
        (Word("§"), {"lease", "sale", "it", "law", "case"}),
    ],
)
def test_condition_finds_the_passages_that_meet_it(filled, condition, found):
    assert _found(filled, condition) == found


def test_words_of_the_title_count(filled, documents):
    write_files(documents, {"Appendix.txt": "nothing else in here"})
    index(filled)

    assert _found(filled, All((Word("appendix"), Word("nothing")))) == {"Appendix"}


def test_phrase_is_met_over_a_line_end_and_punctuation():
    assert meets("the duty of good\n  faith", Phrase("good faith"))
    assert meets("“good, faith”", Phrase("good faith"))


def test_part_of_a_word_is_no_phrase():
    assert not meets("goodness faithful", Phrase("good faith"))


def test_everything_meets_no_condition():
    assert meets("", None)
