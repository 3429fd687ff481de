import pytest

from docdesk.domain.search import Query, Selection
from docdesk.library import words as words_module
from fakes.library import index, write_files

ITALIAN = "Il contratto di locazione è stato firmato dal conduttore e dal locatore."
ENGLISH = "The lease agreement was signed by the tenant and by the landlord."


@pytest.fixture
def filled(workspace, documents):
    write_files(
        documents,
        {
            "it.txt": f"{ITALIAN}\n\nIl deposito cauzionale è di tre mensilità.",
            "en.txt": f"{ENGLISH}\n\nThe deposit of three months is due to the landlord.",
            "odd.txt": "art. 2043 c.c.\n\nforce majeure clause\n\nmajeure clause force",
        },
    )
    index(workspace)
    return workspace


def _found(workspace, text: str, language: str = "", **options) -> list[str]:
    query = Query(text, language, **options)
    hits = workspace.words.search(query, limit=10)
    stored = workspace.pages.passages([hit.passage_id for hit in hits])
    return [stored[hit.passage_id].text for hit in hits]


def test_other_forms_of_the_words_find_the_passage(filled):
    assert _found(filled, "contratti firmati", "it")[0] == ITALIAN
    assert _found(filled, "agreements signing", "en")[0] == ENGLISH


def test_question_without_language_is_tried_in_those_of_the_workspace(filled):
    assert _found(filled, "locazioni") == [ITALIAN]
    assert _found(filled, "tenants") == [ENGLISH]


def test_identifier_is_found_in_a_passage_of_no_language(filled):
    assert _found(filled, "responsabilità ex art. 2043", "it") == ["art. 2043 c.c."]


def test_quoted_phrase_puts_its_passage_first(filled):
    found = _found(filled, "force majeure", phrases=("force majeure",))

    assert found == ["force majeure clause", "majeure clause force"]


def test_number_of_a_clause_counts_where_it_stands_beside_its_name(filled, documents):
    write_files(documents, {"n.txt": "nel 2043 l'arte era in crisi\n\nart. 1 e nel 2043 art. 2"})
    index(filled)

    found = _found(filled, "responsabilità art. 2043", "it", identifiers=("art. 2043", "2043"))

    assert found[0] == "art. 2043 c.c."


def test_a_clause_in_another_spelling_puts_its_passage_first(filled, documents):
    text = "nel 9 l'articolo di 9 pagine, 9 righe\n\nArticolo 9 - Recesso del conduttore"
    write_files(documents, {"n.txt": text})
    index(filled)

    found = _found(filled, "art. 9", "it", identifiers=("art. 9", "9"), spellings=("articolo 9",))

    assert found[0].startswith("Articolo 9")


def test_nothing_shared_finds_nothing(filled):
    assert _found(filled, "football") == []
    assert _found(filled, "?!") == []


def test_question_of_stop_words_alone_is_still_a_question(filled):
    assert ENGLISH in _found(filled, "was by the", "en")


def test_search_in_one_document_stays_in_it(filled, documents):
    content_id = filled.pages.content_id(str(documents / "it.txt"))
    scope = filled.scopes.scope(Selection(), None, content_id)

    hits = filled.words.search(Query("deposit deposito"), limit=10, scope=scope)

    stored = filled.pages.passages([hit.passage_id for hit in hits])
    assert {passage.content_id for passage in stored.values()} == {content_id}


def test_document_that_is_gone_has_no_passages(filled):
    scope = filled.scopes.scope(Selection(), None, 99)

    assert filled.words.search(Query("deposit"), limit=10, scope=scope) == []


def test_very_frequent_terms_are_left_out_unless_they_are_all_there_is(
    workspace, documents, monkeypatch
):
    monkeypatch.setattr(words_module, "_MOST_POSTINGS", 2)
    write_files(documents, {f"{n}.txt": f"contract number{n}" for n in range(5)})
    index(workspace)

    assert _found(workspace, "contract number3") == ["contract number3"]
    assert len(_found(workspace, "contract")) == 5


def test_statistics_follow_what_is_stored(filled, documents):
    before = filled.words.statistics(["landlord", "7781"])
    write_files(documents, {"more.txt": "7781 and more of 7781"})
    index(filled)
    after = filled.words.statistics(["landlord", "7781"])

    assert before.of("landlord") < before.of("7781") == before.unseen
    assert after.of("7781") < after.unseen
    assert after.of("never asked") == after.unseen


def test_heading_and_title_count_a_little(workspace, documents):
    write_files(documents, {"lease.txt": "three months", "a.txt": "lease of three months"})
    index(workspace)

    assert _found(workspace, "lease") == ["lease of three months", "three months"]
