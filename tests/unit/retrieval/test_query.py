import pytest

from docdesk.retrieval.query import take_apart


def _taken(text: str, language: str = "en"):
    stop = {"what", "is", "the", "of", "in", "did", "by", "la"}
    return take_apart(
        text,
        detect_language=lambda _: language,
        is_stop_word=lambda word, _: word in stop,
    )


def test_content_words_leave_out_stop_words_and_repetitions():
    query = _taken("What is the fee of the fee? The Fee!")

    assert query.words == ("fee",)


def test_quoted_phrases_of_all_kinds_are_kept_whole():
    query = _taken('"force majeure" “buona fede” «clausola penale» „höhere Gewalt“')

    assert query.phrases == ("force majeure", "buona fede", "clausola penale", "höhere Gewalt")


def test_a_clause_is_searched_in_its_other_spellings():
    query = _taken("Cosa prevede l'art. 9?")

    assert query.identifiers == ("art. 9", "9")
    assert "articolo 9" in query.spellings


def test_empty_quotation_is_no_phrase():
    assert _taken("what is «  »?").phrases == ()


def test_numbers_dates_and_codes_are_identifiers():
    query = _taken("art. 2043 of 12/2021 in COVID-19 cases")

    assert query.identifiers == ("art. 2043", "2043", "12/2021", "COVID-19")


def test_language_is_what_the_detector_says():
    assert _taken("la durata", "it").language == "it"


def test_operators_and_fields_are_taken_out_of_what_is_looked_for():
    query = _taken("from:rossi fee AND notice NOT lease")

    assert query.text == "fee notice"
    assert query.words == ("fee", "notice")
    assert query.filters.senders == ("rossi",)
    assert query.condition is not None


def test_excluded_phrase_is_not_quoted():
    assert _taken('fee -"late fee"').phrases == ()


@pytest.mark.parametrize(
    "question",
    [
        "Which contracts may be terminated for convenience?",
        "Which of these contracts have a cap?",
        "Which supply agreements expire in 2025?",
        "List all penalties",
        "Quali contratti prevedono il recesso?",
        "In quali documenti si parla di cauzione?",
        "Elenca tutte le scadenze",
        "Quali dei contratti hanno una penale?",
        "How many invoices are unpaid?",
        "Compare the leases",
        "Tutti i contratti con penale",
    ],
)
def test_questions_for_several_documents(question):
    assert _taken(question).per_document > 0


@pytest.mark.parametrize(
    "question",
    [
        "What is the rent?",
        "Which law governs the contract?",
        "Quali sono le cause della malattia?",
        "Quale contratto prevede il recesso?",
        "Should all patients be treated?",
        "What does the contract say about files?",
    ],
)
def test_questions_that_one_document_may_answer(question):
    assert _taken(question).per_document == 0
