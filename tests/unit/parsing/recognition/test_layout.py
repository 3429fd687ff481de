"""Words with boxes become lines, paragraphs and whole words."""

import pytest

from docdesk.domain.documents import Box
from docdesk.parsing.recognition.layout import compose, mean_confidence
from docdesk.parsing.recognition.tesseract import ReadWord

SURE = 95.0


def line(text: str, number: int = 1, *, paragraph: int = 1, block: int = 1) -> list[ReadWord]:
    """Words of one line, each ten pixels wide for each letter."""
    words, left = [], 0
    for word in text.split():
        right = left + 10 * len(word)
        place = (block, paragraph, number)
        words.append(ReadWord(word, SURE, left, 20 * number, right, 20 * number + 15, place))
        left = right + 10
    return words


def unsure(text: str, confidence: float, number: int = 1) -> ReadWord:
    return ReadWord(text, confidence, 0, 0, 10, 10, (1, 1, number))


def test_lines_and_paragraphs_are_kept() -> None:
    words = line("One two") + line("three", 2) + line("Four", 1, paragraph=2)

    text, _ = compose(words, 1)

    assert text == "One two\nthree\n\nFour"


def test_indent_without_a_gap_begins_no_paragraph() -> None:
    words = line("One two") + line("three", 2) + line("four five", 3, paragraph=2)

    text, _ = compose(words, 1)

    assert text == "One two\nthree\nfour five"


def test_gap_begins_a_paragraph() -> None:
    words = line("One two") + line("three", 2) + line("Four", 4, paragraph=2)

    text, _ = compose(words, 1)

    assert text == "One two\nthree\n\nFour"


def test_blocks_are_set_apart() -> None:
    text, _ = compose(line("left") + line("right", block=2), 1)

    assert text == "left\n\nright"


def test_spans_name_the_words_and_boxes_are_in_points() -> None:
    text, geometry = compose(line("One two") + line("three", 2), 0.5)

    spans = zip(geometry.starts, geometry.ends, strict=True)
    assert [text[start:end] for start, end in spans] == ["One", "two", "three"]
    assert list(geometry.boxes[:4]) == [0, 10, 15, 17.5]
    assert list(geometry.confidences) == [95, 95, 95]


def test_word_parted_by_a_hyphen_is_one_word_on_two_lines() -> None:
    text, geometry = compose(line("il risarci-") + line("mento dei danni", 2), 1)

    assert text == "il risarcimento\ndei danni"
    assert geometry.boxes_between(3, 15) == (Box(30, 20, 110, 35), Box(0, 40, 50, 55))


def test_word_parted_twice_is_one_word() -> None:
    text, _ = compose(line("dis-") + line("cono-", 2) + line("sciuto qui", 3), 1)

    assert text == "disconosciuto\nqui"


@pytest.mark.parametrize(
    ("above", "below"), [("art. 5-", "bis"), ("Rossi-", "Bianchi"), ("a -", "lista"), ("x-", "ray")]
)
def test_other_hyphens_at_a_line_end_stay(above: str, below: str) -> None:
    text, _ = compose(line(above) + line(below, 2), 1)

    assert text == f"{above}\n{below}"


@pytest.mark.parametrize("elsewhere", ["the third-party costs", "a third of each party"])
def test_compound_keeps_its_hyphen_and_is_one_word(elsewhere: str) -> None:
    words = line(elsewhere) + line("from any third-", 2) + line("party, however", 3)

    text, _ = compose(words, 1)

    assert text.endswith("from any third-party,\nhowever")


def test_half_that_is_a_word_by_chance_is_joined() -> None:
    words = line("chi paga subito") + line("il paga-", 2) + line("mento dovuto", 3)

    assert compose(words, 1)[0].endswith("il pagamento\ndovuto")


def test_word_that_the_page_has_whole_is_joined() -> None:
    words = line("therefore there fore") + line("and there-", 2) + line("fore", 3)

    assert compose(words, 1)[0].endswith("and therefore")


def test_hyphen_before_another_block_stays() -> None:
    text, _ = compose(line("risarci-") + line("mento", block=2), 1)

    assert text == "risarci-\n\nmento"


def test_marks_without_letters_are_dropped_when_unsure() -> None:
    text, geometry = compose([unsure("|~", 20), *line("word"), unsure("§", 90)], 1)

    assert text == "word §"
    assert len(geometry.starts) == 2


def test_line_that_no_print_reads_like_is_dropped() -> None:
    text, _ = compose([unsure("ESVIUER", 22), unsure("era", 35), *line("Print", 2)], 1)

    assert text == "Print"


def test_line_of_marks_alone_is_dropped() -> None:
    assert compose([unsure("----", 90)], 1)[0] == ""


def test_nothing_is_nothing() -> None:
    text, geometry = compose([], 1)

    assert text == ""
    assert len(geometry.starts) == 0


def test_mean_confidence_counts_letters_not_words() -> None:
    words = [unsure("abcdefgh", 90), unsure("ab", 40), unsure("--", 0)]

    assert mean_confidence(words) == 80
    assert mean_confidence([]) == 0
