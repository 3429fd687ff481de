import pytest

from docdesk.library.analysis import Analyser, detect_language, fold, is_stop_word


@pytest.fixture
def analyser() -> Analyser:
    return Analyser()


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("it", "contratti", "contratto"),
        ("en", "agreements", "agreement"),
        ("fr", "contrats", "contrat"),
        ("de", "Verträge", "Verträgen"),
        ("es", "contratos", "contrato"),
    ],
)
def test_forms_of_a_word_have_one_term(analyser, language, one, other):
    assert analyser.terms(one, language) == analyser.terms(other, language)


def test_unknown_language_is_not_stemmed(analyser):
    assert analyser.terms("contratti", "") == ["contratti"]


def test_accents_and_case_make_no_difference(analyser):
    assert analyser.terms("PERCHÉ Società", "") == ["perche", "societa"]


def test_elisions_are_no_words(analyser):
    assert analyser.terms("dell'art. 5 e l’uso", "") == ["art", "5", "e", "uso"]


def test_english_genitive_is_dropped(analyser):
    assert analyser.terms("the tenant's keys", "") == ["the", "tenant", "keys"]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("COVID-19", ["covid", "19", "covid_19"]),
        ("12/2021", ["12", "2021", "12_2021"]),
        ("2043", ["2043"]),
        ("1.000.000", ["1", "000", "000", "1_000_000"]),
        ("co-branding", ["co", "branding"]),
    ],
)
def test_identifiers_are_found_whole_and_in_parts(analyser, text, terms):
    assert analyser.terms(text, "") == terms


def test_thousands_are_the_same_number_in_both_ways_of_writing(analyser):
    assert analyser.terms("1.000.000", "it")[-1] == analyser.terms("1,000,000", "en")[-1]


def test_scripts_without_spaces_are_cut_in_pairs(analyser):
    assert analyser.terms("東京都", "") == ["東京", "京都"]
    assert analyser.terms("東", "") == ["東"]


def test_letters_of_other_scripts_stay_whole(analyser):
    assert analyser.terms("договор", "") == ["договор"]


def test_content_terms_have_no_stop_words(analyser):
    assert analyser.content_terms("il contratto di locazione", "it") == ["contratt", "locazion"]


def test_stop_words_are_those_of_the_language_asked_in(analyser):
    assert analyser.content_terms("what is locazione", "it", asked_in="en") == ["locazion"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The tenant shall pay the rent on the first day of each month."),
        ("it", "Il conduttore deve pagare il canone entro il primo giorno di ogni mese."),
        ("fr", "Le locataire doit payer le loyer avec les charges dans le mois."),
        ("de", "Der Mieter zahlt die Miete am ersten Tag des Monats und nicht später."),
        ("es", "El arrendatario debe pagar la renta en los primeros días de cada mes."),
    ],
)
def test_running_text_tells_its_language(language, text):
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", "2043 12/2021", "durata contratto locazione", "..."])
def test_text_without_function_words_has_no_language(text):
    assert detect_language(text) == ""


def test_text_in_two_languages_has_none():
    assert detect_language("the rent and the keys il canone e le chiavi") == ""


def test_fold_leaves_plain_text_alone():
    assert fold("rent") == "rent"
    assert fold("ﬁle Ｄ") == "file d"


def test_stop_words_without_a_language_are_those_of_any():
    assert is_stop_word("the", "en")
    assert not is_stop_word("the", "it")
    assert is_stop_word("il", "")
    assert not is_stop_word("rent", "")
    assert not is_stop_word("the", "xx")
