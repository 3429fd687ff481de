"""Wordings find what they describe and nothing else."""

import time

import pytest

from docdesk.retrieval.wordings import WordingError, find_wording, read_wording


def said(wording: str, text: str) -> bool:
    return find_wording(read_wording(wording), text) is not None


def value(wording: str, text: str) -> str | None:
    found = find_wording(read_wording(wording), text)
    return (
        None if found is None or found.value is None else text[found.value.start : found.value.end]
    )


def test_words_next_to_each_other():
    assert said("without cause", "He may terminate Without\n  Cause.")
    assert not said("without cause", "without any good cause")


def test_dots_leave_room_for_a_clause():
    assert said(
        "terminate ... without cause", "may terminate this Agreement, in writing, without cause"
    )
    assert not said("terminate ... without cause", "terminate" + " word" * 13 + " without cause")


def test_order_counts():
    assert not said("cause ... terminate", "terminate for cause")


def test_a_star_is_any_ending_and_a_slash_any_of_these():
    assert said("terminat*/cancel* ... notice", "cancellation by notice")
    assert not said("terminat* notice", "determinate notice")


def test_words_after_not_rule_a_sentence_out():
    assert said("terminate ... notice NOT breach*/default*", "terminate by notice")
    assert not said("terminate ... notice NOT breach*/default*", "terminate by notice of Breaches")


def test_words_across_punctuation_and_elisions():
    assert said("foro di roma", "il Foro, di Roma")
    assert said("dell'articolo 5", "ai sensi dell'articolo 5")


@pytest.mark.parametrize(
    ("wording", "text", "expected"),
    [
        ("law of <name>", "the law of New York, without", "New York"),
        ("laws of the State of <name>", "laws of the State of California. Each", "California"),
        ("laws of <name>", "the laws of U.S.A. apply", "U.S.A."),
        ("legge <word>", "dalla legge italiana e", "italiana"),
        ("term ... <period>", "a term of three (3) years from", "three (3) years"),
        ("durata ... <period>", "ha durata di dodici mesi dalla", "dodici mesi"),
        ("expires ... <date>", "expires on 31 March 2024 at noon", "on 31 March 2024"),
        ("paziente <name>", "Paziente\tFerruccio Bellandi, nato", "Ferruccio Bellandi"),
        ("sig <name>", "il sig. G. De Luca, nato", "G. De Luca"),
        ("re: <name>", "Re: Mr Alan P. Hale   DOB: 1957", "Mr Alan P. Hale"),
        ("patient: <name>", "Patient:\tAda Lee\tHospital no: 7", "Ada Lee"),
        ("patient: <name>", "Patient: ADA LEE SEX: F", "ADA LEE"),
        ("re: <name>", "Re: Ms Ada Lee, DOB 17.09.1971", "Ms Ada Lee"),
        ("name: <name>", "Patient Name: | Okafor, Chidi", "Okafor, Chidi"),
        ("dimess* .. il <date>", "dimessa a casa il 6 settembre, sta bene", "6 settembre"),
        ("since <date>", "since 03/2021 he", "03/2021"),
        ("allergies <rest>", "Allergies: penicillin, nuts; none else", "penicillin, nuts"),
    ],
)
def test_a_placeholder_gives_the_value(wording, text, expected):
    assert value(wording, text) == expected


def test_a_name_begins_with_a_capital_letter():
    assert value("law of <name>", "the law of the land") is None
    assert not said("law of <name>", "the law of gravity")


def test_marks_at_the_beginning():
    assert read_wording("# governing law").is_heading
    assert read_wording("! freely assign*").is_contrary
    assert read_wording("^ between <rest>").is_beginning
    assert read_wording("= allergies").is_label
    assert read_wording("$ dr <name>").is_ending


def test_two_dots_leave_room_for_three_words():
    assert said("admitted .. on", "admitted as a day case on Monday") is False
    assert said("admitted .. on", "admitted to this ward on Monday")


def test_a_colon_must_stand_there():
    assert value("patient: <name>", "Information for the patient\nNorvaprol") is None


@pytest.mark.parametrize("wording", ["", "  ", "...", "..", "# ", "/", "<name> of <date>"])
def test_what_holds_no_words_is_refused(wording):
    with pytest.raises(WordingError):
        read_wording(wording)


def test_hostile_text_is_searched_in_no_time():
    wording = read_wording("a* ... b* ... c* ... d*")
    begun = time.perf_counter()

    assert find_wording(wording, "a'b " * 5000) is None

    assert time.perf_counter() - begun < 5  # nested repeats would take years


def test_a_date_may_have_a_year_of_two_figures():
    assert value("nato/nata ... <date>", "Rossi Maria, nata a Como il 03/04/48") == "03/04/48"
    assert value("born <date>", "born 03/04/1948") == "03/04/1948"
