"""Text that is garbage is told from text that only looks odd."""

import numpy as np
import pytest

from docdesk.parsing.pdf.quality import is_garbage
from docdesk.parsing.pdf.words import Break, PageWords, compose

ENGLISH = (
    "The tenant keeps the house in good repair and returns it at the end of the lease in the state "
    "in which it was handed over, fair wear and tear excepted. Either party may terminate this "
    "agreement by written notice of three months, and the deposit is returned within thirty days "
    "after the house has been inspected by both parties and the last invoices have been settled."
)


def words_of(text: str) -> PageWords:
    tokens = text.split()
    count = len(tokens)
    return compose(
        tokens,
        np.zeros((count, 4), np.float32),
        np.full(count, Break.SPACE, np.uint8),
        np.zeros(count, bool),
    )


def shifted(text: str, by: int) -> str:
    """Each sign replaced by another one of the font, as a wrong map does."""
    return "".join(char if char == " " else chr(33 + (ord(char) - 33 + by) % 94) for char in text)


def rotated(text: str, by: int) -> str:
    """Letters for letters."""
    low = "abcdefghijklmnopqrstuvwxyz"
    table = str.maketrans(low + low.upper(), low[by:] + low[:by] + (low[by:] + low[:by]).upper())
    return text.translate(table)


@pytest.mark.parametrize("by", [29, 3, 40, 65])
def test_signs_shifted_by_a_wrong_map_are_garbage(by: int) -> None:
    assert is_garbage(words_of(shifted(ENGLISH, by)), 0)


@pytest.mark.parametrize("by", range(1, 26))
def test_letters_replaced_by_a_wrong_map_are_garbage(by: int) -> None:
    assert is_garbage(words_of(rotated(ENGLISH, by)), 0)


@pytest.mark.parametrize(
    "text",
    [
        " ".join(f"(cid:{number})" for number in range(3, 60)),
        "".join(chr(0xE000 + ord(char)) for char in ENGLISH if char != " "),
        "\ufffd" * 40 + " and a word",
    ],
)
def test_signs_without_meaning_are_garbage(text: str) -> None:
    assert is_garbage(words_of(text), 0)


def test_many_controls_are_garbage() -> None:
    assert is_garbage(words_of("7KLV LV D WHVW"), dropped=30)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        "Il conduttore tiene la casa in buono stato e la rende alla fine del contratto. " * 5,
        "Der Mieter hält die Wohnung in gutem Zustand und gibt sie nach Ablauf zurück. " * 5,
        "Najemca utrzymuje lokal w dobrym stanie i zwraca go po zakończeniu umowy najmu. " * 5,
        "Nájemce udržuje byt v dobrém stavu; vrátí ho čtvrtý den po skončení nájmu. " * 5,
        "A bérlő jó állapotban tartja a lakást és a szerződés végén visszaadja azt neki. " * 5,
        "Vuokralainen pitää asunnon hyvässä kunnossa ja palauttaa sen sopimuksen päätyttyä. " * 5,
        "Người thuê giữ gìn căn nhà trong tình trạng tốt và trả lại khi hết hợp đồng. " * 5,
        "Rhaid i'r tenant gadw'r tŷ mewn cyflwr da a'i ddychwelyd ar ddiwedd y cyfnod. " * 5,
        "Арендатор содержит дом в хорошем состоянии и возвращает его в конце срока. " * 5,
        "Ο μισθωτής διατηρεί την κατοικία σε καλή κατάσταση και την επιστρέφει. " * 5,
        "承租人应保持房屋状况良好，并在租约结束时归还。" * 12,
        "임차인은 집을 양호한 상태로 유지하고 계약 종료 시 반환한다. " * 8,
        " ".join(f"{number * 37 % 1000}.{number % 100:02} {number}" for number in range(400)),
        " ".join(f"KLX-{number} PRT BTX{number} XKR" for number in range(90)),
        "AAPL MSFT NVDA GOOG TSLA BRKB JPMC XOMB CVXR WMTK HDPG BACL PFER MRKT ABBV " * 8,
        "HGB RBC WBC MCHC MCV PLT HCT TSH LDL HDL AST ALT GGT CRP ESR BUN " * 12,
        "RSSMRA80A01H501U VRDLGU75B42F205X BNCGNN62C03L219K " * 12,
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 " * 8,
        "TWFuIGlzIGRpc3Rpbmd1aXNoZWQsIG5vdCBvbmx5IGJ5IGhpcyByZWFzb24sIGJ1dCBieSB0aGlz " * 6,
        "ACGTTGCAAGCTTGCATGCCTGCAGGTCGACTCTAGAGGATCCCC " * 10,
        "Rossi Bianchi Esposito Ferrari Colombo Ricci Marino Greco Bruno Gallo Conti Mancini " * 4,
        r"{\\s6\\ql \\li0\\ri0\\sb40 \\sbasedon0 \\snext0 heading 5;}{\\*\\cs1 \\additive} " * 12,
        '"culture4"\\t"\\t"MATa/MATalpha ura3-52/ura3-52 leu2-1/+trp1-63/+his3-D hoD" ' * 12,
        "M18.36,19.78 L12,13.41l-6.36,6.37c-0.39,0.39-1.03,0.39-1.41,0s0.39-1.03,0-1.4z " * 12,
        "xkcd",
        "",
    ],
)  # fmt: skip
def test_text_of_any_language_and_lists_of_codes_are_not(text: str) -> None:
    assert not is_garbage(words_of(text), 0)


def test_some_symbols_of_their_own_among_words_are_no_garbage() -> None:
    assert not is_garbage(words_of(ENGLISH + " \uf0b7 item" * 12), 3)


def test_page_of_garbage_gives_its_text_up_and_waits(make, parse) -> None:
    words = rotated(ENGLISH, 5).split()
    lines = [" ".join(words[start : start + 9]) for start in range(0, len(words), 9)]
    pages = [[(40, 60 + 14 * row, line) for row, line in enumerate(lines)], [(60, 60, "Annex")]]

    document = parse(make(*pages))

    assert document.to_recognise == (1,)
    assert document.pages[0].text == ""
    assert document.pages[1].text == "Annex"
    assert "unreadable characters" in document.notes[0]
