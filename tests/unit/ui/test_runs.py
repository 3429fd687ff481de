"""Answers and passages cut into runs."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from docdesk.domain.answers import (
    Answer,
    AnswerSentence,
    Citation,
    Coverage,
    FoundPassage,
    Span,
    Timings,
)
from docdesk.ui.runs import (
    Run,
    RunKind,
    answer_runs,
    checked_runs,
    chip,
    citation_order,
    compared_runs,
    copied_text,
    excerpt,
    one_line,
    quoted_span,
    quoted_words,
    streaming_runs,
    unmarked,
)


def answer(text: str, *sentences: AnswerSentence) -> Answer:
    return Answer(
        "When?", text, True, sentences, (), (), Coverage(1, 1, 0), Timings(0.1, None, 0.2)
    )


def flag(sentence: AnswerSentence) -> str:
    return f"(not in the quotes: {', '.join(sentence.unsupported)})"


def passage(text: str, *matches: Span, start: int = 100) -> FoundPassage:
    end = start + len(text)
    return FoundPassage(1, "/a/b.pdf", "B", 1, "1", start, end, text, "", 0.5, matches=matches)


def kinds(runs: tuple[Run, ...]) -> list[tuple[RunKind, str]]:
    return [(run.kind, run.text) for run in runs]


def test_a_marker_becomes_a_chip_at_its_word() -> None:
    assert streaming_runs("Ninety days [1]. Rent [12]") == (
        Run("Ninety days"),
        chip(1),
        Run(". Rent"),
        chip(12),
    )


def test_a_marker_that_has_only_begun_is_held_back() -> None:
    assert streaming_runs("Ninety days [") == (Run("Ninety days"),)
    assert streaming_runs("Ninety days [1") == (Run("Ninety days"),)


def test_brackets_that_hold_no_number_stay_text() -> None:
    assert streaming_runs("[see annex] and [1234]") == (Run("[see annex] and [1234]"),)


def test_html_and_markdown_stay_letters() -> None:
    text = "<img src=file:///etc/passwd> ![x](http://a/b.png) [y](http://a)"

    assert "".join(run.text for run in streaming_runs(text)) == text


@given(st.text())
def test_no_letter_of_an_answer_is_lost(text: str) -> None:
    finished = text + "."
    shown = copied_text("".join(run.text for run in streaming_runs(finished)))

    assert "".join(shown.split()) == "".join(finished.replace("\u2029", "\n").split())


def test_an_unsupported_sentence_is_marked_and_flagged_in_words() -> None:
    wrong = AnswerSentence("It costs 45 euros.", (2,), False, ("45",))
    text = "It ends in May [1]. It costs 45 euros [2]. Done."

    runs = answer_runs(answer(text, AnswerSentence("It ends in May.", (1,), True), wrong), flag)

    assert kinds(runs) == [
        (RunKind.TEXT, "It ends in May"),
        (RunKind.CITATION, chip(1).text),
        (RunKind.TEXT, ". "),
        (RunKind.UNSUPPORTED, "It costs 45 euros"),
        (RunKind.CITATION, chip(2).text),
        (RunKind.UNSUPPORTED, "."),
        (RunKind.FLAG, " (not in the quotes: 45)"),
        (RunKind.TEXT, " Done."),
    ]


def test_the_markers_after_a_sentence_belong_to_it() -> None:
    wrong = AnswerSentence("It costs 45 euros.", (2,), False, ("45",))

    runs = answer_runs(answer("It costs 45 euros. [2] Done.", wrong), flag)

    assert [run.kind for run in runs][-2:] == [RunKind.FLAG, RunKind.TEXT]
    assert runs[-1].text == " Done."


def test_a_sentence_is_found_whatever_its_white_space_and_markers() -> None:
    wrong = AnswerSentence("It costs [2] 45 euros.", (2,), False, ("45",))

    runs = answer_runs(answer("It  costs\n45 euros [2].", wrong), flag)

    assert RunKind.UNSUPPORTED in {run.kind for run in runs}


def test_the_second_of_two_equal_sentences_can_be_the_wrong_one() -> None:
    right = AnswerSentence("Yes.", (1,), True)
    wrong = AnswerSentence("Yes.", (), False)

    runs = answer_runs(answer("Yes [1]. Yes.", right, wrong), lambda _: "(no quote)")

    assert kinds(runs)[-2:] == [(RunKind.UNSUPPORTED, "Yes."), (RunKind.FLAG, " (no quote)")]


def test_a_sentence_that_is_not_in_the_text_marks_nothing() -> None:
    lost = AnswerSentence("Something else.", (), False)
    empty = AnswerSentence(" ", (), False)

    runs = answer_runs(answer("It ends.", lost, empty), flag)

    assert kinds(runs) == [(RunKind.TEXT, "It ends.")]


def test_citations_are_walked_in_reading_order_each_once() -> None:
    assert citation_order("A [3]. B [1]. C [3].") == (3, 1)


def test_a_short_passage_is_shown_whole_with_its_match_marked() -> None:
    runs = excerpt(passage("First. Second one. Third.", Span(107, 118)))

    assert kinds(runs) == [
        (RunKind.TEXT, "First. "),
        (RunKind.MATCH, "Second one."),
        (RunKind.TEXT, " Third."),
    ]


def test_a_long_passage_is_cut_around_its_best_sentence_at_words() -> None:
    text = "word " * 100 + "The very words. " + "word " * 100
    at = text.index("The very")

    runs = excerpt(passage(text, Span(100 + at, 100 + at + 15)), limit=80)
    shown = "".join(run.text for run in runs)

    assert shown.startswith("… word")
    assert shown.endswith("word …")
    assert (RunKind.MATCH, "The very words.") in kinds(runs)
    assert len(shown) < 100


def test_a_match_longer_than_the_limit_is_shown_whole() -> None:
    text = "Before it. " + "long " * 40 + "end. After it."
    at = text.index("long")
    stop = text.index("end.") + 4

    runs = excerpt(passage(text, Span(100 + at, 100 + stop)), limit=50)

    assert (RunKind.MATCH, text[at:stop]) in kinds(runs)


def test_overlapping_matches_are_marked_once() -> None:
    runs = excerpt(passage("One two three.", Span(100, 107), Span(104, 114)))

    assert kinds(runs) == [(RunKind.MATCH, "One two"), (RunKind.MATCH, " three.")]


def test_without_a_match_the_passage_begins_at_its_beginning() -> None:
    runs = excerpt(passage("word " * 100), limit=50)

    assert kinds(runs)[0][1].startswith("word word")
    assert kinds(runs)[-1] == (RunKind.TEXT, " …")


def test_a_passage_of_one_endless_word_is_cut_anyway() -> None:
    text = "x" * 1000

    runs = excerpt(passage(text, Span(600, 610), start=0), limit=100)

    assert sum(len(run.text) for run in runs) < 1000


def test_line_ends_of_the_page_become_spaces() -> None:
    assert kinds(excerpt(passage("one\n  two"))) == [(RunKind.TEXT, "one two")]


def test_what_does_not_answer_is_not_marked() -> None:
    runs = unmarked(excerpt(passage("First. Second.", Span(100, 106))))

    assert {run.kind for run in runs} == {RunKind.TEXT}


def test_a_copy_has_markers_for_chips() -> None:
    assert copied_text(f"May{chip(1).text}.\u2029Rent") == "May [1].\nRent"


def test_one_line_has_single_spaces() -> None:
    assert one_line(" a\n\tb ") == "a b"


def test_of_a_passage_its_best_sentence_is_quoted() -> None:
    found = passage("First. Second\none. Third.", Span(107, 118), Span(100, 106))

    assert quoted_span(found) == Span(107, 118)
    assert quoted_words(found) == "Second one."


def test_a_passage_without_a_match_is_quoted_whole() -> None:
    found = passage("First. Second.")

    assert quoted_span(found) == Span(100, 114)
    assert quoted_words(found) == "First. Second."


def test_a_citation_is_quoted_as_the_record_has_it() -> None:
    cited = Citation(1, 1, "/a/b.pdf", "B", 1, "1", 5, 14, "the\nwords", (), True)

    assert quoted_span(cited) == Span(5, 14)
    assert quoted_words(cited) == "the words"


def test_unsupported_sentences_can_be_left_out() -> None:
    wrong = AnswerSentence("It costs 45 euros.", (2,), False, ("45",))
    text = "It ends in May [1]. It costs 45 euros [2]. Done."

    runs = checked_runs(answer(text, AnswerSentence("It ends in May.", (1,), True), wrong))

    assert copied_text("".join(run.text for run in runs)) == "It ends in May [1]. Done."


def test_what_is_absent_stands_in_a_paragraph_of_its_own() -> None:
    told = replace(answer("It ends in May."), absent=("It does not say who pays.",))

    for runs in (answer_runs(told, flag), checked_runs(told)):
        assert runs[-1] == Run("\nIt does not say who pays.", RunKind.ABSENT)


def test_what_is_absent_alone_needs_no_paragraph() -> None:
    wrong = AnswerSentence("It costs 45 euros.", (), False)
    told = replace(answer("It costs 45 euros.", wrong), absent=("It does not say when.",))

    assert checked_runs(told) == (Run("It does not say when.", RunKind.ABSENT),)


def test_two_texts_are_compared_word_by_word() -> None:
    before, after = "with at least ninety days", "with ninety working days"

    assert kinds(compared_runs(before, after)) == [
        (RunKind.TEXT, "with "),
        (RunKind.CHANGED, "at least"),
        (RunKind.TEXT, " "),
        (RunKind.TEXT, "ninety "),
        (RunKind.TEXT, "days"),
    ]
    assert (RunKind.CHANGED, "working") in kinds(compared_runs(after, before))


@given(st.text(), st.text())
def test_no_letter_is_lost_by_comparing(before: str, after: str) -> None:
    assert "".join(run.text for run in compared_runs(before, after)) == before


def test_sentences_that_answer_are_shown_however_far_apart() -> None:
    text = "First answer. " + "Filler words here. " * 40 + "Second answer. " + "More words. " * 20
    second = text.index("Second")
    found = passage(text, Span(100, 113), Span(100 + second, 100 + second + 14))

    runs = excerpt(found)

    marked = [run.text for run in runs if run.kind is RunKind.MATCH]
    assert marked == ["First answer.", "Second answer."]
    assert " … " in [run.text for run in runs]
    assert len("".join(run.text for run in runs)) < 340


def test_the_two_best_sentences_are_marked_and_no_more() -> None:
    found = passage("One. Two. Three.", Span(110, 116), Span(100, 104), Span(105, 109))

    marked = [run.text for run in excerpt(found) if run.kind is RunKind.MATCH]

    assert marked == ["One.", "Three."]


def test_sentences_that_touch_are_not_parted() -> None:
    text = "One answers. " + "Two answers it. " * 30
    found = passage(text, Span(100, 112), Span(113, 128))

    assert [run.text for run in excerpt(found)].count(" … ") == 0
