"""What a message says itself, and what it quotes."""

import pytest

from docdesk.parsing.limits import ParseLimits, ReadOptions
from docdesk.parsing.mail.quoting import Part, split_html, split_text

OPTIONS = ReadOptions(ParseLimits())


def own(text: str) -> Part:
    return Part(text)


def earlier(text: str) -> Part:
    return Part(text, is_earlier=True)


def test_a_message_without_quotes_is_one_part() -> None:
    assert split_text("Dear Anna,\n\nyes > no.\n") == (own("Dear Anna,\n\nyes > no."),)


def test_marked_lines_are_earlier_and_lose_their_marks() -> None:
    text = "Yes.\n\n> Will you come?\n>> Who knows?\n>\n> Anna\n"

    assert split_text(text) == (own("Yes."), earlier("Will you come?\nWho knows?\n\nAnna"))


def test_answers_between_quotes_stay_in_their_order() -> None:
    text = "> First?\nYes.\n> Second?\nNo.\n"

    assert split_text(text) == (earlier("First?"), own("Yes."), earlier("Second?"), own("No."))


@pytest.mark.parametrize(
    "introduction",
    [
        "On Mon, 3 May 2021 at 10:12, Anna Rossi <anna@example.com> wrote:",
        "On Mon, 3 May 2021 at 10:12,\nAnna Rossi <anna@example.com>\nwrote:",
        "Il giorno lun 3 mag 2021 alle ore 10:12 Anna Rossi <anna@example.com> ha scritto:",
        "Il 03/05/2021 10:12, Anna Rossi ha scritto:",
        "Am 03.05.2021 um 10:12 schrieb Anna Rossi:",
        "Le lun. 3 mai 2021 à 10:12, Anna Rossi a écrit :",
    ],
)
def test_the_line_that_introduces_a_quote_belongs_to_it(introduction: str) -> None:
    marked = split_text(f"Yes.\n\n{introduction}\n\n> Will you come?\n")
    unmarked = split_text(f"Yes.\n\n{introduction}\n\nWill you come?\n")

    assert marked == unmarked == (own("Yes."), earlier(f"{introduction}\n\nWill you come?"))


@pytest.mark.parametrize(
    "divider",
    [
        "-----Original Message-----",
        "-----Messaggio originale-----",
        "---------- Forwarded message ---------",
        "---------- Messaggio inoltrato ---------",
        "Begin forwarded message:",
    ],
)
def test_everything_below_a_divider_is_earlier(divider: str) -> None:
    text = f"See below.\n\n{divider}\nFrom: Anna\n\nWill you come?\n"

    assert split_text(text) == (
        own("See below."),
        earlier(f"{divider}\nFrom: Anna\n\nWill you come?"),
    )


@pytest.mark.parametrize(
    "head",
    [
        "From: Anna\nSent: Monday\nTo: Bruno\nSubject: Lunch",
        "Da: Anna\nInviato: lunedì\nA: Bruno\nOggetto: Pranzo",
        "*Von:* Anna\n*Gesendet:* Montag\n*An:* Bruno\n*Betreff:* Essen",
    ],
)
def test_the_head_of_an_earlier_message_begins_the_history(head: str) -> None:
    assert split_text(f"Yes.\n\n{head}\n\nCome?") == (own("Yes."), earlier(f"{head}\n\nCome?"))


def test_a_single_field_in_the_text_is_no_head() -> None:
    text = "From: Rome\nwe go to Pisa.\nOn Monday he wrote: nothing."

    assert split_text(text) == (own(text),)


def test_nothing_but_marks_and_blank_ends_is_dropped() -> None:
    lines = [f"{'> ' * (number % 3)}line {number}" for number in range(60)]

    parts = split_text("\r\n".join(lines))

    words = " ".join(part.text for part in parts).split()
    assert words == " ".join(f"line {number}" for number in range(60)).split()


@pytest.mark.parametrize(
    "quote",
    [
        '<blockquote type="cite"><p>Come?</p></blockquote>',
        '<div class="gmail_quote gmail_quote_container"><p>Come?</p></div>',
        '<div class="yahoo_quoted"><div>Come?</div></div>',
    ],
)
def test_quotes_in_web_pages_are_told_by_their_elements(quote: str) -> None:
    page = f"<html><body><p>Yes.</p>{quote}Anna</body></html>"

    assert split_html(page.encode(), OPTIONS) == (own("Yes."), earlier("Come?"), own("Anna"))


def test_quotes_within_quotes_are_one_part() -> None:
    page = (
        '<p>Yes.</p><blockquote type="cite">A<blockquote type="cite">B</blockquote>C</blockquote>'
    )

    assert split_html(page.encode(), OPTIONS) == (own("Yes."), earlier("A\n\nB\n\nC"))


def test_the_head_of_an_earlier_message_in_a_web_page_begins_the_history() -> None:
    page = (
        "<p>Yes.</p><div><p><b>From:</b> Anna<br><b>Sent:</b> Monday<br><b>To:</b> Bruno<br>"
        "<b>Subject:</b> Lunch</p></div><p>Come?</p>"
    )

    own_part, earlier_part = split_html(page.encode(), OPTIONS)

    assert own_part == own("Yes.")
    assert earlier_part.is_earlier
    assert earlier_part.text.startswith("From: Anna")
    assert earlier_part.text.endswith("Come?")


@pytest.mark.parametrize("page", ["", "  ", "<html></html>", "<!-- nothing -->", "<p> </p>"])
def test_a_web_page_without_words_has_no_parts(page: str) -> None:
    assert split_html(page.encode(), OPTIONS) == ()


def test_a_web_page_that_is_nested_too_deep_is_read_without_its_tags() -> None:
    page = "<div>" * 100_000 + "The lease ends in May."

    parts = split_html(page.encode(), OPTIONS)

    assert "The lease ends in May." in parts[0].text
    assert "<div>" not in parts[0].text


@pytest.mark.parametrize(
    "text",
    ["-" * 200_000, ">" * 200_000, " " * 200_000 + "x", "On " * 100_000, "From: x\n" * 20_000],
    ids=["dashes", "marks", "blanks", "introductions", "heads"],
)
def test_hostile_text_is_split_at_once(text: str) -> None:
    assert sum(len(part.text) for part in split_text(text + "\nend")) <= len(text) + 4
