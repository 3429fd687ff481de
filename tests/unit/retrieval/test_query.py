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


def test_empty_quotation_is_no_phrase():
    assert _taken("what is «  »?").phrases == ()


def test_numbers_dates_and_codes_are_identifiers():
    query = _taken("art. 2043 of 12/2021 in COVID-19 cases")

    assert query.identifiers == ("2043", "12/2021", "COVID-19")


def test_language_is_what_the_detector_says():
    assert _taken("la durata", "it").language == "it"
