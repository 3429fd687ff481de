"""The best sentences for a field come first, and headings are no sentences."""

from docdesk.domain.answers import FoundPassage, Span
from docdesk.domain.review import FieldKind, PlacedSentence, ReviewField
from docdesk.retrieval.candidates import find_candidates

LAW = ReviewField(
    "law", "Law", "Which law governs it?",
    hints=("governed by ... law of <name>", "governed by", "! ungoverned", "# governing law"),
)  # fmt: skip
PLAIN = ReviewField("law", "Law", "Which law governs it?")


def sentences(*texts: str, headings: dict[int, str] | None = None, page: int = 1):
    placed, start, heading = [], 0, ""
    for number, text in enumerate(texts):
        heading = (headings or {}).get(number, heading)
        placed.append(PlacedSentence(page, start, start + len(text), text, heading))
        start += len(text) + 1
    return placed


def passage(sentence: PlacedSentence, score: float = 0.9) -> FoundPassage:
    span = Span(sentence.start, sentence.end)
    return FoundPassage(
        1, "/a", "A", sentence.page, "", span.start, span.end, sentence.text, "", score,
        matches=(span,),
    )  # fmt: skip


def texts(found) -> list[str]:
    return [candidate.sentence.text for candidate in found]


def test_a_sentence_with_a_wording_comes_before_one_that_the_search_found():
    placed = sentences("Which law governs it is unclear.", "It is governed by the law of Norway.")

    found = find_candidates(LAW, placed, [passage(placed[0])])

    assert texts(found) == [placed[1].text, placed[0].text]
    assert [candidate.is_said for candidate in found] == [True, False]


def test_the_value_is_where_the_wording_has_it():
    placed = sentences("It is governed by the law of Norway.")

    (candidate,) = find_candidates(LAW, placed, [])

    assert candidate.value is not None
    assert placed[0].text[candidate.value.start : candidate.value.end] == "Norway"


def test_the_first_wording_weighs_most():
    placed = sentences("The board is governed by rules.", "It is governed by the law of Norway.")

    assert texts(find_candidates(LAW, placed, [])) == [placed[1].text, placed[0].text]


def test_what_the_search_found_lifts_a_sentence():
    placed = sentences("It is governed by the law of Norway.", "It is governed by the law of Fiji.")

    found = find_candidates(LAW, placed, [passage(placed[1])])

    assert texts(found)[0] == placed[1].text


def test_equal_sentences_come_in_the_order_of_the_document():
    placed = sentences("It is governed by the law of Norway.", "It is governed by the law of Fiji.")

    assert texts(find_candidates(LAW, placed, []))[0] == placed[0].text


def test_what_stands_below_a_heading_is_a_candidate():
    placed = sentences(
        "Governing law",
        "The courts shall apply what the seat of the first party has.",
        headings={0: "Governing law"},
    )

    assert texts(find_candidates(LAW, placed, [])) == [placed[1].text]


def test_a_short_line_without_an_end_is_a_heading_too():
    placed = sentences(
        "Governing law", "That of the seat of the first party.", "Notices", "By post."
    )

    assert texts(find_candidates(LAW, placed, [])) == [placed[1].text]


def test_a_heading_in_capitals_may_be_numbered_and_an_item_of_a_list_is_none():
    below = "That of the seat of the first party."
    placed = sentences("13.\tGOVERNING LAW", below, "14. NOTICES", "By post.")
    items = sentences("2. Governing law", below)

    assert texts(find_candidates(LAW, placed, [])) == [below]
    assert below not in texts(find_candidates(LAW, items, []))


def test_a_list_takes_all_rows_below_its_heading_and_nothing_else():
    field = ReviewField("m", "M", "Which?", FieldKind.LIST, hints=("# medication",))
    placed = sentences("Medication", "Drug\tDose", "Aspirin\t100 mg", "He went home on foot today.")

    (candidate,) = find_candidates(field, placed, [])

    assert candidate.sentence.text == "Drug\tDose\nAspirin\t100 mg"
    assert (candidate.sentence.start, candidate.sentence.end) == (
        placed[1].start,
        placed[2].end,
    )


def test_a_heading_alone_says_nothing():
    assert find_candidates(LAW, sentences("Governed by law"), []) == []


def test_a_wording_of_the_beginning_is_not_looked_for_later():
    field = ReviewField("p", "P", "Who?", hints=("^ between <rest>",))
    filler = ["This sentence says nothing of it at all."] * 25

    assert find_candidates(field, sentences("It is made between A and B.", *filler), [])
    assert not find_candidates(field, sentences(*filler, "It is made between A and B."), [])


def test_the_contrary_is_told():
    (candidate,) = find_candidates(LAW, sentences("It is ungoverned in all respects."), [])

    assert candidate.is_contrary


def test_without_wordings_the_search_alone_gives_candidates():
    placed = sentences(
        "It is governed by the law of Norway.", "It is late and getting dark.", "12.3."
    )

    found = find_candidates(PLAIN, placed, [passage(placed[0]), passage(placed[2])])

    assert texts(found) == [placed[0].text]


def test_what_a_label_names_stands_there_rather_than_elsewhere():
    hints = ("= allergies", "allergic to")
    field = ReviewField("a", "A", "Which?", hints=hints)
    placed = sentences("He is allergic to dust.", "Allergies: latex.", "Plan: rest.")

    found = find_candidates(field, placed, [])

    assert texts(found) == ["Allergies: latex.", "He is allergic to dust."]
    assert found[0].value is not None
    assert found[0].text[found[0].value.start :] == "latex."


def test_who_signs_stands_at_the_end_alone_on_a_line():
    field = ReviewField("d", "D", "Who?", hints=("$ dott/dr <name>",))
    body = ["Il paziente sta meglio e torna a casa."] * 6

    signed = find_candidates(field, sentences("Dr Elsewhere", *body, "dott. Paolo Marega"), [])

    assert texts(signed) == ["dott. Paolo Marega"]


def test_a_short_denial_says_something():
    field = ReviewField("a", "A", "Which?", hints=("allergie",))

    assert find_candidates(field, sentences("Non allergie note."), [])
    assert not find_candidates(field, sentences("Le allergie note."), [])


def test_a_list_goes_on_over_the_end_of_its_page():
    field = ReviewField("m", "M", "Which?", FieldKind.LIST, hints=("# therapy",))
    here = sentences("Therapy", "Aspirin 100 mg.")
    there = sentences("Ramipril 5 mg.", "Controls", "In May.", page=2)
    other = sentences("Controls", "In May 5 mg were given.", page=2)

    first = [find_candidates(field, [*here, *then], [])[0] for then in (there, other, ())]

    assert [candidate.text for candidate in first] == [
        "Aspirin 100 mg.\nRamipril 5 mg.",
        "Aspirin 100 mg.",
        "Aspirin 100 mg.",
    ]
    assert [part.page for part in first[0].more] == [2]


def test_a_long_list_is_taken_as_a_whole():
    field = ReviewField("m", "M", "Which?", FieldKind.LIST, hints=("# therapy",))
    drugs = [
        f"- Drug {number} 5 mg, one in the morning and one after dinner" for number in range(90)
    ]
    placed = sentences("Therapy", *drugs, headings={0: "Therapy"})

    (found, *_) = find_candidates(field, placed, [])

    assert found.sentence.text.endswith(drugs[-1])
    assert not found.may_go_on


def test_a_value_that_is_denied_is_none():
    placed = sentences("It is not governed by law of Fiji.", "It is governed by law of Norway.")

    found = find_candidates(LAW, placed, [])

    assert texts(found) == [placed[1].text, placed[0].text]
    assert found[1].value is None
    denied = sentences("It shall not be governed by the law of Fiji, but by the law of Norway.")
    assert [candidate.value for candidate in find_candidates(LAW, denied, [])] == [None]


def test_a_no_before_another_label_denies_nothing():
    field = ReviewField("day", "Day", "When?", hints=("admitted: <name>",))

    (candidate,) = find_candidates(field, sentences("Smoker: no Admitted: Monday"), [])

    assert candidate.value is not None


def test_a_day_that_is_denied_is_left_out():
    field = ReviewField("day", "Day", "When?", FieldKind.DATE, hints=("discharged on <date>",))

    found = find_candidates(field, sentences("She was not discharged on 4 May 2021."), [])

    assert found == []


def test_yes_or_no_is_not_told_by_a_numbered_heading_alone():
    field = ReviewField("c", "C", "Change?", FieldKind.YES_NO, hints=("change of control",))
    placed = sentences("4. Change of control", "It does not entitle anyone to end it.", "5. Costs")

    first = find_candidates(field, placed, [])[0].sentence

    assert first.text == "4. Change of control\nIt does not entitle anyone to end it."
    assert (first.start, first.end) == (placed[0].start, placed[1].end)


def test_between_in_capitals_heads_the_parties():
    field = ReviewField("p", "P", "Who?", hints=("# between NOT and",))
    placed = sentences("BETWEEN:", "(1) Alder Ltd; and", "(2) Birch Ltd.", "1. TERM", "It is long.")

    (candidate,) = find_candidates(field, placed, [])

    assert candidate.sentence.text == "(1) Alder Ltd; and\n(2) Birch Ltd."
