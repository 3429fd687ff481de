"""Messages as they are sent: text, fields, attachments, and what is damaged in them."""

import base64
from collections.abc import Callable
from email.message import EmailMessage

import pytest

from docdesk.domain.documents import DocumentKind, Heading, ParsedDocument
from docdesk.domain.errors import DocumentError
from docdesk.parsing.limits import ParseLimits, ReadOptions
from docdesk.parsing.mail.eml import DECORATION_BYTES, open_container
from docdesk.parsing.source import Source

Read = Callable[[str, bytes], ParsedDocument]
OPTIONS = ReadOptions(ParseLimits())
HEAD = b"From: anna@example.com\r\nTo: bruno@example.com\r\n"


def message(text: str = "The lease ends in May.", subject: str = "Lease") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Anna Perché <anna@example.com>"
    made["To"] = "bruno@example.com"
    made["Cc"] = "carla@example.com"
    made["Date"] = "Mon, 03 May 2021 10:12:00 +0200"
    made["Subject"] = subject
    made.set_content(text)
    return made


def members(content: bytes) -> list[tuple[str, bytes]]:
    container = open_container(Source("a.eml", data=content), OPTIONS)
    return [(member.name, container.member(member.ordinal).data) for member in container.members()]


def test_the_head_stands_before_the_body_and_in_the_metadata(read: Read) -> None:
    document = read("a.eml", message().as_bytes())

    assert document.kind is DocumentKind.EML
    assert document.title == "Lease"
    assert document.pages[0].text == (
        "From: Anna Perché <anna@example.com>\n"
        "To: bruno@example.com\n"
        "Cc: carla@example.com\n"
        "Date: Mon, 03 May 2021 10:12:00 +0200\n"
        "Subject: Lease\n\n"
        "The lease ends in May."
    )
    assert document.metadata == {
        "from": "Anna Perché <anna@example.com>",
        "to": "bruno@example.com",
        "cc": "carla@example.com",
        "date": "2021-05-03T10:12:00+02:00",
    }


def test_quoted_history_stands_under_a_heading(read: Read) -> None:
    document = read("a.eml", message("Yes.\n\n> Come?\n\nAnna\n").as_bytes())

    text = document.pages[0].text
    assert text.endswith("\n\nYes.\n\nEarlier messages\n\nCome?\n\nThis message\n\nAnna")
    start = text.index("Earlier")
    assert document.headings[0] == Heading(1, start, start + 16, 1, "Earlier messages")
    assert document.headings[1].text == "This message"


def test_plain_text_goes_before_the_web_page(read: Read) -> None:
    made = message("plain words")
    made.add_alternative("<p>marked up words</p>", subtype="html")

    text = read("a.eml", made.as_bytes()).pages[0].text

    assert "plain words" in text
    assert "marked up" not in text


def test_an_empty_plain_text_gives_way_to_the_web_page(read: Read) -> None:
    made = message(" \n")
    made.add_alternative("<p>marked up words</p><script>bad()</script>", subtype="html")

    text = read("a.eml", made.as_bytes()).pages[0].text

    assert text.endswith("marked up words")


def test_plain_text_that_stands_for_the_page_is_not_taken_for_it(read: Read) -> None:
    made = message("This message is in HTML.")
    made.add_alternative(f"<p>{'The hearing is on 12 June. ' * 20}</p>", subtype="html")
    made.add_alternative("BEGIN:VCALENDAR", subtype="calendar")

    text = read("a.eml", made.as_bytes()).pages[0].text

    assert text.count("12 June") == 20
    assert "in HTML" not in text


def test_attachments_are_members_under_safe_names() -> None:
    made = message()
    made.add_attachment(b"one", maintype="application", subtype="pdf", filename="città.pdf")
    made.add_attachment(b"two", maintype="application", subtype="pdf", filename="../../x.pdf")
    made.add_attachment(b"two", maintype="application", subtype="pdf", filename="x.pdf")
    made.add_attachment("three", filename="notes.txt")
    made.add_attachment(b"four", maintype="application", subtype="pdf")

    assert members(made.as_bytes()) == [
        ("città.pdf", b"one"),
        ("x.pdf", b"two"),
        ("x (2).pdf", b"two"),
        ("notes.txt", b"three\n"),
        ("attachment.pdf", b"four"),
    ]


@pytest.mark.parametrize(
    "field",
    [
        b'attachment; filename="=?utf-8?B?Y2l0dMOgLnBkZg==?="',
        b'attachment; filename="=?iso-8859-1?Q?citt=E0=2Epdf?="',
        b"attachment; filename*=UTF-8''citt%C3%A0.pdf",
        b"attachment; filename*0*=UTF-8''cit; filename*1*=t%C3%A0.pdf",
        "attachment; filename=città.pdf".encode(),
        "attachment; filename=città.pdf".encode("cp1252"),
    ],
)
def test_names_of_attachments_are_decoded(field: bytes) -> None:
    content = (
        HEAD + b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\n'
        b"Content-Type: application/pdf\r\nContent-Disposition: " + field + b"\r\n\r\n%PDF\r\n--x--"
    )

    assert members(content) == [("città.pdf", b"%PDF")]


def test_an_attached_message_is_a_message_named_by_its_subject() -> None:
    made = message()
    made.add_attachment(message("inner words", subject="Offer: 1/2"))

    ((name, content),) = members(made.as_bytes())

    assert name == "Offer: 1 › 2.eml"
    assert b"Subject: Offer: 1/2" in content
    assert b"inner words" in content


def test_an_attached_message_in_base64_is_decoded() -> None:
    inner = base64.b64encode(message("inner words", subject="Inner").as_bytes())
    content = (
        HEAD + b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\n'
        b"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + inner
        + b"\r\n--x--"
    )

    ((name, attached),) = members(content)

    assert name == "Inner.eml"
    assert b"inner words" in attached


def test_files_in_the_renderings_of_a_text_are_kept() -> None:
    made = message("plain words")
    made.add_alternative("<p>words <img src='cid:a'></p>", subtype="html")
    html = made.get_payload(1)
    html.add_related(b"scan" * DECORATION_BYTES, maintype="image", subtype="png", cid="<a>")
    html.add_related(b"logo", maintype="image", subtype="png", cid="<b>")

    assert members(made.as_bytes()) == [("attachment.png", b"scan" * DECORATION_BYTES)]


def test_a_small_picture_that_is_attached_is_kept() -> None:
    made = message()
    made.add_attachment(
        b"stamp", maintype="image", subtype="png", filename="stamp.png", cid="<stamp>"
    )

    assert members(made.as_bytes()) == [("stamp.png", b"stamp")]


def test_a_message_that_is_nothing_but_a_file_has_it_as_a_member(read: Read) -> None:
    content = (
        HEAD + b"Content-Type: application/pdf; name=scan.pdf\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.b64encode(b"%PDF-1.4")
    )

    document = read("a.eml", content)

    assert [member.name for member in document.members] == ["scan.pdf"]
    assert document.pages[0].text.startswith("From: anna@example.com")


@pytest.mark.parametrize(
    ("charset", "body"),
    [
        ("iso-8859-1", "Perché no".encode("iso-8859-1")),
        ("us-ascii", "Perché no".encode("cp1252")),
        ("us-ascii", "Perché no".encode()),
        ("iso-8859-1", "Perché no".encode()),
        ("no-such-charset", "Perché no".encode()),
        ('"utf-8"Content-Transfer-Encoding: 8bit', "Perché no".encode()),
        ("utf-7", "Perché no".encode("utf-7")),
    ],
)
def test_bodies_with_wrong_or_rare_encodings_are_read(
    read: Read, charset: str, body: bytes
) -> None:
    content = HEAD + f"Content-Type: text/plain; charset={charset}\r\n\r\n".encode() + body

    assert read("a.eml", content).pages[0].text.endswith("\n\nPerché no")


def test_the_charset_of_the_header_goes_before_that_of_the_web_page(read: Read) -> None:
    page = '<meta charset="utf-8"><p>Perché no</p>'.encode("cp1252")
    content = HEAD + b"Content-Type: text/html; charset=windows-1252\r\n\r\n" + page

    assert read("a.eml", content).pages[0].text.endswith("Perché no")


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (b"=?utf-8?Q?Perch=C3=A9?= no", "Perché no"),
        (b"=?utf-8?Q?Perch=C3?= =?utf-8?Q?=A9?=", "Perché"),
        (b"=?utf-8?B?not base64!!?=", "=?utf-8?B?not base64!!?="),
        (b"=?no-such?Q?abc?=", "abc"),
        ("Perché".encode("cp1252"), "Perché"),
        ("Perché".encode(), "Perché"),
        (b"one\r\n two", "one two"),
    ],
)
def test_damaged_subjects_are_read_as_far_as_can_be(read: Read, raw: bytes, shown: str) -> None:
    document = read("a.eml", HEAD + b"Subject: " + raw + b"\r\n\r\ntext")

    assert document.title == shown


@pytest.mark.parametrize("date", [b"yesterday", b"Mon, 99 Foo 2021 99:99", b"", b"\xff\xfe"])
def test_a_damaged_date_costs_nothing_else(read: Read, date: bytes) -> None:
    document = read("a.eml", HEAD + b"Date: " + date + b"\r\n\r\ntext")

    assert "date" not in document.metadata
    assert document.pages[0].text.endswith("text")


@pytest.mark.parametrize(
    "field",
    [
        b"Content-Type: multipart/mixed",
        b'Content-Type: multipart/mixed; boundary="never"',
        b"Content-Type: text/plain\r\nContent-Transfer-Encoding: x-unknown",
        b"Content-Type: ///;;;=",
    ],
)
def test_a_body_in_a_damaged_structure_is_read_as_text(read: Read, field: bytes) -> None:
    document = read("a.eml", HEAD + field + b"\r\n\r\nThe lease ends in May.")

    assert "The lease ends in May." in document.pages[0].text


def test_lines_that_were_broken_for_sending_are_joined(read: Read) -> None:
    content = HEAD + b"Content-Type: text/plain; format=flowed\r\n\r\nThe lease \r\nends.\r\nBye"

    assert read("a.eml", content).pages[0].text.endswith("\n\nThe lease ends.\nBye")


def test_a_report_of_failed_delivery_is_read(read: Read) -> None:
    content = (
        HEAD + b'Content-Type: multipart/report; boundary="x"\r\n\r\n'
        b"--x\r\n\r\nIt failed.\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\n"
        b"Reporting-MTA: dns; mx.example.com\r\n\r\nFinal-Recipient: rfc822; b@example.com\r\n"
        b"\r\n--x--"
    )

    text = read("a.eml", content).pages[0].text

    assert "It failed." in text
    assert "Final-Recipient: rfc822; b@example.com" in text


@pytest.mark.parametrize("kind", ["multipart/encrypted", "application/pgp-encrypted"])
def test_an_encrypted_message_says_what_to_do(read: Read, kind: str) -> None:
    content = HEAD + f"Content-Type: {kind}; boundary=x\r\n\r\n--x\r\n\r\nabc\r\n--x--".encode()

    with pytest.raises(DocumentError, match="only with the key of its receiver") as caught:
        read("a.eml", content)

    assert "mail program" in caught.value.hint


def test_a_message_nested_beyond_reason_is_refused_in_a_sentence(read: Read) -> None:
    parts = "".join(
        f'Content-Type: multipart/mixed; boundary="b{level}"\r\n\r\n--b{level}\r\n'
        for level in range(3000)
    )

    with pytest.raises(DocumentError):
        read("a.eml", HEAD + parts.encode() + b"\r\ntext")
